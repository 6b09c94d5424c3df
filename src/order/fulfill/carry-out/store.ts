import type { Tx } from '../../../platform/db/db.ts'
import type { OrderId } from '../../../platform/ids.ts'

/** Of these orders, those that a customer carried out of a store. */
export async function soldAtTills(tx: Tx, orders: readonly OrderId[]): Promise<OrderId[]> {
  const rows = await tx.rows<{ order: OrderId }>(
    'fulfill.sold_at_tills',
    `select distinct order_id as "order" from capture.v_delivery
      where tenant_id = $1 and order_id = any($2::uuid[]) and method = 'carry_out'`,
    [tx.tenant, orders],
  )
  return rows.map((row) => row.order)
}
