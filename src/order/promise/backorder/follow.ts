import type { Follower } from '../../../platform/events/follower.ts'
import type { ItemId, OrderId } from '../../../platform/ids.ts'
import { readOrders } from '../../capture/index.ts'
import { fillBackorders } from './fill.ts'

/** After these, units may be free that somebody waits for. Goods received and returns serve the queue by themselves. */
const FREEING = [
  'fulfillment.declined',
  'fulfillment.moved',
  'units.moved',
  'pickup.expired',
  'order.units_cancelled',
  'order.amended',
  'package.resolved',
  'quote.freed',

  'stock.adjusted',
  'stock.counted',
  'stock.snapshot_taken',
] as const

/** Serves the backorder queue when units were freed: in a transaction of its own, so that orders are locked first. */
export const backorderFollower: Follower = {
  name: 'backorders',
  types: new Set(FREEING),
  atOnce: 1,
  async handleList(tx, [event]) {
    if (!event) return
    if (event.type === 'quote.freed') return fillBackorders(tx, heldItems(event.data))
    if (event.order === null) return event.subject === null ? undefined : fillBackorders(tx, [event.subject as ItemId])
    const order = (await readOrders(tx, [event.order as OrderId])).get(event.order as OrderId)
    await fillBackorders(tx, [...new Set((order?.lines ?? []).flatMap((line) => line.item ?? []))])
  },
}

/** A quote tells what it held, for once it is freed no row does. */
function heldItems({ held }: Readonly<Record<string, unknown>>): ItemId[] {
  return [...new Set((held as readonly Readonly<{ item: ItemId }>[]).map(({ item }) => item))]
}
