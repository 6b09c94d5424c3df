import { sameSecret, type Vault } from '../../../platform/auth/secrets.ts'
import type { Tx } from '../../../platform/db/db.ts'
import type { FulfillmentOrderId } from '../../../platform/ids.ts'
import { dropTimer } from '../../../platform/jobs/timers.ts'
import { isRefusal, type Refusal } from '../../../platform/refusal.ts'
import { changeOrders, type Order } from '../../capture/index.ts'
import type { Asker } from '../bounds.ts'
import { neededForHandOver } from '../cover/decide.ts'
import { readCovered } from '../cover/store.ts'
import { PICKUP_TIMER } from '../expire/expire.ts'
import { allIn, type FulfillmentOrder } from '../model.ts'
import { writePackages } from '../package-store.ts'
import type { FulfillSteps } from '../steps.ts'
import { writeFulfillments } from '../store.ts'
import { announceWork, openWork } from '../work.ts'
import { handOverAll } from './all.ts'
import { decideCodeReset, decideHandOver, type HandedOver } from './decide.ts'
import { noteCollector } from './store.ts'

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
export async function handOver(
  tx: Tx,
  { vault, steps }: Readonly<{ vault: Vault; steps: Pick<FulfillSteps, 'handOver'> }>,
  id: FulfillmentOrderId,
  collection: Collection,
  asker: Asker,
): Promise<Collected | Refusal> {
  const work = await openWork(tx, id, asker)
  if (isRefusal(work)) return work
  const { order, fulfillment } = work
  const decided = decideHandOver(
    fulfillment,
    {
      codeFits: sameSecret(collection.code, pickupCode(vault, id)),
      coveredMinor: (await readCovered(tx, [order.id])).get(order.id) ?? 0,
      neededMinor: neededForHandOver(order, allIn(fulfillment, 'packed')),
      paysLater: collection.paymentReceived === true || (order.terms !== null && order.terms !== 'pickup'),
    },
    tx.occurredAt,
  )
  if (isRefusal(decided)) return decided
  await writeFulfillments(tx, [decided.fulfillment])
  if (decided.outcome === 'wrong_code') {
    announceWork(tx, 'pickup.code_refused', decided.fulfillment, { triesLeft: decided.triesLeft })
    return { collected: false, triesLeft: decided.triesLeft }
  }
  await write(tx, order, decided, collection)
  await handOverAll(tx, steps.handOver, order.id, [{ cause: { kind: 'collection', id }, lines: decided.units }])
  return { collected: true, fulfillment: decided.fulfillment }
}

async function write(
  tx: Tx,
  order: Order,
  { fulfillment, packages, units }: HandedOver,
  { collectedBy, paymentReceived = false }: Collection,
): Promise<void> {
  await writePackages(tx, packages)
  if (collectedBy !== undefined) await noteCollector(tx, fulfillment.id, collectedBy)
  const moves = units.map((one) => ({ ...one, from: 'ready' as const, to: 'delivered' as const }))
  await changeOrders(tx, [{ order, moves }])
  await dropTimer(tx, PICKUP_TIMER, fulfillment.id)
  announceWork(tx, 'pickup.collected', fulfillment, { lines: units, paymentReceived })
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
