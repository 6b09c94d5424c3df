import {
  co2G,
  type Destination,
  dayText,
  kilometers,
  type Loads,
  type Master,
  openTrip,
  type Place,
  type Lane as Rated,
  rateLane,
  readLoads,
  readMaster,
  type Service,
  type Trip,
} from '../../../organisation/index.ts'
import type { Tx } from '../../../platform/db/db.ts'
import type { Lane } from '../solve/model.ts'
import type { LaneRequest } from '../source/reads.ts'
import { readyAt } from './ready.ts'

/**
 * For each delivery the best service of every place, by `order/delivery`: the cheapest, of equals the one that is there
 * first; a delivery that names a service goes by it alone. Deliveries that nobody carries (digital, carry-out) have no lanes. Goods that are collected travel to the
 * store; the store itself costs nothing.
 */
export async function readLanes(tx: Tx, requests: readonly LaneRequest[]): Promise<Map<string, Lane[]>> {
  const [master, loads] = await Promise.all([readMaster(tx), readLoads(tx)])
  return lanesOn(master, loads, requests, tx.occurredAt.getTime())
}

/** The same, from what was read already. */
export function lanesOn(
  master: Master,
  loads: Loads,
  requests: readonly LaneRequest[],
  at: number,
): Map<string, Lane[]> {
  return new Map(
    requests.map((request) => [`${request.order}/${request.delivery.delivery}`, lanesOf(master, loads, request, at)]),
  )
}

function lanesOf(master: Master, loads: Loads, { delivery, weightG }: LaneRequest, at: number): Lane[] {
  if (delivery.method === 'digital' || delivery.method === 'carry_out') return []
  const store = delivery.pickupLocation === null ? null : (master.placeOf.get(delivery.pickupLocation) ?? null)
  const to: Destination = store ? store.location : { ...delivery, postalCode: delivery.postalCode ?? null }
  const whole = openTrip(master, { to, loads, weightG })
  const light = { ...whole, weightG: 1 }
  const named = store ? undefined : master.services.find((service) => service.code === delivery.carrierService)
  const services = named ? [named] : master.services
  return master.places.flatMap((place) => {
    if (place === store) return [ownShelf(place, at)]
    if (!place.location.active || !place.location.canShip) return []
    return bestLane(master, services, whole, light, place, at) ?? []
  })
}

function ownShelf(place: Place, at: number): Lane {
  const ready = readyAt(place, at)
  const on = ready === null ? null : dayText(place.calendar.zone.dayAt(ready))
  const free = { costMinor: 0, costPerKgMinor: 0, co2G: 0, distanceKm: 0 }
  return { location: place.location.id, ...free, shipBy: on, deliverBy: on, service: null }
}

function bestLane(
  master: Master,
  services: readonly Service[],
  whole: Trip,
  light: Trip,
  place: Place,
  at: number,
): Lane | null {
  const best = cheapest(master, services, whole, place, at)
  return best && laneOf(master, whole, light, best, at)
}

/** The cheapest service that carries from a place, of equals the one that is there first. */
export function cheapest(
  master: Master,
  services: readonly Service[],
  trip: Trip,
  place: Place,
  at: number,
): Rated | null {
  let best: Rated | null = null
  for (const service of services) {
    const lane = rateLane(master, trip, service, place, at)
    if (typeof lane === 'string') continue
    const better =
      best === null ||
      lane.costMinor < best.costMinor ||
      (lane.costMinor === best.costMinor && lane.latestOn < best.latestOn)
    if (better) best = lane
  }
  return best
}

/** Price steps as a straight line: what a light package costs, and what each further kilogram adds up to this weight. */
function laneOf(master: Master, whole: Trip, light: Trip, best: Rated, at: number): Lane {
  const least = rateLane(master, light, best.service, best.place, at)
  const fixed = typeof least === 'string' ? best.costMinor : Math.min(least.costMinor, best.costMinor)
  const km = kilometers(best.place, whole.to)
  return {
    location: best.place.location.id,
    costMinor: fixed,
    costPerKgMinor: whole.weightG === 0 ? 0 : Math.round(((best.costMinor - fixed) * 1000) / whole.weightG),
    shipBy: dayText(best.shipOn),
    deliverBy: dayText(best.latestOn),
    service: best.service.code,
    co2G: co2G(best.service, whole.weightG, km) ?? 0,
    distanceKm: km === null ? null : Math.round(km),
  }
}
