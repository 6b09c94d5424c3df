import type { Tx } from '../../platform/db/db.ts'
import { toldMeanwhile } from '../../platform/db/violation.ts'
import { newId } from '../../platform/ids.ts'
import { announceFree } from '../free/announce.ts'
import {
  type Balance,
  type BalanceChange,
  type Movement,
  type Reservation,
  type StockKey,
  sumChanges,
} from '../model.ts'

const BALANCE = `s.item_id as item, s.location_id as location, s.on_hand as "onHand", s.unavailable, s.reserved, s.allocated`

/** Balances of items at every location that has one, without a lock: good for choosing, not for promising. */
export function readBalances(tx: Tx, items: readonly string[]): Promise<Balance[]> {
  return tx.rows<Balance>(
    'inventory.read_balances',
    `select ${BALANCE} from inventory.stock s where s.tenant_id = $1 and s.item_id = any($2::uuid[])`,
    [tx.tenant, items],
  )
}

/** Keeps balances still until commit, always in the order item, location: no deadlock among those who do so. */
export function lockBalances(tx: Tx, keys: readonly StockKey[]): Promise<Balance[]> {
  return tx.rows<Balance>(
    'inventory.lock_balances',
    `select ${BALANCE} from inventory.stock s
      where s.tenant_id = $1 and (s.item_id, s.location_id) in (select * from unnest($2::uuid[], $3::uuid[]))
      order by s.item_id, s.location_id
        for no key update`,
    [tx.tenant, keys.map((key) => key.item), keys.map((key) => key.location)],
  )
}

/**
 * Changes balances in one statement and in lock order. A change that would break the balance is not written;
 * the constraint `stock_not_oversold` stands behind this condition as the last line.
 * @returns the keys of the changes that were refused
 */
export async function changeBalances(tx: Tx, changes: readonly BalanceChange[]): Promise<StockKey[]> {
  const sums = sumChanges(changes).filter((sum) => sum.onHand || sum.unavailable || sum.reserved || sum.allocated)
  if (sums.length === 0) return []
  // Only what brings units may meet a balance that is not there yet.
  await makeBalances(
    tx,
    sums.filter((sum) => sum.onHand > 0),
  )
  const written = await tx.rows<StockKey & { free: number }>(
    'inventory.change_balances',
    `with change as (
       select * from unnest($2::uuid[], $3::uuid[], $4::int[], $5::int[], $6::int[], $7::int[], $8::int[])
           as c(item_id, location_id, on_hand, unavailable, reserved, allocated, leave)
     ), locked as (
       select s.item_id, s.location_id from inventory.stock s join change c using (item_id, location_id)
        where s.tenant_id = $1 order by s.item_id, s.location_id for no key update of s
     )
     update inventory.stock s
        set on_hand = s.on_hand + c.on_hand, unavailable = s.unavailable + c.unavailable,
            reserved = s.reserved + c.reserved, allocated = s.allocated + c.allocated
       from change c join locked l using (item_id, location_id)
      where s.tenant_id = $1 and s.item_id = c.item_id and s.location_id = c.location_id
        and least(s.on_hand + c.on_hand, s.unavailable + c.unavailable, s.reserved + c.reserved, s.allocated + c.allocated) >= 0
        and s.reserved + c.reserved + s.allocated + c.allocated + s.unavailable + c.unavailable + c.leave <= s.on_hand + c.on_hand
     returning s.item_id as item, s.location_id as location, s.on_hand - s.unavailable - s.reserved - s.allocated as free`,
    [
      tx.tenant,
      sums.map((sum) => sum.item),
      sums.map((sum) => sum.location),
      sums.map((sum) => sum.onHand),
      sums.map((sum) => sum.unavailable),
      sums.map((sum) => sum.reserved),
      sums.map((sum) => sum.allocated),
      sums.map((sum) => sum.leave),
    ],
  )
  announceFree(tx, written)
  const done = new Set(written.map((key) => `${key.item}/${key.location}`))
  return sums.filter((sum) => !done.has(`${sum.item}/${sum.location}`))
}

/** Makes empty balances where there are none, so that they can be locked. */
export async function makeBalances(tx: Tx, keys: readonly StockKey[]): Promise<void> {
  if (keys.length === 0) return
  await tx.rows(
    'inventory.make_balances',
    `insert into inventory.stock (tenant_id, item_id, location_id)
     select $1, k.* from unnest($2::uuid[], $3::uuid[]) as k(item_id, location_id) order by 2, 3 on conflict do nothing`,
    [tx.tenant, keys.map((key) => key.item), keys.map((key) => key.location)],
  )
}

/** Appends to the stock ledger. The same reference, line and kind a second time is a bug and fails. */
export async function writeMovements(tx: Tx, movements: readonly Movement[]): Promise<void> {
  if (movements.length === 0) return
  const column = <T>(pick: (movement: Movement) => T) => movements.map(pick)
  const written = tx.rows(
    'inventory.write_movements',
    `insert into inventory.movement (tenant_id, id, item_id, location_id, kind, units, unavailable, reason,
            reference_kind, reference_id, reference_line, bin, lot, serial, expires_on, condition, unit_cost, once,
            actor_kind, actor_id, occurred_at, recorded_at)
     select $1, m.*, $22
       from unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::text[], $6::int[], $7::int[], $8::text[], $9::text[], $10::uuid[],
                   $11::int[], $12::text[], $13::text[], $14::text[], $15::date[], $16::text[], $17::numeric[], $18::text[],
                   $19::text[], $20::uuid[], $21::timestamptz[]) as m`,
    [
      tx.tenant,
      column(() => newId()),
      column((m) => m.item),
      column((m) => m.location),
      column((m) => m.kind),
      column((m) => m.units),
      column((m) => m.unavailable ?? 0),
      column((m) => m.reason ?? null),
      column((m) => m.reference.kind),
      column((m) => m.reference.id),
      column((m) => m.reference.line ?? 0),
      column((m) => m.bin ?? null),
      column((m) => m.lot ?? null),
      column((m) => m.serial ?? null),
      column((m) => m.expiresOn ?? null),
      column((m) => m.condition ?? null),
      column((m) => m.unitCost ?? null),
      column((m) => m.once ?? null),
      column(({ by = tx }) => by.actor.kind),
      column(({ by = tx }) => by.actor.id),
      column(({ by = tx }) => by.occurredAt),
      tx.now,
    ],
  )
  await written.catch(toldMeanwhile('movement_once'))
}

/** Facts of the outside world that are not in the ledger yet, each once: a second telling is the same fact. */
export async function newFacts<Fact extends { readonly once?: string }>(
  tx: Tx,
  facts: readonly Fact[],
): Promise<Fact[]> {
  const named = facts.flatMap((fact) => (fact.once === undefined ? [] : [fact.once]))
  if (named.length === 0) return [...facts]
  const known = await tx.rows<{ once: string }>(
    'inventory.known_facts',
    'select once from inventory.movement where tenant_id = $1 and once = any($2::text[])',
    [tx.tenant, named],
  )
  const seen = new Set(known.map((row) => row.once))
  return facts.filter(({ once }) => {
    if (once === undefined) return true
    const isNew = !seen.has(once)
    seen.add(once)
    return isNew
  })
}

/** Adds units to reservations; a demand that holds units there already gets more. */
export async function addReservations(tx: Tx, added: readonly Reservation[]): Promise<void> {
  const reservations = sumReservations(added)
  const column = <T>(pick: (reservation: Reservation) => T) => reservations.map(pick)
  await tx.rows(
    'inventory.add_reservations',
    `insert into inventory.reservation as r (tenant_id, demand_kind, demand_id, line, item_id, location_id, supply_id, units, pinned, priority, expires_at, made_at)
     select $1, n.*
       from unnest($2::text[], $3::uuid[], $4::int[], $5::uuid[], $6::uuid[], $7::uuid[], $8::int[], $9::boolean[], $10::int[], $11::timestamptz[], $12::timestamptz[]) as n
     on conflict (tenant_id, demand_id, line, location_id, supply_id) do update set units = r.units + excluded.units`,
    [
      tx.tenant,
      column((r) => r.demandKind),
      column((r) => r.demand),
      column((r) => r.line),
      column((r) => r.item),
      column((r) => r.location),
      column((r) => r.supply),
      column((r) => r.units),
      column((r) => r.pinned ?? false),
      column((r) => r.priority ?? 0),
      column((r) => r.expiresAt ?? null),
      column((r) => r.madeAt ?? tx.occurredAt),
    ],
  )
}

/** A statement meets each row once: what one demand gets twice at a place is one reservation. */
export function sumReservations(reservations: readonly Reservation[]): Reservation[] {
  const sums = new Map<string, Reservation>()
  for (const one of reservations) {
    const key = [one.demand, one.line, one.location, one.supply].join('/')
    sums.set(key, { ...one, units: one.units + (sums.get(key)?.units ?? 0) })
  }
  return [...sums.values()]
}

export type Held = Reservation & Readonly<{ priority: number; pinned: boolean; expiresAt: Date | null; madeAt: Date }>

const HELD = `demand_kind as "demandKind", demand_id as demand, line, item_id as item, location_id as location, supply_id as supply,
  units, pinned, priority, expires_at as "expiresAt", made_at as "madeAt"`

/** Reservations of demands, in a fixed order. */
export function heldFor(tx: Tx, demands: readonly string[]): Promise<Held[]> {
  return tx.rows<Held>(
    'inventory.held_for',
    `select ${HELD} from inventory.reservation where tenant_id = $1 and demand_id = any($2::uuid[])
      order by demand_id, line, location_id, supply_id`,
    [tx.tenant, demands],
  )
}

/** Reservations at balances, the least important last made first: the order in which a shortfall takes them. */
export function heldAt(tx: Tx, keys: readonly StockKey[]): Promise<Held[]> {
  return tx.rows<Held>(
    'inventory.held_at',
    `select ${HELD} from inventory.reservation
      where tenant_id = $1 and (item_id, location_id) in (select * from unnest($2::uuid[], $3::uuid[]))
        and supply_id = '00000000-0000-0000-0000-000000000000'
      order by priority, made_at desc, demand_id desc, line desc`,
    [tx.tenant, keys.map((key) => key.item), keys.map((key) => key.location)],
  )
}

/** Takes units out of reservations; one that holds none any more is gone. @returns how many rows were found */
export async function takeReservations(tx: Tx, reservations: readonly Reservation[]): Promise<number> {
  const taken = sumReservations(reservations)
  if (taken.length === 0) return 0
  const values = [
    tx.tenant,
    taken.map((r) => r.demand),
    taken.map((r) => r.line),
    taken.map((r) => r.location),
    taken.map((r) => r.supply),
    taken.map((r) => r.units),
  ]
  // Two statements, because a row cannot be changed and deleted by one.
  const gone = await tx.rows(
    'inventory.drop_reservations',
    `delete from inventory.reservation r
      using unnest($2::uuid[], $3::int[], $4::uuid[], $5::uuid[], $6::int[]) as t(demand_id, line, location_id, supply_id, units)
      where r.tenant_id = $1 and r.demand_id = t.demand_id and r.line = t.line and r.location_id = t.location_id
        and r.supply_id = t.supply_id and r.units = t.units
      returning 1`,
    values,
  )
  const left = await tx.rows(
    'inventory.shrink_reservations',
    `update inventory.reservation r set units = r.units - t.units
       from unnest($2::uuid[], $3::int[], $4::uuid[], $5::uuid[], $6::int[]) as t(demand_id, line, location_id, supply_id, units)
      where r.tenant_id = $1 and r.demand_id = t.demand_id and r.line = t.line and r.location_id = t.location_id
        and r.supply_id = t.supply_id and r.units > t.units
      returning 1`,
    values,
  )
  return gone.length + left.length
}

/**
 * Changes how much of expected supplies is promised already. Supplies are locked after balances, in the order of their
 * ids. @returns supplies that had not that much left
 */
export async function pegSupplies(tx: Tx, pegs: readonly { supply: string; units: number }[]): Promise<string[]> {
  if (pegs.length === 0) return []
  const sums = new Map<string, number>()
  for (const peg of pegs) sums.set(peg.supply, (sums.get(peg.supply) ?? 0) + peg.units)
  const written = await tx.rows<{ id: string }>(
    'inventory.peg_supplies',
    `with peg as (
       select * from unnest($2::uuid[], $3::int[]) as p(id, units)
     ), locked as (
       select s.id from inventory.expected_supply s join peg using (id) where s.tenant_id = $1 order by s.id for no key update of s
     )
     update inventory.expected_supply e set pegged = e.pegged + p.units
       from peg p join locked l using (id)
      where e.tenant_id = $1 and e.id = p.id and e.pegged + p.units between 0 and e.units - e.received - e.cancelled
      returning e.id`,
    [tx.tenant, [...sums.keys()], [...sums.values()]],
  )
  const done = new Set(written.map((row) => row.id))
  return [...sums.keys()].filter((supply) => !done.has(supply))
}
