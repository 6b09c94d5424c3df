import type { StockKey } from '../../../inventory/index.ts'
import type { Tx } from '../../../platform/db/db.ts'
import type { FulfillmentOrderId, OrderId } from '../../../platform/ids.ts'

/** Fulfillment orders at a location whose units of an item wait to be picked, released last first. */
export function readWaiting(tx: Tx, at: StockKey): Promise<{ id: FulfillmentOrderId; order: OrderId }[]> {
  return tx.rows(
    'fulfill.read_waiting',
    `select f.id, f.order_id as "order" from fulfill.fulfillment_order f
      where f.tenant_id = $1 and f.location_id = $2
        and exists (select from fulfill.fulfillment_line l
                     where l.tenant_id = f.tenant_id and l.fulfillment_order_id = f.id and l.item_id = $3 and l.waiting > 0)
      order by f.released_at desc, f.id desc`,
    [tx.tenant, at.location, at.item],
  )
}
