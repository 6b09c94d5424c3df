import * as inventory from '../../../inventory/index.ts'
import type { Tx } from '../../../platform/db/db.ts'
import type { FulfillmentOrderId } from '../../../platform/ids.ts'
import { isRefusal, type Refusal } from '../../../platform/refusal.ts'
import { changeOrders, openOrder } from '../../capture/index.ts'
import { arrivalStep } from '../../promise/index.ts'
import type { Asker } from '../bounds.ts'
import type { FulfillmentOrder } from '../model.ts'
import { refuseWork } from '../refusals.ts'
import type { FulfillSteps } from '../steps.ts'
import { lockFulfillments, writeFulfillments } from '../store.ts'
import { announceWork, openWork } from '../work.ts'
import { type Arrival, decideReceived } from './decide.ts'

/**
 * Goods of the first leg are there, all or some: they wait to be packed for the customer. What came damaged or was lost
 * on the way is sourced again.
 */
export async function receiveLeg(
  tx: Tx,
  steps: Pick<FulfillSteps, 'resource'>,
  id: FulfillmentOrderId,
  came: readonly inventory.Received[],
  asker: Asker,
): Promise<FulfillmentOrder | Refusal> {
  const work = await openWork(tx, id, asker)
  if (isRefusal(work)) return work
  const { transfer, number } = work.fulfillment
  if (!transfer) return refuseWork.wrong_destination(`${number} waits for no goods from elsewhere`)
  const broken = came.findIndex((one) => (one.damaged ?? 0) > one.units)
  if (broken >= 0)
    return refuseWork.units_elsewhere('at most as many are damaged as came', { path: `/lines/${broken}/damaged` })
  const booked = await inventory.receiveTransfer(tx, transfer, came, arrivalStep)
  if (isRefusal(booked)) return booked
  // Read anew: goods that come may have changed the same order, for its other lines.
  const [order, [before], held] = await Promise.all([
    openOrder(tx, work.order.id),
    lockFulfillments(tx, [id]),
    inventory.heldFor(tx, [id]),
  ])
  if (!order || !before) throw new Error(`fulfillment order ${id} is gone`)
  const { fulfillment, arrived, missing } = decideReceived(before, arrivalsOf(held), tx.occurredAt)
  await writeFulfillments(tx, [fulfillment])
  await inventory.allocate(
    tx,
    held.filter((one) => one.supply === inventory.ON_HAND),
  )
  await changeOrders(tx, [
    { order, moves: missing.map((one) => ({ ...one, from: 'allocated' as const, to: 'open' as const })) },
  ])
  announceWork(tx, 'leg.received', fulfillment, { lines: arrived, missing, underWay: booked.underWay })
  if (missing.length > 0) await steps.resource(tx, [order.id])
  return fulfillment
}

function arrivalsOf(held: readonly inventory.Held[]): Arrival[] {
  const lines = [...new Set(held.map((one) => one.line))]
  const sum = (line: number, isHere: boolean) =>
    held
      .filter((one) => one.line === line && (one.supply === inventory.ON_HAND) === isHere)
      .reduce((units, one) => units + one.units, 0)
  return lines.map((line) => ({ line, here: sum(line, true), stillComing: sum(line, false) }))
}
