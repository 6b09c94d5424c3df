import type { Tx } from '../../platform/db/db.ts'
import { dayNumber, dayText } from '../calendar/days.ts'
import type { Master, Place } from '../carriers/master.ts'
import { chooseDay, type DayRoom, type DayWish } from './decide.ts'
import {
  addLoads,
  type DayBooking,
  insertDayBookings,
  isLimited,
  type LoadAdded,
  readDayBookings,
  readLoadRows,
  shrinkDayBookings,
} from './load.ts'

/** So far ahead a day is looked for. */
const HORIZON_DAYS = 60
/** How often days are chosen anew because others took their room meanwhile. */
const ROUNDS = 10

/** Does any place of the merchant promise only so much a day? Known to the process: asking costs no statement. */
export function hasLimits({ places }: Master): boolean {
  return places.some(isLimited)
}

/**
 * Books days of places for demands: each the first day from `from` on that has room, in the sequence of the list. A
 * place without limits is not counted. After the wished day only days count on which the place works.
 * @returns the day of each; null where the place has none within 60 days
 */
export async function bookDays(tx: Tx, master: Master, wishes: readonly DayWish[]): Promise<(string | null)[]> {
  const days: (string | null)[] = wishes.map((wish) => wish.from)
  let open = wishes.flatMap((wish, index) => {
    const place = master.placeOf.get(wish.location)
    return place && isLimited(place) && wish.lines.length > 0 ? [{ wish, index, place }] : []
  })
  if (open.length === 0) return days
  const known = await readDayBookings(tx, [...new Set(open.map(({ wish }) => wish.demand))])
  const first = open.map(({ wish }) => wish.from).reduce((a, b) => (a < b ? a : b))
  for (let round = 1; open.length > 0; round++) {
    if (round > ROUNDS) throw new Error('days fill up faster than they can be booked')
    const rows = await readLoadRows(tx, [...new Set(open.map(({ wish }) => wish.location))], first)
    const chosen = chooseAll(open, rows, known)
    for (const one of chosen) days[one.index] = one.day
    const placed = chosen.flatMap((one) => (one.day === null ? [] : [{ ...one, day: one.day }]))
    const full = new Set((await addLoads(tx, sumDays(placed))).map((one) => `${one.location}/${one.on}`))
    const done = placed.filter((one) => !full.has(`${one.wish.location}/${one.day}`))
    const booked = done.flatMap(({ wish: { demand, location, lines }, day }) =>
      lines.map(({ line, units }) => ({ demand, line, location, on: day, units })),
    )
    await insertDayBookings(tx, booked)
    known.push(...booked)
    open = placed.filter((one) => full.has(`${one.wish.location}/${one.day}`))
  }
  return days
}

type Open = Readonly<{ wish: DayWish; index: number; place: Place }>
type Chosen = Open & Readonly<{ day: string; isNew: boolean }>

function chooseAll(
  open: readonly Open[],
  rows: readonly Readonly<{ location: string; day: string; orders: number; units: number }>[],
  known: readonly DayBooking[],
): (Open & { day: string | null; isNew: boolean })[] {
  const rooms = new Map(rows.map((row): [string, DayRoom] => [`${row.location}/${row.day}`, { ...row }]))
  const there = new Set(known.map((one) => `${one.demand}/${one.location}/${one.on}`))
  return open.map((one) => {
    const { wish, place } = one
    const roomOf = (day: string) => rooms.get(`${wish.location}/${day}`) ?? { orders: 0, units: 0 }
    const knownOn = (day: string) => there.has(`${wish.demand}/${wish.location}/${day}`)
    const units = wish.lines.reduce((sum, line) => sum + line.units, 0)
    const day = chooseDay(daysOf(place, wish.from), roomOf, place, { units, known: knownOn })
    if (day === null) return { ...one, day, isNew: false }
    const isNew = !knownOn(day)
    const room = roomOf(day)
    rooms.set(`${wish.location}/${day}`, { orders: room.orders + Number(isNew), units: room.units + units })
    there.add(`${wish.demand}/${wish.location}/${day}`)
    return { ...one, day, isNew }
  })
}

function* daysOf(place: Place, from: string): Generator<string> {
  yield from
  const start = dayNumber(from)
  for (let day = start + 1; day <= start + HORIZON_DAYS; day++)
    if (place.calendar.openSpans(day).length > 0) yield dayText(day)
}

function sumDays(chosen: readonly Chosen[]): LoadAdded[] {
  const sums = new Map<string, LoadAdded>()
  for (const { wish, place, day, isNew } of chosen) {
    const key = `${wish.location}/${day}`
    const sum = sums.get(key)
    const { ordersADay, unitsADay } = place
    const units = wish.lines.reduce((total, line) => total + line.units, sum?.units ?? 0)
    sums.set(key, {
      location: wish.location,
      on: day,
      orders: (sum?.orders ?? 0) + Number(isNew),
      units,
      ordersADay,
      unitsADay,
    })
  }
  return [...sums.values()]
}

/** Days until each limited place has room for one more order, by its id; null: none within 60 days. */
export async function readRoom(tx: Tx, master: Master, from: string): Promise<Map<string, number | null>> {
  const limited = master.places.filter(isLimited)
  const rows = await readLoadRows(
    tx,
    limited.map((place) => place.location.id),
    from,
  )
  const rooms = new Map(rows.map((row) => [`${row.location}/${row.day}`, row]))
  return new Map(
    limited.map((place) => {
      const roomOf = (day: string) => rooms.get(`${place.location.id}/${day}`) ?? { orders: 0, units: 0 }
      const day = chooseDay(daysOf(place, from), roomOf, place, { units: 1, known: () => false })
      return [place.location.id, day === null ? null : dayNumber(day) - dayNumber(from)]
    }),
  )
}

/** What demands still send from places: as many units of a line as are held or worked on there. */
export type StillSent = Readonly<{ demand: string; line: number; location: string; units: number }>

/** Gives back what demands have booked of days beyond what they still send, the last day first. */
export async function keepDays(tx: Tx, demands: readonly string[], sent: readonly StillSent[]): Promise<void> {
  const left = new Map(sent.map((one) => [`${one.demand}/${one.line}/${one.location}`, one.units]))
  const changed = (await readDayBookings(tx, demands)).flatMap((one) => {
    const key = `${one.demand}/${one.line}/${one.location}`
    const keep = Math.min(one.units, left.get(key) ?? 0)
    left.set(key, (left.get(key) ?? 0) - keep)
    return keep < one.units ? [{ ...one, keep }] : []
  })
  await shrinkDayBookings(tx, changed)
}

/** Gives back every day of a demand. */
export async function freeDays(tx: Tx, demand: string): Promise<void> {
  await keepDays(tx, [demand], [])
}
