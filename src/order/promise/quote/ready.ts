import { addWorkingDays, afterOpenMinutes, type DayNumber, type Place } from '../../../organisation/index.ts'

/** When a store has goods ready that are there at `at`: its collecting days and minutes, in its opening hours. */
export function readyAt(place: Place, at: number): number | null {
  const { calendar, collect } = place
  const open = afterOpenMinutes(calendar, at, 0)
  if (open === null) return null
  if (collect.days === 0) return afterOpenMinutes(calendar, at, collect.minutes)
  const day = addWorkingDays(calendar, calendar.zone.dayAt(open), collect.days)
  return day === null ? null : afterOpenMinutes(calendar, calendar.zone.startOf(day), collect.minutes)
}

/** Until when an order must be in for goods to be ready on the same day; null when that is not known. */
export function orderByOf(place: Place, at: number, ready: number): number | null {
  const { calendar, collect } = place
  if (collect.days > 0) return null
  const day = calendar.zone.dayAt(ready)
  const closes = calendar.openSpans(day).at(-1)
  if (!closes) return null
  const until = calendar.zone.instantAt(day, closes.to) - collect.minutes * 60_000
  return until > at && until >= calendar.zone.instantAt(day, closes.from) ? until : null
}

/** Goods come in the course of a day: at best before the store opens on it, at worst after it has closed. */
export function arrived(place: Place, before: DayNumber): number | null {
  return readyAt(place, place.calendar.zone.startOf(before))
}
