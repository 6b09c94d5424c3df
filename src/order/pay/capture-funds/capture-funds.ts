import type { Person } from '../../../organisation/index.ts'
import type { Tx } from '../../../platform/db/db.ts'
import type { OrderId, PaymentId } from '../../../platform/ids.ts'
import { isRefusal, type Refusal } from '../../../platform/refusal.ts'
import { dueMinor, refuseOrder, stopsOn } from '../../capture/index.ts'
import { type Book, openBook, type PlannedOperation, planOperation, refuseStranger, type Target } from '../book.ts'
import { BY_REQUEST, type Cause, capturableMinor, keptMinor, type Payment } from '../model.ts'
import { refusePayment } from '../refusals.ts'
import { readAllocations, writeAllocations } from '../store.ts'
import { paidAhead } from './allocate.ts'
import { type Source, spread, totalMinor, upTo } from './decide.ts'

/** What a hand-over is worth, gross, by lines and charges in minor units. */
export type HandedOver = Readonly<{
  order: OrderId
  /** What handed it over; asked for twice, nothing is taken a second time. */
  cause: Readonly<{ kind: string; id: string }>
  lines: readonly Readonly<{ line: number; amountMinor: number }>[]
  charges?: readonly Readonly<{ charge: number; amountMinor: number }>[]
}>

export type CapturePlan = Readonly<{
  /** Captures on their way: their effects run after commit. */
  captures: readonly PlannedOperation[]
  /** Paid ahead and used up now. */
  prepaidMinor: number
  /** Handed over without money: an invoice on terms, a hold, or too little was authorized. */
  owedMinor: number
}>

/**
 * Takes exactly the value handed over: first what was paid ahead, then from the authorizations, oldest first, never
 * more than they hold and never more than the order still owes. What no money covers stays owed. Locks the order.
 * @throws when there is no such order
 */
export async function captureFor(tx: Tx, handedOver: HandedOver): Promise<CapturePlan> {
  const { order, cause } = handedOver
  const book = await openBook(tx, order)
  if (isRefusal(book)) throw new Error(book.detail)
  // Only captured money can be tied to anything.
  const captured = book.payments.some(({ operations }) => operations.some((one) => one.kind === 'capture'))
  const allocations = captured ? await readAllocations(tx, order) : []
  const before = book.payments.flatMap(({ operations }) =>
    operations.filter((one) => one.kind === 'capture' && one.causeKind === cause.kind && one.causeId === cause.id),
  )
  if (before.length > 0 || allocations.some((one) => one.cause === cause.id))
    return { captures: [], prepaidMinor: 0, owedMinor: 0 }

  const ahead = spread(targetsOf(handedOver), paidAhead(book, allocations))
  const used = ahead.parts.flatMap(({ source, wants }) => wants.map((want) => ({ ...want, operation: source })))
  await writeAllocations(tx, order, cause.id, used)
  const taken = stopsOn(book.order, 'capture_funds')
    ? { parts: [], left: ahead.left }
    : fromAuthorizations(book, ahead.left)
  const captures: PlannedOperation[] = []
  for (const { source, amountMinor, wants } of taken.parts)
    captures.push(await planOperation(tx, source, { kind: 'capture', amountMinor, cause, targets: wants }))
  return { captures, prepaidMinor: totalMinor(used), owedMinor: totalMinor(taken.left) }
}

function targetsOf({ lines, charges = [] }: HandedOver): Target[] {
  return [
    ...lines.map(({ line, amountMinor }) => ({ target: 'line' as const, number: line, amountMinor })),
    ...charges.map(({ charge, amountMinor }) => ({ target: 'charge' as const, number: charge, amountMinor })),
  ]
}

/** Never more than the order owes, whatever was authorized: a return or a cancellation may have lowered it meanwhile. */
function stillOwedMinor({ order, payments }: Book): number {
  return Math.max(0, dueMinor(order) - keptMinor(payments, true))
}

function authorizations(payments: readonly Payment[]): Source<Payment>[] {
  return payments.map((payment) => ({ id: payment, amountMinor: capturableMinor(payment) }))
}

function fromAuthorizations(book: Book, wants: readonly Target[]) {
  return spread(wants, upTo(authorizations(book.payments), stillOwedMinor(book)))
}

/**
 * Captures because somebody asks for it, before or after hand-over: a sum or all that is owed, from one payment or
 * from all, oldest authorization first.
 */
export async function captureByRequest(
  tx: Tx,
  person: Person,
  order: OrderId,
  asked: Readonly<{ amountMinor?: number | undefined; payment: PaymentId | null }>,
): Promise<PlannedOperation[] | Refusal> {
  const book = await openBook(tx, order)
  if (isRefusal(book)) return book
  const stranger = refuseStranger(person, 'payment.capture', book)
  if (stranger) return stranger
  const hold = stopsOn(book.order, 'capture_funds')
  if (hold) return refuseOrder.order_held(`a hold of type ${hold.type} stops capturing`)
  const open = authorizations(book.payments.filter(({ id }) => asked.payment === null || id === asked.payment))
  const owed = stillOwedMinor(book)
  const possible = totalMinor(upTo(open, owed))
  if (totalMinor(open) === 0) return refusePayment.nothing_authorized('no authorization is open')
  if (possible === 0) return refusePayment.nothing_due('the order owes nothing')
  const amountMinor = asked.amountMinor ?? possible
  if (amountMinor > possible)
    return refusePayment.exceeds_authorized(`${possible} minor units can be captured`, {
      path: '/amountMinor',
      more: { possibleMinor: possible },
    })
  const cause: Cause = BY_REQUEST
  const planned: PlannedOperation[] = []
  for (const part of spread([{ amountMinor }], open).parts)
    planned.push(await planOperation(tx, part.source, { kind: 'capture', amountMinor: part.amountMinor, cause }))
  return planned
}
