import type { Refusal } from '../../platform/refusal.ts'
import { refusePlace } from '../refusals.ts'

const currencies = new Set<string>(Intl.supportedValuesOf('currency'))

/** Refuses a country, currency or time zone that does not exist; what is not given is not looked at. */
export function decidePlace(
  place: Readonly<{ country?: string; currency?: string; timeZone?: string }>,
  isCountry: (code: string) => boolean,
): Refusal | null {
  const { country, currency, timeZone } = place
  if (country !== undefined && !isCountry(country))
    return refusePlace.unknown_country(`there is no country ${country}`, { path: '/country' })
  if (currency !== undefined && !currencies.has(currency))
    return refusePlace.unknown_currency(`there is no currency ${currency}`, { path: '/currency' })
  if (timeZone !== undefined && !isZone(timeZone))
    return refusePlace.unknown_time_zone(`there is no time zone ${timeZone}`, { path: '/timeZone' })
  return null
}

/** An offset is no time zone: it knows no summer time. */
function isZone(name: string): boolean {
  if (/^[+-]/.test(name)) return false
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone.length > 0
  } catch {
    return false
  }
}
