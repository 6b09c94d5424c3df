import type { Tx } from '../../platform/db/db.ts'
import { SEEN, type TowerBounds } from './stages.ts'

export const STEPS = ['source', 'release', 'accept', 'pick', 'pack', 'hand_over', 'deliver'] as const

export type StepTimes = Readonly<{
  step: (typeof STEPS)[number]
  /** What waits for this step now: orders of the first two, fulfillment orders, packages of the last. */
  waiting: number
  oldestAt: Date | null
  /** How often it was done since the moment that was asked for, and how long it took. */
  done: number
  medianS: number | null
  p90S: number | null
}>

/**
 * How long each step takes and what waits for it. A step begins where the one before it ended: sourcing with the order,
 * the first release with the first decision, each step of work with the last one, delivery with the hand-over.
 */
export async function readSteps(tx: Tx, { channels, locations }: TowerBounds, since: Date): Promise<StepTimes[]> {
  const rows = await tx.rows<StepTimes>('insight.tower_steps', TIMES, [tx.tenant, channels, locations, since])
  const never = { waiting: 0, oldestAt: null, done: 0, medianS: null, p90S: null }
  return STEPS.map((step) => rows.find((row) => row.step === step) ?? { step, ...never })
}

const WORK = `
  select f.*, coalesce(f.packed_at, f.picked_at, f.accepted_at, f.released_at) as last_at
    from fulfill.v_fulfillment_order f join capture.v_order o on (o.tenant_id, o.id) = (f.tenant_id, f.order_id)
   where f.tenant_id = $1 and (f.done_at is null or f.done_at >= $4) and f.state <> 'cancelled' and ${SEEN}`

const spans = (step: string, began: string, ended: string, waits: string) =>
  `select '${step}' as step, ${began} as began, ${ended} as ended, ${waits} as waits from work`

const TIMES = `
  with orders as (
    select o.id, o.placed_at, o.closed_at,
           (select min(d.decided_at) from promise.v_decision d where (d.tenant_id, d.order_id) = (o.tenant_id, o.id)) as sourced_at,
           (select min(f.released_at) from fulfill.v_fulfillment_order f where (f.tenant_id, f.order_id) = (o.tenant_id, o.id)) as released_at,
           (select sum(l.open)::int from capture.v_order_line l where (l.tenant_id, l.order_id) = (o.tenant_id, o.id) and l.kind <> 'kit') as open,
           (select sum(l.reserved)::int from capture.v_order_line l where (l.tenant_id, l.order_id) = (o.tenant_id, o.id) and l.kind <> 'kit') as reserved
      from capture.v_order o
     where o.tenant_id = $1 and (o.closed_at is null or o.closed_at >= $4) and ${SEEN}),
  work as (${WORK}),
  parcels as (
    select p.handed_over_at as began, s.delivered_at as ended, o.closed_at is null and coalesce(s.state, 'under_way') in ('under_way', 'out_for_delivery', 'failed') as waits
      from fulfill.v_package p
      left join deliver.v_package_state s on (s.tenant_id, s.package_id) = (p.tenant_id, p.id)
      join capture.v_order o on (o.tenant_id, o.id) = (p.tenant_id, p.order_id)
     where p.tenant_id = $1 and p.shipment_id is not null and (s.delivered_at is null or s.delivered_at >= $4) and ${SEEN}),
  spans as (
    select 'source' as step, placed_at as began, sourced_at as ended, closed_at is null and open > 0 as waits from orders
    union all select 'release', sourced_at, released_at, closed_at is null and reserved > 0 from orders
    union all ${spans('accept', 'released_at', 'accepted_at', "state = 'released'")}
    union all ${spans('pick', 'accepted_at', 'picked_at', 'accepted_at is not null and picked_at is null and done_at is null')}
    union all ${spans('pack', 'picked_at', 'packed_at', 'picked_at is not null and packed_at is null and done_at is null')}
    union all ${spans('hand_over', 'packed_at', 'done_at', 'packed_at is not null and done_at is null')}
    union all select 'deliver', began, ended, waits from parcels)
  select step, count(*) filter (where waits)::int as waiting, min(began) filter (where waits) as "oldestAt",
         count(*) filter (where ended >= $4 and ended >= began)::int as done,
         round(percentile_cont(0.5) within group (order by extract(epoch from ended - began)) filter (where ended >= $4 and ended >= began))::int as "medianS",
         round(percentile_cont(0.9) within group (order by extract(epoch from ended - began)) filter (where ended >= $4 and ended >= began))::int as "p90S"
    from spans group by step`
