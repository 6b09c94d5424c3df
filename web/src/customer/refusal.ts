import { useTranslation } from 'react-i18next'
import { Refused } from './api.ts'

const SAID = ['too_late', 'return_too_late', 'not_delivered', 'bad_delivery', 'invalid_request'] as const

/** Why something was not done, in the customer's language: by the name of the refusal, not by the server's own words. */
export function useRefusal(): (error: unknown) => string {
  const { t } = useTranslation('customer')
  return (error) => {
    if (!(error instanceof Refused)) return t('unreachable')
    if (error.problem.status === 429) return t('tooMany')
    const name = SAID.find((one) => one === error.reason)
    return t(name ? `refused_${name}` : 'refused_other')
  }
}
