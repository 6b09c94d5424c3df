import type { Refusal } from '../../platform/refusal.ts'
import { refuseCustomer } from '../refusals.ts'
import { isEmail, normalEmail, normalPhone } from './model.ts'

type Party = Readonly<{
  kind: 'person' | 'company'
  name?: string | null
  company?: string | null
  email?: string | null
}>

/** Refuses a customer without a name to speak of, or with an e-mail address that is none. */
export function decideParty(party: Party): Refusal | null {
  const path = party.kind === 'person' ? '/name' : '/company'
  if (!(party.kind === 'person' ? party.name : party.company))
    return refuseCustomer.name_missing(`a ${party.kind} has a ${path.slice(1)}`, { path })
  if (party.email && !isEmail(party.email)) return refuseCustomer.bad_email('something@example.org', { path: '/email' })
  return null
}

type Credit = Readonly<{ creditLimitMinor?: number | null; creditCurrency?: string | null }>

export function decideCredit(credit: Credit): Refusal | null {
  if ((credit.creditLimitMinor ?? null) === null && (credit.creditCurrency ?? null) === null) return null
  if (credit.creditCurrency && (credit.creditLimitMinor ?? null) !== null) return null
  return refuseCustomer.credit_incomplete('give both creditLimitMinor and creditCurrency', {
    path: '/creditLimitMinor',
  })
}

/** The same customer with e-mail address and telephone number in the form in which they are kept and compared. */
export function withNormalContact<T extends Readonly<{ email?: string | null; phone?: string | null }>>(
  party: T,
  country: string | null,
): T {
  return {
    ...party,
    ...(party.email && { email: normalEmail(party.email) }),
    ...(party.phone && { phone: normalPhone(party.phone, country) }),
  }
}
