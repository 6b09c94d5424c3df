import type { Refusal } from '../../../platform/refusal.ts'
import { type Operation, type Payment, refundableMinor } from '../model.ts'
import { refusePayment } from '../refusals.ts'

export type RefundPart = Readonly<{ payment: Payment; capture: Operation; amountMinor: number }>

/** Where a refund is taken from: the newest capture first, none for more than it still holds. */
export function decideRefund(payments: readonly Payment[], amountMinor: number): RefundPart[] | Refusal {
  const captures = payments
    .flatMap((payment) =>
      payment.operations
        .filter(({ kind }) => kind === 'capture')
        .map((capture) => ({ payment, capture, amountMinor: refundableMinor(payment, capture) })),
    )
    .filter((one) => one.amountMinor > 0)
    .sort((a, b) => (a.capture.id > b.capture.id ? -1 : 1))
  const possible = captures.reduce((total, one) => total + one.amountMinor, 0)
  if (amountMinor > possible)
    return refusePayment.exceeds_captured(`${possible} minor units can be refunded`, {
      path: '/amountMinor',
      more: { possibleMinor: possible },
    })
  let left = amountMinor
  return captures.flatMap((one) => {
    const taken = Math.min(one.amountMinor, left)
    left -= taken
    return taken > 0 ? [{ ...one, amountMinor: taken }] : []
  })
}

/**
 * May a person give this back alone? All refunds that they asked for on the order count, so that a large one cannot be
 * cut into small ones.
 */
export function decideLimit(
  payments: readonly Payment[],
  person: string,
  amountMinor: number,
  limitMinor: number,
): Refusal | undefined {
  const before = payments
    .flatMap(({ operations }) => operations)
    .filter((one) => one.kind === 'refund' && one.actorKind === 'user' && one.actorId === person)
    .filter(({ state }) => state !== 'declined' && state !== 'failed')
    .reduce((total, one) => total + one.amountMinor, 0)
  if (before + amountMinor <= limitMinor) return undefined
  return refusePayment.refund_needs_approval(`${limitMinor} minor units of an order may be refunded alone`, {
    path: '/amountMinor',
    more: { limitMinor, refundedMinor: before },
  })
}
