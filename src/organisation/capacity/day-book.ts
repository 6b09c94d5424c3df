import type { Tx } from '../../platform/db/db.ts'
import type { Master } from '../carriers/master.ts'
import { hasLimits } from './days.ts'
import { chooseDay, type DayRoom, type DayWish } from './decide.ts'
import { type DayBooking, isLimited, type LoadRow, readDayBookings, readLoadRows } from './load.ts'

/** What is booked of days of limited places, as it was read. */
export type DaySheet = Readonly<{ master: Master; loads: readonly LoadRow[]; bookings: readonly DayBooking[] }>

/** Days as a search plays through them that has booked nothing yet. */
export type DayBook = Readonly<{
  /** Gives back what a demand has booked of a place's days for units of a line, the last day first, as `keepDays` does. */
  giveBack(booked: Readonly<{ demand: string; line: number; location: string; units: number }>): void
  /** Has the wished day room? A place without limits always has. */
  hasRoom(wish: DayWish): boolean
  /** Takes the wished day. @returns whether it had room; without it nothing is taken */
  take(wish: DayWish): boolean
}>

/** Reads what is booked of days from `from` on, by anybody and by demands; null where no place is limited: nothing is read. */
export async function readDaySheet(
  tx: Tx,
  master: Master,
  demands: readonly string[],
  from: string,
): Promise<DaySheet | null> {
  if (!hasLimits(master)) return null
  const limited = master.places.filter(isLimited).map((place) => place.location.id)
  const [loads, bookings] = await Promise.all([readLoadRows(tx, limited, from), readDayBookings(tx, demands)])
  return { master, loads, bookings }
}

/** A book to play with; the sheet stays as it is. */
export function openDayBook({ master, loads, bookings }: DaySheet): DayBook {
  const rooms = new Map(loads.map((row): [string, DayRoom] => [`${row.location}/${row.day}`, { ...row }]))
  const own = bookings.map((one) => ({ ...one }))
  const roomOn = (location: string, day: string) => rooms.get(`${location}/${day}`) ?? { orders: 0, units: 0 }
  const isKnown = (demand: string, location: string, day: string) =>
    own.some((one) => one.units > 0 && one.demand === demand && one.location === location && one.on === day)

  function hasRoom(wish: DayWish): boolean {
    const place = master.placeOf.get(wish.location)
    if (!place || !isLimited(place)) return true
    const units = unitsOf(wish)
    const known = (day: string) => isKnown(wish.demand, wish.location, day)
    return chooseDay([wish.from], (day) => roomOn(wish.location, day), place, { units, known }) !== null
  }

  return {
    hasRoom,
    giveBack({ demand, line, location, units }) {
      let left = units
      for (const one of own.toReversed()) {
        if (left <= 0) break
        if (one.units === 0 || one.demand !== demand || one.line !== line || one.location !== location) continue
        const some = Math.min(left, one.units)
        left -= some
        one.units -= some
        const room = roomOn(location, one.on)
        const gone = isKnown(demand, location, one.on) ? 0 : 1
        rooms.set(`${location}/${one.on}`, { orders: room.orders - gone, units: room.units - some })
      }
    },
    take(wish) {
      if (!hasRoom(wish)) return false
      const { demand, location, from, lines } = wish
      const room = roomOn(location, from)
      const more = isKnown(demand, location, from) ? 0 : 1
      rooms.set(`${location}/${from}`, { orders: room.orders + more, units: room.units + unitsOf(wish) })
      own.push(...lines.map(({ line, units }) => ({ demand, line, location, on: from, units })))
      return true
    },
  }
}

function unitsOf({ lines }: DayWish): number {
  return lines.reduce((sum, line) => sum + line.units, 0)
}
