import type { Demo } from './load.ts'
import type { DemoLocation } from './model.ts'

/** A row of a list of master data, in the cells of its file. */
export type DateRow = Readonly<Record<string, string | number>>
export type DateLists = Readonly<Record<string, readonly DateRow[]>>

/** The service article's people: how many appointments a half day and country. */
export type DemoCapacity = Readonly<{ sku: string; place: string; on: string; slot: string; capacity: number }>

/**
 * What Northwind promises dates from, made by rule out of its locations and its three shippers. The numbers are invented
 * and plausible: prices of parcels in Europe and America as of 2025, without tax.
 */
export function datesOf(demo: Demo): DateLists {
  return {
    calendars: demo.locations.map(calendarOf),
    'calendar-days': demo.locations.flatMap(shortDays),
    'carrier-services': SERVICES.map(
      ({ code, carrier, name, features, delivers, minWeightG, maxWeightG, co2GPerTkm, rank }) => ({
        code,
        carrier,
        name,
        features,
        delivers,
        minWeightG,
        maxWeightG,
        co2GPerTkm,
        rank,
      }),
    ),
    'carrier-zones': CARRIERS.flatMap(zonesOf),
    'carrier-prices': lanes((service, distance, lane) =>
      service.steps.map(([upToG, share]) => ({
        ...lane,
        upToG,
        priceMinor: Math.round(((BASE_MINOR[distance] ?? 0) * service.factor * share) / 10) * 10,
        surchargeMinor: lane.zone === 'de-isl' || lane.zone === 'us-far' ? 1_500 : 0,
        currency: 'EUR',
      })),
    ),
    'carrier-transits': lanes((service, distance, lane) => {
      const [minDays, maxDays] = service.transit[distance] ?? [1, 1]
      const far = lane.zone === 'de-isl' || lane.zone === 'us-far' ? 1 : 0
      return [{ ...lane, minDays: minDays + far, maxDays: maxDays + far }]
    }),
    'carrier-cut-offs': SERVICES.flatMap(({ code }) => [
      { service: code, cutOff: '15:00', pickUp: '17:00' },
      { service: code, weekday: 6, cutOff: '', pickUp: '' },
      { service: code, weekday: 7, cutOff: '', pickUp: '' },
    ]),
  }
}

const CARRIERS = ['speedy', 'united', 'federal'] as const
type Step = readonly [upToG: number, share: number]
const PARCEL: readonly Step[] = [
  [2_000, 1],
  [10_000, 1.5],
  [31_500, 2.6],
]
const PALLET: readonly Step[] = [
  [100_000, 9],
  [300_000, 18],
  [800_000, 34],
]
type Days = readonly (readonly [minDays: number, maxDays: number])[]
type Service = Readonly<{
  code: string
  carrier: (typeof CARRIERS)[number]
  name: string
  features: string
  delivers: string
  minWeightG: number
  maxWeightG: number
  co2GPerTkm: number
  rank: number
  /** Of the base price, and the farthest distance it goes. */
  factor: number
  reach: number
  steps: readonly Step[]
  /** Days on the way by distance: at home, next door, across, abroad, overseas. */
  transit: Days
}>
const ROAD: Days = [
  [1, 2],
  [2, 3],
  [3, 5],
  [3, 6],
  [5, 9],
]
const EXPRESS: Days = [
  [1, 1],
  [1, 2],
  [2, 2],
  [2, 3],
  [3, 4],
]
const SLOW: Days = [
  [2, 4],
  [3, 6],
  [5, 8],
  [6, 9],
  [10, 20],
]
const parcel = { minWeightG: 0, maxWeightG: 31_500, steps: PARCEL, co2GPerTkm: 110, delivers: '12345', rank: 100 }
const SERVICES: readonly Service[] = [
  service('speedy-parcel', 'Speedy Parcel', 'tracked', { transit: ROAD, reach: 4, factor: 1 }),
  service('speedy-express', 'Speedy Express', 'tracked express signature', {
    transit: EXPRESS,
    reach: 4,
    factor: 2.1,
    delivers: '123456',
    co2GPerTkm: 520,
  }),
  service('united-parcel', 'United Parcel', 'tracked pickup_point', {
    transit: ROAD,
    reach: 4,
    factor: 1.05,
    delivers: '123456',
  }),
  service('united-economy', 'United Economy', 'untracked', { transit: SLOW, reach: 2, factor: 0.75 }),
  service('federal-overnight', 'Federal Overnight', 'tracked express', {
    transit: EXPRESS,
    reach: 1,
    factor: 2.6,
    co2GPerTkm: 600,
  }),
  service('federal-pallet', 'Federal Pallet', 'tracked freight', {
    transit: SLOW,
    reach: 3,
    factor: 1,
    steps: PALLET,
    minWeightG: 60_000,
    maxWeightG: 800_000,
    co2GPerTkm: 80,
    rank: 200,
  }),
]

function service(
  code: string,
  name: string,
  features: string,
  over: Partial<Service> & Pick<Service, 'transit' | 'reach' | 'factor'>,
): Service {
  const carrier = CARRIERS.find((one) => code.startsWith(one)) ?? 'speedy'
  return { code, carrier, name, features, ...parcel, ...over }
}

/** Price of a parcel up to 2 kg by distance, cents. */
const BASE_MINOR = [490, 990, 1_390, 1_990, 3_490] as const
const ORIGINS = ['DE', 'ES', 'FR', 'GB', 'SE', 'US'] as const
const ZONES: Readonly<Record<string, readonly string[]>> = {
  de: ['DE'],
  es: ['ES'],
  fr: ['FR'],
  gb: ['GB'],
  se: ['SE'],
  us: ['US'],
  near: ['AT', 'BE', 'CZ', 'DK', 'LU', 'NL', 'PL'],
  south: ['IE', 'IT', 'PT', 'FI'],
  alps: ['CH', 'NO'],
  america: ['CA', 'MX'],
  world: ['*'],
}
const ISLANDS = [
  { country: 'DE', postalFrom: '27498', postalTo: '27498', zone: 'de-isl' },
  { country: 'DE', postalFrom: '25849', postalTo: '25999', zone: 'de-isl' },
  { country: 'US', postalFrom: '967', postalTo: '968', zone: 'us-far' },
  { country: 'US', postalFrom: '995', postalTo: '999', zone: 'us-far' },
]

function zonesOf(carrier: string): DateRow[] {
  const whole = Object.entries(ZONES).flatMap(([zone, countries]) =>
    countries.map((country) => ({ carrier, country, zone })),
  )
  return [...whole, ...ISLANDS.map((island) => ({ carrier, ...island }))]
}

/** 0 at home, 1 next door, 2 across the Union, 3 abroad, 4 overseas. */
function distanceOf(origin: (typeof ORIGINS)[number], zone: string): number {
  const home = zone.replace('de-isl', 'de').replace('us-far', 'us')
  if (home === origin.toLowerCase()) return 0
  if (origin === 'US') return home === 'america' ? 2 : 4
  if (['us', 'america', 'world'].includes(home)) return 4
  if (origin === 'GB' || home === 'gb' || home === 'alps') return 3
  const neighbors: Readonly<Record<string, readonly string[]>> = {
    DE: ['near', 'fr'],
    FR: ['near', 'de', 'es'],
    ES: ['fr'],
    SE: ['near'],
  }
  return neighbors[origin]?.includes(home) ? 1 : 2
}

function lanes(
  rows: (
    service: Service,
    distance: number,
    lane: { service: string; origin: string; zone: string },
  ) => readonly DateRow[],
): DateRow[] {
  const zones = [...Object.keys(ZONES), 'de-isl', 'us-far']
  return SERVICES.flatMap((service) =>
    ORIGINS.flatMap((origin) =>
      zones.flatMap((zone) => {
        const distance = distanceOf(origin, zone)
        return distance <= service.reach ? rows(service, distance, { service: service.code, origin, zone }) : []
      }),
    ),
  )
}

/** Warehouses work their own hours; stores send and hand over while they are open. */
function calendarOf(location: DemoLocation): DateRow {
  const isWarehouse = location.kind === 'warehouse'
  return {
    location: location.key,
    hours: isWarehouse ? 'Mo-Fr 07:00-19:00' : location.openingHours,
    shipDays: 0,
    collectMinutes: 120,
    ordersADay: isWarehouse ? 400 : 40,
  }
}

/** Stores close early before Christmas and New Year. */
function shortDays(location: DemoLocation): DateRow[] {
  if (location.kind === 'warehouse') return []
  return [2025, 2026, 2027, 2028].flatMap((year) =>
    ['12-24', '12-31'].map((day) => ({
      location: location.key,
      day: `${year}-${day}`,
      hours: '10:00-14:00',
      reason: 'Holiday season',
    })),
  )
}

const SLOTS = ['08:00-12:00', '13:00-17:00'] as const
const SET_UP_DAYS = 120

/** Six teams a half day in each country in which a store performs services, Monday to Friday, from a day on. */
export function capacityOf(demo: Demo, from: Date): DemoCapacity[] {
  const services = demo.extras.filter((extra) => extra.kind === 'service')
  const countries = [
    ...new Set(demo.locations.filter((one) => one.capabilities.service).map((one) => one.address.country)),
  ]
  const days = Array.from({ length: SET_UP_DAYS }, (_, index) => new Date(from.getTime() + index * 86_400_000)).filter(
    (day) => day.getUTCDay() % 6 !== 0,
  )
  return services.flatMap(({ sku }) =>
    countries.flatMap((place) =>
      days.flatMap((day) =>
        SLOTS.map((slot) => ({ sku, place, on: day.toISOString().slice(0, 10), slot, capacity: 6 })),
      ),
    ),
  )
}
