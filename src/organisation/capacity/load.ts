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
  return makeLoads(
    await tx.rows<LoadRow>(
      'organisation.read_loads',
      `select location_id as location, on_day as day, orders, units from organisation.location_load
        where tenant_id = $1 and on_day >= $2::timestamptz::date - 1`,
      [tx.tenant, tx.now],
    ),
  )
}

export type LoadChange = Readonly<{ location: string; on: string; orders: number; units: number }>

/**
 * Counts orders and units into the days on which they are promised to leave; negative ones take them out again. It
 * never refuses: a promise that was made stays one, the next order gets a later day.
 */
export async function changeLoads(tx: Tx, changes: readonly LoadChange[]): Promise<void> {
  const sums = new Map<string, LoadChange>()
  for (const one of changes) {
    const key = `${one.location}/${one.on}`
    const sum = sums.get(key)
    sums.set(key, { ...one, orders: one.orders + (sum?.orders ?? 0), units: one.units + (sum?.units ?? 0) })
  }
  const rows = [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, sum]) => sum)
  if (rows.length === 0) return
  await tx.rows(
    'organisation.change_loads',
    `insert into organisation.location_load as l (tenant_id, location_id, on_day, orders, units)
     select $1, n.location_id, n.on_day, greatest(n.orders, 0), greatest(n.units, 0)
       from unnest($2::uuid[], $3::date[], $4::int[], $5::int[]) as n(location_id, on_day, orders, units)
     on conflict (tenant_id, location_id, on_day) do nothing`,
    [tx.tenant, rows.map((r) => r.location), rows.map((r) => r.on), rows.map(() => 0), rows.map(() => 0)],
  )
  await tx.rows(
    'organisation.add_loads',
    `with change as (
       select * from unnest($2::uuid[], $3::date[], $4::int[], $5::int[]) as n(location_id, on_day, orders, units)
     ), locked as (
       select l.location_id, l.on_day from organisation.location_load l join change using (location_id, on_day)
        where l.tenant_id = $1 order by l.location_id, l.on_day for no key update of l
     )
     update organisation.location_load l set orders = greatest(l.orders + c.orders, 0), units = greatest(l.units + c.units, 0)
       from change c join locked using (location_id, on_day)
      where l.tenant_id = $1 and l.location_id = c.location_id and l.on_day = c.on_day`,
    [
      tx.tenant,
      rows.map((r) => r.location),
      rows.map((r) => r.on),
      rows.map((r) => r.orders),
      rows.map((r) => r.units),
    ],
  )
}
