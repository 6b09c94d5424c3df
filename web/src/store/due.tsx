import { useTranslation } from 'react-i18next'
import { useFormat } from '../parts/format.ts'
import type { Work } from './queue/act.ts'

/** What must be done by when, in a sentence; what is late says so in a word as well. */
export function Due({ due }: Pick<Work, 'due'>) {
  const { t } = useTranslation()
  const format = useFormat()
  const day = due.at !== null ? format.instant(due.at) : due.on !== null ? format.day(due.on) : null
  return (
    <span className={due.late ? 'late' : 'quiet'}>
      {due.late && (
        <span className="status" data-tone="bad">
          {t('store.late')}
        </span>
      )}{' '}
      {day === null ? t('store.noDay') : t(`store.due_${due.what}`, { day })}
    </span>
  )
}
