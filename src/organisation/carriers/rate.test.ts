import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { newId } from '../../platform/ids.ts'
import { dayText } from '../calendar/days.ts'
import { makeLoads, NO_LOADS } from '../capacity/load.ts'
import type { Location } from '../places/store.ts'
import { policyDefaults } from '../settings/settings.ts'
import { compileMaster, type MasterRows } from './compile.ts'
import type { Place } from './master.ts'
import { rateServices } from './rate.ts'
import { makeZones } from './zones.ts'

const location = (code: string, over: Partial<Location> = {}): Location => ({
  id: newId(),
  code,
  name: code,
  kind: 'warehouse',
  street: null,
  postalCode: null,
  city: code,
  region: null,
  country: 'DE',
  latitude: 53.5,
  longitude: 10,
  timeZone: 'Europe/Berlin',
  openingHours: 'Mo-Fr 08:00-18:00',
  canShip: true,
  canPickup: false,
  canReturn: true,
  canServe: false,
  dailyCapacity: null,
  stockKeeper: 'kontor',
  supplier: null,
  active: true,
  version: 1,
  ...over,
})
const service = (code: string, over: Partial<MasterRows['services'][number]> = {}) => ({
  code,
  carrier: 'post',
  name: code,
  features: ['tracked'],
  delivers: '12345',
  minWeightG: 0,
  maxWeightG: 10_000,
  co2GPerTkm: 100,
  rank: 100,
  ...over,
})
const price = (over: Partial<MasterRows['prices'][number]> = {}) => ({
  service: 'parcel',
  origin: '*',
  zone: 'de',
  upToG: 10_000,
  validFrom: '1970-01-01',
  validTo: null,
  costMinor: 500,
  currency: 'EUR',
  ...over,
})
const rows = (over: Partial<MasterRows> = {}): MasterRows => ({
  locations: [location('hamburg'), location('vienna', { country: 'AT', timeZone: 'Europe/Vienna' })],
  policies: (name) => (name === 'promise.handling_days' ? 0 : policyDefaults[name]) as never,
  calendars: [],
  days: [],
  services: [service('parcel')],
  zones: [
    { carrier: 'post', country: 'DE', postalFrom: '', postalTo: '', zone: 'de' },
    { carrier: 'post', country: 'DE', postalFrom: '27498', postalTo: '27498', zone: 'island' },
    { carrier: 'post', country: '*', postalFrom: '', postalTo: '', zone: 'world' },
  ],
  prices: [price()],
  transits: [{ service: 'parcel', origin: '*', zone: 'de', minDays: 1, maxDays: 2 }],
  cutOffs: [
    { service: 'parcel', location: '*', weekday: 0, cutOff: 900, pickUp: null },
    { service: 'parcel', location: '*', weekday: 6, cutOff: null, pickUp: null },
  ],
  ...over,
})

const BERLIN = { country: 'DE', postalCode: '10119' }
function rate(over: Partial<MasterRows> = {}, wanted: Partial<Parameters<typeof rateServices>[1]> = {}) {
  const master = compileMaster(rows(over))
  const from = master.placeByCode.get('hamburg') as Place
  const at = new Date('2026-05-06T08:00:00Z') // a Wednesday
  const { options, absent } = rateServices(master, { from, to: BERLIN, weightG: 900, at, loads: NO_LOADS, ...wanted })
  return {
    options: options.map((lane) => [
      lane.service.code,
      lane.costMinor,
      dayText(lane.shipOn),
      dayText(lane.earliestOn),
      dayText(lane.latestOn),
    ]),
    absent,
  }
}

describe('rating carrier services', () => {
  it('says what it costs, when it leaves and between which days it comes', () => {
    expect(rate()).toEqual({ options: [['parcel', 500, '2026-05-06', '2026-05-07', '2026-05-08']], absent: [] })
  })

  it('counts delivery days only: no Sunday, no holiday, Saturday where the service delivers then', () => {
    const late = { at: new Date('2026-05-08T08:00:00Z') }
    expect(rate({}, late).options[0]?.slice(2)).toEqual(['2026-05-08', '2026-05-11', '2026-05-12'])
    expect(rate({ services: [service('parcel', { delivers: '123456' })] }, late).options[0]?.slice(2)).toEqual([
      '2026-05-08',
      '2026-05-09',
      '2026-05-11',
    ])
    const ascension = { at: new Date('2026-05-13T08:00:00Z') } // Thursday the 14th is a holiday
    expect(rate({}, ascension).options[0]?.slice(2)).toEqual(['2026-05-13', '2026-05-15', '2026-05-18'])
  })

  it('finds the price of the weight step, of the day and of the nearest origin', () => {
    const prices = [
      price({ upToG: 1_000, costMinor: 300 }),
      price({ upToG: 10_000, costMinor: 700 }),
      price({ upToG: 1_000, costMinor: 350, validFrom: '2026-05-07' }),
      price({ origin: 'vienna', upToG: 10_000, costMinor: 900 }),
      price({ origin: 'AT', upToG: 10_000, costMinor: 800 }),
    ]
    expect(rate({ prices }).options[0]?.[1]).toBe(300)
    expect(rate({ prices }, { weightG: 1_001 }).options[0]?.[1]).toBe(700)
    expect(rate({ prices }, { at: new Date('2026-05-07T08:00:00Z') }).options[0]?.[1]).toBe(350)
    const vienna = compileMaster(rows({ prices })).placeByCode.get('vienna') as Place
    expect(rate({ prices }, { from: vienna }).options[0]?.[1]).toBe(900)
    expect(rate({ prices: prices.filter((one) => one.origin !== 'vienna') }, { from: vienna }).options[0]?.[1]).toBe(
      800,
    )
  })

  it('packs what is too heavy for one package into several', () => {
    expect(rate({}, { weightG: 25_000 }).options[0]?.[1]).toBe(1_500)
    expect(rate({}, { weightG: 1_000_000 }).absent).toEqual([{ service: 'parcel', reason: 'too_heavy' }])
  })

  it('names why a service is none', () => {
    const reason = (over: Partial<MasterRows>, wanted: Partial<Parameters<typeof rateServices>[1]> = {}) =>
      rate(over, wanted).absent[0]?.reason
    expect(reason({ zones: [] })).toBe('zone_not_served')
    expect(reason({ transits: [] })).toBe('no_transit_time')
    expect(reason({ prices: [] })).toBe('no_price')
    expect(reason({ prices: [price({ upToG: 100 })] })).toBe('too_heavy')
    expect(reason({ services: [service('parcel', { minWeightG: 901 })] })).toBe('too_light')
    expect(reason({ cutOffs: [] })).toBe('no_pick_up')
    expect(reason({}, { currency: 'USD' })).toBe('other_currency')
    expect(reason({}, { features: ['express'] })).toBe('feature_missing')
    expect(reason({}, { to: { country: 'DE', postalCode: '27498' } })).toBe('no_transit_time')
  })

  it('leaves a day later when the place has promised all it can', () => {
    const hamburg = location('hamburg', { dailyCapacity: 2 })
    const load = (orders: number) => makeLoads([{ location: hamburg.id, day: '2026-05-06', orders, units: 9 }])
    const shipOn = (orders: number) => rate({ locations: [hamburg] }, { loads: load(orders) }).options[0]?.[2]
    expect([shipOn(1), shipOn(2)]).toEqual(['2026-05-06', '2026-05-07'])
    const master = compileMaster(rows({ locations: [hamburg] }))
    const [from] = master.places
    if (!from) throw new Error('no place')
    const days = [load(1), load(2), load(1)].map((loads) => {
      const at = new Date('2026-05-06T08:00:00Z')
      return dayText(rateServices(master, { from, to: BERLIN, weightG: 1, at, loads }).options[0]?.shipOn ?? 0)
    })
    expect(days).toEqual(['2026-05-06', '2026-05-07', '2026-05-06'])
  })

  it('promises no earlier day to a later request, remembered or worked out anew', () => {
    const kept = compileMaster(rows())
    const lane = (master: typeof kept, at: number) => {
      const from = master.placeByCode.get('hamburg') as Place
      return rateServices(master, { from, to: BERLIN, weightG: 1, at: new Date(at), loads: NO_LOADS }).options[0]
    }
    const instant = fc.integer({ min: Date.parse('2026-01-01'), max: Date.parse('2026-12-31') })
    fc.assert(
      fc.property(instant, fc.integer({ min: 0, max: 864_000_000 }), (at, later) => {
        const [first, second, anew] = [lane(kept, at), lane(kept, at + later), lane(compileMaster(rows()), at + later)]
        expect(second?.latestOn).toBeGreaterThanOrEqual(first?.latestOn ?? 0)
        expect(second?.earliestOn).toBeGreaterThanOrEqual(first?.earliestOn ?? 0)
        expect([second?.shipOn, second?.orderBy]).toEqual([anew?.shipOn, anew?.orderBy])
      }),
      { numRuns: 200 },
    )
  })
})

describe('zones', () => {
  const find = makeZones([
    { carrier: 'post', country: 'NL', postalFrom: '', postalTo: '', zone: 'nl' },
    { carrier: 'post', country: 'NL', postalFrom: '8881', postalTo: '8899', zone: 'islands' },
    { carrier: 'post', country: 'NL', postalFrom: '8899A', postalTo: '8899A', zone: 'one street' },
    { carrier: 'post', country: '*', postalFrom: '', postalTo: '', zone: 'world' },
  ])
  it('are found by the narrowest range of postal codes, the country, the world', () => {
    expect(find('post', 'NL', '1011 nk')).toBe('nl')
    expect(find('post', 'NL', '8890-XX')).toBe('islands')
    expect(find('post', 'NL', '8899 AB')).toBe('one street')
    expect(find('post', 'NL', null)).toBe('nl')
    expect(find('post', 'JP', null)).toBe('world')
    expect(find('other', 'NL', '1011')).toBeNull()
  })
})
