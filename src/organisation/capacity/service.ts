import type { Tx } from '../../platform/db/db.ts'
import { type ItemId, newId } from '../../platform/ids.ts'

/** Hours of people who perform a service, for a place or region, a day and a slot. */
export type Capacity = Readonly<{
  id: string
  item: ItemId
  /** Code of a location, or a region: `DE`, `DE-10`. */
  place: string
  on: string
  slot: string
  capacity: number
  booked: number
}>

export type CapacityWanted = Readonly<{
  demand: string
  line: number
  item: ItemId
  place: string
  on: string
  slot: string
  units: number
}>

const CAPACITY = `c.id, c.item_id as item, c.place, c.on_day as "on", c.slot, c.capacity, c.booked`

/** Capacity of services from a day on, by day, slot and place. */
export function readCapacities(
  tx: Tx,
  items: readonly string[],
  between: Readonly<{ from: string; to: string }>,
): Promise<Capacity[]> {
  return tx.rows<Capacity>(
    'organisation.read_capacities',
    `select ${CAPACITY} from organisation.service_capacity c
      where c.tenant_id = $1 and c.item_id = any($2::uuid[]) and c.on_day between $3::date and $4::date
      order by c.on_day, c.slot, c.place`,
    [tx.tenant, items, between.from, between.to],
  )
}

/** The regions of an address from narrow to wide: `DE-10119` … `DE-1`, `DE`. */
export function regionsOf(country: string, postalCode: string | null): string[] {
  const code = (postalCode ?? '').toUpperCase().replace(/[\s-]/g, '')
  const narrow = Array.from(code, (_, index) => `${country}-${code.slice(0, code.length - index)}`)
  return [...narrow, country]
}

/**
 * Books capacity for demands, all of it or nothing: rows are locked in one order, and the constraint
 * `capacity_not_overbooked` stands behind the condition.
 * @returns the wishes that found too little; then nothing of them was written
 */
export async function bookCapacity(tx: Tx, wanted: readonly CapacityWanted[]): Promise<CapacityWanted[]> {
  if (wanted.length === 0) return []
  const rows = await lockCapacities(tx, wanted)
  const byPlace = new Map(rows.map((row) => [keyOf(row), row]))
  const left = new Map(rows.map((row) => [row.id, row.capacity - row.booked]))
  const short = wanted.filter((one) => {
    const row = byPlace.get(keyOf(one))
    const free = row ? (left.get(row.id) ?? 0) : 0
    if (row) left.set(row.id, free - one.units)
    return free < one.units
  })
  if (short.length > 0) return short
  const bookings = wanted.map((one) => ({ ...one, capacity: byPlace.get(keyOf(one))?.id ?? '' }))
  await changeBooked(tx, bookings)
  await tx.rows(
    'organisation.add_bookings',
    `insert into organisation.service_booking as b (tenant_id, demand_id, line, capacity_id, units, booked_at)
     select $1, n.demand_id, n.line, n.capacity_id, sum(n.units), $6
       from unnest($2::uuid[], $3::int[], $4::uuid[], $5::int[]) as n(demand_id, line, capacity_id, units) group by 2, 3, 4
     on conflict (tenant_id, demand_id, line, capacity_id) do update set units = b.units + excluded.units`,
    [
      tx.tenant,
      bookings.map((b) => b.demand),
      bookings.map((b) => b.line),
      bookings.map((b) => b.capacity),
      bookings.map((b) => b.units),
      tx.occurredAt,
    ],
  )
  for (const one of bookings)
    tx.announce({
      type: 'capacity.booked',
      subject: one.item,
      data: { demand: one.demand, line: one.line, place: one.place, on: one.on, slot: one.slot, units: one.units },
    })
  return []
}

/** Capacity that is left of services, locked: what is chosen from it is there until commit. */
export function lockFree(
  tx: Tx,
  items: readonly string[],
  between: Readonly<{ from: string; to: string }>,
): Promise<Capacity[]> {
  return tx.rows<Capacity>(
    'organisation.lock_free_capacities',
    `select ${CAPACITY} from organisation.service_capacity c
      where c.tenant_id = $1 and c.item_id = any($2::uuid[]) and c.on_day between $3::date and $4::date and c.booked < c.capacity
      order by c.id for no key update`,
    [tx.tenant, items, between.from, between.to],
  )
}

/** Appointments of a demand, by line. */
export type Booking = Readonly<{
  demand: string
  line: number
  item: ItemId
  place: string
  on: string
  slot: string
  units: number
}>

export function readBookings(tx: Tx, demands: readonly string[]): Promise<Booking[]> {
  return tx.rows<Booking>(
    'organisation.read_bookings',
    `select b.demand_id as demand, b.line, c.item_id as item, c.place, c.on_day as "on", c.slot, b.units
       from organisation.service_booking b join organisation.service_capacity c on (c.tenant_id, c.id) = (b.tenant_id, b.capacity_id)
      where b.tenant_id = $1 and b.demand_id = any($2::uuid[]) order by b.demand_id, b.line, c.on_day, c.slot`,
    [tx.tenant, demands],
  )
}

/** Gives back some units of a line, the latest appointment first. */
export async function shrinkBooking(
  tx: Tx,
  { demand, line, units }: Readonly<{ demand: string; line: number; units: number }>,
): Promise<void> {
  const booked = (await readBookings(tx, [demand])).filter((one) => one.line === line)
  const all = booked.reduce((sum, one) => sum + one.units, 0)
  if (all === 0) return
  await freeCapacity(tx, [{ demand, line }])
  let left = all - units
  const kept = booked.flatMap((one) => {
    const some = Math.min(left, one.units)
    left -= some
    return some > 0 ? [{ ...one, units: some }] : []
  })
  // The rows stay locked by this transaction between the two.
  const short = await bookCapacity(tx, kept)
  if (short.length > 0) throw new Error(`appointments of ${demand} are gone`)
}

/** Frees what demands have booked; a demand that booked nothing is none of ours. @returns how many bookings went */
export async function freeCapacity(
  tx: Tx,
  demands: readonly Readonly<{ demand: string; line?: number }>[],
): Promise<number> {
  if (demands.length === 0) return 0
  const values = [tx.tenant, demands.map((one) => one.demand), demands.map((one) => one.line ?? null)]
  const held = await tx.rows<{ id: string }>(
    'organisation.lock_booked_capacities',
    `select c.id from organisation.service_capacity c
      where c.tenant_id = $1 and c.id in (
              select b.capacity_id from organisation.service_booking b, unnest($2::uuid[], $3::int[]) as d(demand_id, line)
               where b.tenant_id = $1 and b.demand_id = d.demand_id and (d.line is null or b.line = d.line))
      order by c.id for no key update`,
    values,
  )
  if (held.length === 0) return 0
  const gone = await tx.rows<{ demand: string; line: number; capacity: string; units: number }>(
    'organisation.drop_bookings',
    `delete from organisation.service_booking b using unnest($2::uuid[], $3::int[]) as d(demand_id, line)
      where b.tenant_id = $1 and b.demand_id = d.demand_id and (d.line is null or b.line = d.line)
     returning b.demand_id as demand, b.line, b.capacity_id as capacity, b.units`,
    values,
  )
  const freed = await changeBooked(
    tx,
    gone.map((one) => ({ capacity: one.capacity, units: -one.units })),
  )
  const rows = new Map(freed.map((row) => [row.id, row]))
  for (const { demand, line, capacity, units } of gone) {
    const row = rows.get(capacity)
    if (!row) throw new Error(`capacity ${capacity} is gone`)
    tx.announce({
      type: 'capacity.freed',
      subject: row.item,
      data: { demand, line, place: row.place, on: row.on, slot: row.slot, units },
    })
  }
  return gone.length
}

function keyOf(one: Pick<Capacity, 'item' | 'place' | 'on' | 'slot'>): string {
  return `${one.item}/${one.place}/${one.on}/${one.slot}`
}

function lockCapacities(tx: Tx, wanted: readonly CapacityWanted[]): Promise<Capacity[]> {
  return tx.rows<Capacity>(
    'organisation.lock_capacities',
    `select ${CAPACITY} from organisation.service_capacity c
      where c.tenant_id = $1
        and (c.item_id, c.place, c.on_day, c.slot) in (select * from unnest($2::uuid[], $3::text[], $4::date[], $5::text[]))
      order by c.id for no key update`,
    [
      tx.tenant,
      wanted.map((w) => w.item),
      wanted.map((w) => w.place),
      wanted.map((w) => w.on),
      wanted.map((w) => w.slot),
    ],
  )
}

function changeBooked(tx: Tx, changes: readonly Readonly<{ capacity: string; units: number }>[]): Promise<Capacity[]> {
  return tx.rows<Capacity>(
    'organisation.change_booked',
    `update organisation.service_capacity c set booked = c.booked + n.units
       from (select id, sum(units)::int as units from unnest($2::uuid[], $3::int[]) as u(id, units) group by 1) n
      where c.tenant_id = $1 and c.id = n.id
     returning ${CAPACITY}`,
    [tx.tenant, changes.map((one) => one.capacity), changes.map((one) => one.units)],
  )
}

export type NewCapacity = Omit<Capacity, 'id' | 'booked'>

/**
 * Sets how much there is; what is booked stays booked.
 * @returns for each whether it was written; one below what is booked already is not
 */
export async function setCapacities(tx: Tx, wanted: readonly NewCapacity[]): Promise<boolean[]> {
  const rows = [...new Map(wanted.map((one) => [keyOf(one), one])).values()].sort((a, b) =>
    keyOf(a) < keyOf(b) ? -1 : 1,
  )
  if (rows.length === 0) return []
  const written = await tx.rows<Capacity>(
    'organisation.set_capacities',
    `insert into organisation.service_capacity as c (tenant_id, id, item_id, place, on_day, slot, capacity)
     select $1, n.* from unnest($2::uuid[], $3::uuid[], $4::text[], $5::date[], $6::text[], $7::int[]) as n
     on conflict (tenant_id, item_id, place, on_day, slot) do update set capacity = excluded.capacity
      where excluded.capacity >= c.booked
     returning ${CAPACITY}`,
    [
      tx.tenant,
      rows.map(() => newId()),
      rows.map((r) => r.item),
      rows.map((r) => r.place),
      rows.map((r) => r.on),
      rows.map((r) => r.slot),
      rows.map((r) => r.capacity),
    ],
  )
  const done = new Set(written.map(keyOf))
  for (const item of new Set(written.map((row) => row.item)))
    tx.announce({
      type: 'capacity.set',
      subject: item,
      data: { rows: written.filter((row) => row.item === item).length },
    })
  return wanted.map((one) => done.has(keyOf(one)))
}
