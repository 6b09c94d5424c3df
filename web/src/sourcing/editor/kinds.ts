import { useTranslation } from 'react-i18next'
import { en } from '../../words/en.ts'

function known(code: string): code is keyof typeof en.criterion {
  return Object.hasOwn(en.criterion, code)
}

/** What a kind of criterion measures, in the chosen language; a kind that is new here is shown as it came. */
export function useCriterionKind(): (kind: string) => string {
  const { t } = useTranslation()
  return (kind) => (known(kind) ? t(`criterion.${kind}`) : kind.replaceAll('_', ' '))
}
