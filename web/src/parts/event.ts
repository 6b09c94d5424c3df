import { useTranslation } from 'react-i18next'
import { en } from '../words/en.ts'

/** `order.units_cancelled` in the chosen language; an event that is new here is shown by its name. */
export function useEventWord(): (type: string) => string {
  const { t } = useTranslation()
  return (type) => {
    const key = type.replace('.', '_')
    return Object.hasOwn(en.event, key) ? t(`event.${key as keyof typeof en.event}`) : type.replaceAll(/[._]/g, ' ')
  }
}
