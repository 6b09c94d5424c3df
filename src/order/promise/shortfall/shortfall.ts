import type { ArrivalStep, ShortfallStep } from '../../../inventory/index.ts'
import type { Tx } from '../../../platform/db/db.ts'
import type { OrderId } from '../../../platform/ids.ts'
import { changeOrders, openOrders, type UnitMove } from '../../capture/index.ts'
import { fillBackorders, takeArrived } from '../backorder/fill.ts'
import { resourceOrders } from '../resource/resource.ts'

/** What stock asks of the orders when goods arrive. */
export const arrivalStep: ArrivalStep = {
  lock: async (tx, orders) => void (await openOrders(tx, orders)),
  arrived: takeArrived,
  fill: fillBackorders,
}

/** What stock asks of the orders when promised units are not there; fulfillment says what becomes of allocated ones. */
export function makeShortfallStep(shortAllocated: ShortfallStep['shortAllocated']): ShortfallStep {
  return { lock: async (tx, orders) => void (await openOrders(tx, orders)), displaced: takeDisplaced, shortAllocated }
}

async function takeDisplaced(tx: Tx, units: readonly { order: OrderId; line: number; units: number }[]): Promise<void> {
  const orders = await openOrders(tx, [...new Set(units.map((one) => one.order))])
  await changeOrders(
    tx,
    [...orders.values()].map((order) => ({
      order,
      moves: units
        .filter((one) => one.order === order.id)
        .map((one): UnitMove => ({ line: one.line, from: 'reserved', to: 'open', units: one.units })),
    })),
  )
  await resourceOrders(tx, [...orders.keys()])
}
