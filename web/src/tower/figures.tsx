import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../parts/format.ts'
import { OPEN_STAGES, sumOf } from './sums.ts'
import type { TowerData } from './tower.tsx'

/** The few numbers that say whether it is a good day. */
export function Figures({ tower }: Readonly<{ tower: TowerData }>) {
  const { t } = useTranslation()
  const format = useFormat()
  const open = sumOf(tower.stages, OPEN_STAGES)
  const needs = tower.exceptions.reduce((sum, { all }) => sum + all, 0)
  const worth = open.worth.map(({ currency, valueMinor }) => format.money(valueMinor, currency)).join(' + ')
  const figures = [
    { name: t('tower.open'), value: format.count(open.orders), more: worth },
    { name: t('tower.late'), value: format.count(tower.late), more: t('tower.lateWhy'), bad: tower.late > 0 },
    { name: t('tower.dueToday'), value: format.count(tower.dueToday) },
    { name: t('tower.exceptions'), value: format.count(needs), bad: needs > 0 },
  ]
  return (
    <dl className="figures">
      {figures.map(({ name, value, more, bad }) => (
        <div key={name} className="card">
          <dt className="quiet">{name}</dt>
          <dd>
            <span className={bad ? 'figure late' : 'figure'}>{value}</span>
            {more !== undefined && more !== '' && (
              <Text size="xs" className="quiet" component="span">
                {more}
              </Text>
            )}
          </dd>
        </div>
      ))}
    </dl>
  )
}
