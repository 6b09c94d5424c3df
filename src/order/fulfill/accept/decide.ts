import type { Refusal } from '../../../platform/refusal.ts'
import { derive, type FulfillmentOrder, isClosed } from '../model.ts'
import { refuseWork } from '../refusals.ts'

/** The location takes the work. */
export function decideAccept(fulfillment: FulfillmentOrder, at: Date): FulfillmentOrder | Refusal {
  if (isClosed(fulfillment))
    return refuseWork.fulfillment_closed(`${fulfillment.number} is ${fulfillment.state}, nothing is left to do`)
  if (fulfillment.acceptedAt) return refuseWork.already_accepted(`${fulfillment.number} is accepted already`)
  return derive({ ...fulfillment, acceptedAt: at }, at)
}

/** Whoever works on it has taken it: accepted at the latest now. */
export function takenUp(fulfillment: FulfillmentOrder, at: Date): FulfillmentOrder {
  return fulfillment.acceptedAt || isClosed(fulfillment) ? fulfillment : derive({ ...fulfillment, acceptedAt: at }, at)
}

/** Who worked on it without a word has accepted it: the timeline says so. */
export function takenUpNews(before: FulfillmentOrder, after: FulfillmentOrder): { type: string }[] {
  return !before.acceptedAt && after.acceptedAt ? [{ type: 'fulfillment.accepted' }] : []
}
