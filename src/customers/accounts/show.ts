import { type Static, Type } from 'typebox'
import { Instant, Nullable } from '../../platform/http/schema.ts'
import { showId } from '../../platform/ids.ts'
import type { Address } from '../addresses/store.ts'
import type { Consent } from '../consents/store.ts'
import type { Customer } from './store.ts'

export const ShownAddress = Type.Object({
  id: Type.String(),
  label: Nullable(Type.String()),
  name: Nullable(Type.String()),
  company: Nullable(Type.String()),
  lines: Type.Array(Type.String()),
  postalCode: Nullable(Type.String()),
  city: Type.String(),
  region: Nullable(Type.String()),
  country: Type.String(),
  phone: Nullable(Type.String()),
})
export const ShownConsent = Type.Object({
  id: Type.String(),
  purpose: Type.String(),
  medium: Type.String(),
  given: Type.Boolean(),
  source: Type.String(),
  at: Instant,
})
export const ShownCustomer = Type.Object({
  id: Type.String(),
  number: Nullable(Type.String()),
  kind: Type.String(),
  name: Nullable(Type.String()),
  company: Nullable(Type.String()),
  email: Nullable(Type.String()),
  phone: Nullable(Type.String()),
  locale: Type.String(),
  vatNumber: Nullable(Type.String()),
  group: Nullable(Type.String()),
  terms: Nullable(Type.String()),
  creditLimitMinor: Nullable(Type.Integer()),
  creditCurrency: Nullable(Type.String()),
  createdAt: Instant,
  erasedAt: Nullable(Instant),
  version: Type.Integer(),
  masked: Type.Boolean({ description: 'mail, phone and street are hidden: customer.read_personal is not granted' }),
})
export const CustomerInFull = Type.Object({
  ...ShownCustomer.properties,
  addresses: Type.Array(ShownAddress),
  consents: Type.Array(ShownConsent),
})

/** A customer as somebody sees them: without the right to personal data, contact is recognizable and no more. */
export function showCustomer(customer: Customer, personal: boolean): Static<typeof ShownCustomer> {
  return {
    ...customer,
    id: showId('customer', customer.id),
    email: personal ? customer.email : maskEmail(customer.email),
    phone: personal ? customer.phone : maskPhone(customer.phone),
    createdAt: customer.createdAt.toISOString(),
    erasedAt: customer.erasedAt?.toISOString() ?? null,
    masked: !personal,
  }
}

export function showAddress(address: Address, personal: boolean): Static<typeof ShownAddress> {
  return {
    ...address,
    id: showId('address', address.id),
    lines: personal ? [...address.lines] : address.lines.map(() => MASK),
    phone: personal ? address.phone : maskPhone(address.phone),
  }
}

export function showConsent(consent: Consent): Static<typeof ShownConsent> {
  return { ...consent, at: consent.at.toISOString() }
}

const MASK = '***'

/** `a***@example.org`: enough to ask whether it is still right. */
export function maskEmail(email: string | null): string | null {
  if (email === null) return null
  const at = email.lastIndexOf('@')
  return at < 1 ? MASK : `${email[0]}${MASK}${email.slice(at)}`
}

/** The last three digits. */
export function maskPhone(phone: string | null): string | null {
  return phone === null ? null : `${MASK}${phone.length > 6 ? phone.slice(-3) : ''}`
}
