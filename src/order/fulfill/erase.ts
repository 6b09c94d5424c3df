import type { Tx } from '../../platform/db/db.ts'
import type { OrderId } from '../../platform/ids.ts'

/** Empties what work on orders says about people: printed labels, who collected, what was typed; counts stay. */
export async function eraseWork(tx: Tx, orders: readonly OrderId[]): Promise<void> {
  await tx.rows(
    'fulfill.erase_labels',
    `update fulfill.label l set content = null from fulfill.package p
      where l.tenant_id = $1 and (p.tenant_id, p.id) = (l.tenant_id, l.package_id) and p.order_id = any($2::uuid[])`,
    [tx.tenant, orders],
  )
  await tx.rows(
    'fulfill.erase_packages',
    'update fulfill.package set label_problem = null where tenant_id = $1 and order_id = any($2::uuid[])',
    [tx.tenant, orders],
  )
  await tx.rows(
    'fulfill.erase_lines',
    `update fulfill.fulfillment_line l set decline_reason = null from fulfill.fulfillment_order f
      where l.tenant_id = $1 and (f.tenant_id, f.id) = (l.tenant_id, l.fulfillment_order_id) and f.order_id = any($2::uuid[])`,
    [tx.tenant, orders],
  )
  await tx.rows(
    'fulfill.erase_orders',
    'update fulfill.fulfillment_order set collected_by = null where tenant_id = $1 and order_id = any($2::uuid[])',
    [tx.tenant, orders],
  )
}
