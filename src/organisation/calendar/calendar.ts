import { type DayNumber, weekdayOf, yearOf } from './days.ts'
import { holidaysOf } from './holidays.ts'
import type { Hours, Span } from './hours.ts'
import { type Zone, zoneOf } from './zone.ts'

/** No answer lies further ahead: a place that opens on no day of a year opens never. */
const HORIZON_DAYS = 400
const DAYS_KEPT = 2_000
const MINUTE_MS = 60_000

/** What is known of a place's days, as stored. */
export type CalendarFacts = Readonly<{
  timeZone: string
  country: string
  /** Code of the region whose holidays hold, or null for the country's. */
  region: string | null
  hours: Hours
  /** Days that are not like their day of the week: other hours, or none. They go before holidays. */
  exceptions: ReadonlyMap<DayNumber, readonly Span[]>
}>

/** The days and hours of a place, compiled: what was asked once is remembered. */
export type WorkCalendar = Readonly<{
  zone: Zone
  isHoliday(day: DayNumber): boolean
  /** When it is open on a day, in local minutes; empty when closed. The last span may run past midnight. */
  openSpans(day: DayNumber): readonly Span[]
  isWorkingDay(day: DayNumber): boolean
}>

export function makeCalendar(facts: CalendarFacts): WorkCalendar {
  const spans = new Map<DayNumber, readonly Span[]>()
  const isHoliday = (day: DayNumber) => holidaysOf(facts.country, facts.region, yearOf(day)).has(day)
  const find = (day: DayNumber): readonly Span[] => {
    const exception = facts.exceptions.get(day)
    if (exception) return exception
    const usual = facts.hours.week[weekdayOf(day)] ?? []
    return facts.hours.holiday !== 'as_weekday' && isHoliday(day) ? facts.hours.holiday : usual
  }
  const openSpans = (day: DayNumber) => {
    const known = spans.get(day)
    if (known) return known
    if (spans.size >= DAYS_KEPT) spans.clear()
    const found = find(day)
    spans.set(day, found)
    return found
  }
  return { zone: zoneOf(facts.timeZone), isHoliday, openSpans, isWorkingDay: (day) => openSpans(day).length > 0 }
}

/** Counts working days: 0 is the day itself, or the next one that is worked on; null when there is none. */
export function addWorkingDays(calendar: WorkCalendar, from: DayNumber, days: number): DayNumber | null {
  let left = days
  for (let day = from; day < from + HORIZON_DAYS + 7 * days; day++) {
    if (!calendar.isWorkingDay(day)) continue
    if (left === 0) return day
    left--
  }
  return null
}

/**
 * The instant at which so many minutes of opening time have passed since `at`; with 0 the first moment at which the
 * place is open. Null when it never opens.
 */
export function afterOpenMinutes(calendar: WorkCalendar, at: number, minutes: number): number | null {
  const { zone } = calendar
  const today = zone.dayAt(at)
  let [left, since] = [minutes * MINUTE_MS, at]
  // Yesterday's last span may run into today.
  for (let day = today - 1; day < today + HORIZON_DAYS; day++) {
    for (const { from, to } of calendar.openSpans(day)) {
      const until = zone.instantAt(day, to)
      if (until <= since) continue
      const start = Math.max(since, zone.instantAt(day, from))
      if (start + left <= until && start < until) return start + left
      left -= until - start
      since = until
    }
  }
  return null
}

/** When a place hands goods of one kind over, Monday first, in local minutes. */
export type PickupPlan = Readonly<{
  /** Until when an order still goes with the pick-up of its day; null: nobody comes on that day of the week. */
  cutOff: readonly (number | null)[]
  /** When the goods are fetched, where that is known: work must be done by then. */
  pickUp: readonly (number | null)[]
  /** Whole working days of the place between order and pick-up. */
  handlingDays: number
  /** Minutes of work; they count when goods go on the day of the order. */
  handlingMinutes: number
  /** A day on which the place has promised all it can. */
  isFull?: (day: DayNumber) => boolean
}>

/** The day on which goods leave, and until when an order must be in so that they do. */
export type Handover = Readonly<{ on: DayNumber; orderBy: number }>

/**
 * The first pick-up that an order of this moment reaches. It is in by the cut-off of a working day, waits the handling
 * days, and leaves on the next day on which somebody comes, the place works and has capacity left. A later order never
 * leaves earlier. Null when nobody ever comes.
 */
export function nextHandover(at: number, calendar: WorkCalendar, plan: PickupPlan): Handover | null {
  const today = calendar.zone.dayAt(at)
  let entry = addWorkingDays(calendar, today - 1, 0)
  while (entry !== null && at > deadlineOf(calendar, plan, entry)) {
    if (entry > today + HORIZON_DAYS) return null
    entry = addWorkingDays(calendar, entry + 1, 0)
  }
  const on = entry === null ? null : leavesOn(calendar, plan, entry)
  if (entry === null || on === null) return null
  // The last working day whose orders leave on the same day.
  let last = entry
  for (let next: number | null = entry; next !== null && next <= on; next = addWorkingDays(calendar, next + 1, 0)) {
    if (leavesOn(calendar, plan, next) !== on) break
    last = next
  }
  return { on, orderBy: deadlineOf(calendar, plan, last) }
}

function leavesOn(calendar: WorkCalendar, plan: PickupPlan, entry: DayNumber): DayNumber | null {
  const ready = addWorkingDays(calendar, entry, plan.handlingDays)
  if (ready === null) return null
  for (let day = ready; day < ready + HORIZON_DAYS; day++) {
    const comes = plan.cutOff[weekdayOf(day)] !== null && calendar.isWorkingDay(day)
    if (comes && !plan.isFull?.(day)) return day
  }
  return null
}

/** Until when an order counts as one of this working day. On a day without pick-up that is until it closes. */
function deadlineOf(calendar: WorkCalendar, plan: PickupPlan, day: DayNumber): number {
  const weekday = weekdayOf(day)
  const closes = calendar.openSpans(day).at(-1)?.to ?? 0
  const cutOff = plan.cutOff[weekday] ?? closes
  const pickUp = plan.pickUp[weekday]
  const latest = pickUp === null || pickUp === undefined ? cutOff : Math.min(cutOff, pickUp - plan.handlingMinutes)
  return calendar.zone.instantAt(day, latest)
}
