/** One row of a carrier's zone list. */
export type ZoneRow = Readonly<{
  carrier: string
  country: string
  postalFrom: string
  postalTo: string
  zone: string
}>

/** Postal codes are compared without blanks and hyphens: `1011 NK` and `1011nk` are one. */
export function postalKey(code: string): string {
  return code.toUpperCase().replace(/[\s-]/g, '')
}

/** The zone of an address; null when the carrier does not go there. */
export type FindZone = (carrier: string, country: string, postalCode: string | null) => string | null

/** The narrowest row wins: the longest beginning of a postal code, then the country, then the rest of the world. */
export function makeZones(rows: readonly ZoneRow[]): FindZone {
  const byCountry = new Map<string, ZoneRow[]>()
  const narrowestFirst = [...rows].sort(
    (a, b) => b.postalFrom.length - a.postalFrom.length || (a.postalFrom < b.postalFrom ? -1 : 1),
  )
  for (const row of narrowestFirst) {
    const key = `${row.carrier}/${row.country}`
    byCountry.set(key, [...(byCountry.get(key) ?? []), row])
  }
  return (carrier, country, postalCode) => {
    const code = postalKey(postalCode ?? '')
    const found = byCountry.get(`${carrier}/${country}`)?.find((row) => covers(row, code))
    return (found ?? byCountry.get(`${carrier}/*`)?.[0])?.zone ?? null
  }
}

function covers({ postalFrom, postalTo }: ZoneRow, code: string): boolean {
  if (postalFrom === '' && postalTo === '') return true
  return code.slice(0, postalFrom.length) >= postalFrom && code !== '' && code.slice(0, postalTo.length) <= postalTo
}
