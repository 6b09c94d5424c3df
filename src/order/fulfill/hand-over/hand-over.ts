import { sameSecret, type Vault } from '../../../platform/auth/secrets.ts'
import type { Tx } from '../../../platform/db/db.ts'
import type { FulfillmentOrderId } from '../../../platform/ids.ts'
import { isRefusal, type Refusal } from '../../../platform/refusal.ts'
import type { Asker } from '../bounds.ts'
import { neededForHandOver } from '../cover/decide.ts'
import type { Scan, Scanned } from '../desk/scan.ts'
import { PICKUP_TIMER } from '../expire/expire.ts'
import { allIn, type FulfillmentOrder } from '../model.ts'
import { writeFulfillments } from '../store.ts'
import { announceWork, openWork } from '../work.ts'
import { decideCodeReset, decideHandOver, type HandedOver, type WrongCode } from './decide.ts'

const CODE_DIGITS = 6

export type Collection = Readonly<{ code: string; collectedBy?: string; paymentReceived?: boolean }>
export type Collected =
  | Readonly<{ collected: true; fulfillment: FulfillmentOrder }>
  | Readonly<{ collected: false; triesLeft: number }>

/** The code that the customer shows: computed when it is needed, never stored. */
export function pickupCode(vault: Vault, id: FulfillmentOrderId): string {
  return vault.code('pickup', id, CODE_DIGITS)
}

/**
 * Hands goods over at the counter against the code. A wrong code is counted: that is written, and told as a value,
 * because a refusal would undo the count. Unpaid goods leave only when the till says that it has the money.
 */
export function handOverScan<R>(
  vault: Vault,
  id: FulfillmentOrderId,
  collection: Collection,
  asker: Asker,
  answer: (collected: Collected, at: Date) => R,
): Scan<R> {
  const codeFits = sameSecret(collection.code, pickupCode(vault, id))
  return {
    id,
    asker,
    needs: { covered: true },
    decide({ order, fulfillment }, known, at) {
      const rules = {
        codeFits,
        coveredMinor: known.covered.get(order.id) ?? 0,
        neededMinor: neededForHandOver(order, allIn(fulfillment, 'packed')),
        paysLater: collection.paymentReceived === true || (order.terms !== null && order.terms !== 'pickup'),
      }
      const decided = decideHandOver(fulfillment, rules, at)
      if (isRefusal(decided)) return decided
      return decided.outcome === 'wrong_code' ? refusedCode(decided, answer) : collected(decided, collection, answer)
    },
  }
}

function refusedCode<R>({ fulfillment, triesLeft }: WrongCode, answer: (one: Collected, at: Date) => R): Scanned<R> {
  return {
    fulfillment,
    news: [{ type: 'pickup.code_refused', data: { triesLeft } }],
    answer: (_after, at) => answer({ collected: false, triesLeft }, at),
  }
}

function collected<R>(
  { fulfillment, packages, units }: HandedOver,
  { collectedBy, paymentReceived = false }: Collection,
  answer: (one: Collected, at: Date) => R,
): Scanned<R> {
  const gone = new Map(packages.map((box) => [box.id, box]))
  return {
    fulfillment: { ...fulfillment, packages: fulfillment.packages.map((box) => gone.get(box.id) ?? box) },
    moves: units.map((one) => ({ ...one, from: 'ready', to: 'delivered' })),
    changed: packages,
    ...(collectedBy !== undefined && { collectedBy }),
    timerOver: PICKUP_TIMER,
    news: [{ type: 'pickup.collected', data: { lines: units, paymentReceived } }],
    handOvers: [{ cause: { kind: 'collection', id: fulfillment.id }, lines: units }],
    answer: (after, at) => answer({ collected: true, fulfillment: after }, at),
  }
}

/** Lets codes be tried again after too many wrong ones. */
export async function resetCode(tx: Tx, id: FulfillmentOrderId, asker: Asker): Promise<FulfillmentOrder | Refusal> {
  const work = await openWork(tx, id, asker)
  if (isRefusal(work)) return work
  const reset = decideCodeReset(work.fulfillment)
  if (isRefusal(reset)) return reset
  await writeFulfillments(tx, [reset])
  announceWork(tx, 'pickup.code_reset', reset)
  return reset
}
