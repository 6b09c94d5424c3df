import type { Tx } from '../../platform/db/db.ts'
import type { ReportBounds } from '../bounds.ts'
import type { Span } from './report.ts'

/** What an activity came after in these days. */
export async function readBefore(tx: Tx, kind: string, activity: string, { from, to }: Span): Promise<string[]> {
  const rows = await tx.rows<{ from: string }>(
    'insight.read_before',
    `select distinct from_activity as "from" from insight.passage_day
      where tenant_id = $1 and kind = $2 and dimension = 'all' and to_activity = $3 and day between $4::date and $5::date`,
    [tx.tenant, kind, activity, from, to],
  )
  return rows.map((row) => row.from)
}

export type Passed = Readonly<{
  id: string
  position: number
  order: string
  number: string
  channel: string | null
  location: string | null
  day: string
  tookS: number
}>

/** Who went from one activity to another, or did a step, the slowest first. */
export function readPassed(
  tx: Tx,
  asked: Readonly<{
    kind: string
    from: readonly string[]
    to: string
    span: Span
    bounds: ReportBounds
    channel: string | null
    location: string | null
    carrier: string | null
    after: { tookS: number; id: string; position: number } | null
    limit: number
  }>,
): Promise<Passed[]> {
  return tx.rows<Passed>(
    'insight.read_passed',
    `select p.object_id as id, p.position, p.order_id as "order", o.number, c.name as channel, l.name as location, p.day::text, p.took_s as "tookS"
       from insight.passage p
       join capture.v_order o on (o.tenant_id, o.id) = (p.tenant_id, p.order_id)
       left join organisation.v_channel c on (c.tenant_id, c.id) = (p.tenant_id, coalesce(p.channel_id, o.channel_id))
       left join organisation.v_location l on (l.tenant_id, l.id) = (p.tenant_id, p.location_id)
      where p.tenant_id = $1 and p.kind = $2 and p.from_activity = any($3) and p.to_activity = $4 and p.day between $5::date and $6::date
        and ($7::uuid[] is null or o.channel_id = any($7)) and ($8::uuid[] is null or p.location_id = any($8))
        and ($9::text is null or c.code = $9) and ($10::text is null or l.code = $10)
        and ($11::text is null or p.carrier_id in (select v.id from organisation.v_provider v where v.tenant_id = p.tenant_id and v.kind = 'carrier' and v.code = $11))
        and ($12::int is null or (p.took_s, p.object_id, p.position) < ($12, $13::uuid, $14::bigint))
      order by p.took_s desc, p.object_id desc, p.position desc limit $15`,
    [
      tx.tenant,
      asked.kind,
      asked.from,
      asked.to,
      asked.span.from,
      asked.span.to,
      asked.bounds.channels,
      asked.bounds.locations,
      asked.channel,
      asked.location,
      asked.carrier,
      asked.after?.tookS ?? null,
      asked.after?.id ?? null,
      asked.after?.position ?? null,
      asked.limit,
    ],
  )
}
