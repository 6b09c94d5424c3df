import * as inventory from '../../../inventory/index.ts'
import { readLocations, readPolicies } from '../../../organisation/index.ts'
import { RetryTransaction, type Tx } from '../../../platform/db/db.ts'
import { setTimer } from '../../../platform/jobs/timers.ts'
import { isRefusal, type Refusal } from '../../../platform/refusal.ts'
import type { PromiseReason, SourcePlan, SourceRequest, SourceStep } from '../../capture/index.ts'
import { makeWorld, planOrder, type World } from './plan.ts'
import { writeDecisions, writePromises } from './store.ts'

/** Fires when something that was reserved for a customer to come and buy was not bought in time. */
export const RESERVATION_TIMER = 'reservation.expire'

/** How often a plan is made anew because others took the chosen units meanwhile. */
const ROUNDS = 6

/** Promising as the other steps use it. */
export const sourceStep: SourceStep = { plan: planOrders, commit: commitPlans }

/**
 * Chooses locations for a list of orders. Candidates are read without a lock; only the chosen balances are locked,
 * in lock order, and looked at again. What was taken by others meanwhile is planned anew on a fresh read, so a
 * refusal or a split never rests on old numbers.
 */
async function planOrders(tx: Tx, requests: readonly SourceRequest[]): Promise<(SourcePlan | Refusal)[]> {
  for (let round = 1; ; round++) {
    const world = await readWorld(tx, requests)
    const plans = requests.map((request) => planOrder(request, world))
    if (await stillThere(tx, plans, world)) return plans
    if (round === ROUNDS) throw new Error('stock moves faster than it can be planned')
  }
}

async function readWorld(tx: Tx, requests: readonly SourceRequest[]): Promise<World> {
  const items = [
    ...new Set(
      requests.flatMap((request) => request.deliveries.flatMap((delivery) => delivery.lines.map((line) => line.item))),
    ),
  ]
  const [locations, policies, balances, incoming] = await Promise.all([
    readLocations(tx),
    readPolicies(tx),
    inventory.readBalances(tx, items),
    inventory.readIncoming(tx, items),
  ])
  return makeWorld(tx.occurredAt, locations, policies, balances, incoming)
}

async function stillThere(tx: Tx, plans: readonly (SourcePlan | Refusal)[], world: World): Promise<boolean> {
  const wanted = plans.flatMap((plan) =>
    isRefusal(plan) ? [] : plan.reservations.filter((reservation) => reservation.supply === inventory.ON_HAND),
  )
  if (wanted.length === 0) return true
  const locked = await inventory.lockBalances(tx, wanted)
  // After planning, the world holds what the plans leave; what was there before is that plus what they take.
  return locked.every((balance) => {
    const takes = wanted
      .filter((r) => r.item === balance.item && r.location === balance.location)
      .reduce((sum, r) => sum + r.units, 0)
    const safety = world.policies('stock.safety_units', { location: balance.location })
    return inventory.free(balance) - safety >= takes
  })
}

/** Writes what was planned: decisions, promises, requirements, and last the reservations with their balances. */
async function commitPlans(tx: Tx, plans: readonly SourcePlan[], reason: PromiseReason): Promise<void> {
  const each = <T>(pick: (plan: SourcePlan) => readonly T[]) =>
    plans.flatMap((plan) => pick(plan).map((one) => ({ ...one, order: plan.order })))
  await writeDecisions(
    tx,
    each((plan) => plan.decisions),
  )
  await writePromises(
    tx,
    each((plan) => plan.promises),
    reason,
  )
  await inventory.addRequirements(
    tx,
    each((plan) => plan.uncovered).map((one) => ({
      demand: one.order,
      line: one.line,
      item: one.item,
      location: null,
      units: one.units,
      neededBy: one.neededBy,
    })),
  )
  const reservations = plans.flatMap((plan) =>
    plan.reservations.map((r) => ({
      ...r,
      demandKind: 'order_line' as const,
      demand: plan.order,
      priority: plan.priority,
    })),
  )
  for (const plan of plans) {
    const expiries = plan.reservations.flatMap((reservation) => reservation.expiresAt?.getTime() ?? [])
    if (expiries.length > 0)
      await setTimer(tx, { kind: RESERVATION_TIMER, subject: plan.order, dueAt: new Date(Math.min(...expiries)) })
  }
  const short = await inventory.reserve(tx, reservations)
  if (short.shortAt.length > 0 || short.shortSupplies.length > 0) throw new RetryTransaction('planned units are gone')
}
