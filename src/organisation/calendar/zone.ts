import { Temporal } from 'temporal-polyfill'
import { type DayNumber, dayText } from './days.ts'

const DAY_MS = 86_400_000
const MINUTE_MS = 60_000
/** Some eleven years of days a zone; then its memory begins anew. */
const DAYS_KEPT = 4_000

/** Wall clock time of one time zone, with summer time. Day starts are remembered: asking Temporal costs 20 µs. */
export type Zone = Readonly<{
  name: string
  /** When the day's first minute begins there, in milliseconds since 1970 UTC. */
  startOf(day: DayNumber): number
  /** The instant at which clocks there show so many minutes after midnight; a skipped time is moved behind the gap. */
  instantAt(day: DayNumber, minutes: number): number
  /** The day that a calendar on the wall there shows. */
  dayAt(instant: number): DayNumber
}>

const zones = new Map<string, Zone>()

/** @param name an IANA time zone that was checked when it was stored */
export function zoneOf(name: string): Zone {
  const known = zones.get(name)
  if (known) return known
  const zone = makeZone(name)
  zones.set(name, zone)
  return zone
}

function makeZone(name: string): Zone {
  const starts = new Map<DayNumber, number>()
  const startOf = (day: DayNumber): number => {
    const known = starts.get(day)
    if (known !== undefined) return known
    if (starts.size >= DAYS_KEPT) starts.clear()
    const start = Temporal.PlainDate.from(dayText(day)).toZonedDateTime(name).epochMilliseconds
    starts.set(day, start)
    return start
  }
  return {
    name,
    startOf,
    instantAt(day, minutes) {
      const [on, rest] = [day + Math.floor(minutes / 1440), ((minutes % 1440) + 1440) % 1440]
      const start = startOf(on)
      if (startOf(on + 1) - start === DAY_MS) return start + rest * MINUTE_MS
      const time = { hour: Math.floor(rest / 60), minute: rest % 60 }
      return Temporal.PlainDate.from(dayText(on)).toPlainDateTime(time).toZonedDateTime(name).epochMilliseconds
    },
    dayAt(instant) {
      // No zone is more than a day away from UTC.
      let day = Math.floor(instant / DAY_MS)
      while (startOf(day) > instant) day--
      while (startOf(day + 1) <= instant) day++
      return day
    },
  }
}
