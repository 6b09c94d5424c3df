import type { Columns } from '../../platform/import/cells.ts'

/** The columns of a file of customers. A customer whose number is known already is left as it is. */
export const customerColumns = {
  number: 'needed; by which the customer is known, at most 40 characters without blanks',
  kind: 'person (usual) or company',
  name: 'needed of a person; of a company, whom to ask for',
  company: 'needed of a company',
  email: 'e-mail address',
  phone: 'kept as +4930901820 where that can be told from number and country',
  locale: 'en (usual), de, nl or tr',
  vatNumber: 'two letters of the country, then the number',
  group: 'at most 60 characters',
  terms: 'net14, net30 …: invoice due in so many days',
  creditLimitMinor: 'minor units of the currency, a whole number',
  creditCurrency: 'ISO 4217, needed with a credit limit',
  street: 'of the address; with city and country it is kept',
  street2: 'a second line',
  postalCode: 'at most 20 characters',
  city: 'at most 100 characters',
  region: 'at most 100 characters',
  country: 'ISO 3166-1, two letters',
} as const satisfies Columns
