import { Group, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Card } from '../parts/card.tsx'
import { useFormat } from '../parts/format.ts'
import { Empty } from '../parts/states.tsx'
import { Status, useStatus } from '../parts/status.tsx'
import type { TowerData } from './tower.tsx'

const SHOWN = 6

/** What needs somebody, kind by kind, the oldest first; each opens its order. */
export function Exceptions({ tower }: Readonly<{ tower: TowerData }>) {
  const { t } = useTranslation()
  if (tower.exceptions.length === 0)
    return (
      <Card title={t('tower.exceptions')}>
        <Empty title={t('tower.noExceptions')} why={t('tower.noExceptionsWhy')} />
      </Card>
    )
  return (
    <Card title={t('tower.exceptions')} why={t('tower.exceptionsWhy')}>
      <div className="exceptions">
        {tower.exceptions.map((exception) => (
          <Kind key={exception.kind} exception={exception} />
        ))}
      </div>
    </Card>
  )
}

function Kind({ exception: { kind, all, orders } }: Readonly<{ exception: TowerData['exceptions'][number] }>) {
  const { t } = useTranslation()
  const format = useFormat()
  const status = useStatus()
  const rest = all - Math.min(orders.length, SHOWN)
  return (
    <section aria-label={t(`exception.${kind}`)}>
      <Group gap="xs" mb={4} wrap="nowrap">
        <Status code={kind} label={t(`exception.${kind}`)} />
        <Text size="sm" className="quiet">
          {format.count(all)}
        </Text>
        <Link
          to="/exceptions"
          search={{ kind }}
          className="act-on"
          aria-label={t('tower.actOnKind', { kind: t(`exception.${kind}`) })}
        >
          {t('tower.actOn')}
        </Link>
      </Group>
      <ul className="plain-list">
        {orders.slice(0, SHOWN).map((one) => (
          <li key={one.order}>
            <Link to="/orders/$order" params={{ order: one.order }}>
              {one.number}
            </Link>
            <span className="quiet">
              {one.detail !== null && `${status(one.detail)} · `}
              <time dateTime={one.since} title={format.instant(one.since)}>
                {format.ago(one.since)}
              </time>
            </span>
          </li>
        ))}
      </ul>
      {rest > 0 && (
        <Text size="xs" className="quiet">
          {t('tower.more', { count: rest })}
        </Text>
      )}
    </section>
  )
}
