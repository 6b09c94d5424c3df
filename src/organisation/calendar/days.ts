const DAY_MS = 86_400_000

/** A day of the calendar as a whole number, 1970-01-01 is 0: days are compared and counted, not parsed. */
export type DayNumber = number

/** @param day `YYYY-MM-DD` */
export function dayNumber(day: string): DayNumber {
  return Math.floor(Date.parse(`${day}T00:00:00Z`) / DAY_MS)
}

export function dayText(day: DayNumber): string {
  const known = texts.get(day)
  if (known !== undefined) return known
  const text = new Date(day * DAY_MS).toISOString().slice(0, 10)
  if (texts.size >= TEXTS_KEPT) texts.clear()
  texts.set(day, text)
  return text
}

/** A quote writes the same few days dozens of times. */
const texts = new Map<DayNumber, string>()
const TEXTS_KEPT = 2_000

/** Monday is 0, Sunday 6; 1970-01-01 was a Thursday. */
export function weekdayOf(day: DayNumber): number {
  return (((day + 3) % 7) + 7) % 7
}

export function yearOf(day: DayNumber): number {
  return new Date(day * DAY_MS).getUTCFullYear()
}

/** `13:30` is 810; null when it is no time of day. `24:00` is midnight at the end of the day. */
export function minutesOf(time: string): number | null {
  const match = /^(\d{1,2}):([0-5]\d)$/.exec(time)
  const minutes = match ? Number(match[1]) * 60 + Number(match[2]) : Number.NaN
  return minutes <= 24 * 60 ? minutes : null
}

/** 810 is `13:30`; what lies behind midnight goes on counting (26:00), as opening hours are written. */
export function timeText(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}
