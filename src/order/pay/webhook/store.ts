import type { Tx } from '../../../platform/db/db.ts'
import type { OperationId, ProviderId } from '../../../platform/ids.ts'

/** @returns `new`; `known` when it came before; `altered` when it came before with another body */
export async function noteEvent(
  tx: Tx,
  provider: ProviderId,
  event: string,
  bodyHash: Buffer,
): Promise<'new' | 'known' | 'altered'> {
  const written = await tx.rows(
    'pay.note_inbound_event',
    `insert into platform.inbound_event (tenant_id, provider_id, event_id, body_hash, received_at)
     values ($1, $2, $3, $4, $5) on conflict do nothing returning event_id`,
    [tx.tenant, provider, event, bodyHash, tx.now],
  )
  if (written.length === 1) return 'new'
  const [before] = await tx.rows<{ same: boolean }>(
    'pay.compare_inbound_event',
    'select body_hash = $4 as same from platform.inbound_event where tenant_id = $1 and provider_id = $2 and event_id = $3',
    [tx.tenant, provider, event, bodyHash],
  )
  return before?.same ? 'known' : 'altered'
}

/** Is this an operation of ours at this provider whose end nobody knows yet? */
export async function isOpenAt(tx: Tx, provider: ProviderId, operation: OperationId): Promise<boolean> {
  const rows = await tx.rows(
    'pay.is_open_at_provider',
    `select 1 from pay.operation where tenant_id = $1 and id = $2 and provider_id = $3 and state in ('pending', 'unknown')`,
    [tx.tenant, operation, provider],
  )
  return rows.length === 1
}
