import * as inventory from '../../../inventory/index.ts'
import { RetryTransaction, type Tx } from '../../../platform/db/db.ts'
import { setTimer } from '../../../platform/jobs/timers.ts'
import { isRefusal, type Refusal } from '../../../platform/refusal.ts'
import type { PromiseReason, SourcePlan, SourceRequest, SourceStep } from '../../capture/index.ts'
import { bookPlans, hasBookings } from '../appoint/book.ts'
import { joinPool } from '../pool/window.ts'
import { readLanes } from '../quote/lanes.ts'
import { planQuoted } from '../quote/placed.ts'
import { planOrder } from './plan.ts'
import { plainReads, type Reads, readStock, seenStock } from './reads.ts'
import { watchRelease } from './release-day.ts'
import { writeDecisions, writePromises } from './store.ts'
import { readWorld } from './world.ts'

/** Fires when something that was reserved for a customer to come and buy was not bought in time. */
export const RESERVATION_TIMER = 'reservation.expire'

/** How often a plan is made anew because others took the chosen units meanwhile. */
const ROUNDS = 6

/** Promising as the other steps use it; what it reads can be replaced. */
export function makeSourceStep(over: Partial<Reads> = {}): SourceStep {
  const reads = { ...plainReads, ...over }
  return { plan: (tx, requests) => planEach(tx, requests, reads), commit: commitPlans }
}

export const sourceStep: SourceStep = makeSourceStep({ readStock: seenStock, readLanes, shipToStore: true })

/** Orders on quotes one by one, because what is held goes over to them; all others together. */
async function planEach(tx: Tx, requests: readonly SourceRequest[], reads: Reads): Promise<(SourcePlan | Refusal)[]> {
  const plans = new Map<SourceRequest, SourcePlan | Refusal>()
  const free = requests.filter((request) => !request.quote)
  for (const request of requests) {
    if (!request.quote) continue
    const quoted = { ...request, quote: request.quote }
    const planRest = async (rest: SourceRequest) => (await planOrders(tx, [rest], reads))[0] as SourcePlan | Refusal
    plans.set(request, await planQuoted(tx, quoted, planRest))
  }
  const made = free.length > 0 ? await planOrders(tx, free, reads) : []
  for (const [index, request] of free.entries()) plans.set(request, made[index] as SourcePlan | Refusal)
  return requests.map((request) => plans.get(request) as SourcePlan | Refusal)
}

/**
 * Chooses locations for a list of orders, first by what the process knows of the stock. When every delivery goes whole
 * from a shelf, the guarded update of the balances is the only look at them; when it finds them gone, the transaction is
 * tried again. A refusal, a split or a backorder is decided on a fresh read with the chosen balances locked, in lock
 * order, and planned anew while others take them, so it never rests on old numbers.
 */
async function planOrders(tx: Tx, requests: readonly SourceRequest[], reads: Reads): Promise<(SourcePlan | Refusal)[]> {
  for (let round = 1; ; round++) {
    const isFresh = round > 1 || tx.attempt > 1 || reads.readStock === readStock
    if (isFresh) await tx.turn()
    const world = await readWorld(tx, requests, isFresh ? { ...reads, readStock } : reads)
    const plans = requests.map((request) => planOrder(request, world))
    if (!isFresh) {
      if (plans.some(isHard)) continue
      return plans
    }
    if (await stillThere(tx, plans)) return plans
    if (round === ROUNDS) throw new Error('stock moves faster than it can be planned')
  }
}

/** A refusal, a split or a backorder is not decided on a hint. */
function isHard(plan: SourcePlan | Refusal): boolean {
  return (
    isRefusal(plan) ||
    plan.buckets.some((part) => part.bucket === 'backordered') ||
    new Set(plan.reservations.map((one) => `${one.delivery}/${one.location}`)).size >
      new Set(plan.reservations.map((one) => one.delivery)).size
  )
}

async function stillThere(tx: Tx, plans: readonly (SourcePlan | Refusal)[]): Promise<boolean> {
  const wanted = plans.flatMap((plan) =>
    isRefusal(plan) ? [] : plan.reservations.filter((reservation) => reservation.supply === inventory.ON_HAND),
  )
  if (wanted.length === 0) return true
  const takes = new Map(inventory.sumReserved(wanted).map((sum) => [inventory.stockKey(sum), sum]))
  const locked = await inventory.lockBalances(tx, wanted)
  // A hint may name a shelf that never had the item: then there is no row to lock.
  if (locked.length < takes.size) return false
  return locked.every((balance) => {
    const sum = takes.get(inventory.stockKey(balance))
    return !sum || inventory.free(balance) - sum.leave >= sum.reserved
  })
}

/**
 * Writes what was planned: decisions, promises, requirements, and last the reservations with their balances. Only
 * where hours or days are booked, they come behind the stock, and the promises behind them.
 */
async function commitPlans(tx: Tx, plans: readonly SourcePlan[], reason: PromiseReason): Promise<void> {
  const books = await hasBookings(tx, plans)
  // Issued together, they travel together.
  await Promise.all([
    writeDecisions(
      tx,
      each(plans, (plan) => plan.decisions),
    ),
    books ? null : promiseAll(tx, plans, reason),
    requireAll(tx, plans),
    reason === 'placed' ? joinPool(tx, plans) : null,
    watchAll(tx, plans),
    reserveAll(tx, plans),
  ])
  if (books) await promiseAll(tx, await bookPlans(tx, plans), reason)
}

function requireAll(tx: Tx, plans: readonly SourcePlan[]): Promise<void> {
  const uncovered = each(plans, (plan) => plan.uncovered)
  return inventory.addRequirements(
    tx,
    uncovered.map(({ order: demand, line, item, units, neededBy }) => ({
      demand,
      line,
      item,
      location: null,
      units,
      neededBy,
    })),
  )
}

async function watchAll(tx: Tx, plans: readonly SourcePlan[]): Promise<void> {
  for (const plan of plans) {
    if (plan.releasedOn !== undefined) await watchRelease(tx, plan.order, plan.releasedOn)
    const expiries = plan.reservations.flatMap((reservation) => reservation.expiresAt?.getTime() ?? [])
    if (expiries.length > 0)
      await setTimer(tx, { kind: RESERVATION_TIMER, subject: plan.order, dueAt: new Date(Math.min(...expiries)) })
  }
}

function each<T extends object>(plans: readonly SourcePlan[], pick: (plan: SourcePlan) => readonly T[]) {
  return plans.flatMap((plan) => pick(plan).map((one) => ({ ...one, order: plan.order })))
}

function promiseAll(tx: Tx, plans: readonly SourcePlan[], reason: PromiseReason): Promise<void> {
  return writePromises(
    tx,
    each(plans, (plan) => plan.promises),
    reason,
  )
}

async function reserveAll(tx: Tx, plans: readonly SourcePlan[]): Promise<void> {
  const reservations = plans.flatMap((plan) =>
    plan.reservations.map((r) => ({
      ...r,
      demandKind: 'order_line' as const,
      demand: plan.order,
      priority: plan.priority,
    })),
  )
  const short = await inventory.reserve(tx, reservations)
  if (short.shortAt.length > 0 || short.shortSupplies.length > 0) throw new RetryTransaction('planned units are gone')
}
