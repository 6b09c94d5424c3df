import type { Tx } from '../../platform/db/db.ts'
import type { ItemId, LocationId, SupplyId } from '../../platform/ids.ts'

export type OpenSupply = Readonly<{
  supply: SupplyId
  kind: string
  reference: string
  item: ItemId
  location: LocationId
  units: number
  expectedAt: Date
}>

/** Units that will come and are promised to nobody yet, earliest first. */
export function readIncoming(tx: Tx, items: readonly string[]): Promise<OpenSupply[]> {
  return tx.rows<OpenSupply>(
    'inventory.read_incoming',
    `select id as supply, kind, reference, item_id as item, location_id as location, units - received - cancelled - pegged as units, expected_at as "expectedAt"
       from inventory.expected_supply
      where tenant_id = $1 and item_id = any($2::uuid[]) and received + cancelled < units and units - received - cancelled > pegged
      order by expected_at, id`,
    [tx.tenant, items],
  )
}

export type Requirement = Readonly<{
  demand: string
  line: number
  item: ItemId
  location: LocationId | null
  units: number
  neededBy: string | null
}>

/** Writes what no stock and no expected supply covers; a line that lacked units already lacks more. */
export async function addRequirements(tx: Tx, requirements: readonly Requirement[]): Promise<void> {
  if (requirements.length === 0) return
  await tx.rows(
    'inventory.add_requirements',
    `insert into inventory.requirement as r (tenant_id, demand_id, line, item_id, location_id, units, needed_by, made_at)
     select $1, n.*, $8 from unnest($2::uuid[], $3::int[], $4::uuid[], $5::uuid[], $6::int[], $7::date[]) as n
     on conflict (tenant_id, demand_id, line) do update set units = r.units + excluded.units`,
    [
      tx.tenant,
      requirements.map((r) => r.demand),
      requirements.map((r) => r.line),
      requirements.map((r) => r.item),
      requirements.map((r) => r.location),
      requirements.map((r) => r.units),
      requirements.map((r) => r.neededBy),
      tx.occurredAt,
    ],
  )
}

/** Takes units out of requirements: covered, or not wanted any more. */
export async function takeRequirements(
  tx: Tx,
  taken: readonly { demand: string; line: number; units: number }[],
): Promise<void> {
  if (taken.length === 0) return
  const values = [tx.tenant, taken.map((t) => t.demand), taken.map((t) => t.line), taken.map((t) => t.units)]
  await tx.rows(
    'inventory.drop_requirements',
    `delete from inventory.requirement r using unnest($2::uuid[], $3::int[], $4::int[]) as t(demand_id, line, units)
      where r.tenant_id = $1 and r.demand_id = t.demand_id and r.line = t.line and r.units <= t.units`,
    values,
  )
  await tx.rows(
    'inventory.shrink_requirements',
    `update inventory.requirement r set units = r.units - t.units from unnest($2::uuid[], $3::int[], $4::int[]) as t(demand_id, line, units)
      where r.tenant_id = $1 and r.demand_id = t.demand_id and r.line = t.line and r.units > t.units`,
    values,
  )
}

export function requirementsOf(tx: Tx, demands: readonly string[]): Promise<Requirement[]> {
  return tx.rows<Requirement>(
    'inventory.requirements_of',
    `select demand_id as demand, line, item_id as item, location_id as location, units, needed_by as "neededBy"
       from inventory.requirement where tenant_id = $1 and demand_id = any($2::uuid[]) order by demand_id, line`,
    [tx.tenant, demands],
  )
}

/** A supply as it stands. Units are what was ordered; what is still to come is less by received and cancelled. */
export type SupplyState = Readonly<{
  id: SupplyId
  reference: string
  item: ItemId
  location: LocationId
  units: number
  received: number
  cancelled: number
  pegged: number
}>

type SupplyKey = Readonly<{ kind: string; reference: string; item: ItemId; location: LocationId; units: number }>

/** Supplies that are known already, with the units that are said now. */
export function findSupplies(tx: Tx, supplies: readonly SupplyKey[]): Promise<{ id: SupplyId; wanted: number }[]> {
  return tx.rows(
    'inventory.find_supplies',
    `select e.id, w.units as wanted
       from unnest($2::text[], $3::text[], $4::uuid[], $5::uuid[], $6::int[]) as w(kind, reference, item_id, location_id, units)
       join inventory.expected_supply e on e.tenant_id = $1 and (e.kind, e.reference, e.item_id, e.location_id) = (w.kind, w.reference, w.item_id, w.location_id)`,
    [
      tx.tenant,
      supplies.map((one) => one.kind),
      supplies.map((one) => one.reference),
      supplies.map((one) => one.item),
      supplies.map((one) => one.location),
      supplies.map((one) => one.units),
    ],
  )
}

/** Locks supplies in the order of their ids. */
export function lockSuppliesById(tx: Tx, ids: readonly SupplyId[]): Promise<SupplyState[]> {
  return tx.rows<SupplyState>(
    'inventory.lock_supplies_by_id',
    `select id, reference, item_id as item, location_id as location, units, received, cancelled, pegged
       from inventory.expected_supply where tenant_id = $1 and id = any($2::uuid[]) order by id for update`,
    [tx.tenant, ids],
  )
}

/** Units are promised from supplies no more. */
export async function unpeg(tx: Tx, lost: readonly Readonly<{ supply: string; units: number }>[]): Promise<void> {
  if (lost.length === 0) return
  await tx.rows(
    'inventory.unpeg',
    `update inventory.expected_supply e set pegged = e.pegged - l.units
       from (select supply, sum(units)::int as units from unnest($2::uuid[], $3::int[]) as u(supply, units) group by supply) l
      where e.tenant_id = $1 and e.id = l.supply`,
    [tx.tenant, lost.map((one) => one.supply), lost.map((one) => one.units)],
  )
}

export async function cancelIncoming(tx: Tx, supply: SupplyId, units: number): Promise<void> {
  await tx.rows(
    'inventory.cancel_incoming',
    'update inventory.expected_supply set cancelled = cancelled + $3 where tenant_id = $1 and id = $2',
    [tx.tenant, supply, units],
  )
}
