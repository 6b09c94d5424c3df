import type { Tx } from '../db/db.ts'
import type { ProviderId } from '../ids.ts'

/**
 * Takes note of an event that a provider sent, so that it has one effect however often it comes.
 * @returns `new`; `known` when it came before; `altered` when it came before with another body
 */
export async function noteInbound(
  tx: Tx,
  provider: ProviderId,
  event: string,
  bodyHash: Buffer,
): Promise<'new' | 'known' | 'altered'> {
  const written = await tx.rows(
    'platform.note_inbound_event',
    `insert into platform.inbound_event (tenant_id, provider_id, event_id, body_hash, received_at)
     values ($1, $2, $3, $4, $5) on conflict do nothing returning event_id`,
    [tx.tenant, provider, event, bodyHash, tx.now],
  )
  if (written.length === 1) return 'new'
  const [before] = await tx.rows<{ same: boolean }>(
    'platform.compare_inbound_event',
    'select body_hash = $4 as same from platform.inbound_event where tenant_id = $1 and provider_id = $2 and event_id = $3',
    [tx.tenant, provider, event, bodyHash],
  )
  return before?.same ? 'known' : 'altered'
}
