import type { Cells } from '../../platform/import/cells.ts'
import type { Refusal } from '../../platform/refusal.ts'
import { minutesOf, timeText } from '../calendar/days.ts'
import { isCountry } from '../geography/locate.ts'
import { type Known, type MasterTable, refuseMaster } from './master-table.ts'
import { postalKey } from './zones.ts'

const MINOR = { min: 0, max: 100_000_000 }
const GRAMS = { min: 1, max: 100_000_000 }
const TRANSIT = { min: 0, max: 120 }
const ORIGIN = 'code of a location, a country (DE), or * for any (usual): the nearest row wins'
const DAYS_OF_WEEK = /^[1-7]+$/
const FEATURE = /^[a-z][a-z0-9_]{0,39}$/

/** What a carrier offers. */
export const serviceTable: MasterTable = {
  name: 'carrier-services',
  noun: 'carrier services',
  keyColumn: 'code',
  columns: {
    code: 'needed; our code of the service, at most 40 characters',
    carrier: 'needed; code of the carrier provider',
    name: 'needed; at most 100 characters',
    features: 'words with blanks between: tracked express pickup_point signature',
    delivers: 'days of the week on which it delivers, Monday is 1; 12345 is usual',
    minWeightG: 'grams from which on it is offered; 0 is usual',
    maxWeightG: 'grams of one package; 31500 is usual',
    co2GPerTkm: 'grams of CO2 for one tonne and kilometer; 0 is usual: unknown',
    rank: 'lower comes first among equals; 100 is usual',
    active: 'yes (usual) or no',
  },
  table: 'organisation.carrier_service',
  keys: ['code'],
  read(cells) {
    const delivers = cells.text('delivers', 7) ?? '12345'
    const features = (cells.text('features', 400) ?? '').split(/\s+/).filter((word) => word !== '')
    if (!DAYS_OF_WEEK.test(delivers)) cells.refuse('delivers', 'delivers is not like 12345')
    if (!features.every((word) => FEATURE.test(word)))
      cells.refuse('features', 'a feature is a word in lower case: pickup_point')
    return {
      code: cells.needed('code', 40),
      carrier: cells.needed('carrier', 40),
      name: cells.needed('name', 100),
      features,
      delivers,
      min_weight_g: cells.integer('minWeightG', { min: 0, max: 100_000_000 }) ?? 0,
      max_weight_g: cells.integer('maxWeightG', GRAMS) ?? 31_500,
      co2_g_per_tkm: cells.integer('co2GPerTkm', { min: 0, max: 1_000_000 }) ?? 0,
      rank: cells.integer('rank', { min: 0, max: 10_000 }) ?? 100,
      active: cells.yesNo('active') ?? true,
    }
  },
  show: ({ features, co2_g_per_tkm }) => ({
    features: Array.isArray(features) ? features.join(' ') : '',
    co2GPerTkm: Number(co2_g_per_tkm),
  }),
}

/** Where a carrier's zones lie. */
export const zoneTable: MasterTable = {
  name: 'carrier-zones',
  noun: 'carrier zones',
  keyColumn: 'zone',
  columns: {
    carrier: 'needed; code of the carrier provider',
    country: 'needed; ISO 3166-1 alpha-2, or * for the rest of the world',
    postalFrom: 'first postal code or its beginning; empty: the whole country',
    postalTo: 'last postal code or its beginning; empty: as postalFrom',
    zone: 'needed; code of the zone, at most 20 characters',
  },
  table: 'organisation.carrier_zone',
  keys: ['carrier', 'country', 'postal_from', 'postal_to'],
  read(cells) {
    const country = cells.needed('country', 2)
    if (country !== '*' && !isCountry(country)) cells.refuse('country', `there is no country ${country}`)
    const from = postalKey(cells.text('postalFrom', 12) ?? '')
    return {
      carrier: cells.needed('carrier', 40),
      country,
      postal_from: from,
      postal_to: postalKey(cells.text('postalTo', 12) ?? '') || from,
      zone: cells.needed('zone', 20),
    }
  },
}

/** What a service costs. */
export const priceTable: MasterTable = {
  name: 'carrier-prices',
  noun: 'carrier prices',
  keyColumn: 'service',
  columns: {
    service: 'needed; code of the carrier service',
    origin: ORIGIN,
    zone: 'needed; code of the zone it goes to',
    upToG: 'needed; grams of one package up to which the price holds',
    priceMinor: 'needed; minor units of the currency, for one package',
    surchargeMinor: 'minor units on top (fuel, toll); 0 is usual',
    currency: 'needed; ISO 4217',
    validFrom: 'YYYY-MM-DD; empty: since ever',
    validTo: 'YYYY-MM-DD, the last day; empty: until further notice',
  },
  table: 'organisation.carrier_price',
  keys: ['service', 'origin', 'zone', 'up_to_g', 'valid_from'],
  read(cells, known) {
    const lane = readLane(cells, known)
    if ('refused' in lane) return lane
    const currency = cells.needed('currency', 3)
    if (!/^[A-Z]{3}$/.test(currency)) cells.refuse('currency', 'currency is not like EUR')
    for (const column of ['upToG', 'priceMinor']) cells.needed(column, 20)
    const [from, to] = [cells.day('validFrom') ?? '1970-01-01', cells.day('validTo') ?? null]
    if (to !== null && to < from) cells.refuse('validTo', 'it ends before it begins')
    return {
      ...lane,
      up_to_g: cells.integer('upToG', GRAMS) ?? 0,
      valid_from: from,
      valid_to: to,
      price_minor: cells.integer('priceMinor', MINOR) ?? 0,
      surcharge_minor: cells.integer('surchargeMinor', MINOR) ?? 0,
      currency,
    }
  },
}

/** How long a service is on its way. */
export const transitTable: MasterTable = {
  name: 'carrier-transits',
  noun: 'carrier transits',
  keyColumn: 'service',
  columns: {
    service: 'needed; code of the carrier service',
    origin: ORIGIN,
    zone: 'needed; code of the zone it goes to',
    minDays: 'needed; delivery days from pick-up to the door, at best',
    maxDays: 'delivery days it may take; empty: as minDays',
  },
  table: 'organisation.carrier_transit',
  keys: ['service', 'origin', 'zone'],
  read(cells, known) {
    const lane = readLane(cells, known)
    if ('refused' in lane) return lane
    cells.needed('minDays', 3)
    const least = cells.integer('minDays', TRANSIT) ?? 0
    const most = cells.integer('maxDays', TRANSIT) ?? least
    if (most < least) return refuseMaster.transit_backwards(`${least} to ${most} days`, { path: '/maxDays' })
    return { ...lane, min_days: least, max_days: most }
  },
}

/** Until when an order goes with the pick-up of its day. */
export const cutOffTable: MasterTable = {
  name: 'carrier-cut-offs',
  noun: 'carrier cut-offs',
  keyColumn: 'service',
  columns: {
    service: 'needed; code of the carrier service',
    location: 'code of the location, or * for any (usual)',
    weekday: '1 is Monday, 7 Sunday; 0 (usual) every day without a row of its own',
    cutOff: '15:00 in the time zone of the location; empty: nobody comes',
    pickUp: '17:00, when the carrier comes; empty: unknown',
  },
  table: 'organisation.carrier_cut_off',
  keys: ['service', 'location', 'weekday'],
  read(cells, known) {
    const service = readService(cells, known)
    if ('refused' in service) return service
    const location = cells.text('location', 64) ?? '*'
    if (location !== '*' && !known.locations.has(location)) cells.refuse('location', `there is no location ${location}`)
    return {
      ...service,
      location,
      weekday: cells.integer('weekday', { min: 0, max: 7 }) ?? 0,
      cut_off: readTime(cells, 'cutOff'),
      pick_up: readTime(cells, 'pickUp'),
    }
  },
  show: ({ cut_off, pick_up }) => ({ cutOff: showTime(cut_off), pickUp: showTime(pick_up) }),
}

function readTime(cells: Cells, column: string): number | null {
  const text = cells.text(column, 5)
  if (text === undefined) return null
  const minutes = minutesOf(text)
  if (minutes === null) cells.refuse(column, `${column} is not like 15:00`)
  return minutes
}

function showTime(minutes: unknown): string | null {
  return typeof minutes === 'number' ? timeText(minutes) : null
}

function readService(cells: Cells, known: Known): { service: string } | Refusal {
  const service = cells.needed('service', 40)
  return known.services.has(service)
    ? { service }
    : refuseMaster.unknown_service(`there is no service ${service}`, { path: '/service' })
}

function readLane(cells: Cells, known: Known): { service: string; origin: string; zone: string } | Refusal {
  const service = readService(cells, known)
  if ('refused' in service) return service
  const origin = cells.text('origin', 64) ?? '*'
  if (origin !== '*' && !known.locations.has(origin) && !isCountry(origin))
    return refuseMaster.unknown_origin(`there is no place ${origin}`, { path: '/origin' })
  return { ...service, origin, zone: cells.needed('zone', 20) }
}
