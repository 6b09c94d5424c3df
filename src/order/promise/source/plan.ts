import { ON_HAND } from '../../../inventory/index.ts'
import type { LocationId } from '../../../platform/ids.ts'
import { isRefusal, type Refusal } from '../../../platform/refusal.ts'
import {
  type PlannedReservation,
  refuseOrder,
  type SourceDelivery,
  type SourcePlan,
  type SourceRequest,
} from '../../capture/index.ts'
import { appoint, type Hours } from '../appoint/decide.ts'
import { servingPlaces } from '../appoint/hours.ts'
import { poolUntil } from '../pool/window.ts'
import type { Compiled } from '../strategy/compile.ts'
import { certify } from './certificate.ts'
import { type Choice, choose, scoringOf } from './choose.ts'
import { type Incoming, type Pegged, peg, type Uncovered } from './decide.ts'
import { orderFacts } from './facts.ts'
import { promisesFor, serviceDates } from './promises.ts'
import { type Place, type Question, questionOf, type Seen } from './question.ts'
import { factsFor } from './score.ts'
import { seenFor } from './seen.ts'
import { seenSupplies, sightFor } from './sighted.ts'
import { strategyFor, type World } from './world.ts'

type DeliveryPlan = Omit<SourcePlan, 'order' | 'priority'>

/** Plans one order: every delivery on its own, all or nothing when a missing unit refuses it. */
export function planOrder(request: SourceRequest, world: World): SourcePlan | Refusal {
  const plans: DeliveryPlan[] = []
  for (const delivery of request.deliveries) {
    const plan = planDelivery(delivery, request, world)
    if (isRefusal(plan)) {
      for (const made of plans) take(world, made.reservations, -1)
      return plan
    }
    take(world, plan.reservations, 1)
    plans.push(plan)
  }
  const promises = plans.flatMap((plan) => plan.promises)
  const appointments = appoint(request, promises, hoursFor(request, world))
  if (isRefusal(appointments)) {
    for (const made of plans) take(world, made.reservations, -1)
    return appointments
  }
  return {
    order: request.order,
    priority: request.priority,
    buckets: plans.flatMap((plan) => plan.buckets),
    reservations: plans.flatMap((plan) => plan.reservations),
    uncovered: plans.flatMap((plan) => plan.uncovered),
    promises: [...promises, ...serviceDates(request, promises, appointments)],
    decisions: plans.flatMap((plan) => plan.decisions),
    ...(appointments.length > 0 && { appointments }),
    ...releaseOf(request),
    ...poolOf(request, world),
  }
}

function poolOf(request: SourceRequest, world: World): { pooledUntil?: Date } {
  const pooledUntil = poolUntil(request, world.policies, world.at)
  return pooledUntil ? { pooledUntil } : {}
}

function hoursFor(request: SourceRequest, { slots, today, places, policies }: World): Hours {
  const scope = { channel: request.channel, brand: request.brand, legalEntity: request.legalEntity }
  return {
    slots,
    today,
    placesOf: (delivery) =>
      servingPlaces(
        delivery,
        places.list.find((place) => place.id === delivery.pickupLocation),
      ),
    onlyThen: slots !== null && policies('service.full', scope) === 'refuse',
  }
}

/** The first release day of what is preordered. */
function releaseOf({ deliveries }: SourceRequest): { releasedOn?: string } {
  const days = deliveries.flatMap(({ lines }) =>
    lines.flatMap((line) => (line.preorder ? (line.releasedOn ?? []) : [])),
  )
  const [releasedOn] = days.sort()
  return releasedOn === undefined ? {} : { releasedOn }
}

/** What a delivery is decided by: the question, the strategy that applies and the numbers seen. */
export type Asked = Readonly<{ question: Question; strategy: Compiled; seen: Seen }>

export function ask(delivery: SourceDelivery, request: SourceRequest, world: World): Asked {
  const question = questionOf(delivery, request, world.attributes)
  const facts = world.strategies.some((one) => one.appliesWhen !== null) ? orderFacts(question) : null
  const seen = seenFor(world, question, request.channel, {
    key: `${request.order}/${delivery.delivery}`,
    latitude: delivery.latitude,
    longitude: delivery.longitude,
  })
  return { question, strategy: strategyFor(world, facts), seen }
}

function planDelivery(delivery: SourceDelivery, request: SourceRequest, world: World): DeliveryPlan | Refusal {
  const preorders = delivery.lines.filter((line) => line.preorder && line.kind === 'physical')
  const untouched = delivery.lines.filter((line) => line.kind === 'service' || line.kind === 'digital')
  const sourced = delivery.method === 'carry_out' ? NOTHING : source(delivery, request, world)
  if (isRefusal(sourced)) return sourced
  const { taken, pegged, uncovered } = sourced
  return {
    reservations: reservationsOf(delivery, sourced, world, request.channel),
    buckets: [
      ...taken.map(({ line, units }) => ({ line, units, bucket: 'reserved' as const })),
      ...[...pegged, ...uncovered].map(({ line, units }) => ({ line, units, bucket: 'backordered' as const })),
      ...preorders.map(({ line, units }) => ({ line, units, bucket: 'preordered' as const })),
      ...untouched.map(({ line, units }) => ({ line, units, bucket: 'reserved' as const })),
    ],
    uncovered: [...uncovered, ...preorders.map(({ line, item, units }) => ({ line, item, units }))].map((one) => ({
      ...one,
      neededBy: delivery.requestedOn,
    })),
    promises: promisesFor(delivery, request, sourced, world),
    decisions: sourced.decisions,
  }
}

/** Units of a delivery with their places; `taken` stand on a shelf. */
export type Sourced = Readonly<{
  taken: readonly (Uncovered & Readonly<{ location: LocationId }>)[]
  pegged: readonly Pegged[]
  uncovered: readonly Uncovered[]
  decisions: SourcePlan['decisions']
}>

/** A carry-out is in the customer's hand already: nothing is sourced, the sale itself moves the stock. */
const NOTHING: Sourced = { taken: [], pegged: [], uncovered: [], decisions: [] }

/** What the strategy makes of a delivery, before anybody asks whether a shortage refuses it. */
export type Decision = Asked & Readonly<{ choice: Choice; pegged: readonly Pegged[]; uncovered: readonly Uncovered[] }>

/** Chooses where a delivery comes from: the one way, for orders and for quotes. Null when it wants no goods. */
export function decideDelivery(delivery: SourceDelivery, request: SourceRequest, world: World): Decision | null {
  const asked = ask(delivery, request, world)
  if (asked.question.wanted.length === 0) return null
  const choice = choose(asked.strategy, asked.question, world.places, asked.seen, { shipToStore: world.shipToStore })
  const rest = choice.missing
  const supplies = rest.length > 0 ? suppliesFor(choice, asked, world, request.channel) : []
  return { ...asked, choice, ...peg(rest, supplies) }
}

export function takenOf({ choice }: Decision, { places }: World): Sourced['taken'] {
  return choice.taken.map(({ line, item, units, j }) => ({
    line,
    item,
    units,
    location: (places.list[j] as Place).id,
  }))
}

function source(delivery: SourceDelivery, request: SourceRequest, world: World): Sourced | Refusal {
  const decision = decideDelivery(delivery, request, world)
  if (!decision) return NOTHING
  const { strategy, choice, pegged, uncovered } = decision
  if (choice.missing.length > 0 && shortageOf(strategy, request, world) === 'refuse') {
    const missing = choice.missing.map(({ line, units }) => ({ line, units }))
    return refuseOrder.stock_short(`${missing.reduce((sum, one) => sum + one.units, 0)} units are not available`, {
      more: { delivery: delivery.delivery, missing },
    })
  }
  const shipToStore = world.shipToStore && strategy.definition.shipToStore
  return {
    taken: takenOf(decision, world),
    pegged,
    uncovered,
    decisions: [certify({ ...decision, delivery: delivery.delivery, places: world.places, shipToStore })],
  }
}

function shortageOf(strategy: Compiled, request: SourceRequest, world: World): 'refuse' | 'backorder' {
  if (request.shortage === 'backorder') return 'backorder'
  const { shortage } = strategy.definition
  if (shortage !== 'policy') return shortage
  const scope = { channel: request.channel, brand: request.brand, legalEntity: request.legalEntity }
  return world.policies('stock.shortage', scope)
}

/** Supplies at locations that may serve the delivery, or may as soon as they have the goods. */
function suppliesFor(choice: Choice, { strategy, question, seen }: Asked, world: World, channel: string): Incoming[] {
  const scoring = scoringOf(strategy, question, world.places, seen)
  const filters = strategy.filters.filter((filter) => !filter.expression.perLine)
  const may = choice.refused.map(
    (reason, j) =>
      reason === null ||
      reason === 'full' ||
      (reason === 'no_stock' &&
        filters.every((filter) => filter.expression.answer(factsFor(scoring, j, null)) !== false)),
  )
  return seenSupplies(world, channel).filter((supply) => may[world.places.indexOf.get(supply.location) ?? -1] === true)
}

function reservationsOf(
  delivery: SourceDelivery,
  { taken, pegged }: Sourced,
  world: World,
  channel: string,
): PlannedReservation[] {
  const sight = sightFor(world, channel)
  const hours =
    delivery.method === 'reserve' ? world.policies('reserve.expires_h', { location: delivery.pickupLocation }) : 0
  const expiresAt = delivery.method === 'reserve' ? new Date(world.at.getTime() + hours * 3_600_000) : null
  const pinned = delivery.pickupLocation !== null
  return [
    ...taken.map((one) => ({
      ...one,
      delivery: delivery.delivery,
      supply: ON_HAND,
      pinned,
      expiresAt,
      leave: sight.withheld(one.item, one.location),
    })),
    ...pegged.map(({ expectedAt: _, ...one }) => ({
      ...one,
      delivery: delivery.delivery,
      pinned,
      expiresAt: null,
      leave: 0,
    })),
  ]
}

/** Takes planned units out of the world, or with -1 gives them back. */
function take(world: World, reservations: readonly PlannedReservation[], sign: 1 | -1): void {
  for (const { supply, location, item, units } of reservations) {
    if (supply === ON_HAND) {
      const row = world.free.get(item)
      const j = world.places.indexOf.get(location)
      if (row && j !== undefined) row[j] = (row[j] as number) - sign * units
    } else {
      const incoming = world.incoming.get(supply)
      if (incoming) world.incoming.set(supply, { ...incoming, units: incoming.units - sign * units })
    }
  }
}
