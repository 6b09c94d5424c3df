import type { Tx } from '../../platform/db/db.ts'
import type { OrderId } from '../../platform/ids.ts'
import type { FulfillSteps } from '../fulfill/index.ts'

/** Books the credit for goods that never arrived, and gives the money back. The order was credited before. */
export type CreditStep = (
  tx: Tx,
  credit: Readonly<{ order: OrderId; netMinor: number; taxMinor: number; cause: { kind: 'return'; id: string } }>,
) => Promise<void>

/** Steps of the story that point backwards from the door, given by the composition root. */
export type DeliverSteps = Pick<FulfillSteps, 'resource' | 'handOver'> & Readonly<{ credit: CreditStep }>
