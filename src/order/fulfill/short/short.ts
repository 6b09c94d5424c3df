import * as inventory from '../../../inventory/index.ts'
import type { Tx } from '../../../platform/db/db.ts'
import type { FulfillmentOrderId } from '../../../platform/ids.ts'
import { isRefusal, type Refusal } from '../../../platform/refusal.ts'
import { takenUp, takenUpNews } from '../accept/decide.ts'
import type { Asker } from '../bounds.ts'
import { decideGiveUp } from '../decline/decide.ts'
import { writeGivenUp } from '../decline/decline.ts'
import type { FulfillmentOrder, LineUnits } from '../model.ts'
import type { FulfillSteps } from '../steps.ts'
import { announceWork, openWork, stockUnits } from '../work.ts'

/**
 * Units were not found at the pick: they stay on the books as unavailable until somebody counts, and are brought to
 * another location.
 */
export async function reportShortPick(
  tx: Tx,
  steps: Pick<FulfillSteps, 'resource'>,
  id: FulfillmentOrderId,
  lines: readonly LineUnits[],
  asker: Asker,
): Promise<FulfillmentOrder | Refusal> {
  const work = await openWork(tx, id, asker)
  if (isRefusal(work)) return work
  const given = decideGiveUp(takenUp(work.fulfillment, tx.occurredAt), lines, 'short', tx.occurredAt)
  if (isRefusal(given)) return given
  for (const { type } of takenUpNews(work.fulfillment, given.fulfillment)) announceWork(tx, type, given.fulfillment)
  await writeGivenUp(tx, work.order, given)
  await inventory.reportShort(tx, stockUnits(given.fulfillment, given.units))
  announceWork(tx, 'fulfillment.short_picked', given.fulfillment, { lines: given.units })
  await steps.resource(tx, [given.fulfillment.order])
  return given.fulfillment
}
