import type { EffectAnswer } from '../../../platform/effects/effects.ts'
import { unreachable } from '../../../platform/unreachable.ts'
import type { Operation } from '../model.ts'
import type { ProviderAnswer } from '../providers/provider.ts'
import type { Outcome } from './store.ts'

/** What an adapter told beside the outcome; the adapters write nothing else there. */
export function toldBy(answer: EffectAnswer): ProviderAnswer {
  return 'answer' in answer && answer.answer ? (answer.answer as ProviderAnswer) : {}
}

/** What an answer makes of our operation. The provider may have done less than was asked: what it booked counts. */
export function outcomeOf(operation: Operation, answer: EffectAnswer): Outcome {
  const { reference = null, amountMinor = operation.amountMinor, declined = false } = toldBy(answer)
  switch (answer.outcome) {
    case 'succeeded':
      return { state: 'succeeded', amountMinor, reference, problem: null }
    case 'refused':
      return {
        state: declined ? 'declined' : 'failed',
        problem: answer.problem,
        amountMinor: operation.amountMinor,
        reference,
      }
    case 'unknown':
      return { state: 'unknown', amountMinor: operation.amountMinor, reference: null, problem: answer.problem }
    case 'not_sent':
      return { state: 'pending', amountMinor: operation.amountMinor, reference: null, problem: answer.problem }
    default:
      return unreachable(answer)
  }
}
