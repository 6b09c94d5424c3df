import type { Tx } from '../../../platform/db/db.ts'
import type { Follower } from '../../../platform/events/follower.ts'
import type { ItemId, OrderId } from '../../../platform/ids.ts'
import { type Order, openOrders, type PlannedPromise } from '../../capture/index.ts'
import { fillBackorders } from '../backorder/fill.ts'
import { type Peg, pegsOf } from '../backorder/store.ts'
import { requestsFor } from '../resource/resource.ts'
import { promisesFor } from '../source/promises.ts'
import { plainReads } from '../source/reads.ts'
import { writePromises } from '../source/store.ts'
import { readWorld } from '../source/world.ts'
import { announceDatesOf } from './dates.ts'

/** Orders that are dated together. */
const AT_ONCE = 100

/**
 * After supplies of items came up, moved or shrank: who waits is brought forward where another supply or a shelf serves
 * sooner, and the promises that still hang on a moved supply get its dates, as new rows beside the old ones.
 */
export async function repromise(tx: Tx, items: readonly ItemId[]): Promise<void> {
  await fillBackorders(tx, items)
  const pegs = await pegsOf(tx, { items })
  const orders = [...new Set(pegs.map((peg) => peg.order))].sort()
  for (let start = 0; start < orders.length; start += AT_ONCE) {
    const ids = new Set(orders.slice(start, start + AT_ONCE))
    await redate(
      tx,
      pegs.filter((peg) => ids.has(peg.order)),
    )
  }
}

async function redate(tx: Tx, seen: readonly Peg[]): Promise<void> {
  const ids = [...new Set(seen.map((peg) => peg.order))]
  const opened = await openOrders(tx, ids)
  // Behind the locks: what was pegged may have been served or cancelled meanwhile.
  const items = new Set(seen.map((peg) => peg.item))
  const pegs = (await pegsOf(tx, { orders: ids })).filter((peg) => items.has(peg.item))
  const orders = ids.flatMap((id) => opened.get(id) ?? [])
  const requests = await requestsFor(
    tx,
    orders.map((order) => withPegged(order, pegs)),
  )
  const world = await readWorld(tx, requests, plainReads)
  const moved: (PlannedPromise & { order: OrderId })[] = []
  for (const request of requests)
    for (const delivery of request.deliveries) {
      const lines = new Set(delivery.lines.map((line) => line.line))
      const own = pegs.filter((peg) => peg.order === request.order && lines.has(peg.line))
      const dated = promisesFor(delivery, request, { taken: [], pegged: own, uncovered: [], decisions: [] }, world)
      for (const [index, promise] of dated.entries())
        if (own[index]?.shipBy !== promise.shipBy || own[index]?.deliverBy !== promise.deliverBy)
          moved.push({ ...promise, order: request.order })
    }
  await writePromises(tx, moved, 'supply_moved')
  const touched = new Set(moved.map((one) => one.order))
  await announceDatesOf(
    tx,
    orders.filter((order) => touched.has(order.id)),
  )
}

/** The order as if only its pegged units stood open: dates are asked for them alone. */
function withPegged(order: Order, pegs: readonly Peg[]): Order {
  const units = (line: number) =>
    pegs.filter((peg) => peg.order === order.id && peg.line === line).reduce((sum, peg) => sum + peg.units, 0)
  return {
    ...order,
    lines: order.lines.map((line) => ({ ...line, buckets: { ...line.buckets, open: units(line.line) } })),
  }
}

/** Follows what is said about supplies: a list of items is looked at once, whatever was said about them. */
export const supplyFollower: Follower = {
  name: 'supply_dates',
  types: new Set(['supply.expected', 'supply.reduced']),
  atOnce: 50,
  async handleList(tx, events) {
    await repromise(tx, [...new Set(events.flatMap((event) => (event.subject as ItemId | null) ?? []))])
  },
}
