import type { Tx } from '../../../platform/db/db.ts'
import type { FulfillmentOrderId, ItemId, LocationId, OrderId } from '../../../platform/ids.ts'

export type OrderPlace = Readonly<{ placedAt: Date; id: OrderId }>

/**
 * Orders with units that may still change their place, those placed first; without those that are pooled.
 * @param after the last one that was looked at, when it goes on
 */
export function movableOrders(
  tx: Tx,
  released: boolean,
  after: OrderPlace | null,
  limit: number,
): Promise<OrderPlace[]> {
  return tx.rows<OrderPlace>(
    'promise.movable_orders',
    `select o.id, o.placed_at as "placedAt" from capture.v_order o
      where o.tenant_id = $1 and ($3::timestamptz is null or (o.placed_at, o.id) > ($3, $4::uuid)) and o.hold_status = 'none' and not exists (select from promise.pooled p where (p.tenant_id, p.order_id) = (o.tenant_id, o.id))
        and o.id in (select r.demand_id from inventory.v_reservation r where r.tenant_id = $1 and r.demand_kind = 'order_line' and not r.pegged and not r.pinned
                      union select m.order_id from fulfill.v_movable m where m.tenant_id = $1 and $2)
      order by o.placed_at, o.id limit $5`,
    [tx.tenant, released, after?.placedAt ?? null, after?.id ?? null, limit],
  )
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
