import { Type } from 'typebox'
import { AmountMinor, body, Country, Currency, Locale, Nullable, Text } from '../../platform/http/schema.ts'

const Email = Type.String({ format: 'email', maxLength: 254 })
const Phone = Type.String({ minLength: 3, maxLength: 40, description: 'kept as E.164 where that can be told' })
const VatNumber = Type.String({ pattern: '^[A-Z]{2}[A-Z0-9+*]{2,14}$' })
const Terms = Type.String({ pattern: '^net[1-9][0-9]{0,2}$', description: 'invoice due in so many days' })

const facts = { name: Text(200), company: Text(200), email: Email, phone: Phone, vatNumber: VatNumber, group: Text(60) }
const credit = { terms: Terms, creditLimitMinor: AmountMinor, creditCurrency: Currency }

export const WrittenAddress = body({
  label: Type.Optional(Text(60)),
  name: Type.Optional(Text(200)),
  company: Type.Optional(Text(200)),
  lines: Type.Array(Text(200), { minItems: 1, maxItems: 4 }),
  postalCode: Type.Optional(Text(20)),
  city: Text(100),
  region: Type.Optional(Text(100)),
  country: Country,
  phone: Type.Optional(Phone),
})

export const NewCustomer = body({
  number: Type.Optional(Type.String({ pattern: '^\\S{1,40}$' })),
  kind: Type.Enum(['person', 'company']),
  locale: Type.Optional(Locale),
  ...Type.Partial(body({ ...facts, ...credit })).properties,
  addresses: Type.Optional(Type.Array(WrittenAddress, { maxItems: 20 })),
})

const change = { additionalProperties: false, minProperties: 1 }
export const CustomerChange = Type.Partial(
  body({
    name: Nullable(facts.name),
    company: Nullable(facts.company),
    email: Nullable(facts.email),
    phone: Nullable(facts.phone),
    vatNumber: Nullable(facts.vatNumber),
    group: Nullable(facts.group),
    locale: Locale,
  }),
  change,
)

export const Credit = body({
  terms: Nullable(credit.terms),
  creditLimitMinor: Nullable(credit.creditLimitMinor),
  creditCurrency: Nullable(credit.creditCurrency),
})
