import type { Tx } from '../../platform/db/db.ts'
import type { ReportBounds } from '../bounds.ts'
import { STANDING } from '../standing/read.ts'

/** Parameter $1 is the tenant, $2 and $3 are the bounds; an order is a location's when it was placed there, works there or is collected there. */
export const SEEN = `
  o.tenant_id = $1 and ($2::uuid[] is null or o.channel_id = any($2))
  and ($3::uuid[] is null or o.placed_location_id = any($3)
       or exists (select from fulfill.v_fulfillment_order b where (b.tenant_id, b.order_id) = (o.tenant_id, o.id) and b.location_id = any($3))
       or exists (select from capture.v_delivery b where (b.tenant_id, b.order_id) = (o.tenant_id, o.id) and b.pickup_location_id = any($3)))`

export type Stage = Readonly<{ stage: string; currency: string; orders: number; valueMinor: number; owedMinor: number }>

/** Orders by stage: those still open, and those closed since a moment. What they are worth is what of them is not cancelled or credited. */
export function readStages(tx: Tx, { channels, locations }: ReportBounds, since: Date): Promise<Stage[]> {
  return tx.rows<Stage>(
    'insight.tower_stages',
    `select o.fulfillment_status as stage, o.currency, count(*)::int as orders,
            sum(o.total_minor - o.cancelled_minor - o.credited_minor)::bigint as "valueMinor",
            sum(o.total_minor - o.cancelled_minor - o.credited_minor - o.captured_minor + o.refunded_minor)::bigint as "owedMinor"
       from capture.v_order o
      where o.tenant_id = $1 and (o.closed_at is null or o.closed_at >= $4) and ${SEEN}
      group by 1, 2 order by 1, 2`,
    [tx.tenant, channels, locations, since],
  )
}

export type Lateness = Readonly<{ late: number; dueToday: number }>

/** Orders of which something should have been there before today, or must be there today; a promise that was moved counts as moved. */
export async function readLateness(tx: Tx, facts: readonly unknown[], today: string): Promise<Lateness> {
  const [row] = await tx.rows<Lateness>(
    'insight.tower_lateness',
    `with ${STANDING}
     select count(*) filter (where due < $6::date)::int as late, count(*) filter (where due = $6::date)::int as "dueToday"
       from (select (since at time zone 'UTC')::date as due from standing
              where kind = 'deliver_by' and since <= $6::date::timestamp at time zone 'UTC') promised`,
    [...facts, today],
  )
  return row ?? { late: 0, dueToday: 0 }
}

/** An order is so many days old or older, up to the next of these. */
export const AGES = [0, 1, 3, 7, 14] as const

export type Age = Readonly<{ fromDays: number; orders: number }>

/** Open orders by how long ago they were placed. */
export async function readAges(tx: Tx, { channels, locations }: ReportBounds): Promise<Age[]> {
  const rows = await tx.rows<Age>(
    'insight.tower_ages',
    `select ($5::int[])[width_bucket(extract(epoch from $4::timestamptz - o.placed_at) / 86400, $5::int[]::numeric[])] as "fromDays", count(*)::int as orders
       from capture.v_order o where o.tenant_id = $1 and o.closed_at is null and o.placed_at <= $4 and ${SEEN} group by 1`,
    [tx.tenant, channels, locations, tx.now, [...AGES]],
  )
  return AGES.map((fromDays) => ({ fromDays, orders: rows.find((row) => row.fromDays === fromDays)?.orders ?? 0 }))
}
