import type { Tx } from '../../../platform/db/db.ts'
import type { OrderId } from '../../../platform/ids.ts'
import { releaseOrders } from './release.ts'

/** After these, something of an order may be ready to go. */
export const releaseEvents: ReadonlySet<string> = new Set([
  'order.sourced',
  'payment.authorized',
  'payment.captured',
  'order.hold_lifted',
  'units.resourced',
])

/** Releases an order as soon as it may go, where the policy `release.when` says at once. */
export async function releaseFollower(
  tx: Tx,
  event: Readonly<{ type: string; order: OrderId | string | null }>,
): Promise<void> {
  if (event.order === null || !releaseEvents.has(event.type)) return
  await releaseOrders(tx, [event.order as OrderId], { onlyAtOnce: true })
}
