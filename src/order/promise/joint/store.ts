import type { Tx } from '../../../platform/db/db.ts'
import type { FulfillmentOrderId, ItemId, LocationId, OrderId } from '../../../platform/ids.ts'

/** Orders with units that may still change their place, those placed first; without those that are pooled. */
export async function movableOrders(tx: Tx, released: boolean, limit: number): Promise<OrderId[]> {
  const rows = await tx.rows<{ id: OrderId }>(
    'promise.movable_orders',
    `select o.id from capture.v_order o
      where o.tenant_id = $1 and o.hold_status = 'none' and not exists (select from promise.pooled p where (p.tenant_id, p.order_id) = (o.tenant_id, o.id))
        and o.id in (select r.demand_id from inventory.v_reservation r where r.tenant_id = $1 and r.demand_kind = 'order_line' and not r.pegged and not r.pinned
                      union select m.order_id from fulfill.v_movable m where m.tenant_id = $1 and $2)
      order by o.placed_at, o.id limit $3`,
    [tx.tenant, released, limit],
  )
  return rows.map((row) => row.id)
}

/** Units that a location was sent and has not taken up. */
export type Sent = Readonly<{
  fulfillment: FulfillmentOrderId
  order: OrderId
  location: LocationId
  line: number
  item: ItemId
  units: number
}>

export function sentUnits(tx: Tx, orders: readonly OrderId[]): Promise<Sent[]> {
  return tx.rows<Sent>(
    'promise.sent_units',
    `select fulfillment_order_id as fulfillment, order_id as "order", location_id as location, line, item_id as item, units
       from fulfill.v_movable where tenant_id = $1 and order_id = any($2::uuid[]) order by fulfillment_order_id, line`,
    [tx.tenant, orders],
  )
}
