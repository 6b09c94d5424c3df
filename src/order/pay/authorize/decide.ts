import type { Refusal } from '../../../platform/refusal.ts'
import type { Method } from '../model.ts'
import { refusePayment } from '../refusals.ts'

/** What is asked for, with what is known of the order and the provider. */
export type Asked = Readonly<{
  method: Method
  instrument: string | undefined
  amountMinor: number | undefined
  uncoveredMinor: number
  /** Undefined: there is no such provider, or it is switched off. */
  offers: Readonly<{ methods: readonly Method[]; needsInstrument: boolean }> | undefined
}>

/** The amount of a new payment, in minor units: what is asked for, else all that nothing covers yet. */
export function decideAuthorize(asked: Asked): Readonly<{ amountMinor: number }> | Refusal {
  const { offers, method, uncoveredMinor } = asked
  if (!offers) return refusePayment.unknown_provider('no active payment provider has this code', { path: '/provider' })
  if (!offers.methods.includes(method))
    return refusePayment.method_not_offered(`it takes ${offers.methods.join(', ')}`, { path: '/method' })
  if (offers.needsInstrument && !asked.instrument)
    return refusePayment.instrument_missing('send the token of the payer’s instrument', { path: '/instrument' })
  if (uncoveredMinor === 0)
    return refusePayment.nothing_due('everything is paid, authorized or under way', { path: '/amountMinor' })
  const amountMinor = asked.amountMinor ?? uncoveredMinor
  if (amountMinor > uncoveredMinor)
    return refusePayment.exceeds_due(`${uncoveredMinor} minor units are left to pay`, {
      path: '/amountMinor',
      more: { uncoveredMinor },
    })
  return { amountMinor }
}
