import type { Tx } from '../../../platform/db/db.ts'
import { newId, type OrderId, type ReturnId } from '../../../platform/ids.ts'
import { changeOrders, openOrder, valueHandedOver } from '../../capture/index.ts'
import { NO_PACKAGE, type Return } from '../model.ts'
import { changeReturn, writeReturn } from '../store.ts'

/** A return that is over, with what its units are worth. */
export type RecordedReturn = Readonly<{ id: ReturnId; netMinor: number; taxMinor: number }>

/**
 * Writes down a return of the past: expected, received and refunded long ago. No stock moves: what became of the goods
 * is in the stock already. The order counts the return as open, and its units as received.
 */
export async function recordReturn(
  tx: Tx,
  id: OrderId,
  units: readonly Readonly<{ line: number; units: number }>[],
): Promise<RecordedReturn> {
  const order = await openOrder(tx, id)
  if (!order) throw new Error(`order ${id} is gone`)
  const value = { netMinor: 0, taxMinor: 0 }
  const lines = units.map(({ line: number, units: count }) => {
    const line = order.lines.find((one) => one.line === number)
    if (!line) throw new Error(`order ${id} has no line ${number}`)
    const netMinor = valueHandedOver(line.netMinor, line.quantity, 0, count)
    value.netMinor += netMinor
    value.taxMinor += valueHandedOver(line.grossMinor, line.quantity, 0, count) - netMinor
    const counts = { expected: count, received: count, accepted: count, refunded: count }
    return { line: number, package: NO_PACKAGE, item: line.item, reason: 'other' as const, ...counts, ...NOT_HERE }
  })
  const made: Return = {
    id: newId<ReturnId>(),
    number: `R-${order.number}-1`,
    order: order.id,
    location: null,
    way: 'post',
    authorizedAt: tx.occurredAt,
    receivedAt: tx.occurredAt,
    closedAt: tx.occurredAt,
    refundMinor: value.netMinor + value.taxMinor,
    lines,
  }
  await writeReturn(tx, made)
  await changeReturn(tx, made, { received: true, inspected: true, closed: true })
  await changeOrders(tx, [
    { order, creditMinor: made.refundMinor, returns: { ...order.returns, open: order.returns.open - 1 } },
  ])
  return { id: made.id, ...value }
}

/** Where the goods went is not known any more. */
const NOT_HERE = { rejected: 0, restocked: 0, writtenOff: 0 } as const
