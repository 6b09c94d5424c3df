import * as inventory from '../../../inventory/index.ts'
import type { Tx } from '../../../platform/db/db.ts'
import type { FulfillmentOrderId, ItemId, LocationId, OrderId } from '../../../platform/ids.ts'
import { type Order, openOrders, stopsOn } from '../../capture/index.ts'
import { sentUnits } from './store.ts'

/** Units of an order's line at a place that may be moved: on a shelf, or sent there and not taken up. */
export type InPlay = Readonly<{
  order: OrderId
  line: number
  item: ItemId
  location: LocationId
  units: number
  /** The fulfillment order that has them; null: they are reserved. */
  work: FulfillmentOrderId | null
  held: inventory.Held | null
}>

/** What is in play of orders that are locked; `pickups` are their deliveries that would be, were they not fetched in a store. */
export type OpenedInPlay = Readonly<{ orders: readonly Order[]; units: readonly InPlay[]; pickups: number }>

/**
 * Orders, locked, with what of them is in play. Pinned units, those that expire, those of held orders and those that
 * are fetched in a store are not.
 */
export async function openInPlay(tx: Tx, ids: readonly OrderId[], released: boolean): Promise<OpenedInPlay> {
  const opened = [...(await openOrders(tx, ids)).values()].filter((order) => !stopsOn(order, 'sourcing'))
  const own = opened.map((order) => order.id)
  const [held, sent] = await Promise.all([inventory.heldFor(tx, own), released ? sentUnits(tx, own) : []])
  const onShelf = held.filter((one) => one.supply === inventory.ON_HAND)
  const pickups: ReadonlyMap<string, { order: OrderId }> = pickupsOf(opened)
  const reserved = onShelf
    .filter((one) => !one.pinned && one.expiresAt === null)
    .map((one): InPlay => {
      const { demand, line, item, location, units } = one
      return { order: demand as OrderId, line, item, location, units, work: null, held: one }
    })
  const units = [
    ...reserved,
    ...sent.map(({ fulfillment, ...one }) => ({ ...one, work: fulfillment, held: null })),
  ].filter((one) => !pickups.has(`${one.order}/${one.line}`))
  const fetched = [
    ...onShelf.map((one) => pickups.get(`${one.demand}/${one.line}`)),
    ...sent.map((one) => pickups.get(`${one.order}/${one.line}`)),
  ].filter((one) => one !== undefined)
  const concerned = new Set([...units.map((one) => one.order), ...fetched.map((one) => one.order)])
  return {
    orders: opened.filter((order) => concerned.has(order.id)),
    units,
    pickups: new Set(fetched).size,
  }
}

/** Deliveries that are fetched in a store, by the lines they hold: `order/line`. */
function pickupsOf(orders: readonly Order[]) {
  return new Map(
    orders.flatMap(({ id: order, deliveries, lines }) =>
      deliveries
        .filter((one) => one.pickupLocation !== null)
        .flatMap(({ delivery }) => {
          const pickup = { order, delivery }
          return lines
            .filter((line) => line.delivery === delivery)
            .map((line) => [`${order}/${line.line}`, pickup] as const)
        }),
    ),
  )
}

/** The orders as if only what is in play of them stood open. */
export function asOpen(orders: readonly Order[], units: readonly InPlay[]): Order[] {
  return orders.map((order) => ({
    ...order,
    lines: order.lines.map((line) => ({
      ...line,
      buckets: {
        ...line.buckets,
        open: units
          .filter((one) => one.order === order.id && one.line === line.line)
          .reduce((sum, one) => sum + one.units, 0),
      },
    })),
  }))
}
