import type { Tx } from '../../../platform/db/db.ts'
import type { OrderId } from '../../../platform/ids.ts'
import { openOrder } from '../../capture/index.ts'
import type { LineUnits } from '../model.ts'
import type { HandOverCause, HandOverStep } from '../steps.ts'

/** Lets money and books follow hand-overs of one order, each on the order as the one before has left it. */
export async function handOverAll(
  tx: Tx,
  handOver: HandOverStep,
  id: OrderId,
  causes: readonly Readonly<{ cause: HandOverCause; lines: readonly LineUnits[] }>[],
): Promise<void> {
  for (const { cause, lines } of causes) {
    const order = await openOrder(tx, id)
    if (!order) throw new Error(`order ${id} is gone`)
    await handOver(tx, { order, cause, lines })
  }
}
