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

/** Orders, locked, with what of them is in play. Pinned units, those that expire and those of held orders are not. */
export async function openInPlay(
  tx: Tx,
  ids: readonly OrderId[],
  released: boolean,
): Promise<{ orders: readonly Order[]; units: readonly InPlay[] }> {
  const opened = [...(await openOrders(tx, ids)).values()].filter((order) => !stopsOn(order, 'sourcing'))
  const own = opened.map((order) => order.id)
  const [held, sent] = await Promise.all([inventory.heldFor(tx, own), released ? sentUnits(tx, own) : []])
  const reserved = held
    .filter((one) => one.supply === inventory.ON_HAND && !one.pinned && one.expiresAt === null)
    .map((one): InPlay => {
      const { demand, line, item, location, units } = one
      return { order: demand as OrderId, line, item, location, units, work: null, held: one }
    })
  const units = [...reserved, ...sent.map(({ fulfillment, ...one }) => ({ ...one, work: fulfillment, held: null }))]
  return { orders: opened.filter((order) => units.some((one) => one.order === order.id)), units }
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
