import type { Tx } from '../../platform/db/db.ts'
import { readStepTotals, type Span, seenBy } from '../process/report.ts'
import { SEEN, type TowerBounds } from './stages.ts'

export const STEPS = ['source', 'release', 'accept', 'pick', 'pack', 'hand_over', 'deliver'] as const

export type StepTimes = Readonly<{
  step: (typeof STEPS)[number]
  /** What waits for this step now: orders of the first two, fulfillment orders, packages of the last. */
  waiting: number
  oldestAt: Date | null
  /** How often it was done in the days that were asked for, how long it took, and how long in as many days before. */
  done: number
  medianS: number | null
  p90S: number | null
  formerMedianS: number | null
}>

/** How long each step takes and what waits for it: what waits is looked at, what is done was counted as it happened. */
export async function readSteps(tx: Tx, bounds: TowerBounds, now: Span, before: Span): Promise<StepTimes[]> {
  const seen = seenBy(bounds)
  const [waits, done, former] = await Promise.all([
    tx.rows<Pick<StepTimes, 'step' | 'waiting' | 'oldestAt'>>('insight.tower_waiting', WAITING, [
      tx.tenant,
      bounds.channels,
      bounds.locations,
    ]),
    readStepTotals(tx, seen, now),
    readStepTotals(tx, seen, before),
  ])
  return STEPS.map((step) => {
    const { waiting = 0, oldestAt = null } = waits.find((row) => row.step === step) ?? {}
    const { passages = 0, medianS = null, p90S = null } = done.get(step) ?? {}
    return { step, waiting, oldestAt, done: passages, medianS, p90S, formerMedianS: former.get(step)?.medianS ?? null }
  })
}

// Each open order is asked by itself: joined as sets, so few were expected that all parcels were compared with all orders.
const WAITING = `
  with orders as materialized (
    select o.id, o.placed_at, l.open, l.reserved,
           (select min(d.decided_at) from promise.v_decision d where (d.tenant_id, d.order_id) = (o.tenant_id, o.id) and l.reserved > 0) as sourced_at
      from capture.v_order o
     cross join lateral (select sum(l.open)::int as open, sum(l.reserved)::int as reserved
                           from capture.v_order_line l where (l.tenant_id, l.order_id) = (o.tenant_id, o.id) and l.kind <> 'kit') l
     where o.tenant_id = $1 and o.closed_at is null and o.fulfillment_status <> 'delivered' and ${SEEN}),
  work as (
    select f.* from orders o
     cross join lateral (select f.* from fulfill.v_fulfillment_order f where (f.tenant_id, f.order_id) = ($1, o.id) offset 0) f
     where f.done_at is null and f.state <> 'cancelled'),
  parcels as (
    select p.handed_over_at from orders o
     cross join lateral (select p.package_at, p.handed_over_at, s.state, s.delivered_at from (
       select p.id as package_at, p.handed_over_at from fulfill.v_package p
        where (p.tenant_id, p.order_id) = ($1, o.id) and p.shipment_id is not null) p
       left join deliver.v_package_state s on (s.tenant_id, s.package_id) = ($1, p.package_at) offset 0) p
     where p.delivered_at is null and coalesce(p.state, 'under_way') in ('under_way', 'out_for_delivery', 'failed')),
  waits as (
    select 'source' as step, placed_at as began from orders where open > 0
    union all select 'release', sourced_at from orders where reserved > 0
    union all select 'accept', released_at from work where state = 'released'
    union all select 'pick', accepted_at from work where accepted_at is not null and picked_at is null
    union all select 'pack', picked_at from work where picked_at is not null and packed_at is null
    union all select 'hand_over', packed_at from work where packed_at is not null
    union all select 'deliver', handed_over_at from parcels)
  select step, count(*)::int as waiting, min(began) as "oldestAt" from waits group by step`
