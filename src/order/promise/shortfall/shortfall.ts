import type { ArrivalStep, ShortfallStep } from '../../../inventory/index.ts'
import type { Tx } from '../../../platform/db/db.ts'
import type { OrderId } from '../../../platform/ids.ts'
import { changeOrders, openOrders, type UnitMove } from '../../capture/index.ts'
import { fillBackorders, takeArrived } from '../backorder/fill.ts'
import { inSequence } from '../backorder/sequence.ts'
import { resourceOrders } from '../resource/resource.ts'

/** What stock asks of the orders when goods arrive. */
export const arrivalStep: ArrivalStep = {
  lock: async (tx, orders) => void (await openOrders(tx, orders)),
  sequence: inSequence,
  arrived: takeArrived,
  unpegged: (tx, units) => sourceAgain(tx, units, 'backordered'),
  fill: fillBackorders,
}

/** What stock asks of the orders when promised units are not there; fulfillment says what becomes of allocated ones. */
export function makeShortfallStep(shortAllocated: ShortfallStep['shortAllocated']): ShortfallStep {
  return {
    lock: async (tx, orders) => void (await openOrders(tx, orders)),
    displaced: (tx, units) => sourceAgain(tx, units, 'reserved'),
    shortAllocated,
  }
}

/** What held these units is gone: they stand open again, and are sourced from what else there is. */
async function sourceAgain(
  tx: Tx,
  units: readonly { order: OrderId; line: number; units: number }[],
  from: 'reserved' | 'backordered',
): Promise<void> {
  const orders = await openOrders(tx, [...new Set(units.map((one) => one.order))])
  await changeOrders(
    tx,
    [...orders.values()].map((order) => ({
      order,
      moves: units
        .filter((one) => one.order === order.id)
        .map((one): UnitMove => ({ line: one.line, from, to: 'open', units: one.units })),
    })),
  )
  const waitedBefore = from === 'backordered'
  await resourceOrders(tx, [...orders.keys()], waitedBefore ? { reason: 'supply_moved', again: true } : {})
}
