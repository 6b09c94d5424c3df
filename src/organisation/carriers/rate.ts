import { type Handover, nextHandover } from '../calendar/calendar.ts'
import type { DayNumber } from '../calendar/days.ts'
import { regionOf } from '../calendar/holidays.ts'
import type { Loads } from '../capacity/load.ts'
import { distanceKm } from '../geography/distance.ts'
import type { Master, Place, PriceStep, Service } from './master.ts'

/** Where goods go to; no name, no street. */
export type Destination = Readonly<{
  country: string
  postalCode: string | null
  region?: string | null
  latitude?: number | null
  longitude?: number | null
}>

/** One service from one place to the destination: what it costs, when goods leave and when they come. */
export type Lane = Readonly<{
  service: Service
  place: Place
  costMinor: number
  currency: string
  packages: number
  shipOn: DayNumber
  /** Until when an order must be in for these days, in milliseconds since 1970. */
  orderBy: number
  earliestOn: DayNumber
  latestOn: DayNumber
}>

/** Why a service is no option on a lane. */
export type NoLane =
  | 'zone_not_served'
  | 'no_transit_time'
  | 'no_price'
  | 'other_currency'
  | 'too_light'
  | 'too_heavy'
  | 'no_pick_up'
  | 'feature_missing'
  | 'nothing_to_send'

/** What is the same for every lane of a destination, worked out once. */
export type Trip = Readonly<{
  to: Destination
  region: string | null
  weightG: number
  currency: string | null
  loads: Loads
  zoneOf(carrier: string): string | null
}>

/** More packages than this are freight, not parcels. */
const MOST_PACKAGES = 50

export function openTrip(
  master: Master,
  wanted: Readonly<{ to: Destination; weightG: number; currency?: string | null; loads: Loads }>,
): Trip {
  const zones = new Map<string, string | null>()
  const { to, weightG, loads, currency = null } = wanted
  return {
    to,
    weightG,
    loads,
    currency,
    region: regionOf(to.country, to.region ?? null),
    zoneOf(carrier) {
      const known = zones.get(carrier)
      if (known !== undefined) return known
      const zone = master.findZone(carrier, to.country, to.postalCode)
      zones.set(carrier, zone)
      return zone
    },
  }
}

/** Rates one service from one place, for goods that are there at `at`; or says why it is no option. */
export function rateLane(master: Master, trip: Trip, service: Service, place: Place, at: number): Lane | NoLane {
  const zone = trip.zoneOf(service.carrier)
  if (zone === null) return 'zone_not_served'
  const transit = master.transitOf(service, place, zone)
  if (!transit) return 'no_transit_time'
  if (trip.weightG < service.minWeightG) return 'too_light'
  const packages = Math.max(1, Math.ceil(trip.weightG / service.maxWeightG))
  if (packages > MOST_PACKAGES) return 'too_heavy'
  const handover = handoverOf(master, service, place, at, trip.loads)
  if (!handover) return 'no_pick_up'
  const steps = master.pricesOf(service, place, zone)
  const step = priceOn(steps, Math.ceil(trip.weightG / packages), handover.on)
  if (!step) return steps.length === 0 ? 'no_price' : 'too_heavy'
  if (trip.currency !== null && step.currency !== trip.currency) return 'other_currency'
  const arrives = master.deliveryDays(service, trip.to.country, trip.region)
  return {
    service,
    place,
    costMinor: step.costMinor * packages,
    currency: step.currency,
    packages,
    shipOn: handover.on,
    orderBy: handover.orderBy,
    earliestOn: arrives(handover.on, transit.minDays),
    latestOn: arrives(handover.on, transit.maxDays),
  }
}

/** The narrowest origin's step that takes the weight and holds on the day. */
function priceOn(steps: readonly PriceStep[], weightG: number, day: DayNumber): PriceStep | null {
  for (const step of steps) if (step.upToG >= weightG && step.from <= day && day <= step.until) return step
  return null
}

/**
 * When goods leave. Orders between one that was asked for and its order-by leave on the same day, so most answers are
 * remembered; a day that fills up changes them.
 */
function handoverOf(master: Master, service: Service, place: Place, at: number, loads: Loads): Handover | null {
  const full = loads.fullDays(place)
  const key = place.index * master.services.length + service.index
  const known = master.handovers.get(key)
  if (known?.handover && known.full === full.key && known.since <= at && at <= known.handover.orderBy)
    return known.handover
  const pickups = master.pickupsOf(service, place)
  const handover =
    pickups &&
    nextHandover(at, place.calendar, {
      ...pickups,
      handlingDays: place.ship.days,
      handlingMinutes: place.ship.minutes,
      isFull: (day) => full.days.has(day),
    })
  master.handovers.set(key, { since: at, full: full.key, handover })
  return handover
}

/** All services from one place to one address, and why the others are none. */
export function rateServices(
  master: Master,
  wanted: Readonly<{
    from: Place
    to: Destination
    weightG: number
    at: Date
    currency?: string
    features?: readonly string[]
    loads: Loads
  }>,
): { options: Lane[]; absent: { service: string; reason: NoLane }[] } {
  const trip = openTrip(master, wanted)
  const options: Lane[] = []
  const absent: { service: string; reason: NoLane }[] = []
  for (const service of master.services) {
    const fits = (wanted.features ?? []).every((feature) => service.features.includes(feature))
    const lane = fits ? rateLane(master, trip, service, wanted.from, wanted.at.getTime()) : 'feature_missing'
    if (typeof lane === 'string') absent.push({ service: service.code, reason: lane })
    else options.push(lane)
  }
  return { options, absent }
}

/** Road distance is not known: the great circle between the two points, or null without them. */
export function kilometers(place: Place, to: Destination): number | null {
  const { latitude, longitude } = place.location
  if (latitude === null || longitude === null || to.latitude == null || to.longitude == null) return null
  return distanceKm({ latitude, longitude }, { latitude: to.latitude, longitude: to.longitude })
}

/** Grams of CO2 of a weight over a distance by a service; null when one of them is not known. */
export function co2G(service: Service, weightG: number, km: number | null): number | null {
  if (km === null || service.co2GPerTkm === 0) return null
  return Math.round((service.co2GPerTkm * weightG * km) / 1_000_000)
}
