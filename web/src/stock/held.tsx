import { Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { PositionStory } from '../api.ts'
import { Card } from '../parts/card.tsx'
import { useFormat } from '../parts/format.ts'
import { Status } from '../parts/status.tsx'
import { useMay } from '../session/session.ts'

type Position = Readonly<{ position: PositionStory }>

/** Who has the units: what is reserved on the shelf, what is worked on, and who waits because there is none. */
export function Held({ position }: Position) {
  const { t } = useTranslation()
  const onShelf = position.holders.filter(({ supply }) => supply === null)
  const nobody = onShelf.length + position.work.length + position.waiting.length === 0
  return (
    <div id="held" className="anchor" tabIndex={-1}>
      <Card title={t('stock.held')}>
        {nobody && (
          <Text size="sm" className="quiet">
            {t('stock.heldByNobody')}
          </Text>
        )}
        <Reserved holders={onShelf} />
        <Worked work={position.work} />
        <Waiting waiting={position.waiting} />
      </Card>
    </div>
  )
}

function Part({ title, children }: Readonly<{ title: string; children: ReactNode }>) {
  return (
    <section className="part-list">
      <h3>{title}</h3>
      <ul className="plain-list">{children}</ul>
    </section>
  )
}

function Reserved({ holders }: Readonly<{ holders: PositionStory['holders'] }>) {
  const { t } = useTranslation()
  const format = useFormat()
  if (holders.length === 0) return null
  return (
    <Part title={t('stock.reserved')}>
      {holders.map((one) => (
        <li key={`${one.order ?? one.kind}-${one.line}-${one.madeAt}`}>
          <span>
            <OrderLink order={one.order} number={one.number ?? t('stock.aQuote')} />{' '}
            <span className="quiet">
              {one.expiresAt !== null
                ? t('stock.until', { date: format.instant(one.expiresAt) })
                : one.deliverBy !== null
                  ? t('order.promisedBy', { date: format.day(one.deliverBy) })
                  : t('stock.since', { ago: format.ago(one.madeAt) })}
            </span>
          </span>
          <span className="number">{format.count(one.units)}</span>
        </li>
      ))}
    </Part>
  )
}

function Worked({ work }: Readonly<{ work: PositionStory['work'] }>) {
  const { t } = useTranslation()
  const format = useFormat()
  if (work.length === 0) return null
  return (
    <Part title={t('stock.allocated')}>
      {work.map((one) => (
        <li key={`${one.fulfillmentOrder}-${one.line}`}>
          <span>
            <OrderLink order={one.order} number={one.number} /> <Status code={one.state} />
          </span>
          <span className="number">{format.count(one.units)}</span>
        </li>
      ))}
    </Part>
  )
}

function Waiting({ waiting }: Readonly<{ waiting: PositionStory['waiting'] }>) {
  const { t } = useTranslation()
  const format = useFormat()
  if (waiting.length === 0) return null
  return (
    <Part title={t('stock.waiting')}>
      {waiting.map((one) => (
        <li key={`${one.order}-${one.line}`}>
          <span>
            <OrderLink order={one.order} number={one.number} />{' '}
            {one.neededBy !== null && (
              <span className="quiet">{t('stock.neededBy', { date: format.day(one.neededBy) })}</span>
            )}
          </span>
          <span className="number">{format.count(one.units)}</span>
        </li>
      ))}
    </Part>
  )
}

/** An order leads to its page, for who may see it; a transfer or quote is only named. */
export function OrderLink({ order, number }: Readonly<{ order: string | null; number: string }>) {
  const may = useMay()
  if (order === null || !may('order.read')) return <span className="nowrap">{number}</span>
  return (
    <Link to="/orders/$order" params={{ order }}>
      {number}
    </Link>
  )
}
