import type { Probe } from '../../../organisation/index.ts'
import { newId } from '../../../platform/ids.ts'
import { carrierOf } from './carriers.ts'

/** Somebody waits for it at a screen. */
const TIMEOUT_MS = 10_000

/** Asks after a label that was never bought: whoever answers that there is none, speaks with us and knows us. */
export const probeCarrier: Probe = async ({ adapter, settings }, secret) => {
  const known = carrierOf(adapter)
  if (!known) return `nothing here speaks to ${adapter}`
  const answer = await known.askLabel({ settings, secret, timeoutMs: TIMEOUT_MS }, `check-${newId()}`)
  return answer === null ? null : 'problem' in answer ? answer.problem : 'it knows what never was'
}
