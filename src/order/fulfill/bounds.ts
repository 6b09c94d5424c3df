import * as inventory from '../../inventory/index.ts'
import { type Action, mayTouch } from '../../organisation/index.ts'
import type { Principal } from '../../platform/auth/principal.ts'
import type { Tx } from '../../platform/db/db.ts'
import type { ChannelId, LocationId, OrderId } from '../../platform/ids.ts'
import { type Refusal, refuse } from '../../platform/refusal.ts'
import { type Order, openOrders } from '../capture/index.ts'
import { locationsOfOrders } from './store.ts'

/** Who asks and under which right; null is Kontor itself, which no bound holds. */
export type Asker = Readonly<{ principal: Principal; action: Action }> | null

type Work = Readonly<{ location: LocationId; supplier: string | null; channel: ChannelId; order: OrderId }>

/** Is this work of the asker's own places, supplier, channel or order, as far as the right is bound to them? */
export function within(asker: Asker, { location, supplier, channel, order }: Work): boolean {
  return !asker || mayTouch(asker.principal, asker.action, { location, supplier, channel, order })
}

/** Opens an order for change, if one of the places it touches is the asker's: where it is picked up, held or worked on. */
export async function openOwnOrder(tx: Tx, id: OrderId, asker: Asker): Promise<Order | Refusal> {
  const [own] = await openOwnOrders(tx, [{ order: id, asker }])
  return own ?? absent()
}

/** The same for a list, each with its own asker: what they touch is read once for all of them. */
export async function openOwnOrders(
  tx: Tx,
  asked: readonly Readonly<{ order: OrderId; asker: Asker }>[],
): Promise<(Order | Refusal)[]> {
  const opened = await openOrders(tx, [...new Set(asked.map(({ order }) => order))])
  const bounded = asked.flatMap(({ order: id, asker }) => (asker ? (opened.get(id) ?? []) : []))
  const touched = await touchedBy(tx, bounded)
  return asked.map(({ order: id, asker }) => {
    const order = opened.get(id)
    if (!order) return absent()
    if (!asker) return order
    const touch = { locations: touched(order), channel: order.channel, order: order.id }
    return mayTouch(asker.principal, asker.action, touch) ? order : absent()
  })
}

const absent = () => refuse.not_found('there is no such order')

async function touchedBy(tx: Tx, orders: readonly Order[]): Promise<(order: Order) => LocationId[]> {
  if (orders.length === 0) return () => []
  const ids = [...new Set(orders.map((order) => order.id))]
  const [held, worked] = await Promise.all([inventory.heldFor(tx, ids), locationsOfOrders(tx, ids)])
  return (order) => [
    ...order.deliveries.flatMap((one) => one.pickupLocation ?? []),
    ...held.flatMap((one) => (one.demand === order.id ? [one.location] : [])),
    ...worked.flatMap((one) => (one.order === order.id ? [one.location] : [])),
  ]
}
