import type { Tx } from '../../platform/db/db.ts'
import type { OrderId } from '../../platform/ids.ts'

/** Empties who received packages of orders, what carriers wrote of it and what the customer said; that it was so stays. */
export async function eraseDeliveries(tx: Tx, orders: readonly OrderId[]): Promise<void> {
  await tx.rows(
    'deliver.erase_states',
    'update deliver.package_state set received_by = null, contest_reason = null where tenant_id = $1 and order_id = any($2::uuid[])',
    [tx.tenant, orders],
  )
  await tx.rows(
    'deliver.erase_events',
    'update deliver.tracking_event set place = null, detail = null where tenant_id = $1 and order_id = any($2::uuid[])',
    [tx.tenant, orders],
  )
}
