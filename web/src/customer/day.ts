import { useTranslation } from 'react-i18next'

/** A day as people say it, with its weekday. A calendar day is the same everywhere; of an instant, the reader's day. */
export function useDay(): (value: string) => string {
  const { i18n } = useTranslation('customer')
  const words = { weekday: 'long', day: 'numeric', month: 'long' } as const
  return (value) => {
    const calendar = value.length === 10
    const zone = calendar ? { timeZone: 'UTC' } : {}
    return new Intl.DateTimeFormat(i18n.language, { ...words, ...zone }).format(
      new Date(calendar ? `${value}T00:00:00Z` : value),
    )
  }
}
