import type { Refusal } from '../../platform/refusal.ts'
import { minutesOf, timeText } from './days.ts'
import { refuseCalendar } from './refusals.ts'

/** From and to in minutes after midnight of the day on which it begins; behind midnight `to` goes on counting. */
export type Span = Readonly<{ from: number; to: number }>

/** Opening hours of a usual week, Monday first, and what becomes of them on a public holiday. */
export type Hours = Readonly<{ week: readonly (readonly Span[])[]; holiday: readonly Span[] | 'as_weekday' }>

const DAYS = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'] as const
const DAY_MIN = 24 * 60
const CLOSED: readonly Span[] = []

/** What holds for a place that nobody gave hours: office days, so that no promise is earlier than can be kept. */
export const DEFAULT_HOURS = 'Mo-Fr 08:00-18:00; PH off'

/**
 * Reads the part of OpenStreetMap's opening hours that places of trade use: `Mo-Fr 09:00-12:00,13:00-18:00; Sa
 * 20:00-02:00; PH off`. A later rule replaces what earlier ones said of the same days. Without a rule for `PH`, public
 * holidays are closed.
 */
export function readHours(text: string): Hours | Refusal {
  const week: (readonly Span[])[] = DAYS.map(() => CLOSED)
  let holiday: Hours['holiday'] = CLOSED
  if (text.trim() === '24/7') return { week: DAYS.map(() => [{ from: 0, to: DAY_MIN }]), holiday: 'as_weekday' }
  for (const rule of text.split(';').map((one) => one.trim())) {
    if (rule === '') continue
    const match = /^([A-Za-z][A-Za-z,\s-]*?)?\s*((?:\d{1,2}:.*)|off|closed|open)$/.exec(rule)
    const days = match ? readDays(match[1]) : null
    const spans = match ? readSpans(match[2] ?? '') : null
    if (!days || !spans) return refuseCalendar.bad_hours(`${rule} is not like Mo-Fr 09:00-18:00`)
    if (days.holiday) holiday = spans
    if (spans === 'as_weekday' && days.weekdays.length > 0)
      return refuseCalendar.bad_hours(`${rule} names no hours: only PH can be open like the day of the week`)
    for (const day of days.weekdays) week[day] = spans === 'as_weekday' ? CLOSED : spans
  }
  return { week, holiday }
}

function readDays(text: string | undefined): { weekdays: number[]; holiday: boolean } | null {
  if (text === undefined) return { weekdays: DAYS.map((_, day) => day), holiday: false }
  const weekdays: number[] = []
  let holiday = false
  for (const part of text.split(',').map((one) => one.trim())) {
    if (part === 'PH') {
      holiday = true
      continue
    }
    const [first, last = first] = part.split('-').map((name) => (DAYS as readonly string[]).indexOf(name.trim()))
    if (first === undefined || last === undefined || first < 0 || last < 0) return null
    for (let day = first; ; day = (day + 1) % 7) {
      weekdays.push(day)
      if (day === last) break
    }
  }
  return { weekdays, holiday }
}

function readSpans(text: string): readonly Span[] | 'as_weekday' | null {
  if (text === 'off' || text === 'closed') return CLOSED
  if (text === 'open') return 'as_weekday'
  return readTimes(text)
}

/** `09:00-12:00,20:00-02:00`: spans of one day in their order, none into the next; null when it is not that. */
export function readTimes(text: string): readonly Span[] | null {
  const spans: Span[] = []
  for (const part of text.split(',')) {
    const match = /^(\d{1,2}:\d{2})\s*-\s*(\d{1,2}:\d{2})$/.exec(part.trim())
    const [from, until] = [minutesOf(match?.[1] ?? ''), minutesOf(match?.[2] ?? '')]
    if (from === null || until === null || from >= DAY_MIN) return null
    const before = spans.at(-1)
    if (before && from < before.to) return null
    spans.push({ from, to: until > from ? until : until + DAY_MIN })
  }
  return spans
}

/** The spans as they are written, `off` for none. */
export function writeTimes(spans: readonly Span[]): string {
  if (spans.length === 0) return 'off'
  return spans.map(({ from, to }) => `${timeText(from)}-${timeText(to > DAY_MIN ? to - DAY_MIN : to)}`).join(',')
}
