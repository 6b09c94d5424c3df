import { type RawRecord, readRecord } from '../../platform/import/cells.ts'
import type { Refusal } from '../../platform/refusal.ts'
import { decideCredit, decideParty } from '../accounts/decide.ts'
import type { NewCustomer } from '../accounts/store.ts'
import type { NewAddress } from '../addresses/store.ts'
import { customerColumns } from './columns.ts'

const LOCALES = ['en', 'de', 'nl', 'tr'] as const

export type CustomerRecord = Readonly<{ customer: NewCustomer & { number: string }; address: NewAddress | null }>

/** The customer of a record as a file has it, or the cell that refuses it. */
export function readCustomerRecord(record: RawRecord): CustomerRecord | Refusal {
  const read = readRecord(record, customerColumns, (cells): CustomerRecord => {
    const number = cells.needed('number', 40)
    if (/\s/.test(number)) cells.refuse('number', 'a number has no blanks')
    const terms = cells.text('terms', 6)
    if (terms !== undefined && !/^net[1-9][0-9]{0,2}$/.test(terms)) cells.refuse('terms', 'terms are like net30')
    const vatNumber = cells.text('vatNumber', 16)
    if (vatNumber !== undefined && !/^[A-Z]{2}[A-Z0-9+*]{2,14}$/.test(vatNumber))
      cells.refuse('vatNumber', 'a VAT number begins with the country')
    const customer = {
      number,
      kind: cells.oneOf('kind', ['person', 'company']) ?? 'person',
      name: cells.text('name', 200) ?? null,
      company: cells.text('company', 200) ?? null,
      email: cells.text('email', 254) ?? null,
      phone: cells.text('phone', 40) ?? null,
      locale: cells.oneOf('locale', LOCALES) ?? 'en',
      vatNumber: vatNumber ?? null,
      group: cells.text('group', 60) ?? null,
      terms: terms ?? null,
      creditLimitMinor: cells.integer('creditLimitMinor', { min: 0, max: 1_000_000_000_000 }) ?? null,
      creditCurrency: cells.text('creditCurrency', 3) ?? null,
    } as const
    const [street, street2] = [cells.text('street', 200), cells.text('street2', 200)]
    const [city, country] = [cells.text('city', 100), cells.text('country', 2)]
    const rest = { postalCode: cells.text('postalCode', 20) ?? null, region: cells.text('region', 100) ?? null }
    if (street === undefined && city === undefined && country === undefined) return { customer, address: null }
    if (street === undefined || city === undefined || country === undefined)
      cells.refuse('street', 'an address needs street, city and country')
    const lines = [street ?? '', ...(street2 === undefined ? [] : [street2])]
    return { customer, address: { ...rest, lines, city: city ?? '', country: country ?? '' } }
  })
  if ('refused' in read) return read
  return decideParty(read.customer) ?? decideCredit(read.customer) ?? read
}
