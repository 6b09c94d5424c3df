import type { Refusal } from '../../../platform/refusal.ts'
import type { PackageFacts } from '../model.ts'
import { refuseDelivery } from '../refusals.ts'

export type Resolution = Readonly<{ decision: 'resend' | 'cancel'; received: boolean }>
export type Resolved = Readonly<{
  facts: PackageFacts
  from: 'sent_back' | 'lost'
  to: 'open' | 'cancelled'
  /** Goods that are in our hands again go back on the shelf. */
  toShelf: boolean
}>

/**
 * What becomes of goods that did not arrive. Those sent back must be here again first; lost ones may be decided over
 * without them.
 */
export function decideResolution(
  facts: PackageFacts | null,
  { decision, received }: Resolution,
  at: Date,
): Resolved | Refusal {
  if (!facts || (facts.state !== 'going_back' && facts.state !== 'lost'))
    return refuseDelivery.nothing_to_resolve(`the package is ${facts?.state ?? 'under_way'}`)
  if (facts.resolved) return refuseDelivery.nothing_to_resolve(`it was decided before: ${facts.resolved}`)
  if (facts.state === 'going_back' && !received)
    return refuseDelivery.not_received_yet('say received when the goods are here', { path: '/received' })
  return {
    facts: { ...facts, state: received ? 'came_back' : 'lost', resolved: decision, resolvedAt: at },
    from: facts.state === 'lost' ? 'lost' : 'sent_back',
    to: decision === 'resend' ? 'open' : 'cancelled',
    toShelf: received,
  }
}
