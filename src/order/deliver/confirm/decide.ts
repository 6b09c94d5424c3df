import type { Refusal } from '../../../platform/refusal.ts'
import { isUnderWay, type PackageFacts } from '../model.ts'
import { refuseDelivery } from '../refusals.ts'

export type Confirmation = Readonly<{ received: boolean; reason?: string }>
export type Confirmed = Readonly<{
  facts: PackageFacts
  /** Where the units were until the customer said that they arrived; null when that was known. */
  arrivedFrom: 'shipped' | 'lost' | null
  /** False when the customer has said the same before. */
  isNews: boolean
}>

/**
 * The customer says whether a package arrived. A customer who has it is believed, whatever the carrier's scans lack; one
 * who has it not contests the delivery, and a person looks into it.
 */
export function decideConfirmation(
  facts: PackageFacts,
  handedOver: boolean,
  { received, reason }: Confirmation,
  at: Date,
): Confirmed | Refusal {
  if (!handedOver) return refuseDelivery.not_under_way('it was not sent yet')
  if (facts.state === 'going_back' || facts.state === 'came_back' || facts.resolved)
    return refuseDelivery.not_under_way('it went back to the sender or was decided over')
  const isNews = received ? facts.confirmedAt === null : facts.contestedAt === null
  if (!isNews) return { facts, arrivedFrom: null, isNews }
  if (!received) {
    const contested = { ...facts, confirmedAt: null, contestedAt: at, contestReason: reason ?? null }
    return { facts: contested, arrivedFrom: null, isNews }
  }
  const confirmed = { ...facts, confirmedAt: at, contestedAt: null, contestReason: null }
  if (facts.state === 'delivered') return { facts: confirmed, arrivedFrom: null, isNews }
  return {
    facts: { ...confirmed, state: 'delivered', deliveredAt: at },
    arrivedFrom: isUnderWay(facts) ? 'shipped' : 'lost',
    isNews,
  }
}
