import type { Tx } from '../../../platform/db/db.ts'
import { newId, type OrderId } from '../../../platform/ids.ts'
import { changeOrders, type Order, openOrders } from '../../capture/index.ts'
import { handOverAll } from '../hand-over/all.ts'
import type { FulfillSteps } from '../steps.ts'
import { type CarriedOut, decideCarryOut, type LeftOpen } from './decide.ts'
import { sellFromShelf } from './sell.ts'

export type CarriedOrder = Readonly<{ order: OrderId; units: number; left: readonly LeftOpen[] }>

/**
 * Books what tills have sold: the goods left with their customers. The shelf follows reality, also against its own
 * books and against who had reserved there.
 */
export async function handOverCarryOut(
  tx: Tx,
  steps: FulfillSteps,
  orders: readonly OrderId[],
): Promise<CarriedOrder[]> {
  const opened = [...(await openOrders(tx, orders)).values()]
  const sales = opened.map((order) => ({ order, sale: newId(), ...decideCarryOut(order) }))
  const made = sales.filter((one) => one.carried.length > 0)
  await changeOrders(
    tx,
    made.map(({ order, carried }) => ({
      order,
      moves: carried.map(({ line, units }) => ({ line, from: 'open' as const, to: 'delivered' as const, units })),
    })),
  )
  for (const { order, sale, carried } of made) announce(tx, order, sale, carried)
  await sellFromShelf(
    tx,
    steps,
    made.flatMap(({ order, carried }) => carried.map((one) => ({ ...one, order: order.id }))),
  )
  for (const { order, sale, carried } of made) {
    const lines = carried.map(({ line, units }) => ({ line, units }))
    await handOverAll(tx, steps.handOver, order.id, [{ cause: { kind: 'sale', id: sale }, lines }])
  }
  return sales.map(({ order, carried, left }) => ({
    order: order.id,
    units: carried.reduce((sum, one) => sum + one.units, 0),
    left,
  }))
}

function announce(tx: Tx, order: Order, sale: string, carried: readonly CarriedOut[]): void {
  for (const location of new Set(carried.map((one) => one.location)))
    tx.announce({
      type: 'pickup.collected',
      order: order.id,
      subject: sale,
      channel: order.channel,
      location,
      data: {
        carryOut: true,
        lines: carried.filter((one) => one.location === location).map(({ line, units }) => ({ line, units })),
      },
    })
}
