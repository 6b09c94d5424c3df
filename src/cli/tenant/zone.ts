/** The time zone of a country: the one that was said, else the one clock that it has. Throws where one has to be said. */
export function zoneOf(country: string, said: string | undefined): string {
  if (said !== undefined) return said
  const zones = zonesOf(country)
  const [first] = zones
  if (first !== undefined && zones.every((zone) => clockOf(zone) === clockOf(first))) return first
  const some = zones.slice(0, 4).join(', ')
  throw new Error(`say the time zone with --time-zone${some ? `; ${country} has ${some}` : ''}`)
}

/** Node 20 has the zones of a locale as a property, later ones as a function. */
function zonesOf(country: string): readonly string[] {
  if (!/^[A-Z]{2}$/.test(country)) return []
  const locale = new Intl.Locale(`und-${country}`) as Intl.Locale & {
    timeZones?: readonly string[]
    getTimeZones?: () => readonly string[] | undefined
  }
  return locale.getTimeZones?.() ?? locale.timeZones ?? []
}

/** What clocks of a zone show through a year: Büsingen has a zone of its own, and Berlin's time. */
function clockOf(timeZone: string): string {
  const clock = new Intl.DateTimeFormat('en', { timeZone, dateStyle: 'short', timeStyle: 'short' })
  const months = Array.from({ length: 12 }, (_month, index) => new Date(Date.UTC(2025, index, 1)))
  return months.map((month) => clock.format(month)).join()
}
