import { readFileSync, statSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { loadDemo } from '../../../demo/load.ts'
import { rootFile } from '../../platform/files.ts'
import { distanceKm } from './distance.ts'
import { locate } from './locate.ts'

const file = (name: string) => rootFile('src', 'organisation', 'geography', name)
const rowsOf = (name: string) =>
  readFileSync(file(name), 'utf8')
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((row) => row.split(','))
const postalCountries = ['DE', 'NL', 'TR', 'US']

describe('locate', () => {
  it('finds a place by its postal code, however people write it', () => {
    const writings = [
      { country: 'NL', postalCode: '1011 NK' },
      { country: 'nl', postalCode: ' 1011nk ' },
      { country: 'NL', postalCode: '1011' },
    ]
    for (const place of writings)
      expect(locate(place)).toEqual({ latitude: 52.371, longitude: 4.904, by: 'postal_code' })
    expect(locate({ country: 'US', postalCode: '94103-1234' })).toEqual(locate({ country: 'US', postalCode: '94103' }))
    expect(locate({ country: 'DE', postalCode: 'D-10117' })).toEqual(locate({ country: ' de', postalCode: '10117' }))
    expect(locate({ country: 'TR', postalCode: '34710' })?.by).toBe('postal_code')
  })

  it('falls back to the middle of the country and says so', () => {
    const france = { latitude: 46, longitude: 2, by: 'country' }
    expect(locate({ country: 'FR', postalCode: '75008' })).toEqual(france)
    expect(locate({ country: 'FR' })).toEqual(france)
    expect(locate({ country: 'DE', postalCode: '00000' })?.by).toBe('country')
    expect(locate({ country: 'US', postalCode: '941030' })?.by).toBe('country')
  })

  it('does not know a country that is none', () => {
    expect(locate({ country: 'ZZ' })).toBeNull()
    expect(locate({ country: '', postalCode: '10117' })).toBeNull()
    expect(locate({ country: '../DE', postalCode: '10117' })).toBeNull()
  })

  it('puts every place of the demo merchant next to where it stands', () => {
    const places = loadDemo().locations.filter(({ address }) => postalCountries.includes(address.country))
    expect(places).toHaveLength(10)
    for (const place of places) {
      const located = locate(place.address)
      expect(located?.by, place.key).toBe('postal_code')
      // The middle of a postal code is a few streets off, the source's point for Cambridge 1.3 km.
      if (located) expect(distanceKm(located, place), place.key).toBeLessThan(3)
    }
  })

  it('locates every order of the demo merchant: 240 by postal code, 590 by country', () => {
    const found = loadDemo().orders.map((order) => locate(order.shipTo)?.by ?? 'nowhere')
    const count = (by: string) => found.filter((one) => one === by).length
    expect({ byCode: count('postal_code'), byCountry: count('country'), nowhere: count('nowhere') }).toEqual({
      byCode: 240,
      byCountry: 590,
      nowhere: 0,
    })
  })
})

describe('the geography files', () => {
  it('have one row for each code, sorted, on the globe', () => {
    for (const name of ['countries.csv', ...postalCountries.map((country) => `postal/${country}.csv`)]) {
      const rows = rowsOf(name)
      const codes = rows.map(([code = '']) => code)
      expect(codes, name).toEqual([...new Set(codes)].sort())
      const onGlobe = ([, latitude, longitude]: string[]) =>
        Math.abs(Number(latitude)) <= 90 && Math.abs(Number(longitude)) <= 180
      expect(rows.every(onGlobe), name).toBe(true)
    }
  })

  it('know all 249 countries of ISO 3166-1 and Kosovo', () => {
    const rows = rowsOf('countries.csv')
    expect(rows).toHaveLength(250)
    expect(rows.every((row) => row.length === 4 && /^[A-Z]{2}$/.test(row[0] ?? '') && row[3] !== '')).toBe(true)
  })

  it('agree with each other: the middle of a country’s postal codes is near the country’s middle', () => {
    for (const country of ['DE', 'NL', 'TR']) {
      const rows = rowsOf(`postal/${country}.csv`)
      const mean = (column: number) => rows.reduce((sum, row) => sum + Number(row[column]), 0) / rows.length
      const center = locate({ country })
      if (center) expect(distanceKm(center, { latitude: mean(1), longitude: mean(2) }), country).toBeLessThan(200)
    }
  })

  it('stay below 2 MB', () => {
    const bytes = postalCountries.reduce((sum, country) => sum + statSync(file(`postal/${country}.csv`)).size, 0)
    expect(bytes).toBeLessThan(2_000_000)
  })
})
