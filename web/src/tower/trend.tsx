import { useTranslation } from 'react-i18next'
import { useFormat } from '../parts/format.ts'
import { changeOf } from './compare.ts'

/** Up or down beside the days before: by a sign and in words. */
export function Trend({ now, before }: Readonly<{ now: number | null; before: number | null }>) {
  const { t } = useTranslation()
  const format = useFormat()
  const change = changeOf(now, before)
  if (now === null) return <span className="quiet">–</span>
  if (change === null) return <span className="quiet">{t('tower.noBefore')}</span>
  if (change === 0) return <span className="quiet">= {t('tower.asBefore')}</span>
  const share = format.percent(Math.abs(change))
  return (
    <span className={change > 0 ? 'worse' : 'better'}>
      {change > 0 ? `▲ ${t('tower.slower', { share })}` : `▼ ${t('tower.quicker', { share })}`}
    </span>
  )
}
