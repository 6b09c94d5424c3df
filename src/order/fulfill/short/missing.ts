import * as inventory from '../../../inventory/index.ts'
import type { Tx } from '../../../platform/db/db.ts'
import { openOrders } from '../../capture/index.ts'
import { decideGiveUp } from '../decline/decide.ts'
import { writeGivenUp } from '../decline/decline.ts'
import type { FulfillSteps } from '../steps.ts'
import { lockFulfillments } from '../store.ts'
import { announceWork, stockUnits } from '../work.ts'
import { readWaiting } from './store.ts'

/** Makes the part of fulfillment in a shortfall: what a count or a sale took from allocated units falls short here. */
export function makeShortAllocated(resource: FulfillSteps['resource']) {
  return (tx: Tx, at: inventory.StockKey, units: number) => shortAllocated(tx, resource, at, units)
}

/**
 * Allocated units of an item are not at the location any more: fulfillment orders that were released last lose them
 * first. The allocation is given up here; what is on hand is booked by whoever found out.
 */
async function shortAllocated(
  tx: Tx,
  resource: FulfillSteps['resource'],
  at: inventory.StockKey,
  units: number,
): Promise<void> {
  const waiting = await readWaiting(tx, at)
  await openOrders(tx, [...new Set(waiting.map((one) => one.order))])
  const locked = await lockFulfillments(
    tx,
    waiting.map((one) => one.id),
  )
  let left = units
  for (const { id } of waiting) {
    const fulfillment = locked.find((one) => one.id === id)
    const lines = (fulfillment?.lines ?? []).flatMap((line) => {
      const some = line.item === at.item ? Math.min(line.waiting, left) : 0
      left -= some
      return some > 0 ? [{ line: line.line, units: some }] : []
    })
    if (!fulfillment || lines.length === 0) continue
    const given = decideGiveUp(fulfillment, lines, 'short', tx.occurredAt)
    // Read anew: an earlier round may have sourced the same order again.
    const order = (await openOrders(tx, [fulfillment.order])).get(fulfillment.order)
    if (!order || 'refused' in given) throw new Error(`${fulfillment.number} cannot fall short`)
    await writeGivenUp(tx, order, given)
    await inventory.freeAllocated(tx, stockUnits(fulfillment, lines))
    announceWork(tx, 'fulfillment.short_picked', given.fulfillment, { lines })
    await resource(tx, [fulfillment.order])
  }
  if (left > 0)
    throw new Error(`${left} allocated units of ${at.item} at ${at.location} belong to no fulfillment order`)
}
