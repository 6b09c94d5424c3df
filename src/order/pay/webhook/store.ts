import type { Tx } from '../../../platform/db/db.ts'
import type { OperationId, ProviderId } from '../../../platform/ids.ts'

/** Is this an operation of ours at this provider whose end nobody knows yet? */
export async function isOpenAt(tx: Tx, provider: ProviderId, operation: OperationId): Promise<boolean> {
  const rows = await tx.rows(
    'pay.is_open_at_provider',
    `select 1 from pay.operation where tenant_id = $1 and id = $2 and provider_id = $3 and state in ('pending', 'unknown')`,
    [tx.tenant, operation, provider],
  )
  return rows.length === 1
}
