import type { Tx } from '../../platform/db/db.ts'
import type { OrderId } from '../../platform/ids.ts'

/** Empties what customers wrote about orders; the rating stays. */
export async function eraseFeedback(tx: Tx, orders: readonly OrderId[]): Promise<void> {
  await tx.rows(
    'aftersales.erase_feedback',
    'update aftersales.feedback set comment = null where tenant_id = $1 and order_id = any($2::uuid[])',
    [tx.tenant, orders],
  )
}
