import * as inventory from '../../inventory/index.ts'
import { type Action, mayTouch } from '../../organisation/index.ts'
import type { Principal } from '../../platform/auth/principal.ts'
import type { Tx } from '../../platform/db/db.ts'
import type { ChannelId, LocationId, OrderId } from '../../platform/ids.ts'
import { type Refusal, refuse } from '../../platform/refusal.ts'
import { type Order, openOrder } from '../capture/index.ts'
import { locationsOfOrder } from './store.ts'

/** Who asks and under which right; null is Kontor itself, which no bound holds. */
export type Asker = Readonly<{ principal: Principal; action: Action }> | null

type Work = Readonly<{ location: LocationId; supplier: string | null; channel: ChannelId; order: OrderId }>

/** Is this work of the asker's own places, supplier, channel or order, as far as the right is bound to them? */
export function within(asker: Asker, { location, supplier, channel, order }: Work): boolean {
  return !asker || mayTouch(asker.principal, asker.action, { location, supplier, channel, order })
}

/** Opens an order for change, if one of the places it touches is the asker's: where it is picked up, held or worked on. */
export async function openOwnOrder(tx: Tx, id: OrderId, asker: Asker): Promise<Order | Refusal> {
  const order = await openOrder(tx, id)
  const own = order && (!asker || (await touches(tx, order, asker)))
  return own ? order : refuse.not_found('there is no such order')
}

async function touches(tx: Tx, order: Order, { principal, action }: NonNullable<Asker>): Promise<boolean> {
  const held = await inventory.heldFor(tx, [order.id])
  const locations = [
    ...order.deliveries.flatMap((one) => one.pickupLocation ?? []),
    ...held.map((one) => one.location),
    ...(await locationsOfOrder(tx, order.id)),
  ]
  return mayTouch(principal, action, { locations, channel: order.channel, order: order.id })
}
