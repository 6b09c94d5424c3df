import type { Tx } from '../../platform/db/db.ts'
import type { StockKey } from '../model.ts'
import type { Snapshot } from './snapshot.ts'

const keys = (tx: Tx, snapshots: readonly Snapshot[]) => [
  tx.tenant,
  snapshots.map((one) => one.item),
  snapshots.map((one) => one.location),
  snapshots.map((one) => one.asOf),
]

/** Places for which a snapshot of the same moment or a later one is booked, or which were counted after it. */
export function newerFigures(tx: Tx, snapshots: readonly Snapshot[]): Promise<StockKey[]> {
  return tx.rows<StockKey>(
    'inventory.newer_figures',
    `select item_id as item, location_id as location from unnest($2::uuid[], $3::uuid[], $4::timestamptz[]) as n(item_id, location_id, as_of)
      where exists (select from inventory.snapshot s where s.tenant_id = $1 and (s.item_id, s.location_id) = (n.item_id, n.location_id) and s.as_of >= n.as_of)
         or exists (select from inventory.movement m where m.tenant_id = $1 and (m.item_id, m.location_id) = (n.item_id, n.location_id)
                       and m.kind = 'count' and m.reference_kind = 'count' and m.occurred_at > n.as_of)`,
    keys(tx, snapshots),
  )
}

/** What moved on hand after each snapshot's moment; what only corrected the books did not move. */
export function movedSince(tx: Tx, snapshots: readonly Snapshot[]): Promise<(StockKey & { units: number })[]> {
  return tx.rows(
    'inventory.moved_since',
    `select m.item_id as item, m.location_id as location, sum(m.units)::int as units
       from inventory.movement m join unnest($2::uuid[], $3::uuid[], $4::timestamptz[]) as n(item_id, location_id, as_of) using (item_id, location_id)
      where m.tenant_id = $1 and m.occurred_at > n.as_of and m.kind not in ('snapshot', 'count') group by m.item_id, m.location_id`,
    keys(tx, snapshots),
  )
}

export async function writeSnapshots(
  tx: Tx,
  snapshots: readonly (Snapshot & { id: string; difference: number })[],
): Promise<void> {
  await tx.rows(
    'inventory.write_snapshots',
    `insert into inventory.snapshot (tenant_id, id, item_id, location_id, units, as_of, difference, recorded_at)
     select $1, n.*, $8 from unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::int[], $6::timestamptz[], $7::int[]) as n`,
    [
      tx.tenant,
      snapshots.map((one) => one.id),
      snapshots.map((one) => one.item),
      snapshots.map((one) => one.location),
      snapshots.map((one) => one.units),
      snapshots.map((one) => one.asOf),
      snapshots.map((one) => one.difference),
      tx.now,
    ],
  )
}
