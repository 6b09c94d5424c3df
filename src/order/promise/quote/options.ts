import { type Capacity, dayText, distanceKm, type Loads, type Place, regionsOf } from '../../../organisation/index.ts'
import { isRefusal, type Refusal } from '../../../platform/refusal.ts'
import { makeSight } from '../availability/sight.ts'
import type { World } from '../availability/world.ts'
import { refusePromise } from '../refusals.ts'
import { type Basket, pointOf, readBasket } from './basket.ts'
import type { PickupOption, Quoted, QuoteRequest, ServiceSlot, ShipOption } from './model.ts'
import { planPickup } from './pickup.ts'
import { makeShelves } from './shelves.ts'
import { openWay, planService } from './ship.ts'

export type Terms = Readonly<{ channel: string; currency: string; loads: Loads; slots: readonly Capacity[] }>

/** Answers a quote from what was read; the same question to the same world has the same answer. */
export function decideQuote(world: World, request: QuoteRequest, terms: Terms): Quoted | Refusal {
  const basket = readBasket(world, request.lines)
  if (isRefusal(basket)) return basket
  const { master } = world
  const sight = makeSight(world.allotments, master.policies, terms.channel)
  const shelves = makeShelves(world, sight, basket.wants)
  const places = master.places.filter(({ location }) => location.active && location.canShip)
  const base = { world, sight, shelves, places, loads: terms.loads, currency: terms.currency }
  const services = master.services.filter((service) =>
    request.features.every((feature) => service.features.includes(feature)),
  )
  const ship: ShipOption[] = []
  const absent: { service: string; reason: string }[] = master.services
    .filter((service) => !services.includes(service))
    .map((service) => ({ service: service.code, reason: 'feature_missing' }))
  if (request.shipTo && basket.wants.length > 0) {
    const way = openWay({ ...base, to: { ...request.shipTo, ...pointOf(request.shipTo) } })
    for (const service of services) {
      const option = planService(way, service)
      if (typeof option === 'string') absent.push({ service: service.code, reason: option })
      else ship.push(option)
    }
  }
  ship.sort((a, b) => lacks(a) - lacks(b) || a.costMinor - b.costMinor || a.latestOn - b.latestOn)
  const stores = storesOf(world, request)
  if (isRefusal(stores)) return stores
  const from = request.pickup && 'near' in request.pickup ? pointOf(request.pickup.near) : null
  const pickup = stores.flatMap((place) => planPickup(base, services, place, from) ?? [])
  pickup.sort((a, b) => lacks(a) - lacks(b) || a.readyBy - b.readyBy || (a.km ?? 0) - (b.km ?? 0))
  return {
    at: world.now,
    currency: terms.currency,
    weightG: shelves.weightG,
    ship,
    absent,
    pickup,
    services: basket.services.map((one) => slotFor(one, request, ship, pickup, terms.slots)),
  }
}

function lacks(option: Pick<ShipOption, 'backordered'>): number {
  return option.backordered.reduce((sum, part) => sum + (part.until === null ? part.units : 0), 0)
}

/** The stores that were asked for: one by its code, or those near an address, nearest first. */
function storesOf(world: World, { pickup }: QuoteRequest): Place[] | Refusal {
  if (!pickup) return []
  if ('location' in pickup) {
    const place = world.master.placeByCode.get(pickup.location)
    const path = '/pickup/location'
    if (!place) return refusePromise.unknown_location(`there is no location ${pickup.location}`, { path })
    if (!place.location.active || !place.location.canPickup)
      return refusePromise.no_pickup_here(`nothing is handed over at ${pickup.location}`, { path })
    return [place]
  }
  const from = pointOf(pickup.near)
  return world.master.places
    .flatMap((place) => {
      const { latitude, longitude, active, canPickup } = place.location
      if (!active || !canPickup || !from || latitude === null || longitude === null) return []
      return [{ place, km: distanceKm(from, { latitude, longitude }) }]
    })
    .filter(({ km }) => km <= pickup.withinKm)
    .sort((a, b) => a.km - b.km)
    .slice(0, pickup.limit)
    .map(({ place }) => place)
}

/** A service is performed after its goods came: the first slot from that day on, nearest region first. */
function slotFor(
  wanted: Basket['services'][number],
  request: QuoteRequest,
  ship: readonly ShipOption[],
  pickup: readonly PickupOption[],
  slots: readonly Capacity[],
): ServiceSlot {
  const { line, sku, units } = wanted
  const regions = request.shipTo ? regionsOf(request.shipTo.country, request.shipTo.postalCode) : []
  const places = new Set([...regions, ...pickup.map((option) => option.place.location.code)])
  const goods = ship[0] ? dayText(ship[0].latestOn) : ''
  const found = slots.find(
    (slot) =>
      slot.item === wanted.item && places.has(slot.place) && slot.on >= goods && slot.capacity - slot.booked >= units,
  )
  const { item } = wanted
  return found
    ? { line, sku, item, units, place: found.place, on: found.on, slot: found.slot }
    : { line, sku, item, units, place: null }
}
