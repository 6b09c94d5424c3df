import * as inventory from '../../../inventory/index.ts'
import { readLocations } from '../../../organisation/index.ts'
import type { Tx } from '../../../platform/db/db.ts'
import type { ReturnId } from '../../../platform/ids.ts'
import type { Refusal } from '../../../platform/refusal.ts'
import { changeOrders, openOrder } from '../../capture/index.ts'
import { refuseReturn } from '../refusals.ts'
import { changeReturn, lockReturn, orderOfReturn } from '../store.ts'

export type ReceivedUnits = Readonly<{ line: number; units: number }>

/** Takes what came back: it is on the books at once, set apart until somebody has looked at it. */
export async function receiveReturn(
  tx: Tx,
  wanted: { id: ReturnId; location: string; lines: readonly ReceivedUnits[] },
): Promise<{ received: number } | Refusal> {
  const orderId = await orderOfReturn(tx, wanted.id)
  const order = orderId && (await openOrder(tx, orderId))
  const found = order && (await lockReturn(tx, wanted.id))
  if (!order || !found) return refuseReturn.return_not_found('there is no such return')
  if (found.closedAt) return refuseReturn.return_closed(`return ${found.number} is closed`)
  const location = (await readLocations(tx)).find((one) => one.code === wanted.location && one.active)
  if (!location?.canReturn)
    return refuseReturn.no_return_here(`${wanted.location} takes no returns`, { path: '/location' })
  if (found.receivedAt && found.location !== location.id)
    return refuseReturn.received_elsewhere('the rest of it belongs where the first part came in', { path: '/location' })

  const left = new Map<number, number>()
  for (const one of wanted.lines) left.set(one.line, (left.get(one.line) ?? 0) + one.units)
  const lines = found.lines.map((line) => {
    const units = Math.min(left.get(line.line) ?? 0, line.expected - line.received)
    left.set(line.line, (left.get(line.line) ?? 0) - units)
    return { ...line, received: line.received + units, now: units }
  })
  const over = [...left].find(([, units]) => units > 0)
  if (over)
    return refuseReturn.more_than_expected(`line ${over[0]}: ${over[1]} units more than the return expects`, {
      path: '/lines',
    })

  const received = lines.reduce((sum, line) => sum + line.now, 0)
  await changeReturn(tx, { ...found, location: location.id, lines }, { received: true })
  await changeOrders(tx, [{ order, returns: { ...order.returns, received: order.returns.received + received } }])
  const stocked = lines.flatMap((line) => (line.now > 0 && line.item ? [{ ...line, item: line.item }] : []))
  await inventory.moveStock(
    tx,
    'return',
    stocked.map((line) => ({
      item: line.item,
      location: location.id,
      kind: 'return',
      units: line.now,
      unavailable: line.now,
      reason: 'in inspection',
      reference: { kind: 'return', id: found.id, line: line.line },
    })),
  )
  tx.announce({
    type: 'return.received',
    order: order.id,
    channel: order.channel,
    location: location.id,
    subject: found.id,
    data: { number: found.number, units: received },
  })
  return { received }
}
