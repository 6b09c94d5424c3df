import { Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Card } from '../parts/card.tsx'
import { useFormat } from '../parts/format.ts'
import { useStatus } from '../parts/status.tsx'
import { OPEN_STAGES, RESTING_STAGES, sumOf } from './sums.ts'
import type { TowerData } from './tower.tsx'

/** The flow from placing to the door. Each stage opens its orders. */
export function Stages({ tower }: Readonly<{ tower: TowerData }>) {
  const { t } = useTranslation()
  const format = useFormat()
  const status = useStatus()
  const stages = [...OPEN_STAGES, ...RESTING_STAGES]
    .map((stage) => ({ stage, sum: sumOf(tower.stages, [stage]) }))
    .filter(({ stage, sum }) => sum.orders > 0 || OPEN_STAGES.slice(0, -2).includes(stage))
  const most = Math.max(...stages.filter(({ stage }) => OPEN_STAGES.includes(stage)).map(({ sum }) => sum.orders), 1)
  return (
    <Card title={t('tower.stages')} why={t('tower.stagesWhy')}>
      <ol className="flow">
        {stages.map(({ stage, sum }) => (
          <li key={stage}>
            <Link to="/orders" search={{ fulfillment: stage }} className={sum.orders === 0 ? 'none' : undefined}>
              <Text size="sm" fw={550}>
                {status(stage)}
              </Text>
              <Text fw={650} className="number">
                {format.count(sum.orders)}
              </Text>
              {sum.worth.map(({ currency, valueMinor }) => (
                <Text key={currency} size="xs" className="quiet">
                  {format.money(valueMinor, currency)}
                </Text>
              ))}
              {OPEN_STAGES.includes(stage) && <Share of={sum.orders / most} />}
            </Link>
          </li>
        ))}
      </ol>
    </Card>
  )
}

/** How much of the fullest stage this one is: seen at a glance, said by the number above. */
function Share({ of }: Readonly<{ of: number }>) {
  return (
    <svg className="share" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
      <rect width={Math.round(of * 100)} height="4" rx="2" />
    </svg>
  )
}
