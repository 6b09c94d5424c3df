import type { Tx } from '../../platform/db/db.ts'
import type { ItemId, OrderId } from '../../platform/ids.ts'

/** What money and stock do when a return is accepted. */
export type ReturnSteps = Readonly<{
  /** Books the credit and gives the money back, as far as it was taken. The order was credited before. */
  refund(
    tx: Tx,
    refund: { order: OrderId; netMinor: number; taxMinor: number; cause: { kind: 'return'; id: string } },
  ): Promise<void>
  /** Units can be promised again. */
  fill(tx: Tx, items: readonly ItemId[]): Promise<void>
}>
