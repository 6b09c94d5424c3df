import { splitAmount } from '../src/platform/money.ts'

/** Units of one item at one location. */
export type Opening = Readonly<{ sku: string; location: string; units: number }>
export type Share = Readonly<{ location: string; units: number }>

/** Deals units out in proportion to the shares, whole units, largest remainders first. */
export function spread(sku: string, units: number, shares: readonly Share[]): Opening[] {
  const weights = shares.map((share) => share.units)
  const parts = splitAmount(units, weights)
  return shares.map(({ location }, index) => ({ sku, location, units: parts[index] ?? 0 }))
}

/** The location with most units; of equals the first. */
export function mostDemanded(shares: readonly Share[]): string {
  const most = Math.max(...shares.map((share) => share.units))
  return shares.find((share) => share.units === most)?.location ?? ''
}

/** Adds up rows of the same key; sorted by key, without empty rows. */
export function merged<Row extends Opening>(rows: readonly Row[], keyOf: (row: Row) => string): Row[] {
  const sums = new Map<string, Row>()
  for (const row of rows) {
    const key = keyOf(row)
    sums.set(key, { ...row, units: row.units + (sums.get(key)?.units ?? 0) })
  }
  return [...sums]
    .sort(([a], [b]) => compare(a, b))
    .map(([, row]) => row)
    .filter((row) => row.units > 0)
}

export function stockKey({ sku, location }: Pick<Opening, 'sku' | 'location'>): string {
  return `${sku} ${location}`
}

export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
