import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'

const MINUTE_S = 60
const HOUR_S = 3600
const DAY_S = 86_400

/** Numbers, money, days and durations as the chosen language writes them. */
export function useFormat() {
  const { i18n } = useTranslation()
  return useMemo(() => makeFormat(i18n.language), [i18n.language])
}

function makeFormat(language: string) {
  const count = new Intl.NumberFormat(language)
  const day = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' })
  const dayOfYear = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'numeric', timeZone: 'UTC' })
  const weekdayName = new Intl.DateTimeFormat(language, { weekday: 'short', timeZone: 'UTC' })
  const signed = new Intl.NumberFormat(language, { signDisplay: 'exceptZero' })
  const percent = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 })
  const instant = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' })
  const time = new Intl.DateTimeFormat(language, { timeStyle: 'medium' })
  const ago = new Intl.RelativeTimeFormat(language, { numeric: 'auto', style: 'narrow' })
  const currencies = new Map<string, Intl.NumberFormat>()
  const currency = (code: string) => {
    const known = currencies.get(code) ?? new Intl.NumberFormat(language, { style: 'currency', currency: code })
    currencies.set(code, known)
    return known
  }
  const unit = (value: number, name: string) =>
    new Intl.NumberFormat(language, {
      style: 'unit',
      unit: name,
      unitDisplay: 'short',
      maximumFractionDigits: 1,
    }).format(value)
  return {
    count: (value: number) => count.format(value),
    /** With its sign: `+4`, `−4`. */
    signed: (value: number) => signed.format(value),
    /** A share of 1. */
    percent: (share: number) => percent.format(share),
    /** Minor units of a currency; how many make one is the currency's own. */
    money(minor: number, code: string) {
      const digits = currency(code).resolvedOptions().maximumFractionDigits ?? 2
      return currency(code).format(minor / 10 ** digits)
    },
    /** A price as it is written in its list: a decimal number as text, finer than the currency where it is. */
    price: (amount: string, code: string) =>
      new Intl.NumberFormat(language, { style: 'currency', currency: code, maximumFractionDigits: 4 }).format(
        Number(amount),
      ),
    /** A calendar day, `YYYY-MM-DD`, which is the same everywhere. */
    day: (value: string) => day.format(new Date(`${value.slice(0, 10)}T00:00:00Z`)),
    /** Two days as one stretch, as short as the language says it. */
    between: (first: string, last: string) =>
      day.formatRange(new Date(`${first.slice(0, 10)}T00:00:00Z`), new Date(`${last.slice(0, 10)}T00:00:00Z`)),
    /** Day and month in digits, for heads of columns. */
    dayOfYear: (value: string) => dayOfYear.format(new Date(`${value}T00:00:00Z`)),
    weekdayName: (value: string) => weekdayName.format(new Date(`${value}T00:00:00Z`)),
    instant: (value: string) => instant.format(new Date(value)),
    time: (value: Date) => time.format(value),
    ago(value: string, now: number = Date.now()) {
      const seconds = (Date.parse(value) - now) / 1000
      const size = Math.abs(seconds)
      if (size < HOUR_S) return ago.format(Math.round(seconds / MINUTE_S), 'minute')
      if (size < 2 * DAY_S) return ago.format(Math.round(seconds / HOUR_S), 'hour')
      return ago.format(Math.round(seconds / DAY_S), 'day')
    },
    duration(seconds: number) {
      if (seconds < MINUTE_S) return unit(Math.round(seconds), 'second')
      if (seconds < HOUR_S) return unit(seconds / MINUTE_S, 'minute')
      if (seconds < 2 * DAY_S) return unit(seconds / HOUR_S, 'hour')
      return unit(seconds / DAY_S, 'day')
    },
  }
}
