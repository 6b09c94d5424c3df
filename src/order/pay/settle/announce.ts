import type { Tx } from '../../../platform/db/db.ts'
import { showId } from '../../../platform/ids.ts'
import type { Order } from '../../capture/index.ts'
import type { Operation, OperationKind, Payment } from '../model.ts'

const DONE: Readonly<Record<OperationKind, string>> = {
  authorize: 'payment.authorized',
  capture: 'payment.captured',
  void: 'payment.voided',
  refund: 'payment.refunded',
}

/** Tells what became of an operation; one that was certainly not done yet has nothing to tell. */
export function announceOperation(
  tx: Tx,
  order: Pick<Order, 'id' | 'channel'>,
  payment: Pick<Payment, 'id' | 'currency'>,
  operation: Pick<Operation, 'id' | 'kind' | 'state' | 'amountMinor'>,
  problem: string | null,
): void {
  const { id, kind, state, amountMinor } = operation
  if (state === 'pending') return
  const type = state === 'succeeded' ? DONE[kind] : state === 'unknown' ? 'payment.unknown' : 'payment.declined'
  tx.announce({
    type,
    order: order.id,
    channel: order.channel,
    subject: id,
    data: {
      payment: showId('payment', payment.id),
      operation: showId('operation', id),
      kind,
      amountMinor,
      currency: payment.currency,
      ...(problem !== null && state !== 'succeeded' && { problem }),
    },
  })
}
