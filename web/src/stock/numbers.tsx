import { Alert, Progress } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { PositionStory } from '../api.ts'
import { useFormat } from '../parts/format.ts'

const PARTS = [
  ['free', '#held'],
  ['reserved', '#held'],
  ['allocated', '#held'],
  ['unavailable', '#ledger'],
] as const

/** What lies there and what it is for: the parts add up to what is on hand. Each number leads to what stands behind it. */
export function Numbers({ position }: Readonly<{ position: PositionStory }>) {
  const { t } = useTranslation()
  const format = useFormat()
  const incoming = position.supplies.reduce((sum, { incoming }) => sum + incoming, 0)
  const drifts = position.onHand !== position.ledgerOnHand || position.reserved !== position.heldReserved
  return (
    <section className="card" aria-label={t('stock.numbers')}>
      {drifts && (
        <Alert color="red" variant="light" mb="md" role="alert">
          {t('stock.drifts', { ledger: position.ledgerOnHand, held: position.heldReserved })}
        </Alert>
      )}
      <dl className="figures balance">
        <div>
          <dt className="quiet">{t('stock.onHand')}</dt>
          <dd>
            <a className="figure" href="#ledger">
              {format.count(position.onHand)}
            </a>
          </dd>
        </div>
        {PARTS.map(([part, target]) => (
          <div key={part}>
            <dt className="quiet">
              <span className="swatch" data-part={part} />
              {t(`stock.${part}`)}
            </dt>
            <dd>
              <a className="figure" href={target}>
                {format.count(position[part])}
              </a>
            </dd>
          </div>
        ))}
        <div>
          <dt className="quiet">{t('stock.incoming')}</dt>
          <dd>
            <a className="figure" href="#supplies">
              {format.count(incoming)}
            </a>
            {position.supplies[0] && (
              <span className="quiet">{t('stock.next', { date: format.day(position.supplies[0].expectedAt) })}</span>
            )}
          </dd>
        </div>
      </dl>
      {position.onHand > 0 && (
        <Progress.Root size={10} mt="sm" aria-hidden="true">
          {PARTS.filter(([part]) => position[part] > 0).map(([part]) => (
            <Progress.Section
              key={part}
              className="part"
              data-part={part}
              withAria={false}
              value={(position[part] / position.onHand) * 100}
            />
          ))}
        </Progress.Root>
      )}
    </section>
  )
}
