import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { PositionStory } from '../api.ts'
import { Card } from '../parts/card.tsx'
import { useFormat } from '../parts/format.ts'
import { OrderLink } from './held.tsx'
import { useKind } from './kinds.ts'

/** What is to come, when, and who was promised units of it already. */
export function Supplies({ position }: Readonly<{ position: PositionStory }>) {
  const { t } = useTranslation()
  const format = useFormat()
  const kind = useKind()
  return (
    <div id="supplies" className="anchor" tabIndex={-1}>
      <Card title={t('stock.supplies')}>
        {position.supplies.length === 0 && (
          <Text size="sm" className="quiet">
            {t('stock.nothingComes')}
          </Text>
        )}
        {position.supplies.map((supply) => (
          <section key={supply.id} className="part-list">
            <h3 className="between">
              <span>
                {format.day(supply.expectedAt)}{' '}
                <span className="quiet">
                  {kind(supply.kind)} {supply.reference}
                </span>
              </span>
              <span className="number">{format.count(supply.incoming)}</span>
            </h3>
            <Text size="sm" className="quiet">
              {t('stock.pegged', { units: format.count(supply.pegged) })}
            </Text>
            <ul className="plain-list">
              {position.holders
                .filter((one) => one.supply === supply.id)
                .map((one) => (
                  <li key={`${one.order}-${one.line}`}>
                    <OrderLink order={one.order} number={one.number ?? t('stock.aQuote')} />
                    <span className="number">{format.count(one.units)}</span>
                  </li>
                ))}
            </ul>
          </section>
        ))}
      </Card>
    </div>
  )
}
