import type { Tx } from '../../platform/db/db.ts'
import { type Refusal, refuse } from '../../platform/refusal.ts'
import { lockCustomer } from '../accounts/store.ts'
import { refuseCustomer } from '../refusals.ts'
import { type Consent, insertConsent } from './store.ts'

/** Notes that a customer gave or took back a consent. Nothing is ever overwritten. */
export async function noteConsent(
  tx: Tx,
  customer: string,
  consent: Omit<Consent, 'id' | 'at'>,
): Promise<{ id: string } | Refusal> {
  const known = await lockCustomer(tx, customer)
  if (!known) return refuse.not_found('there is no such customer')
  if (known.erasedAt) return refuseCustomer.customer_erased('they are asked nothing any more')
  const id = await insertConsent(tx, customer, consent)
  const { purpose, medium } = consent
  tx.announce({
    type: consent.given ? 'consent.given' : 'consent.withdrawn',
    subject: customer,
    data: { purpose, medium },
  })
  return { id }
}
