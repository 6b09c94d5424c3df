import type { Probe } from '../../../organisation/index.ts'
import { newId } from '../../../platform/ids.ts'
import { adapters } from './registry.ts'

/** Asks after an operation that never was: whoever answers that there is none, speaks with us and knows us. */
export const probePayment: Probe = async ({ adapter, settings }, secret) => {
  const known = adapters.get(adapter)
  if (!known) return `nothing here speaks to ${adapter}`
  const question = { reference: 'check', amountMinor: 1, currency: 'EUR', instrument: null, of: null }
  const answer = await known.ask({ settings, secret }, { ...question, kind: 'authorize', key: `check-${newId()}` })
  return answer === null ? null : 'problem' in answer ? answer.problem : 'it knows what never was'
}
