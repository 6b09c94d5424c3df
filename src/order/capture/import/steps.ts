import type { Tx } from '../../../platform/db/db.ts'
import type { OrderId } from '../../../platform/ids.ts'
import type { Refusal } from '../../../platform/refusal.ts'

/**
 * What later steps of the story book of an order of the past: facts without effects. Nobody outside is asked, no
 * stock moves. The order must have been written in this transaction.
 */
export type HistorySteps = Readonly<{
  /** Can money of the past be booked at all? */
  refusesMoney(tx: Tx): Promise<Refusal | null>
  /** Revenue and tax of what left the house. */
  handOver(tx: Tx, order: OrderId): Promise<void>
  pay(tx: Tx, order: OrderId, amountMinor: number): Promise<void>
  /** Delivered units came back: the credit, and the refund of what was paid for them. The order counts the return as open. */
  takeBack(tx: Tx, order: OrderId, lines: readonly Readonly<{ line: number; units: number }>[]): Promise<void>
}>
