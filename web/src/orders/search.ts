import type { paths } from '../../../sdk/schema.d.ts'

type Query = NonNullable<paths['/v1/orders']['get']['parameters']['query']>
/** The filters of the list: they stand in the address, so that a list can be kept and shared. */
export type Search = Partial<Record<Exclude<keyof Query, 'cursor' | 'limit' | 'location' | 'customer'>, string>>

const KEYS: readonly (keyof Search)[] = [
  ...(['q', 'needs', 'channel', 'fulfillment', 'payment', 'returns', 'delivery', 'holds'] as const),
  ...(['placedFrom', 'placedUntil'] as const),
  // What other screens and integrators name exactly.
  ...(['number', 'externalNumber', 'email', 'phone', 'name', 'sku', 'trackingNumber'] as const),
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

/** Days of the filters are whole days of whoever looks: the last one is meant to its end. The server checks the rest. */
export function asked({ placedFrom, placedUntil, ...rest }: Search): Omit<Query, 'cursor' | 'limit'> {
  const day = (value: string, days: number) => {
    const midnight = new Date(`${value}T00:00:00`)
    midnight.setDate(midnight.getDate() + days)
    return midnight.toISOString()
  }
  return {
    ...(rest as Omit<Query, 'cursor' | 'limit'>),
    ...(placedFrom !== undefined && { placedFrom: day(placedFrom, 0) }),
    ...(placedUntil !== undefined && { placedUntil: day(placedUntil, 1) }),
  }
}
