import { useTranslation } from 'react-i18next'
import { en } from '../words/en.ts'

function known(code: string): code is keyof typeof en.movement {
  return Object.hasOwn(en.movement, code)
}

/** What the ledger and the supplies call `transfer_out`, in the chosen language; a word that is new here is shown as it came. */
export function useKind(): (code: string) => string {
  const { t } = useTranslation()
  return (code) => (known(code) ? t(`movement.${code}`) : code.replaceAll('_', ' '))
}
