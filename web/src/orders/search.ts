import type { paths } from '../../../sdk/schema.d.ts'

type Query = NonNullable<paths['/v1/orders']['get']['parameters']['query']>
/** The filters of the list: they stand in the address, so that a list can be kept and shared. */
export type Search = Partial<Record<Exclude<keyof Query, 'cursor' | 'limit' | 'location' | 'customer'>, string>>

export const FIELDS = ['number', 'email', 'sku', 'trackingNumber', 'externalNumber'] as const
export type Field = (typeof FIELDS)[number]
const KEYS: readonly (keyof Search)[] = [
  ...FIELDS,
  ...(['channel', 'fulfillment', 'payment', 'returns', 'holds', 'placedFrom', 'placedUntil'] as const),
]

/** Reads an address: what is not a filter of the list is left out. */
export function readSearch(search: Readonly<Record<string, unknown>>): Search {
  return Object.fromEntries(
    KEYS.flatMap((key) => {
      const value = search[key]
      return typeof value === 'string' || typeof value === 'number' ? [[key, String(value)]] : []
    }),
  )
}

/** What somebody typed is most likely this: a mail, one of our order numbers, a number of a carrier or channel, a SKU. */
export function guessField(text: string): Field {
  if (text.includes('@')) return 'email'
  if (/^[A-Z0-9]{1,8}-\d+$/i.test(text) && !/-0\d/.test(text)) return 'number'
  if (/^[A-Z0-9]{11,}$/i.test(text)) return 'trackingNumber'
  return /^\d+$/.test(text) ? 'externalNumber' : 'sku'
}

export function searchFor(text: string, field: Field = guessField(text)): Search {
  return text === '' ? {} : { [field]: field === 'number' ? text.toUpperCase() : text }
}
