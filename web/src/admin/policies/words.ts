import { useTranslation } from 'react-i18next'
import { useFormat } from '../../parts/format.ts'
import { en } from '../../words/en.ts'
import type { Policy } from './policies.tsx'

type PolicyKey = keyof (typeof en)['policy']
type ValueKey = keyof (typeof en)['policyValue']

/** Is it a policy that the screens know? A newer server may have others; they are shown by their own name. */
const isTitle = (key: string): key is PolicyKey => Object.hasOwn(en.policy, key)
const isValue = (key: string): key is ValueKey => Object.hasOwn(en.policyValue, key)

/** Policies and their values as people say them. */
export function usePolicyWords() {
  const { t } = useTranslation()
  const format = useFormat()
  return {
    title(name: string): string {
      const key = name.replace('.', '_')
      return isTitle(key) ? t(`policy.${key}`) : name
    },
    value(policy: Pick<Policy, 'name'>, value: string | number): string {
      if (typeof value === 'string') return isValue(value) ? t(`policyValue.${value}`) : value
      const unit = /_(units|minutes|h|days|minor)$/.exec(policy.name)?.[1]
      if (value === 0) return format.count(0)
      if (unit === 'minutes') return format.duration(value * 60)
      if (unit === 'h') return format.duration(value * 3600)
      if (unit === 'days') return format.duration(value * 86_400)
      return format.count(value)
    },
  }
}
