import { hasLimits, keepDays, readMaster } from '../../../organisation/index.ts'
import type { Tx } from '../../../platform/db/db.ts'
import type { OrderId } from '../../../platform/ids.ts'
import { readStillSent } from './store.ts'

/**
 * Gives back the room on days of places that orders do not use any more: after a cancellation, a decline, a shortfall,
 * an expiry. What they use is read from what is held and worked on, so whoever takes units away only has to call this
 * afterwards. Merchants without limits pay nothing for it.
 */
export async function giveBackDays(tx: Tx, orders: readonly OrderId[]): Promise<void> {
  if (orders.length === 0 || !hasLimits(await readMaster(tx))) return
  await keepDays(tx, orders, await readStillSent(tx, orders))
}
