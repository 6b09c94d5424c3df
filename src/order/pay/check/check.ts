import type { Person } from '../../../organisation/index.ts'
import type { Tx } from '../../../platform/db/db.ts'
import { askAgain } from '../../../platform/effects/effects.ts'
import type { OperationId, OrderId } from '../../../platform/ids.ts'
import { isRefusal, type Refusal } from '../../../platform/refusal.ts'
import { readBook, refuseStranger } from '../book.ts'
import { isOpen } from '../model.ts'

/**
 * Makes every operation that nobody knows the end of due for a question to its provider. The order is not locked: an
 * effect that settles locks itself first and the order then.
 */
export async function checkPayments(
  tx: Tx,
  person: Person,
  order: OrderId,
): Promise<{ operations: OperationId[]; effects: string[] } | Refusal> {
  const book = await readBook(tx, order)
  if (isRefusal(book)) return book
  const stranger = refuseStranger(person, 'payment.check', book)
  if (stranger) return stranger
  const operations = book.payments.flatMap((payment) => payment.operations.filter(isOpen)).map(({ id }) => id)
  return { operations, effects: operations.length > 0 ? await askAgain(tx, operations) : [] }
}
