import type { Tx } from '../db/db.ts'
import type { ProviderId } from '../ids.ts'

/** An event as a provider sent it: its own name of it, and what the body was. */
export type InboundEvent = Readonly<{ provider: ProviderId; event: string; bodyHash: Buffer }>
export type Noted = 'new' | 'known' | 'altered'

/** Takes note of one event. */
export async function noteInbound(tx: Tx, provider: ProviderId, event: string, bodyHash: Buffer): Promise<Noted> {
  const [noted] = await noteAllInbound(tx, [{ provider, event, bodyHash }])
  return noted ?? 'known'
}

/**
 * Takes note of events that providers sent, so that each has one effect however often it comes.
 * @returns for each `new`; `known` when it came before; `altered` when it came before with another body
 */
export async function noteAllInbound(tx: Tx, events: readonly InboundEvent[]): Promise<Noted[]> {
  const nameOf = ({ provider, event }: Pick<InboundEvent, 'provider' | 'event'>) => `${provider} ${event}`
  const first = new Map<string, InboundEvent>()
  for (const one of events) if (!first.has(nameOf(one))) first.set(nameOf(one), one)
  const sorted = [...first.values()].sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1))
  const written = await tx.rows<{ provider: ProviderId; event: string }>(
    'platform.note_inbound_events',
    `insert into platform.inbound_event (tenant_id, provider_id, event_id, body_hash, received_at)
     select $1, n.*, $5 from unnest($2::uuid[], $3::text[], $4::bytea[]) as n
     on conflict do nothing returning provider_id as provider, event_id as event`,
    [
      tx.tenant,
      sorted.map((one) => one.provider),
      sorted.map((one) => one.event),
      sorted.map((one) => one.bodyHash),
      tx.now,
    ],
  )
  const fresh = new Set(written.map(nameOf))
  const before = await knownHashes(
    tx,
    sorted.filter((one) => !fresh.has(nameOf(one))),
  )
  return events.map((one) => {
    if (fresh.has(nameOf(one)) && first.get(nameOf(one)) === one) return 'new'
    const hash = before.get(nameOf(one)) ?? first.get(nameOf(one))?.bodyHash
    return hash?.equals(one.bodyHash) ? 'known' : 'altered'
  })
}

async function knownHashes(tx: Tx, events: readonly InboundEvent[]): Promise<Map<string, Buffer>> {
  if (events.length === 0) return new Map()
  const rows = await tx.rows<{ provider: string; event: string; hash: Buffer }>(
    'platform.read_inbound_events',
    `select provider_id as provider, event_id as event, body_hash as hash from platform.inbound_event
      where tenant_id = $1 and (provider_id, event_id) in (select * from unnest($2::uuid[], $3::text[]))`,
    [tx.tenant, events.map((one) => one.provider), events.map((one) => one.event)],
  )
  return new Map(rows.map((row) => [`${row.provider} ${row.event}`, row.hash]))
}
