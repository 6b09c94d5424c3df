import { makeCalendar, type WorkCalendar } from '../calendar/calendar.ts'
import { dayNumber } from '../calendar/days.ts'
import { regionOf } from '../calendar/holidays.ts'
import { DEFAULT_HOURS, type Hours, readHours, readTimes, type Span } from '../calendar/hours.ts'
import type { Location } from '../places/store.ts'
import type { Policies } from '../settings/settings.ts'
import {
  type DeliveryDays,
  type Master,
  makeDeliveryDays,
  type Pickups,
  type Place,
  type PriceStep,
  type Service,
  type Transit,
} from './master.ts'
import { makeZones, type ZoneRow } from './zones.ts'

export type CalendarRow = Readonly<{
  location: string
  hours: string | null
  holidayRegion: string | null
  shipDays: number
  shipMinutes: number
  collectDays: number
  collectMinutes: number
  ordersADay: number | null
  unitsADay: number | null
}>
export type DayRow = Readonly<{ location: string; day: string; hours: string }>
export type ServiceRow = Omit<Service, 'index' | 'delivers'> & Readonly<{ delivers: string }>
type LaneRow = Readonly<{ service: string; origin: string; zone: string }>
export type PriceRow = LaneRow &
  Readonly<{ upToG: number; validFrom: string; validTo: string | null; costMinor: number; currency: string }>
export type TransitRow = LaneRow & Transit
export type CutOffRow = Readonly<{
  service: string
  location: string
  weekday: number
  cutOff: number | null
  pickUp: number | null
}>

export type MasterRows = Readonly<{
  locations: readonly Location[]
  policies: Policies
  calendars: readonly CalendarRow[]
  days: readonly DayRow[]
  services: readonly ServiceRow[]
  zones: readonly ZoneRow[]
  prices: readonly PriceRow[]
  transits: readonly TransitRow[]
  cutOffs: readonly CutOffRow[]
}>

/** Minutes of opening time until goods are ready in a store that nobody gave a time. */
const COLLECT_MINUTES = 120
const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const
const EVER = Number.MAX_SAFE_INTEGER

/** Turns the tables into what questions are answered from; lanes are put together when first asked for. */
export function compileMaster(rows: MasterRows): Master {
  const services = [...rows.services]
    .sort((a, b) => a.rank - b.rank || (a.code < b.code ? -1 : 1))
    .map((row, index) => ({
      ...row,
      index,
      delivers: WEEKDAYS.map((day) => row.delivers.includes(String(day))),
    }))
  const places = makePlaces(rows)
  const prices = groupBy(rows.prices, (row) => `${row.service}/${row.zone}/${row.origin}`)
  const transits = new Map(rows.transits.map((row) => [`${row.service}/${row.zone}/${row.origin}`, row]))
  const cutOffs = groupBy(rows.cutOffs, (row) => `${row.service}/${row.location}`)
  const origins = (place: Place) => [place.location.code, place.location.country, '*']
  return {
    policies: rows.policies,
    places,
    placeOf: new Map(places.map((place) => [place.location.id, place])),
    placeByCode: new Map(places.map((place) => [place.location.code, place])),
    services,
    findZone: makeZones(rows.zones),
    pricesOf: remember((service, place, zone) =>
      origins(place).flatMap((origin) => stepsOf(prices.get(`${service.code}/${zone}/${origin}`) ?? [])),
    ),
    transitOf: remember((service, place, zone) => {
      for (const origin of origins(place)) {
        const row = transits.get(`${service.code}/${zone}/${origin}`)
        if (row) return { minDays: row.minDays, maxDays: row.maxDays }
      }
      return null
    }),
    pickupsOf: remember((service, place) => {
      const own = cutOffs.get(`${service.code}/${place.location.code}`)
      const any = cutOffs.get(`${service.code}/*`)
      return own || any ? pickupsOf(own ?? [], any ?? []) : null
    }),
    deliveryDays: rememberDays(),
    handovers: new Map(),
  }
}

function makePlaces(rows: MasterRows): Place[] {
  const calendars = new Map(rows.calendars.map((row) => [row.location, row]))
  const days = groupBy(rows.days, (row) => row.location)
  return rows.locations.map((location, index) => {
    const row = calendars.get(location.code)
    const { hours, problem } = hoursOf(row?.hours ?? location.openingHours)
    const exceptions = new Map(
      (days.get(location.code) ?? []).map((one): [number, readonly Span[]] => [
        dayNumber(one.day),
        one.hours === 'off' ? [] : (readTimes(one.hours) ?? []),
      ]),
    )
    const region = row?.holidayRegion ?? regionOf(location.country, location.region)
    const calendar: WorkCalendar = makeCalendar({
      timeZone: location.timeZone,
      country: location.country,
      region,
      hours,
      exceptions,
    })
    return {
      index,
      location,
      calendar,
      problem,
      ship: {
        days: row?.shipDays ?? rows.policies('promise.handling_days', { location: location.id }),
        minutes: row?.shipMinutes ?? 0,
      },
      collect: { days: row?.collectDays ?? 0, minutes: row?.collectMinutes ?? COLLECT_MINUTES },
      ordersADay: row?.ordersADay ?? location.dailyCapacity,
      unitsADay: row?.unitsADay ?? null,
    }
  })
}

function hoursOf(text: string | null): { hours: Hours; problem: string | null } {
  const usual = readHours(DEFAULT_HOURS)
  const read = text === null ? usual : readHours(text)
  if ('refused' in usual) throw new Error(usual.detail)
  return 'refused' in read ? { hours: usual, problem: read.detail } : { hours: read, problem: null }
}

function stepsOf(rows: readonly PriceRow[]): PriceStep[] {
  return rows
    .map((row) => ({
      upToG: row.upToG,
      from: dayNumber(row.validFrom),
      until: row.validTo === null ? EVER : dayNumber(row.validTo),
      costMinor: row.costMinor,
      currency: row.currency,
    }))
    .sort((a, b) => a.upToG - b.upToG || b.from - a.from)
}

/** The row of the place and weekday, then of the place, of the weekday, of neither. */
function pickupsOf(own: readonly CutOffRow[], any: readonly CutOffRow[]): Pickups {
  const rowOf = (weekday: number) =>
    [own, any].flatMap((rows) => [
      ...rows.filter((row) => row.weekday === weekday),
      ...rows.filter((row) => row.weekday === 0),
    ])[0]
  return {
    cutOff: WEEKDAYS.map((weekday) => rowOf(weekday)?.cutOff ?? null),
    pickUp: WEEKDAYS.map((weekday) => rowOf(weekday)?.pickUp ?? null),
  }
}

function groupBy<T>(rows: readonly T[], key: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const row of rows) {
    const group = groups.get(key(row))
    if (group) group.push(row)
    else groups.set(key(row), [row])
  }
  return groups
}

/** Remembers an answer for each service, place and zone: arrays by index, because it is asked 400 times a quote. */
function remember<T>(ask: (service: Service, place: Place, zone: string) => T) {
  const known: Map<string, T[]>[] = []
  return (service: Service, place: Place, zone = ''): T => {
    const zones = known[service.index] ?? new Map<string, T[]>()
    known[service.index] = zones
    const places = zones.get(zone) ?? []
    if (places.length === 0) zones.set(zone, places)
    const found = places[place.index]
    if (found !== undefined) return found
    const answer = ask(service, place, zone)
    places[place.index] = answer
    return answer
  }
}

function rememberDays() {
  const known = new Map<string, DeliveryDays>()
  return (service: Service, country: string, region: string | null): DeliveryDays => {
    const key = `${service.index}/${country}/${region ?? ''}`
    const found = known.get(key)
    if (found) return found
    const made = makeDeliveryDays(service.delivers, country, region)
    known.set(key, made)
    return made
  }
}
