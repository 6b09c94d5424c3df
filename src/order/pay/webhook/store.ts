import type { Tx } from '../../../platform/db/db.ts'
import type { OperationId, ProviderId } from '../../../platform/ids.ts'

/** Of these operations at these providers, those of ours whose end nobody knows yet, as `provider operation`. */
export async function openAmong(
  tx: Tx,
  named: readonly Readonly<{ provider: ProviderId; operation: OperationId }>[],
): Promise<Set<string>> {
  if (named.length === 0) return new Set()
  const rows = await tx.rows<{ provider: string; operation: string }>(
    'pay.open_at_providers',
    `select o.provider_id as provider, o.id as operation from unnest($2::uuid[], $3::uuid[]) as n(provider, operation)
       join pay.operation o on o.tenant_id = $1 and o.id = n.operation and o.provider_id = n.provider
      where o.state in ('pending', 'unknown')`,
    [tx.tenant, named.map((one) => one.provider), named.map((one) => one.operation)],
  )
  return new Set(rows.map((row) => `${row.provider} ${row.operation}`))
}
