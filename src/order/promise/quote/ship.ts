import type { NoLane } from '../../../organisation/index.ts'
import type { World } from '../source/world.ts'
import type { Way } from './asked.ts'
import type { Shipment, ShipOption, Want } from './model.ts'
import { chooseParcels, type Route, sendParcel, waiting } from './parcels.ts'

/** What one carrier service makes of a basket: from the places that the strategy chooses for it, or why it does not. */
export function planService(world: World, way: Way, route: Route, wants: readonly Want[]): ShipOption | NoLane {
  const { service } = way
  if (!service) return 'no_pick_up'
  const { parcels, missing } = chooseParcels(route.shown, world, way, wants)
  const shipments: Shipment[] = []
  for (const parcel of parcels) {
    const sent = sendParcel(route, parcel, service)
    if (typeof sent === 'string') return sent
    shipments.push(sent)
  }
  if (shipments.length === 0) return reasonFor(route, way, wants)
  return {
    service,
    shipments,
    costMinor: shipments.reduce((sum, one) => sum + one.costMinor, 0),
    shipOn: Math.max(...shipments.map((one) => one.shipOn)),
    earliestOn: Math.max(...shipments.map((one) => one.earliestOn)),
    latestOn: Math.max(...shipments.map((one) => one.latestOn)),
    orderBy: Math.min(...shipments.map((one) => one.orderBy)),
    backordered: waiting(shipments, missing),
  }
}

/** No place has anything: is that all, or does the service not go there either? */
function reasonFor(route: Route, { service }: Way, wants: readonly Want[]): NoLane {
  const places = route.shown.master.places.filter(({ location }) => location.active && location.canShip)
  if (places.length === 0) return 'no_pick_up'
  const weightG = wants.reduce((sum, want) => sum + (want.item.weightG ?? 0) * want.units, 0)
  for (const place of places) {
    const sent = sendParcel(route, { place, supply: '', at: 0, parts: [], weightG }, service)
    if (typeof sent === 'string') return sent
  }
  return 'nothing_to_send'
}
