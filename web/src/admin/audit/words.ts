import { useTranslation } from 'react-i18next'
import { useFormat } from '../../parts/format.ts'
import { en } from '../../words/en.ts'
import { usePolicyWords } from '../policies/words.ts'

type ChangeKey = keyof (typeof en)['change']
/** Is it a change that the screens know? A newer server may have others; they are shown by their own name. */
const isKnown = (key: string): key is ChangeKey => Object.hasOwn(en.change, key)

/** Ids say nothing to people, and the number of a version nothing to anybody. */
const SILENT = /^(version|retired|subject|scope)$/
const ID = /^[0-9a-f]{8}-[0-9a-f-]{27}$/

/** A change as people say it, and what it was changed to. */
export function useChangeWords() {
  const { t } = useTranslation()
  const format = useFormat()
  const policies = usePolicyWords()
  const say = (value: unknown): string => {
    if (Array.isArray(value)) return value.map(say).join(', ')
    if (typeof value === 'boolean') return t(value ? 'admin.yes' : 'admin.no')
    return typeof value === 'number' ? format.count(value) : String(value)
  }
  return {
    what(type: string): string {
      const key = type.replace('.', '_')
      return isKnown(key) ? t(`change.${key}`) : type
    },
    details(data: Readonly<Record<string, unknown>>): string {
      const { name, value, fields, ...rest } = data
      const policy = typeof name === 'string' && 'value' in data ? policies.title(name) : null
      const now = value === null ? t('admin.inheritsAgain') : say(value)
      const others = Object.entries(rest)
        .filter(([key, one]) => !SILENT.test(key) && one !== null && !(typeof one === 'string' && ID.test(one)))
        .map(([key, one]) => `${key}: ${say(one)}`)
      return [...(policy ? [`${policy} → ${now}`] : []), ...(fields ? [say(fields)] : []), ...others].join(' · ')
    },
  }
}
