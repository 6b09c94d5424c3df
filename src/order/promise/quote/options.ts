import {
  type Capacity,
  type Channel,
  dayText,
  distanceKm,
  type Loads,
  type Place,
  regionsOf,
  type Service,
} from '../../../organisation/index.ts'
import { isRefusal, type Refusal } from '../../../platform/refusal.ts'
import type { World as Shown } from '../availability/world.ts'
import { refusePromise } from '../refusals.ts'
import type { World } from '../source/world.ts'
import { makeWay, type Way } from './asked.ts'
import { type Basket, pointOf, readBasket } from './basket.ts'
import type { PickupOption, Quoted, QuoteRequest, ServiceSlot, ShipOption } from './model.ts'
import { planPickup } from './pickup.ts'
import { planService } from './ship.ts'

export type Terms = Readonly<{ channel: Channel; loads: Loads; slots: readonly Capacity[] }>

/** A basket with every way in which it could be brought or fetched: what has to be asked of the strategy. */
export type Prepared = Readonly<{
  request: QuoteRequest
  terms: Terms
  basket: Basket
  ways: readonly Way[]
  absent: readonly Readonly<{ service: string; reason: string }>[]
}>

export function prepare(shown: Shown, request: QuoteRequest, terms: Terms): Prepared | Refusal {
  const basket = readBasket(shown, request.lines)
  if (isRefusal(basket)) return basket
  const { services } = shown.master
  const stores = storesOf(shown, request)
  if (isRefusal(stores)) return stores
  const fits = (service: Service) => request.features.every((feature) => service.features.includes(feature))
  const asks =
    basket.wants.length === 0
      ? []
      : [
          ...(request.shipTo ? services.filter(fits).map((service) => ({ service })) : []),
          ...stores.map((store) => ({ store })),
        ]
  return {
    request,
    terms,
    basket,
    ways: asks.map((by) => makeWay(request, basket, terms.channel, by)),
    absent: services
      .filter((service) => !fits(service))
      .map(({ code }) => ({ service: code, reason: 'feature_missing' })),
  }
}

/** Answers a quote from what was read; the same question to the same world has the same answer. */
export function decideQuote(shown: Shown, world: World, { request, terms, basket, ways, absent }: Prepared): Quoted {
  const { wants } = basket
  const from = Math.max(shown.now, ...wants.map((want) => want.notBefore))
  const base = { shown, loads: terms.loads, currency: terms.channel.currency, from }
  const ship: ShipOption[] = []
  const pickup: PickupOption[] = []
  const none = [...absent]
  const near = request.pickup && 'near' in request.pickup ? pointOf(request.pickup.near) : null
  for (const way of ways) {
    if (way.store) {
      const found = planPickup(world, way, { ...base, to: way.store.location }, wants, near)
      if (found) pickup.push(found)
    } else if (way.service) {
      const { country, postalCode, region, latitude, longitude } = way.delivery
      const to = { country, postalCode: postalCode ?? null, region: region ?? null, latitude, longitude }
      const found = planService(world, way, { ...base, to }, wants)
      if (typeof found === 'string') none.push({ service: way.service.code, reason: found })
      else ship.push(found)
    }
  }
  ship.sort((a, b) => lacks(a) - lacks(b) || a.costMinor - b.costMinor || a.latestOn - b.latestOn)
  pickup.sort((a, b) => lacks(a) - lacks(b) || a.readyBy - b.readyBy || (a.km ?? 0) - (b.km ?? 0))
  return {
    at: shown.now,
    currency: base.currency,
    weightG: wants.reduce((sum, want) => sum + (want.item.weightG ?? 0) * want.units, 0),
    ship,
    absent: none,
    pickup,
    services: basket.services.map((one) => slotFor(one, request, ship, pickup, terms.slots)),
  }
}

function lacks(option: Pick<ShipOption, 'backordered'>): number {
  return option.backordered.reduce((sum, part) => sum + (part.until === null ? part.units : 0), 0)
}

/** The stores that were asked for: one by its code, or those near an address, nearest first. */
function storesOf(shown: Shown, { pickup }: QuoteRequest): Place[] | Refusal {
  if (!pickup) return []
  if ('location' in pickup) {
    const place = shown.master.placeByCode.get(pickup.location)
    const path = '/pickup/location'
    if (!place) return refusePromise.unknown_location(`there is no location ${pickup.location}`, { path })
    if (!place.location.active || !place.location.canPickup)
      return refusePromise.no_pickup_here(`nothing is handed over at ${pickup.location}`, { path })
    return [place]
  }
  const from = pointOf(pickup.near)
  return shown.master.places
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
