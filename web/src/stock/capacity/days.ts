import type { Got } from '../../api.ts'

export type Slot = Got<'/v1/service-capacities'>['items'][number]
/** A row of the calendar: a place and a slot, with what there is of each day. */
export type SlotRow = Readonly<{ place: string; slot: string; days: ReadonlyMap<string, Slot> }>

const DAY_MS = 86_400_000
/** Two weeks side by side fit a desk. */
export const SHOWN_DAYS = 14

/** So many days after a day, both `YYYY-MM-DD`. */
export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10)
}

/** The Monday of the week in which a day lies. */
export function mondayOf(day: string): string {
  const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7
  return dayAfter(day, -weekday)
}

export function daysFrom(first: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => dayAfter(first, index))
}

/** Slots as rows of places and times, by place and then by the clock. */
export function rowsOf(slots: readonly Slot[]): SlotRow[] {
  const rows = new Map<string, { place: string; slot: string; days: Map<string, Slot> }>()
  for (const one of slots) {
    const key = `${one.place} ${one.slot}`
    const row = rows.get(key) ?? { place: one.place, slot: one.slot, days: new Map<string, Slot>() }
    row.days.set(one.on, one)
    rows.set(key, row)
  }
  return [...rows.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row)
}

/** Days of a period that fall on chosen days of the week; 1 is Monday. */
export function daysOn(from: string, until: string, weekdays: readonly number[]): string[] {
  const count = Math.round((Date.parse(until) - Date.parse(from)) / DAY_MS) + 1
  return daysFrom(from, Math.max(0, count)).filter((day) =>
    weekdays.includes(((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7) + 1),
  )
}
