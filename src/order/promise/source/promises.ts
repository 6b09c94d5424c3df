import { dayNumber, dayText } from '../../../organisation/index.ts'
import type { LocationId } from '../../../platform/ids.ts'
import { addDays, dayOf } from '../../../platform/time.ts'
import type { PlannedAppointment, PlannedPromise, SourceDelivery, SourceRequest } from '../../capture/index.ts'
import { arrived } from '../quote/ready.ts'
import type { Lane } from '../solve/model.ts'
import type { Sourced } from './plan.ts'
import { dayAfter, type World } from './world.ts'

/**
 * Dates for the units of a delivery: the lane's where there is one, else the merchant's policies. What is preordered
 * is promised from the day of its release on.
 */
export function promisesFor(
  delivery: SourceDelivery,
  request: SourceRequest,
  { taken, pegged, uncovered }: Sourced,
  world: World,
): PlannedPromise[] {
  const scope = { channel: request.channel, brand: request.brand, legalEntity: request.legalEntity }
  const handling = world.policies('promise.handling_days', scope)
  const travels = delivery.method === 'ship' || delivery.method === 'appointment'
  const leg = world.policies('promise.transit_days', scope)
  const transit = travels ? leg : 0
  const lanes = world.lanes.get(`${request.order}/${delivery.delivery}`)
  const { requestedOn, pickupLocation } = delivery
  const dated = (day: string) => {
    const shipBy = addDays(day, handling)
    return { shipBy, deliverBy: addDays(shipBy, transit) }
  }
  const now = { shipBy: dayAfter(world, handling), deliverBy: dayAfter(world, handling + transit) }
  const dates = (from: Date, location: LocationId, isHere: boolean) => {
    const lane = isHere ? lanes?.get(location) : undefined
    if (pickupLocation !== null && location !== pickupLocation)
      return overTheStore(pickupLocation, lane ?? null, dayOf(from), { handling, transit: leg }, world)
    if (lane?.shipBy && lane.deliverBy) return { shipBy: lane.shipBy, deliverBy: lane.deliverBy }
    return from === world.at ? now : dated(dayOf(from))
  }
  return [
    ...taken.map(({ line, units, location }) => ({
      line,
      units,
      location,
      supply: null,
      requestedOn,
      ...dates(world.at, location, true),
    })),
    ...pegged.map(({ line, units, location, supply, expectedAt }) => ({
      line,
      units,
      location,
      supply,
      requestedOn,
      ...dates(expectedAt > world.at ? expectedAt : world.at, location, false),
    })),
    ...delivery.lines.flatMap(({ line, units, kind, preorder, releasedOn }) =>
      preorder && kind === 'physical' && releasedOn
        ? [{ line, units, location: null, supply: null, requestedOn, ...dated(releasedOn) }]
        : [],
    ),
    ...uncovered.map(({ line, units }) => ({
      line,
      units,
      location: null,
      supply: null,
      requestedOn,
      shipBy: null,
      deliverBy: null,
    })),
  ]
}

/** Goods that travel to their store first: there at the latest on a day, and ready in its hours after that. */
function overTheStore(
  store: LocationId,
  lane: Lane | null,
  from: string,
  days: Readonly<{ handling: number; transit: number }>,
  { stores }: World,
): Readonly<{ shipBy: string; deliverBy: string }> {
  const shipBy = lane?.shipBy ?? addDays(from, days.handling)
  const there = lane?.deliverBy ?? addDays(shipBy, days.transit)
  const place = stores.get(store)
  const ready = place ? arrived(place, dayNumber(there) + 1) : null
  return { shipBy, deliverBy: place && ready !== null ? dayText(place.calendar.zone.dayAt(ready)) : addDays(there, 1) }
}

/**
 * A service for goods is promised for the day on which the last of them is there; without a day for them, none. One
 * that is booked gets the day of its appointment when that is found.
 */
export function serviceDates(
  request: SourceRequest,
  promises: readonly PlannedPromise[],
  appointments: readonly PlannedAppointment[],
): PlannedPromise[] {
  return request.deliveries.flatMap((delivery) =>
    delivery.lines.flatMap(({ line, kind, units, serviceFor }) => {
      if (kind !== 'service') return []
      const own = appointments.find((one) => one.line === line)
      const days = promises.filter((one) => one.line === serviceFor).map((one) => one.deliverBy)
      if (!own && days.length === 0) return []
      const goods = days.includes(null) ? null : (days.toSorted().at(-1) ?? null)
      const deliverBy = own?.from ?? goods
      return [{ line, units, location: null, supply: null, requestedOn: delivery.requestedOn, shipBy: null, deliverBy }]
    }),
  )
}
