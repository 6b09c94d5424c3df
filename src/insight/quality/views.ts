import type { Tx } from '../../platform/db/db.ts'
import type { ReportBounds } from '../bounds.ts'
import type { Span } from '../process/report.ts'
import type { Cause } from './decide.ts'

export type Quality = Readonly<Record<Cause, number>> &
  Readonly<{
    orders: number
    onTimeInFull: number
    perfect: number
    units: number
    filled: number
    cashMedianS: number | null
    cashP90S: number | null
  }>

// What counts of somebody's orders that were closed in some days, both counted.
const CLOSED = `
  v.closed_at >= $4::date and v.closed_at < $5::date + 1
  and ($2::uuid[] is null or v.channel_id = any($2)) and ($3::uuid[] is null or v.location_ids && $3)`

/** How many of the orders that were closed in some days were as they should be, and what was wrong with the others. */
export async function readQuality(tx: Tx, { channels, locations }: ReportBounds, { from, to }: Span): Promise<Quality> {
  const [row] = await tx.rows<Quality>(
    'insight.quality',
    `select count(*)::int as orders,
            (count(*) filter (where not v.late and not v.short))::int as "onTimeInFull",
            (count(*) filter (where not (v.late or v.short or v.damaged or v.returned or v.payment)))::int as perfect,
            coalesce(sum(v.units), 0)::int as units, coalesce(sum(v.filled), 0)::int as filled,
            percentile_disc(0.5) within group (order by v.cash_s) as "cashMedianS", percentile_disc(0.9) within group (order by v.cash_s) as "cashP90S",
            (count(*) filter (where v.late))::int as late, (count(*) filter (where v.short))::int as short,
            (count(*) filter (where v.damaged))::int as damaged, (count(*) filter (where v.returned))::int as returned,
            (count(*) filter (where v.payment))::int as payment, (count(*) filter (where v.split))::int as split
       from insight.verdict v where v.tenant_id = $1 and ${CLOSED}`,
    [tx.tenant, channels, locations, from, to],
  )
  if (!row) throw new Error('an aggregate has one row')
  return row
}

/** What a list of orders is of: a cause, units that were not there at first, or how long the money took. */
export type Behind = Cause | 'unfilled' | 'cash'

export type Judged = Readonly<{
  order: string
  number: string
  channel: string
  closedAt: Date
  causes: Cause[]
  units: number
  filled: number
  cashS: number | null
  rank: number
}>

const WHERE: Readonly<Record<Behind, string>> = {
  late: 'v.late',
  short: 'v.short',
  damaged: 'v.damaged',
  returned: 'v.returned',
  payment: 'v.payment',
  split: 'v.split',
  unfilled: 'v.filled < v.units',
  cash: 'v.cash_s is not null',
}
/** Newest first; where it is about a time or a number of units, the worst first. */
const RANK = (behind: Behind) =>
  behind === 'cash'
    ? 'v.cash_s'
    : behind === 'unfilled'
      ? 'v.units - v.filled'
      : 'floor(extract(epoch from v.closed_at) / 60)'

/** The orders behind a number of the report, from the place in the list that was read last. */
export function readJudged(
  tx: Tx,
  { channels, locations }: ReportBounds,
  { from, to }: Span,
  behind: Behind,
  after: Readonly<{ rank: number; id: string }> | null,
  limit: number,
): Promise<Judged[]> {
  return tx.rows<Judged>(
    `insight.judged_${behind}`,
    `select v.order_id as "order", o.number, c.name as channel, v.closed_at as "closedAt", v.units, v.filled, v.cash_s as "cashS",
            array_remove(array[case when v.late then 'late' end, case when v.short then 'short' end, case when v.damaged then 'damaged' end,
                               case when v.returned then 'returned' end, case when v.payment then 'payment' end, case when v.split then 'split' end], null) as causes,
            (${RANK(behind)})::bigint as rank
       from insight.verdict v
       join capture.v_order o on (o.tenant_id, o.id) = (v.tenant_id, v.order_id)
       join organisation.v_channel c on (c.tenant_id, c.id) = (v.tenant_id, v.channel_id)
      where v.tenant_id = $1 and ${CLOSED} and ${WHERE[behind]} and ($6::bigint is null or ((${RANK(behind)})::bigint, v.order_id) < ($6, $7::uuid))
      order by (${RANK(behind)})::bigint desc, v.order_id desc limit $8`,
    [tx.tenant, channels, locations, from, to, after?.rank ?? null, after?.id ?? null, limit],
  )
}
