import * as inventory from '../../../inventory/index.ts'
import type { Tx } from '../../../platform/db/db.ts'
import type { FulfillmentOrderId } from '../../../platform/ids.ts'
import { moveLines, sumLines } from '../model.ts'
import { lockFulfillments, writeFulfillments } from '../store.ts'
import { announceWork, stockUnits } from '../work.ts'

/**
 * Takes units out of fulfillment orders that nobody has taken up: free on the shelf again, the work is smaller or
 * cancelled. The caller has locked the orders and moves their units.
 */
export async function takeBackUnits(
  tx: Tx,
  taken: readonly Readonly<{ fulfillment: FulfillmentOrderId; line: number; units: number }>[],
): Promise<void> {
  const found = await lockFulfillments(tx, [...new Set(taken.map((one) => one.fulfillment))])
  const changed = found.map((before) => {
    const units = sumLines(taken.filter((one) => one.fulfillment === before.id))
    const moves = units.map((one) => ({ ...one, from: 'waiting' as const, to: 'cancelled' as const }))
    return { units, after: moveLines(before, moves, tx.occurredAt) }
  })
  await writeFulfillments(
    tx,
    changed.map(({ after }) => after),
  )
  for (const { after, units } of changed) announceWork(tx, 'fulfillment.withdrawn', after, { lines: units, to: 'open' })
  await inventory.freeAllocated(
    tx,
    changed.flatMap(({ after, units }) => stockUnits(after, units)),
  )
}
