import type { Tx } from '../../../platform/db/db.ts'
import { newId, type OrderId } from '../../../platform/ids.ts'
import { isRefusal, type Refusal } from '../../../platform/refusal.ts'
import { changeOrders, type Order } from '../../capture/index.ts'
import { type Asker, openOwnOrder } from '../bounds.ts'
import { handOverAll } from '../hand-over/all.ts'
import type { LineUnits } from '../model.ts'
import type { FulfillSteps } from '../steps.ts'
import { decidePerform } from './decide.ts'

/** Units of a service or of something digital are delivered by being done. @returns the order as it is then */
export async function performUnits(
  tx: Tx,
  steps: Pick<FulfillSteps, 'handOver'>,
  id: OrderId,
  asked: LineUnits,
  asker: Asker,
): Promise<Order | Refusal> {
  const order = await openOwnOrder(tx, id, asker)
  if (isRefusal(order)) return order
  const move = decidePerform(order, asked)
  if (isRefusal(move)) return move
  const [changed] = await changeOrders(tx, [{ order, moves: [move] }])
  const performance = newId()
  const lines = [{ line: move.line, units: move.units }]
  tx.announce({
    type: 'service.performed',
    order: id,
    subject: performance,
    channel: order.channel,
    data: { lines },
  })
  await handOverAll(tx, steps.handOver, id, [{ cause: { kind: 'performance', id: performance }, lines }])
  return changed ?? order
}
