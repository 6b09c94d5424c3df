import type { paths } from '../../../sdk/schema.d.ts'

type Query = NonNullable<paths['/v1/stock/positions']['get']['parameters']['query']>
/** The filters of the list: they stand in the address, so that a list can be kept and shared. */
export type StockSearch = Pick<Partial<Query>, 'search' | 'location' | 'show'>

export const SHOWS = ['low', 'out', 'incoming', 'drifting'] as const satisfies readonly NonNullable<Query['show']>[]

/** Reads an address: what is not a filter of the list is left out. */
export function readStockSearch(address: Readonly<Record<string, unknown>>): StockSearch {
  const text = (key: string) => {
    const value = address[key]
    return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined
  }
  const [search, location, show] = [text('search'), text('location'), SHOWS.find((one) => one === text('show'))]
  return {
    ...(search !== undefined && search !== '' && { search }),
    ...(location !== undefined && { location }),
    ...(show && { show }),
  }
}
