import type { Tx } from '../../platform/db/db.ts'
import type { OrderId } from '../../platform/ids.ts'
import type { Refusal } from '../../platform/refusal.ts'
import { checkVersion } from '../../platform/version.ts'
import { openOrder } from './book.ts'

/**
 * Refuses a change of an order that has been changed since whoever asks has seen it. Locks the order: nobody changes it
 * between this look and the change. Systems that do not say what they saw change what is there.
 */
export async function refuseUnseen(tx: Tx, order: OrderId, seen: number | null): Promise<Refusal | null> {
  if (seen === null) return null
  const now = await openOrder(tx, order)
  return now ? checkVersion(seen, now.version) : null
}
