import type { Tx } from '../../platform/db/db.ts'
import { type ItemId, type LocationId, newId, type SupplyId } from '../../platform/ids.ts'

export type NewSupply = Readonly<{
  kind: 'purchase' | 'transfer' | 'return' | 'feed'
  reference: string
  item: ItemId
  location: LocationId
  units: number
  expectedAt: Date
}>

/**
 * Writes what is expected to come, by reference, item and place; the same again moves its date and raises its units,
 * but never below what is received or promised from it.
 */
export async function writeSupplies(tx: Tx, supplies: readonly NewSupply[]): Promise<SupplyId[]> {
  if (supplies.length === 0) return []
  const rows = await tx.rows<{ id: SupplyId }>(
    'inventory.write_supplies',
    `insert into inventory.expected_supply as e (tenant_id, id, kind, reference, item_id, location_id, units, expected_at, recorded_at)
     select $1, n.*, $9 from unnest($2::uuid[], $3::text[], $4::text[], $5::uuid[], $6::uuid[], $7::int[], $8::timestamptz[]) as n
     on conflict (tenant_id, kind, reference, item_id, location_id) do update
        set units = greatest(excluded.units, e.pegged + e.received + e.cancelled), expected_at = excluded.expected_at
     returning id`,
    [
      tx.tenant,
      supplies.map(() => newId()),
      supplies.map((s) => s.kind),
      supplies.map((s) => s.reference),
      supplies.map((s) => s.item),
      supplies.map((s) => s.location),
      supplies.map((s) => s.units),
      supplies.map((s) => s.expectedAt),
      tx.now,
    ],
  )
  for (const supply of supplies)
    tx.announce({
      type: 'supply.expected',
      subject: supply.item,
      location: supply.location,
      data: { units: supply.units, reference: supply.reference, expectedAt: supply.expectedAt.toISOString() },
    })
  return rows.map((row) => row.id)
}
