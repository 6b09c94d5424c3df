import type { Tx } from '../../platform/db/db.ts'
import type { Passage, Trace } from './decide.ts'

/** A report goes back so far; what is older is neither counted nor kept. */
export const KEPT_DAYS = 92

export function readTraces(tx: Tx, objects: readonly string[]): Promise<Trace[]> {
  return tx.rows<Trace>(
    'insight.read_traces',
    `select object_id as object, activity, occurred_at as "occurredAt", position from insight.trace
      where tenant_id = $1 and object_id = any($2::uuid[])`,
    [tx.tenant, objects],
  )
}

export async function writeTraces(tx: Tx, traces: readonly Trace[]): Promise<void> {
  await tx.rows(
    'insight.write_traces',
    `insert into insight.trace (tenant_id, object_id, activity, occurred_at, position)
     select $1, n.* from unnest($2::uuid[], $3::text[], $4::timestamptz[], $5::bigint[]) as n
     on conflict (tenant_id, object_id) do update
        set activity = excluded.activity, occurred_at = excluded.occurred_at, position = excluded.position`,
    [
      tx.tenant,
      traces.map((one) => one.object),
      traces.map((one) => one.activity),
      traces.map((one) => one.occurredAt),
      traces.map((one) => one.position),
    ],
  )
}

export async function writePassages(tx: Tx, passages: readonly Passage[]): Promise<void> {
  await tx.rows(
    'insight.write_passages',
    `insert into insight.passage (tenant_id, kind, from_activity, to_activity, object_id, position, order_id, channel_id, location_id, day, took_s)
     select $1, n.* from unnest($2::text[], $3::text[], $4::text[], $5::uuid[], $6::bigint[], $7::uuid[], $8::uuid[], $9::uuid[], $10::date[], $11::int[]) as n`,
    [
      tx.tenant,
      passages.map((one) => one.kind),
      passages.map((one) => one.from),
      passages.map((one) => one.to),
      passages.map((one) => one.object),
      passages.map((one) => one.position),
      passages.map((one) => one.order),
      passages.map((one) => one.channel),
      passages.map((one) => one.location),
      passages.map((one) => one.day),
      passages.map((one) => one.tookS),
    ],
  )
}

/** A passage, or a step that was done, as it is counted. */
export type Counted = Readonly<{
  kind: Passage['kind'] | 'step'
  from: string
  to: string
  channel: string | null
  location: string | null
  carrier: string | null
  day: string
  tookS: number
}>

/**
 * Writes the steps that objects of orders have done and that are not written yet: an order was sourced and released, a
 * fulfillment order accepted, picked, packed and handed over, a package delivered. A step begins where the one before it ended.
 * @returns those that are new
 */
export async function writeSteps(tx: Tx, orders: readonly string[], since: string): Promise<Counted[]> {
  return tx.rows<Counted>('insight.write_steps', STEPS_OF_ORDERS, [tx.tenant, orders, since])
}

// Only at the hand-over it is certain which carrier takes it.
const ofWork = (step: string, began: string, ended: string, carrier = 'null') =>
  `select '${step}' as step, id, order_id, channel_id, location_id, ${carrier}::uuid as carrier_id, ${began} as began, ${ended} as ended from work`

const STEPS_OF_ORDERS = `
  with orders as (
    select o.id, o.channel_id, o.placed_at,
           (select min(d.decided_at) from promise.v_decision d where (d.tenant_id, d.order_id) = (o.tenant_id, o.id)) as sourced_at,
           (select min(f.released_at) from fulfill.v_fulfillment_order f where (f.tenant_id, f.order_id) = (o.tenant_id, o.id)) as released_at
      from capture.v_order o where o.tenant_id = $1 and o.id = any($2::uuid[])),
  work as (
    select f.id, f.order_id, o.channel_id, f.location_id, f.released_at, f.accepted_at, f.picked_at, f.packed_at, f.done_at,
           (select p.carrier_id from fulfill.v_package p where (p.tenant_id, p.fulfillment_order_id) = (f.tenant_id, f.id)
             order by p.packed_at limit 1) as carrier_id
      from fulfill.v_fulfillment_order f join orders o on o.id = f.order_id
     where f.tenant_id = $1 and f.state <> 'cancelled'),
  parcels as (
    select p.id, p.order_id, w.channel_id, w.location_id, p.carrier_id, p.handed_over_at, s.delivered_at
      from fulfill.v_package p join work w on w.id = p.fulfillment_order_id
      join deliver.v_package_state s on (s.tenant_id, s.package_id) = (p.tenant_id, p.id)
     where p.tenant_id = $1 and p.shipment_id is not null),
  steps as (
    select 'source' as step, id, id as order_id, channel_id, null::uuid as location_id, null::uuid as carrier_id, placed_at as began, sourced_at as ended from orders
    union all select 'release', id, id, channel_id, null, null, sourced_at, released_at from orders
    union all ${ofWork('accept', 'released_at', 'accepted_at')}
    union all ${ofWork('pick', 'accepted_at', 'picked_at')}
    union all ${ofWork('pack', 'picked_at', 'packed_at')}
    union all ${ofWork('hand_over', 'packed_at', 'done_at', 'carrier_id')}
    union all select 'deliver', id, order_id, channel_id, location_id, carrier_id, handed_over_at, delivered_at from parcels)
  insert into insight.passage (tenant_id, kind, from_activity, to_activity, object_id, position, order_id, channel_id, location_id, carrier_id, day, took_s)
  select $1, 'step', '', step, id, 0, order_id, channel_id, location_id, carrier_id, (ended at time zone 'UTC')::date, extract(epoch from ended - began)::int
    from steps where ended >= began and ended >= $3::date
  on conflict do nothing
  returning kind, from_activity as "from", to_activity as "to", channel_id as channel, location_id as location, carrier_id as carrier, day::text, took_s as "tookS"`

/** What is counted of a day: the passages of a kind, by where and by how long they took. */
export type DaySum = Readonly<{
  kind: string
  dimension: 'all' | 'channel' | 'location' | 'carrier'
  value: string
  day: string
  from: string
  to: string
  bucket: number
  passages: number
}>

export async function addToDays(tx: Tx, sums: readonly DaySum[]): Promise<void> {
  await tx.rows(
    'insight.add_to_days',
    `insert into insight.passage_day as d (tenant_id, kind, dimension, value_id, day, from_activity, to_activity, bucket, passages)
     select $1, n.* from unnest($2::text[], $3::text[], $4::uuid[], $5::date[], $6::text[], $7::text[], $8::smallint[], $9::int[]) as n
     on conflict (tenant_id, kind, dimension, value_id, day, from_activity, to_activity, bucket) do update
        set passages = d.passages + excluded.passages`,
    [
      tx.tenant,
      sums.map((one) => one.kind),
      sums.map((one) => one.dimension),
      sums.map((one) => one.value),
      sums.map((one) => one.day),
      sums.map((one) => one.from),
      sums.map((one) => one.to),
      sums.map((one) => one.bucket),
      sums.map((one) => one.passages),
    ],
  )
}

/** Forgets what no report goes back to. */
export async function forgetBefore(tx: Tx, day: string): Promise<void> {
  for (const table of ['passage', 'passage_day'])
    await tx.rows(`insight.forget_${table}`, `delete from insight.${table} where tenant_id = $1 and day < $2::date`, [
      tx.tenant,
      day,
    ])
}
