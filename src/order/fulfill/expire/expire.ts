import * as inventory from '../../../inventory/index.ts'
import type { Tx } from '../../../platform/db/db.ts'
import type { FulfillmentOrderId } from '../../../platform/ids.ts'
import { dropTimer, type TimerKind } from '../../../platform/jobs/timers.ts'
import { isRefusal, type Refusal } from '../../../platform/refusal.ts'
import { cancelledBefore, changeOrders, type Order, valueCancelled } from '../../capture/index.ts'
import { giveBackDays } from '../../promise/index.ts'
import type { Asker } from '../bounds.ts'
import { type FulfillmentOrder, type LineUnits, packagesHere } from '../model.ts'
import { closePackages } from '../pack/pack.ts'
import type { FulfillSteps } from '../steps.ts'
import { writeFulfillments } from '../store.ts'
import { announceWork, openWork, stockUnits } from '../work.ts'
import { decideExpire } from './decide.ts'

export const PICKUP_TIMER = 'pickup.expire'

/** Nobody collected it in time: the goods go back on the shelf, and the order owes their value no more. */
export async function expirePickup(
  tx: Tx,
  steps: Pick<FulfillSteps, 'settleMoney'>,
  id: FulfillmentOrderId,
  asker: Asker,
): Promise<FulfillmentOrder | Refusal> {
  const work = await openWork(tx, id, asker)
  if (isRefusal(work)) return work
  const expired = decideExpire(work.fulfillment, tx.occurredAt)
  if (isRefusal(expired)) return expired
  const { fulfillment, units } = expired
  await writeFulfillments(tx, [fulfillment])
  await closePackages(tx, fulfillment, packagesHere(work.fulfillment))
  const moves = units.map((one) => ({ ...one, from: 'ready' as const, to: 'cancelled' as const }))
  const cancelMinor = cancelledValue(work.order, units)
  await changeOrders(tx, [{ order: work.order, moves, cancelMinor }])
  await inventory.putBack(tx, stockUnits(fulfillment, units))
  await giveBackDays(tx, [work.order.id])
  await dropTimer(tx, PICKUP_TIMER, id)
  announceWork(tx, 'pickup.expired', fulfillment, { lines: units, cancelledMinor: cancelMinor })
  await steps.settleMoney(tx, work.order.id, { kind: 'cancellation', id })
  return fulfillment
}

/** The gross value of units that are cancelled now, behind those cancelled before. */
export function cancelledValue(order: Order, units: readonly LineUnits[]): number {
  return units.reduce((sum, { line: number, units: count }) => {
    const line = order.lines.find((one) => one.line === number)
    return sum + (line ? valueCancelled(line, cancelledBefore(line), count) : 0)
  }, 0)
}

/** Fires when the time to collect is over. One that was collected or cancelled meanwhile is left alone. */
export function pickupTimer(steps: Pick<FulfillSteps, 'settleMoney'>): TimerKind {
  return {
    kind: PICKUP_TIMER,
    fire: async (tx, timer) => void (await expirePickup(tx, steps, timer.subject as FulfillmentOrderId, null)),
  }
}
