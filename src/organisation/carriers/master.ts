import type { Handover, PickupPlan, WorkCalendar } from '../calendar/calendar.ts'
import type { DayNumber } from '../calendar/days.ts'
import { weekdayOf, yearOf } from '../calendar/days.ts'
import { holidaysOf } from '../calendar/holidays.ts'
import type { Location } from '../places/store.ts'
import type { Policies } from '../settings/settings.ts'
import type { FindZone } from './zones.ts'

/** A location with all that dates are promised from. */
export type Place = Readonly<{
  index: number
  location: Location
  calendar: WorkCalendar
  ship: Readonly<{ days: number; minutes: number }>
  collect: Readonly<{ days: number; minutes: number }>
  ordersADay: number | null
  unitsADay: number | null
  /** Why its hours are not those it was given. */
  problem: string | null
}>

export type Service = Readonly<{
  index: number
  code: string
  carrier: string
  name: string
  features: readonly string[]
  /** Monday first. */
  delivers: readonly boolean[]
  minWeightG: number
  maxWeightG: number
  co2GPerTkm: number
  rank: number
}>

/** A step of a price table, narrowest origin and lightest first, of equals the one that began last. */
export type PriceStep = Readonly<{
  upToG: number
  from: DayNumber
  until: DayNumber
  costMinor: number
  currency: string
}>
export type Transit = Readonly<{ minDays: number; maxDays: number }>
export type Pickups = Pick<PickupPlan, 'cutOff' | 'pickUp'>

/** Everything a date and a price are promised from, compiled. */
export type Master = Readonly<{
  policies: Policies
  places: readonly Place[]
  placeOf: ReadonlyMap<string, Place>
  placeByCode: ReadonlyMap<string, Place>
  services: readonly Service[]
  findZone: FindZone
  pricesOf(service: Service, place: Place, zone: string): readonly PriceStep[]
  transitOf(service: Service, place: Place, zone: string): Transit | null
  pickupsOf(service: Service, place: Place): Pickups | null
  deliveryDays(service: Service, country: string, region: string | null): DeliveryDays
  /** Pick-ups that were worked out, by place and service, good for requests from `since` until their order-by. */
  handovers: Map<number, Readonly<{ since: number; full: string; handover: Handover | null }>>
}>

/** Counts the days on which a carrier delivers in a country. */
export type DeliveryDays = (from: DayNumber, days: number) => DayNumber

const SEARCH_DAYS = 60
const KEPT = 5_000

/** So many delivery days after the pick-up; with 0 days the first one that is not before it. */
export function makeDeliveryDays(delivers: readonly boolean[], country: string, region: string | null): DeliveryDays {
  const known = new Map<number, DayNumber>()
  const comes = (day: DayNumber) =>
    delivers[weekdayOf(day)] === true && !holidaysOf(country, region, yearOf(day)).has(day)
  return (from, days) => {
    const key = from * 256 + days
    const found = known.get(key)
    if (found !== undefined) return found
    let [day, left] = [from, days]
    for (const last = from + 3 * days + SEARCH_DAYS; day < last; day++) {
      if (days > 0 && day === from) continue
      if (!comes(day)) continue
      if (left <= 1) break
      left--
    }
    if (known.size >= KEPT) known.clear()
    known.set(key, day)
    return day
  }
}
