import type { Balance, OpenSupply } from '../../../inventory/index.ts'
import { free, ON_HAND } from '../../../inventory/index.ts'
import { distanceKm, type Location, type Policies } from '../../../organisation/index.ts'
import type { ItemId, LocationId } from '../../../platform/ids.ts'
import { isRefusal, type Refusal } from '../../../platform/refusal.ts'
import { addDays, dayOf } from '../../../platform/time.ts'
import {
  type PlannedPromise,
  type PlannedReservation,
  refuseOrder,
  type SourceDelivery,
  type SourcePlan,
  type SourceRequest,
} from '../../capture/index.ts'
import {
  type Candidate,
  type Demand,
  decideSourcing,
  type Incoming,
  RULE,
  type Shortage,
  type Sourcing,
} from './decide.ts'

/** What there is to promise from, as read; plans of earlier orders of the list are taken out as they are made. */
export type World = Readonly<{
  at: Date
  locations: readonly Location[]
  policies: Policies
  free: Map<LocationId, Map<ItemId, number>>
  incoming: Map<string, Incoming>
}>

export function makeWorld(
  at: Date,
  locations: readonly Location[],
  policies: Policies,
  balances: readonly Balance[],
  supplies: readonly OpenSupply[],
): World {
  const shelf = new Map<LocationId, Map<ItemId, number>>()
  for (const balance of balances) {
    const here = shelf.get(balance.location) ?? new Map<ItemId, number>()
    shelf.set(
      balance.location,
      here.set(balance.item, free(balance) - policies('stock.safety_units', { location: balance.location })),
    )
  }
  return { at, locations, policies, free: shelf, incoming: new Map(supplies.map((supply) => [supply.supply, supply])) }
}

/** Plans one order: every delivery on its own, all or nothing when a missing unit refuses it. */
export function planOrder(request: SourceRequest, world: World): SourcePlan | Refusal {
  const scope = { channel: request.channel, brand: request.brand, legalEntity: request.legalEntity }
  const shortage = request.shortage === 'backorder' ? 'backorder' : world.policies('stock.shortage', scope)
  const plans: DeliveryPlan[] = []
  for (const delivery of request.deliveries) {
    const plan = planDelivery(delivery, request, world, shortage)
    if (isRefusal(plan)) {
      giveBack(
        world,
        plans.flatMap((made) => made.reservations),
      )
      return plan
    }
    take(world, plan.reservations)
    plans.push(plan)
  }
  return {
    order: request.order,
    priority: request.priority,
    buckets: plans.flatMap((plan) => plan.buckets),
    reservations: plans.flatMap((plan) => plan.reservations),
    uncovered: plans.flatMap((plan) => plan.uncovered),
    promises: plans.flatMap((plan) => plan.promises),
    decisions: plans.flatMap((plan) => plan.decisions),
  }
}

type DeliveryPlan = Omit<SourcePlan, 'order' | 'priority'>

function planDelivery(
  delivery: SourceDelivery,
  request: SourceRequest,
  world: World,
  shortage: Shortage,
): DeliveryPlan | Refusal {
  const stocked = delivery.lines.filter((line) => line.kind === 'physical' && !line.preorder)
  const demands: Demand[] = stocked.map(({ line, item, units }) => ({ line, item, units }))
  const candidates = findCandidates(delivery, demands, world)
  // A carry-out is in the customer's hand already: nothing is sourced, the sale itself moves the stock.
  const sourcing: Sourcing =
    delivery.method === 'carry_out'
      ? { outcome: 'sourced', how: 'one_location', taken: [], pegged: [], uncovered: [] }
      : decideSourcing(demands, candidates, [...world.incoming.values()], shortage)
  if (sourcing.outcome === 'short') {
    const missing = sourcing.missing.map(({ line, units }) => ({ line, units }))
    return refuseOrder.stock_short(`${missing.reduce((sum, one) => sum + one.units, 0)} units are not available`, {
      more: { delivery: delivery.delivery, missing },
    })
  }
  const expiresAt =
    delivery.method === 'reserve'
      ? new Date(
          world.at.getTime() + world.policies('reserve.expires_h', { location: delivery.pickupLocation }) * 3_600_000,
        )
      : null
  const pinned = delivery.pickupLocation !== null
  const reservations: PlannedReservation[] = [
    ...sourcing.taken.map((taken) => ({ ...taken, delivery: delivery.delivery, supply: ON_HAND, pinned, expiresAt })),
    ...sourcing.pegged.map(({ expectedAt: _, ...pegged }) => ({
      ...pegged,
      delivery: delivery.delivery,
      pinned,
      expiresAt: null,
    })),
  ]
  const preorders = delivery.lines.filter((line) => line.preorder && line.kind === 'physical')
  const untouched = delivery.lines.filter((line) => line.kind === 'service' || line.kind === 'digital')
  return {
    reservations,
    buckets: [
      ...sourcing.taken.map(({ line, units }) => ({ line, units, bucket: 'reserved' as const })),
      ...[...sourcing.pegged, ...sourcing.uncovered].map(({ line, units }) => ({
        line,
        units,
        bucket: 'backordered' as const,
      })),
      ...preorders.map(({ line, units }) => ({ line, units, bucket: 'preordered' as const })),
      ...untouched.map(({ line, units }) => ({ line, units, bucket: 'reserved' as const })),
    ],
    uncovered: [...sourcing.uncovered, ...preorders.map(({ line, item, units }) => ({ line, item, units }))].map(
      (one) => ({ ...one, neededBy: delivery.requestedOn }),
    ),
    promises: promisesOf(delivery, sourcing, world, request),
    decisions:
      demands.length === 0 || delivery.method === 'carry_out'
        ? []
        : [certificate(delivery, demands, candidates, sourcing)],
  }
}

/** Locations that may serve a delivery, nearest first; a store's own customers are served from its shelf. */
function findCandidates(delivery: SourceDelivery, demands: readonly Demand[], world: World): Candidate[] {
  const may = world.locations.filter((location) => {
    if (!location.active || delivery.exclude?.includes(location.id)) return false
    return delivery.pickupLocation ? location.id === delivery.pickupLocation : location.canShip
  })
  const from =
    delivery.latitude === null || delivery.longitude === null
      ? null
      : { latitude: delivery.latitude, longitude: delivery.longitude }
  const wanted = new Set(demands.map((demand) => demand.item))
  return may
    .map((location) => {
      const to =
        location.latitude === null || location.longitude === null
          ? null
          : { latitude: location.latitude, longitude: location.longitude }
      const here = world.free.get(location.id) ?? new Map<ItemId, number>()
      return {
        code: location.code,
        location: location.id,
        distanceKm: from && to ? distanceKm(from, to) : null,
        free: new Map([...here].filter(([item]) => wanted.has(item))),
      }
    })
    .sort(
      (a, b) =>
        (a.distanceKm ?? Number.POSITIVE_INFINITY) - (b.distanceKm ?? Number.POSITIVE_INFINITY) ||
        (a.code < b.code ? -1 : 1),
    )
}

function promisesOf(
  delivery: SourceDelivery,
  sourcing: Extract<Sourcing, { outcome: 'sourced' }>,
  world: World,
  request: SourceRequest,
): PlannedPromise[] {
  const scope = { channel: request.channel, brand: request.brand, legalEntity: request.legalEntity }
  const handling = world.policies('promise.handling_days', scope)
  const transit =
    delivery.method === 'ship' || delivery.method === 'appointment' ? world.policies('promise.transit_days', scope) : 0
  const dated = (
    from: Date,
    taken: { line: number; units: number; location: LocationId },
    supply: PlannedPromise['supply'],
  ): PlannedPromise => {
    const shipBy = addDays(dayOf(from), handling)
    return {
      line: taken.line,
      units: taken.units,
      location: taken.location,
      supply,
      requestedOn: delivery.requestedOn,
      shipBy,
      deliverBy: addDays(shipBy, transit),
    }
  }
  return [
    ...sourcing.taken.map((taken) => dated(world.at, taken, null)),
    ...sourcing.pegged.map((pegged) =>
      dated(pegged.expectedAt > world.at ? pegged.expectedAt : world.at, pegged, pegged.supply),
    ),
    ...sourcing.uncovered.map(({ line, units }) => ({
      line,
      units,
      location: null,
      supply: null,
      requestedOn: delivery.requestedOn,
      shipBy: null,
      deliverBy: null,
    })),
  ]
}

const TOP_CANDIDATES = 5

/** What was seen and why it was chosen, small enough to be kept for every order. */
function certificate(
  delivery: SourceDelivery,
  demands: readonly Demand[],
  candidates: readonly Candidate[],
  sourcing: Extract<Sourcing, { outcome: 'sourced' }>,
) {
  const used = new Set([...sourcing.taken, ...sourcing.pegged].map((taken) => taken.location))
  const shown = candidates.filter((candidate, index) => index < TOP_CANDIDATES || used.has(candidate.location))
  return {
    delivery: delivery.delivery,
    rule: RULE,
    inputs: {
      demands,
      locatedBy: delivery.locatedBy,
      excluded: delivery.exclude ?? [],
      candidates: shown.map((candidate) => ({
        location: candidate.location,
        km: candidate.distanceKm === null ? null : Math.round(candidate.distanceKm),
        free: Object.fromEntries(candidate.free),
      })),
      candidateCount: candidates.length,
    },
    outcome: { how: sourcing.how, taken: sourcing.taken, pegged: sourcing.pegged, uncovered: sourcing.uncovered },
  }
}

function giveBack(world: World, reservations: readonly PlannedReservation[]): void {
  take(
    world,
    reservations.map((reservation) => ({ ...reservation, units: -reservation.units })),
  )
}

function take(world: World, reservations: readonly PlannedReservation[]): void {
  for (const { supply, location, item, units } of reservations) {
    if (supply === ON_HAND) {
      const here = world.free.get(location)
      here?.set(item, (here.get(item) ?? 0) - units)
    } else {
      const incoming = world.incoming.get(supply)
      if (incoming) world.incoming.set(supply, { ...incoming, units: incoming.units - units })
    }
  }
}
