import Holidays from 'date-holidays'
import { type DayNumber, dayNumber } from './days.ts'

/** Public holidays of a country or one of its regions, as days; made once a year and region, some 10 ms. */
const years = new Map<string, ReadonlySet<DayNumber>>()
/** Regions of a country by their codes and names in lower case. */
const regions = new Map<string, ReadonlyMap<string, string>>()
/** Who asks for days of any year cannot fill the memory. */
const YEARS_KEPT = 2_000

const NONE: ReadonlySet<DayNumber> = new Set()

/**
 * The days on which the law closes shops and carriers there: whole-day public holidays (not bank, school or optional
 * ones). A country that nobody knows has none.
 * @param region ISO 3166-2 code without the country (`BY`, `MA`), or null for what holds in the whole country
 */
export function holidaysOf(country: string, region: string | null, year: number): ReadonlySet<DayNumber> {
  const key = `${country}/${region ?? ''}/${year}`
  const known = years.get(key)
  if (known) return known
  const days = readYear(country, region, year)
  if (years.size >= YEARS_KEPT) years.clear()
  years.set(key, days)
  return days
}

function readYear(country: string, region: string | null, year: number): ReadonlySet<DayNumber> {
  const calendar = region === null ? new Holidays(country) : new Holidays(country, region)
  const found = calendar.getHolidays(year) as ReturnType<typeof calendar.getHolidays> | false | undefined
  if (!found) return NONE
  const days = new Set<DayNumber>()
  for (const { type, date, start, end } of found) {
    // Half days are work days; feasts that begin at sunset are counted by their whole days.
    const hours = (end.getTime() - start.getTime()) / 3_600_000
    if (type !== 'public' || hours < 20) continue
    const length = Math.max(1, Math.floor((hours + 1) / 24))
    const first = dayNumber(date.slice(0, 10))
    for (let day = first; day < first + length; day++) days.add(day)
  }
  return days
}

/** The code of a region by its code or its name in English or the country's language; null when there is none. */
export function regionOf(country: string, name: string | null): string | null {
  if (name === null || name.trim() === '') return null
  const known = regions.get(country) ?? readRegions(country)
  regions.set(country, known)
  return known.get(name.trim().toLowerCase()) ?? null
}

function readRegions(country: string): ReadonlyMap<string, string> {
  const calendar = new Holidays(country)
  const found = new Map<string, string>()
  for (const language of ['en', ...(calendar.getLanguages() ?? [])])
    for (const [code, name] of Object.entries(calendar.getStates(country, language) ?? {}))
      for (const word of [code, String(name)]) found.set(word.toLowerCase(), code)
  return found
}
