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
 * Writes what is expected to come, by reference, item and place; the same again moves its date and changes its units,
 * but never to fewer than are received or promised from it: `reviseSupplies` takes promises back first.
 */
export async function writeSupplies(tx: Tx, supplies: readonly NewSupply[]): Promise<SupplyId[]> {
  if (supplies.length === 0) return []
  const sums = sumSupplies(supplies)
  const rows = await tx.rows<{ id: SupplyId; key: string }>(
    'inventory.write_supplies',
    `insert into inventory.expected_supply as e (tenant_id, id, kind, reference, item_id, location_id, units, expected_at, recorded_at)
     select $1, n.*, $9 from unnest($2::uuid[], $3::text[], $4::text[], $5::uuid[], $6::uuid[], $7::int[], $8::timestamptz[]) as n
     on conflict (tenant_id, kind, reference, item_id, location_id) do update
        set units = greatest(excluded.units, e.pegged + e.received + e.cancelled), expected_at = excluded.expected_at
     returning id, concat_ws('/', kind, reference, item_id, location_id) as key`,
    [
      tx.tenant,
      sums.map(() => newId()),
      sums.map((s) => s.kind),
      sums.map((s) => s.reference),
      sums.map((s) => s.item),
      sums.map((s) => s.location),
      sums.map((s) => s.units),
      sums.map((s) => s.expectedAt),
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
  const ids = new Map(rows.map((row) => [row.key, row.id]))
  return supplies.map((supply) => ids.get(supplyKey(supply)) as SupplyId)
}

/** Two rows of one list that name the same supply are one with the units of both. */
function sumSupplies(supplies: readonly NewSupply[]): NewSupply[] {
  const sums = new Map<string, NewSupply>()
  for (const one of supplies)
    sums.set(supplyKey(one), { ...one, units: one.units + (sums.get(supplyKey(one))?.units ?? 0) })
  return [...sums.values()]
}

function supplyKey({ kind, reference, item, location }: NewSupply): string {
  return [kind, reference, item, location].join('/')
}
