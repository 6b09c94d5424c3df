import type { Tx } from '../../../platform/db/db.ts'
import type { OrderId } from '../../../platform/ids.ts'
import { setTimer } from '../../../platform/jobs/timers.ts'

export const PREORDER_TIMER = 'preorder.release'

/** Remembers that units of an order may be sourced from the first moment (UTC) of a day on. */
export async function watchRelease(tx: Tx, order: OrderId, releasedOn: string): Promise<void> {
  await setTimer(tx, { kind: PREORDER_TIMER, subject: order, dueAt: new Date(`${releasedOn}T00:00:00Z`) })
}
