import type { Tx } from '../../../platform/db/db.ts'
import type { FulfillmentOrderId } from '../../../platform/ids.ts'
import { isRefusal, type Refusal } from '../../../platform/refusal.ts'
import type { Asker } from '../bounds.ts'
import type { FulfillmentOrder } from '../model.ts'
import { writeFulfillments } from '../store.ts'
import { announceWork, openWork } from '../work.ts'
import { decideAccept } from './decide.ts'

/** Accepts a fulfillment order as a whole. */
export async function acceptFulfillment(
  tx: Tx,
  id: FulfillmentOrderId,
  asker: Asker,
): Promise<FulfillmentOrder | Refusal> {
  const work = await openWork(tx, id, asker)
  if (isRefusal(work)) return work
  const accepted = decideAccept(work.fulfillment, tx.occurredAt)
  if (isRefusal(accepted)) return accepted
  await writeFulfillments(tx, [accepted])
  announceWork(tx, 'fulfillment.accepted', accepted)
  return accepted
}

/** Who worked on it without a word has accepted it: the timeline says so. */
export function announceTakenUp(tx: Tx, before: FulfillmentOrder, after: FulfillmentOrder): void {
  if (!before.acceptedAt && after.acceptedAt) announceWork(tx, 'fulfillment.accepted', after)
}
