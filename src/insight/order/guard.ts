import { type Action, mayTouch } from '../../organisation/index.ts'
import type { Principal } from '../../platform/auth/principal.ts'
import type { Tx } from '../../platform/db/db.ts'
import type { ChannelId, LocationId, OrderId } from '../../platform/ids.ts'
import { type Refusal, refuse } from '../../platform/refusal.ts'

/** What an order touches, as far as rights ask: its channel, and every location that works on it or hands it over. */
async function readBounds(
  tx: Tx,
  order: OrderId,
): Promise<{ channel: ChannelId; locations: LocationId[] } | undefined> {
  const [row] = await tx.rows<{ channel: ChannelId; locations: LocationId[] }>(
    'insight.order_bounds',
    `select o.channel_id as channel,
            array(select f.location_id from fulfill.v_fulfillment_order f where (f.tenant_id, f.order_id) = (o.tenant_id, o.id)
                  union select d.pickup_location_id from capture.v_delivery d where (d.tenant_id, d.order_id) = (o.tenant_id, o.id) and d.pickup_location_id is not null
                  union select o.placed_location_id where o.placed_location_id is not null) as locations
       from capture.v_order o where o.tenant_id = $1 and o.id = $2`,
    [tx.tenant, order],
  )
  return row
}

/** An order that somebody may not know of answers exactly like one that is not there. */
export async function guardOrder(
  tx: Tx,
  principal: Principal,
  action: Action,
  order: OrderId,
): Promise<Refusal | null> {
  const bounds = await readBounds(tx, order)
  const visible = bounds && mayTouch(principal, action, { channel: bounds.channel, locations: bounds.locations, order })
  return visible ? null : refuse.not_found('there is no such order')
}
