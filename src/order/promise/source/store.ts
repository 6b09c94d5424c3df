import type { Tx } from '../../../platform/db/db.ts'
import { type ItemId, type LocationId, newId } from '../../../platform/ids.ts'
import type { PlannedDecision, PlannedPromise, PromiseReason } from '../../capture/index.ts'

/** Worlds that are known to be kept; asked for each decision, so remembered. */
const kept = new Set<string>()
const KEPT_LIMIT = 10_000

/** Keeps the locations as decisions saw them, once. What was rolled back is written again: only what is found counts. */
async function keepWorlds(tx: Tx, decisions: readonly PlannedDecision[]): Promise<void> {
  const worlds = new Map(decisions.map(({ world }) => [world.id, world]))
  const fresh = [...worlds.values()].filter((world) => !kept.has(`${tx.tenant}/${world.id}`))
  if (fresh.length === 0) return
  const written = await tx.rows<{ id: string }>(
    'promise.keep_worlds',
    `insert into promise.world (tenant_id, id, locations, seen_at)
     select $1, n.*, $4 from unnest($2::uuid[], $3::jsonb[]) as n
     on conflict do nothing returning id`,
    [tx.tenant, fresh.map((world) => world.id), fresh.map((world) => JSON.stringify(world.locations)), tx.now],
  )
  if (kept.size > KEPT_LIMIT) kept.clear()
  for (const world of fresh) if (!written.some((row) => row.id === world.id)) kept.add(`${tx.tenant}/${world.id}`)
}

/** Who decided: sourcing by a strategy, a person who moved units, or the search for cheaper places. */
export type DecisionKind = 'sourced' | 'by_hand' | 'reoptimized'

/** Keeps decisions with what they saw. @returns their ids, in the sequence of the list */
export async function writeDecisions(
  tx: Tx,
  decisions: readonly (PlannedDecision & { order: string })[],
  kind: DecisionKind = 'sourced',
): Promise<string[]> {
  if (decisions.length === 0) return []
  const ids = decisions.map(() => newId())
  const actor = kind === 'by_hand' ? tx.actor : null
  await keepWorlds(tx, decisions)
  await tx.rows(
    'promise.write_decisions',
    `insert into promise.decision (tenant_id, id, order_id, delivery, rule, inputs, outcome, strategy_id, world_id, seen, decided_at, kind, actor_kind, actor_id)
     select $1, n.*, $11, $12, $13, $14::uuid from unnest($2::uuid[], $3::uuid[], $4::int[], $5::text[], $6::jsonb[], $7::jsonb[], $8::uuid[], $9::uuid[], $10::bytea[]) as n`,
    [
      tx.tenant,
      ids,
      decisions.map((d) => d.order),
      decisions.map((d) => d.delivery),
      decisions.map((d) => d.rule),
      decisions.map((d) => JSON.stringify(d.inputs)),
      decisions.map((d) => JSON.stringify(d.outcome)),
      decisions.map((d) => d.strategy),
      decisions.map((d) => d.world.id),
      decisions.map((d) => Buffer.from(d.seen)),
      tx.occurredAt,
      kind,
      actor?.kind ?? null,
      actor?.id ?? null,
    ],
  )
  return ids
}

export async function writePromises(
  tx: Tx,
  promises: readonly (PlannedPromise & { order: string })[],
  reason: PromiseReason,
): Promise<void> {
  if (promises.length === 0) return
  await tx.rows(
    'promise.write_promises',
    `insert into promise.promise (tenant_id, id, order_id, line, units, location_id, supply_id, requested_on, ship_by, deliver_by, reason, occurred_at, recorded_at)
     select $1, n.*, $11, $12, $13
       from unnest($2::uuid[], $3::uuid[], $4::int[], $5::int[], $6::uuid[], $7::uuid[], $8::date[], $9::date[], $10::date[]) as n`,
    [
      tx.tenant,
      promises.map(() => newId()),
      promises.map((p) => p.order),
      promises.map((p) => p.line),
      promises.map((p) => p.units),
      promises.map((p) => p.location),
      promises.map((p) => p.supply),
      promises.map((p) => p.requestedOn),
      promises.map((p) => p.shipBy),
      promises.map((p) => p.deliverBy),
      reason,
      tx.occurredAt,
      tx.now,
    ],
  )
}

/** Fulfillment orders that locations have in work. */
export function readLoadOf(tx: Tx): Promise<{ location: LocationId; orders: number }[]> {
  return tx.rows(
    'promise.read_load',
    `select f.location_id as location, count(*)::int as orders from fulfill.v_fulfillment_order f
      where f.tenant_id = $1 and exists (select from fulfill.v_fulfillment_line l
              where (l.tenant_id, l.fulfillment_order_id) = (f.tenant_id, f.id) and l.waiting + l.picked > 0)
      group by f.location_id`,
    [tx.tenant],
  )
}

/** Half the trust at the most is lost with time: a point a day since somebody counted or brought goods. */
export function readShelfOf(
  tx: Tx,
  items: readonly ItemId[],
): Promise<{ item: ItemId; location: LocationId; ageDays: number; confidence: number }[]> {
  return tx.rows(
    'promise.read_shelf',
    `select item_id as item, location_id as location,
            coalesce(greatest(0, extract(day from $3::timestamptz - filled_at)), 0)::int as "ageDays",
            (100 - coalesce(least(50, greatest(0, extract(day from $3::timestamptz - counted_at))), 50))::int as confidence
       from inventory.v_shelf where tenant_id = $1 and item_id = any($2::uuid[])`,
    [tx.tenant, items, tx.occurredAt],
  )
}
