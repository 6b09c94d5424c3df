import type { Tx } from '../../platform/db/db.ts'
import { type DayNumber, dayNumber } from '../calendar/days.ts'
import type { Place } from '../carriers/master.ts'

/** Days on which a place has promised all it can; `key` tells two sets apart. */
export type FullDays = Readonly<{ key: string; days: ReadonlySet<DayNumber> }>
/** How much places have promised to send on the days to come. */
export type Loads = Readonly<{ fullDays(place: Place): FullDays }>

const NOTHING_FULL: FullDays = { key: '', days: new Set() }
/** Nobody counts: for questions about lanes alone. */
export const NO_LOADS: Loads = { fullDays: () => NOTHING_FULL }

export type LoadRow = Readonly<{ location: string; day: string; orders: number; units: number }>

/** Does a place promise only so much a day? */
export function isLimited({ ordersADay, unitsADay }: Place): boolean {
  return ordersADay !== null || unitsADay !== null
}

export function makeLoads(rows: readonly LoadRow[]): Loads {
  if (rows.length === 0) return NO_LOADS
  const byPlace = new Map<string, LoadRow[]>()
  for (const row of rows) byPlace.set(row.location, [...(byPlace.get(row.location) ?? []), row])
  const known = new Map<number, FullDays>()
  return {
    fullDays(place) {
      const found = known.get(place.index)
      if (found) return found
      const { ordersADay, unitsADay } = place
      const days = (byPlace.get(place.location.id) ?? [])
        .filter(
          (row) => (ordersADay !== null && row.orders >= ordersADay) || (unitsADay !== null && row.units >= unitsADay),
        )
        .map((row) => dayNumber(row.day))
      const full = days.length === 0 ? NOTHING_FULL : { key: days.join(), days: new Set(days) }
      known.set(place.index, full)
      return full
    },
  }
}

/** What is promised from today on (yesterday for places whose day has not ended). */
export async function readLoads(tx: Tx): Promise<Loads> {
  return makeLoads(await readLoadRows(tx, null, tx.now.toISOString().slice(0, 10)))
}

/** Days on which places (null: all) have promised anything, from the day before `from` on. */
export function readLoadRows(tx: Tx, locations: readonly string[] | null, from: string): Promise<LoadRow[]> {
  return tx.rows<LoadRow>(
    'organisation.read_loads',
    `select location_id as location, on_day as day, orders, units from organisation.location_load
      where tenant_id = $1 and on_day >= $3::date - 1 and ($2::uuid[] is null or location_id = any($2::uuid[]))`,
    [tx.tenant, locations, from],
  )
}

export type LoadAdded = Readonly<{ location: string; on: string; orders: number; units: number }> &
  Readonly<{ ordersADay: number | null; unitsADay: number | null }>

/**
 * Counts orders and units into days of places, each within its limits: the condition of the statement, and behind it
 * the constraint `load_not_overbooked`. Days come in one order, so that nobody waits crosswise.
 * @returns those that found no room; nothing of them was written
 */
export async function addLoads(tx: Tx, added: readonly LoadAdded[]): Promise<LoadAdded[]> {
  const rows = added.toSorted((a, b) => (dayKey(a) < dayKey(b) ? -1 : 1))
  if (rows.length === 0) return []
  const written = await tx.rows<{ location: string; on: string }>(
    'organisation.add_loads',
    `insert into organisation.location_load as l (tenant_id, location_id, on_day, orders, units, orders_limit, units_limit)
     select $1, n.* from unnest($2::uuid[], $3::date[], $4::int[], $5::int[], $6::int[], $7::int[]) as n
     on conflict (tenant_id, location_id, on_day) do update
        set orders = l.orders + excluded.orders, units = l.units + excluded.units,
            orders_limit = excluded.orders_limit, units_limit = excluded.units_limit
      where l.orders + excluded.orders <= coalesce(excluded.orders_limit, l.orders + excluded.orders)
        and (l.orders = 0 or l.units + excluded.units <= coalesce(excluded.units_limit, l.units + excluded.units))
     returning location_id as location, on_day as "on"`,
    [
      tx.tenant,
      rows.map((r) => r.location),
      rows.map((r) => r.on),
      rows.map((r) => r.orders),
      rows.map((r) => r.units),
      rows.map((r) => r.ordersADay),
      rows.map((r) => r.unitsADay),
    ],
  )
  const done = new Set(written.map(dayKey))
  return rows.filter((row) => !done.has(dayKey(row)))
}

export type DayBooking = Readonly<{ demand: string; line: number; location: string; on: string; units: number }>

export async function insertDayBookings(tx: Tx, bookings: readonly DayBooking[]): Promise<void> {
  if (bookings.length === 0) return
  await tx.rows(
    'organisation.insert_load_bookings',
    `insert into organisation.load_booking as b (tenant_id, demand_id, line, location_id, on_day, units)
     select $1, n.demand_id, n.line, n.location_id, n.on_day, sum(n.units)
       from unnest($2::uuid[], $3::int[], $4::uuid[], $5::date[], $6::int[]) as n(demand_id, line, location_id, on_day, units)
      group by 2, 3, 4, 5
     on conflict (tenant_id, demand_id, line, location_id, on_day) do update set units = b.units + excluded.units`,
    [
      tx.tenant,
      bookings.map((b) => b.demand),
      bookings.map((b) => b.line),
      bookings.map((b) => b.location),
      bookings.map((b) => b.on),
      bookings.map((b) => b.units),
    ],
  )
}

/** What demands have booked of days, the first day first. */
export function readDayBookings(tx: Tx, demands: readonly string[]): Promise<DayBooking[]> {
  return tx.rows<DayBooking>(
    'organisation.read_load_bookings',
    `select demand_id as demand, line, location_id as location, on_day as "on", units
       from organisation.load_booking where tenant_id = $1 and demand_id = any($2::uuid[])
      order by on_day, demand_id, line, location_id`,
    [tx.tenant, demands],
  )
}

/** Writes how many units bookings keep (0: none) and takes the difference out of the days. */
export async function shrinkDayBookings(
  tx: Tx,
  changed: readonly (DayBooking & Readonly<{ keep: number }>)[],
): Promise<void> {
  if (changed.length === 0) return
  const values = [
    tx.tenant,
    changed.map((b) => b.demand),
    changed.map((b) => b.line),
    changed.map((b) => b.location),
    changed.map((b) => b.on),
    changed.map((b) => b.keep),
  ]
  const days = await tx.rows<{ location: string; on: string }>(
    'organisation.lock_loads',
    `select location_id as location, on_day as "on" from organisation.location_load
      where tenant_id = $1 and (location_id, on_day) in (select * from unnest($2::uuid[], $3::date[]))
      order by location_id, on_day for no key update`,
    [tx.tenant, values[3], values[4]],
  )
  await tx.rows(
    'organisation.drop_load_bookings',
    `delete from organisation.load_booking b
      using unnest($2::uuid[], $3::int[], $4::uuid[], $5::date[], $6::int[]) as n(demand_id, line, location_id, on_day, keep)
      where b.tenant_id = $1 and n.keep = 0 and (b.demand_id, b.line, b.location_id, b.on_day) = (n.demand_id, n.line, n.location_id, n.on_day)`,
    values,
  )
  await tx.rows(
    'organisation.shrink_load_bookings',
    `update organisation.load_booking b set units = n.keep
       from unnest($2::uuid[], $3::int[], $4::uuid[], $5::date[], $6::int[]) as n(demand_id, line, location_id, on_day, keep)
      where b.tenant_id = $1 and n.keep > 0 and (b.demand_id, b.line, b.location_id, b.on_day) = (n.demand_id, n.line, n.location_id, n.on_day)`,
    values,
  )
  // Counted anew from what is left: behind the lock nobody else changes it.
  await tx.rows(
    'organisation.recount_loads',
    `update organisation.location_load l set orders = coalesce(c.orders, 0), units = coalesce(c.units, 0)
       from unnest($2::uuid[], $3::date[]) as n(location_id, on_day)
       left join lateral (select count(distinct b.demand_id)::int as orders, sum(b.units)::int as units
                            from organisation.load_booking b
                           where b.tenant_id = $1 and b.location_id = n.location_id and b.on_day = n.on_day) c on true
      where l.tenant_id = $1 and l.location_id = n.location_id and l.on_day = n.on_day`,
    [tx.tenant, days.map((day) => day.location), days.map((day) => day.on)],
  )
}

function dayKey({ location, on }: Readonly<{ location: string; on: string }>): string {
  return `${location}/${on}`
}
