import type { Tx } from '../../../platform/db/db.ts'
import type { OrderId } from '../../../platform/ids.ts'

/** Orders that wait for items, in the order in which they are served: priority, then who came first. */
export async function waitingOrders(tx: Tx, items: readonly string[]): Promise<OrderId[]> {
  const rows = await tx.rows<{ id: OrderId }>(
    'promise.waiting_orders',
    `select o.id from capture.v_order o
      where o.tenant_id = $1 and o.hold_status = 'none'
        and exists (select from capture.v_order_line l where (l.tenant_id, l.order_id) = (o.tenant_id, o.id)
                       and l.item_id = any($2::uuid[]) and l.backordered > 0)
      order by o.priority desc, o.placed_at, o.id`,
    [tx.tenant, items],
  )
  return rows.map((row) => row.id)
}
