import { readFileSync } from 'node:fs'
import { rootFile } from '../../platform/files.ts'
import type { Point } from './distance.ts'

export type Located = Point & Readonly<{ by: 'postal_code' | 'country' }>

/** Countries whose postal codes are here, and how a code as people write it becomes the code of the file. */
const codeForms: Readonly<Record<string, RegExp>> = {
  DE: /^(?:D-)?(\d{5})$/,
  NL: /^(?:NL-)?(\d{4}) ?(?:[A-Z]{2})?$/,
  TR: /^(?:TR-)?(\d{5})$/,
  US: /^(\d{5})(?:-?\d{4})?$/,
}

const folder = ['src', 'organisation', 'geography'] as const
const loaded = new Map<string, ReadonlyMap<string, Point>>()

/**
 * Where a place is: the middle of its postal code where the code is known (DE, NL, TR, US), else the middle of its
 * country. `country` is ISO 3166-1 alpha-2; an unknown one gives null. Files are read once, at the first question.
 */
export function locate(place: Readonly<{ country: string; postalCode?: string }>): Located | null {
  const country = place.country.trim().toUpperCase()
  const code = codeForms[country]?.exec((place.postalCode ?? '').trim().toUpperCase())?.[1]
  const exact = code === undefined ? undefined : points(`postal/${country}.csv`).get(code)
  if (exact) return { ...exact, by: 'postal_code' }
  const center = points('countries.csv').get(country)
  return center ? { ...center, by: 'country' } : null
}

/** Is this an ISO 3166-1 alpha-2 code? */
export function isCountry(code: string): boolean {
  return points('countries.csv').has(code)
}

/** Rows of `key,latitude,longitude` below a header; cells hold no commas or quotes. */
function points(file: string): ReadonlyMap<string, Point> {
  const known = loaded.get(file)
  if (known) return known
  const rows = readFileSync(rootFile(...folder, file), 'utf8')
    .trimEnd()
    .split('\n')
    .slice(1)
  const table = new Map(rows.map(pointOf))
  loaded.set(file, table)
  return table
}

function pointOf(row: string): [string, Point] {
  const [key = '', latitude, longitude] = row.split(',')
  return [key, { latitude: Number(latitude), longitude: Number(longitude) }]
}
