import { describe, expect, it } from 'vitest'
import { capacityOf, datesOf } from './dates.ts'
import { loadDemo } from './load.ts'

const demo = loadDemo()
const lists = datesOf(demo)

describe('what Northwind promises dates from', () => {
  it('has a calendar for every location, and a price and a transit time for every lane', () => {
    expect(lists['calendars']?.map((row) => row['location'])).toEqual(demo.locations.map((location) => location.key))
    const lane = (row: Readonly<Record<string, string | number>>) => `${row['service']} ${row['origin']} ${row['zone']}`
    const transits = new Set(lists['carrier-transits']?.map(lane))
    expect(new Set(lists['carrier-prices']?.map(lane))).toEqual(transits)
    expect(transits.size).toBeGreaterThan(300)
  })

  it('brings every customer of the last two years a parcel from every warehouse', () => {
    const zones = new Set(lists['carrier-zones']?.map((row) => row['country']))
    const countries = new Set(demo.orders.map((order) => order.shipTo.country))
    expect([...countries].filter((country) => !zones.has(country)).length).toBeGreaterThan(0) // they are of the world
    expect(zones.has('*')).toBe(true)
    for (const origin of ['DE', 'ES', 'US'])
      expect(
        lists['carrier-prices']?.some(
          (row) => row['service'] === 'speedy-parcel' && row['origin'] === origin && row['zone'] === 'world',
        ),
      ).toBe(true)
  })

  it('costs more for more weight and the longer way', () => {
    const price = (origin: string, zone: string, upToG: number) =>
      lists['carrier-prices']?.find(
        (row) =>
          row['service'] === 'speedy-parcel' &&
          row['origin'] === origin &&
          row['zone'] === zone &&
          row['upToG'] === upToG,
      )?.['priceMinor']
    expect([
      price('DE', 'de', 2_000),
      price('DE', 'de', 31_500),
      price('DE', 'near', 2_000),
      price('US', 'de', 2_000),
    ]).toEqual([490, 1270, 990, 3490])
  })

  it('has teams for the service article on working days', () => {
    const rows = capacityOf(demo, new Date('2026-05-08T00:00:00Z'))
    expect(rows[0]).toEqual({
      sku: 'NW-SVC-SETUP',
      place: expect.any(String),
      on: '2026-05-08',
      slot: '08:00-12:00',
      capacity: 6,
    })
    expect(rows.some((row) => row.on === '2026-05-09')).toBe(false)
  })
})
