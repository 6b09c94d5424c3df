import type { Tx } from '../../platform/db/db.ts'
import type { ItemId, LocationId, SupplyId } from '../../platform/ids.ts'

export type SupplyRow = Readonly<{
  id: SupplyId
  item: ItemId
  location: LocationId
  units: number
  received: number
  cancelled: number
  pegged: number
}>

type Reference = Readonly<{ reference: string; item: string; location: string; transfer: boolean }>

const BY_REFERENCE = `
  select id, reference, item_id as item, location_id as location, units, received, cancelled, pegged
    from inventory.expected_supply
   where tenant_id = $1 and (reference, item_id, location_id, kind = 'transfer') in (select * from unnest($2::text[], $3::uuid[], $4::uuid[], $5::boolean[]))
   order by id`

const referenceColumns = (tx: Tx, references: readonly Reference[]) => [
  tx.tenant,
  references.map((r) => r.reference),
  references.map((r) => r.item),
  references.map((r) => r.location),
  references.map((r) => r.transfer),
]

/** Expected supplies by reference and place. A transfer's are received by it alone. */
export function readSupplies(tx: Tx, references: readonly Reference[]): Promise<(SupplyRow & { reference: string })[]> {
  return tx.rows('inventory.read_supplies', BY_REFERENCE, referenceColumns(tx, references))
}

/** The same, locked in the order of their ids. */
export function lockSupplies(tx: Tx, references: readonly Reference[]): Promise<(SupplyRow & { reference: string })[]> {
  return tx.rows('inventory.lock_supplies', `${BY_REFERENCE} for update`, referenceColumns(tx, references))
}

/** Books received, lost and unpegged units of supplies; more than expected raises the expected units. */
export async function bookReceived(
  tx: Tx,
  booked: readonly { supply: SupplyId; units: number; lost: number; unpegged: number }[],
): Promise<void> {
  await tx.rows(
    'inventory.book_received',
    `update inventory.expected_supply e
        set received = e.received + b.units, cancelled = e.cancelled + b.lost, pegged = e.pegged - b.unpegged,
            units = greatest(e.units, e.received + b.units + e.cancelled + b.lost + e.pegged - b.unpegged)
       from unnest($2::uuid[], $3::int[], $4::int[], $5::int[]) as b(id, units, lost, unpegged)
      where e.tenant_id = $1 and e.id = b.id`,
    [
      tx.tenant,
      booked.map((b) => b.supply),
      booked.map((b) => b.units),
      booked.map((b) => b.lost),
      booked.map((b) => b.unpegged),
    ],
  )
}

export type Peg = Readonly<{
  demandKind: 'order_line' | 'quote' | 'transfer'
  demand: string
  line: number
  item: ItemId
  location: LocationId
  supply: SupplyId
  units: number
  pinned: boolean
  priority: number
  expiresAt: Date | null
  madeAt: Date
}>

/** What is pegged to supplies. */
export function pegsOn(tx: Tx, supplies: readonly SupplyId[]): Promise<Peg[]> {
  return tx.rows<Peg>(
    'inventory.pegs_on',
    `select demand_kind as "demandKind", demand_id as demand, line, item_id as item, location_id as location, supply_id as supply, units,
            pinned, priority, expires_at as "expiresAt", made_at as "madeAt"
       from inventory.reservation where tenant_id = $1 and supply_id = any($2::uuid[])
      order by supply_id, demand_id, line`,
    [tx.tenant, supplies],
  )
}
