import { ON_HAND } from '../../../inventory/index.ts'
import { distanceKm, type Place } from '../../../organisation/index.ts'
import type { World } from '../source/world.ts'
import type { Way } from './asked.ts'
import type { PickupOption, Point, Shipment, Want } from './model.ts'
import { chooseParcels, type Route, sendParcel, waiting } from './parcels.ts'
import { arrived, orderByOf, readyAt } from './ready.ts'

/** How one store hands a basket over: from its own shelf, and what the strategy has sent there from elsewhere. */
export function planPickup(
  world: World,
  way: Way,
  route: Route,
  wants: readonly Want[],
  near: Point | null,
): PickupOption | null {
  const { store: place } = way
  if (!place) return null
  const { parcels, missing } = chooseParcels(route.shown, world, way, wants)
  const here = parcels.filter((one) => one.place === place)
  const shelf = here.filter((one) => one.supply === ON_HAND).flatMap((one) => one.parts)
  const shipments: Shipment[] = []
  for (const parcel of parcels) {
    if (parcel.place === place) continue
    const sent = sendParcel(route, parcel, null)
    if (typeof sent === 'string') return null
    shipments.push(sent)
  }
  const at = [route.from, ...here.map((one) => one.at)].reduce((a, b) => Math.max(a, b))
  const ready = readyAt(place, at)
  if (ready === null || (shipments.length === 0 && here.length === 0)) return null
  const [first, last] =
    shipments.length === 0
      ? [ready, ready]
      : [
          arrived(place, Math.max(...shipments.map((one) => one.earliestOn))),
          arrived(place, Math.max(...shipments.map((one) => one.latestOn)) + 1),
        ]
  if (first === null || last === null) return null
  const expected = here
    .filter((one) => one.supply !== ON_HAND)
    .map(({ parts, supply, at: until }) => ({ parts, supply, until }))
  return {
    place,
    km: kmTo(place, near),
    shelf,
    expected,
    supplied: shipments.length > 0 ? 'sent_there' : 'own_shelf',
    shipments,
    costMinor: shipments.reduce((sum, one) => sum + one.costMinor, 0),
    readyFrom: Math.max(ready, first),
    readyBy: Math.max(ready, last),
    orderBy: shipments.length > 0 ? Math.min(...shipments.map((one) => one.orderBy)) : orderByOf(place, at, ready),
    backordered: [
      ...expected.flatMap(({ parts, until }) => parts.map((part) => ({ ...part, until }))),
      ...waiting(shipments, missing),
    ],
  }
}

function kmTo(place: Place, near: Point | null): number | null {
  const { latitude, longitude } = place.location
  if (near === null || latitude === null || longitude === null) return null
  return Math.round(distanceKm(near, { latitude, longitude }))
}
