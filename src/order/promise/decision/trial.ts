import { heldFor, ON_HAND } from '../../../inventory/index.ts'
import type { Tx } from '../../../platform/db/db.ts'
import type { OrderId } from '../../../platform/ids.ts'
import { isRefusal, type Refusal } from '../../../platform/refusal.ts'
import { liveUnits, type Order, readOrders, refuseOrder, type SourceRequest } from '../../capture/index.ts'
import { requestsFor } from '../resource/resource.ts'
import type { CertificateInputs, CertificateOutcome } from '../source/certificate.ts'
import { unpack } from '../source/packed.ts'
import { planOrder } from '../source/plan.ts'
import { questionOf } from '../source/question.ts'
import { plainReads, type Reads } from '../source/reads.ts'
import { readWorld, type World } from '../source/world.ts'
import { compile } from '../strategy/compile.ts'
import { refuseSourcing as refuse } from '../strategy/refusals.ts'
import { findStrategy } from '../strategy/strategy.ts'
import { showDecision } from './show.ts'
import { type DecisionRow, readLines } from './store.ts'

/**
 * What a strategy would do with an order now, as if nothing of it were sourced yet: its own reservations count as free.
 * Nothing is written.
 */
export async function tryStrategy(tx: Tx, wanted: { strategy: string; order: OrderId }, over: Partial<Reads>) {
  const strategy = await findStrategy(tx, wanted.strategy)
  if (isRefusal(strategy)) return strategy
  const compiled = compile(strategy)
  if ('problems' in compiled)
    return refuse.bad_strategy(compiled.problems[0]?.reason ?? 'it does not compile', { more: compiled })
  const order = (await readOrders(tx, [wanted.order])).get(wanted.order)
  if (!order) return refuseOrder.order_not_found('there is no such order')
  const [request] = await requestsFor(tx, [asNew(order)])
  if (!request) return refuseOrder.nothing_to_do('the order has nothing to source')
  const world = await readWorld(tx, [request], { ...plainReads, ...over }, [compiled])
  await giveBackOwn(tx, order.id, world)
  return showTrial(tx, request, world, compiled.rule)
}

/** The order as if all of its units that are not cancelled stood open. */
function asNew(order: Order): Order {
  const lines = order.lines.map((line) => ({ ...line, buckets: { ...line.buckets, open: liveUnits(line) } }))
  return { ...order, lines }
}

async function giveBackOwn(tx: Tx, order: OrderId, world: World): Promise<void> {
  for (const held of await heldFor(tx, [order])) {
    const row = world.free.get(held.item)
    const j = world.places.indexOf.get(held.location)
    if (held.supply === ON_HAND && row && j !== undefined) row[j] = (row[j] as number) + held.units
  }
}

async function showTrial(tx: Tx, request: SourceRequest, world: World, rule: string) {
  const plan = planOrder(request, world)
  const refused: Refusal | null = isRefusal(plan) ? plan : null
  const decisions = isRefusal(plan) ? [] : plan.decisions
  const shown = []
  const lines = await readLines(tx, [request.order])
  for (const made of decisions) {
    const row: DecisionRow = {
      id: request.order,
      order: request.order,
      delivery: made.delivery,
      rule: made.rule,
      strategy: made.strategy,
      world: made.world.id,
      inputs: made.inputs as CertificateInputs, // just made: the certificate's own form
      outcome: made.outcome as CertificateOutcome,
      seen: Buffer.from(made.seen),
      decidedAt: tx.now,
      kind: 'sourced',
      actorKind: null,
      actorId: null,
    }
    const delivery = request.deliveries.find((one) => one.delivery === made.delivery)
    if (!delivery) continue
    const question = questionOf(delivery, request, world.attributes)
    shown.push(await showDecision(tx, row, { row, question, places: world.places, seen: unpack(made.seen), lines }))
  }
  return {
    rule,
    applies: decisions.some((one) => one.rule === rule),
    refused: refused && { refused: refused.refused, detail: refused.detail },
    promises: isRefusal(plan)
      ? []
      : plan.promises.map(({ line, units, shipBy, deliverBy }) => ({ line, units, shipBy, deliverBy })),
    // A trial is no decision: it has no id of its own.
    decisions: shown.map(({ id: _, ...one }) => one),
  }
}
