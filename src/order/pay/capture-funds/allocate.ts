import type { Tx } from '../../../platform/db/db.ts'
import { valueHandedOver } from '../../capture/index.ts'
import type { Book, Target } from '../book.ts'
import { hasSucceeded, type Operation, sumMinor } from '../model.ts'
import { type Allocation, readAllocations, writeAllocations } from '../store.ts'
import { type Source, spread, totalMinor } from './decide.ts'

/**
 * Ties captured money to what it pays for: what the capture was asked for, or else what was handed over and is not
 * paid for yet. The rest is money paid ahead, which the next hand-over uses.
 */
export async function allocate(
  tx: Tx,
  book: Book,
  capture: Pick<Operation, 'id' | 'amountMinor' | 'causeId'>,
  targets: readonly Target[] | undefined,
): Promise<void> {
  const wants = targets ?? unpaid(book, await readAllocations(tx, book.order.id))
  const { parts } = spread(wants, [capture])
  const paid = parts.flatMap((part) => part.wants.map((want) => ({ ...want, operation: capture.id })))
  await writeAllocations(tx, book.order.id, capture.causeId ?? capture.id, paid)
}

/** Lines by the units that left the house, less what was allocated to them. */
function unpaid({ order }: Book, allocations: readonly Allocation[]): Target[] {
  return order.lines.map(({ line, quantity, grossMinor, buckets }) => {
    const gone = buckets.shipped + buckets.delivered + buckets.lost + buckets.sent_back
    const paid = totalMinor(allocations.filter((one) => one.target === 'line' && one.number === line))
    const value = valueHandedOver(grossMinor, quantity, 0, gone)
    return { target: 'line', number: line, amountMinor: Math.max(0, value - paid) }
  })
}

/** Captures with money that nothing was handed over for yet, oldest first. */
export function paidAhead(book: Book, allocations: readonly Allocation[]): Source<Operation['id']>[] {
  return book.payments
    .flatMap(({ operations }) => operations.map((operation) => ({ operation, operations })))
    .filter(({ operation }) => operation.kind === 'capture' && hasSucceeded(operation))
    .map(({ operation: { id, amountMinor }, operations }) => {
      const spent = totalMinor(allocations.filter((one) => one.operation === id))
      const back = sumMinor(
        operations,
        'refund',
        (one) => one.refundOf === id && one.state !== 'declined' && one.state !== 'failed',
      )
      return { id, amountMinor: Math.max(0, amountMinor - spent - back) }
    })
    .sort((a, b) => (a.id < b.id ? -1 : 1))
}
