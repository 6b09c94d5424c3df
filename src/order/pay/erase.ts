import type { Tx } from '../../platform/db/db.ts'
import type { OrderId } from '../../platform/ids.ts'

/** Empties with what people paid for orders; amounts and the providers' references stay, the books need them. */
export async function erasePayments(tx: Tx, orders: readonly OrderId[]): Promise<void> {
  await tx.rows(
    'pay.erase_payments',
    'update pay.payment set instrument = null, brand = null, last_four = null where tenant_id = $1 and order_id = any($2::uuid[])',
    [tx.tenant, orders],
  )
  await tx.rows(
    'pay.erase_operations',
    'update pay.operation set problem = null where tenant_id = $1 and order_id = any($2::uuid[])',
    [tx.tenant, orders],
  )
}
