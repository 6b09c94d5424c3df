import { useTranslation } from 'react-i18next'
import { Card } from '../parts/card.tsx'
import { useFormat } from '../parts/format.ts'
import type { TowerData } from './tower.tsx'

/** How old open orders have become: what stays long has been forgotten. */
export function Ageing({ ageing }: Readonly<{ ageing: TowerData['ageing'] }>) {
  const { t } = useTranslation()
  const format = useFormat()
  const most = Math.max(1, ...ageing.map(({ orders }) => orders))
  return (
    <Card title={t('tower.ageing')} why={t('tower.ageingWhy')}>
      <dl className="ages">
        {ageing.map(({ fromDays, orders }, index) => {
          const next = ageing[index + 1]?.fromDays
          return (
            <div key={fromDays}>
              <dt className="quiet">
                {next === undefined
                  ? t('tower.olderThan', { count: fromDays })
                  : t('tower.ageOf', { from: format.count(fromDays), until: format.count(next) })}
              </dt>
              <dd>
                <svg className="share" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
                  <rect width={Math.round((orders / most) * 100)} height="8" rx="2" />
                </svg>
                <span className="number">{format.count(orders)}</span>
              </dd>
            </div>
          )
        })}
      </dl>
    </Card>
  )
}
