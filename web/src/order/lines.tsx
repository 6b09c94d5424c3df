import { Table, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Story } from '../api.ts'
import { Card } from '../parts/card.tsx'
import { useFormat } from '../parts/format.ts'
import { Status, useStatus } from '../parts/status.tsx'
import { promiseAndFact } from './promise.ts'

/** From the shelf to the customer, then what left that way. */
const WAY = [
  ...['open', 'backordered', 'preordered', 'reserved', 'allocated', 'picked', 'packed', 'ready', 'shipped'],
  ...['delivered', 'cancelled', 'lost', 'sent_back'],
]

export function Lines({ story }: Readonly<{ story: Story }>) {
  const { t } = useTranslation()
  const format = useFormat()
  const status = useStatus()
  const money = story.money
  return (
    <Card title={t('order.lines')}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reached by keyboard (WCAG 2.1.1) */}
      <section className="scroll" tabIndex={0} aria-label={t('order.lines')}>
        <Table verticalSpacing="xs" className="lines stacked">
          <Table.Thead>
            <Table.Tr>
              <Table.Th className="number">{t('order.quantity')}</Table.Th>
              <Table.Th>{t('order.item')}</Table.Th>
              <Table.Th>{t('order.where')}</Table.Th>
              <Table.Th>{t('order.story')}</Table.Th>
              {money && <Table.Th className="number">{t('order.price')}</Table.Th>}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {story.lines.map((line) => (
              <Table.Tr key={line.line}>
                <Table.Td className="number">{format.count(line.quantity)}</Table.Td>
                <Table.Td>
                  <Text size="sm" fw={550} className="words">
                    {line.name}
                  </Text>
                  <Text size="xs" className="quiet">
                    {line.sku}
                  </Text>
                </Table.Td>
                <Table.Td>
                  <div className="buckets">
                    {line.kind !== 'kit' &&
                      WAY.filter((bucket) => (line.buckets[bucket] ?? 0) > 0).map((bucket) => (
                        <Status key={bucket} code={bucket} label={`${line.buckets[bucket]} × ${status(bucket)}`} />
                      ))}
                  </div>
                </Table.Td>
                <Table.Td>
                  <PromiseAndFact line={line} story={story} />
                </Table.Td>
                {money && <Table.Td className="number">{format.money(line.grossMinor ?? 0, money.currency)}</Table.Td>}
              </Table.Tr>
            ))}
            {money &&
              story.charges.map((charge) => (
                <Table.Tr key={`charge-${charge.charge}`}>
                  <Table.Td />
                  <Table.Td colSpan={3}>
                    {charge.cancelled ? <s>{charge.name}</s> : charge.name}
                    <Text size="xs" className="quiet">
                      {t('order.charge')}
                    </Text>
                  </Table.Td>
                  <Table.Td className="number">{format.money(charge.grossMinor, money.currency)}</Table.Td>
                </Table.Tr>
              ))}
          </Table.Tbody>
        </Table>
      </section>
    </Card>
  )
}

/** What was said and what became of it, in two short lines. */
function PromiseAndFact({ line, story }: Readonly<{ line: Story['lines'][number]; story: Story }>) {
  const { t } = useTranslation()
  const format = useFormat()
  if (line.kind === 'kit') return null
  const kept = promiseAndFact(line, story, new Date().toISOString().slice(0, 10))
  const late = kept.daysLate !== null && kept.daysLate > 0
  const over = (line.buckets['cancelled'] ?? 0) === line.quantity
  return (
    <div className="promise">
      <Text size="sm">
        {kept.promisedOn === null
          ? t('order.notPromised')
          : t('order.promisedBy', { date: format.day(kept.promisedOn) })}
      </Text>
      {kept.promisedOn !== null && !over && (
        <Text size="xs" className={late ? 'late' : 'quiet'}>
          {kept.deliveredOn === null
            ? t('order.stillDue')
            : t('order.deliveredOn', { date: format.day(kept.deliveredOn) })}
          {kept.deliveredOn !== null && !late && ` · ${t('order.onTime')}`}
          {late && ` · ${t('order.late', { count: kept.daysLate ?? 0 })}`}
        </Text>
      )}
      {line.appointments.map((one) => (
        <Text key={`${one.on}-${one.slot}`} size="sm">
          {t('order.appointment', { date: format.day(one.on), slot: one.slot, place: one.place })}
        </Text>
      ))}
      {kept.changes > 0 && (
        <Text size="xs" className="quiet">
          {t('order.changes', { count: kept.changes })}
          {kept.toldAt !== null && ` · ${t('order.told', { date: format.instant(kept.toldAt) })}`}
        </Text>
      )}
    </div>
  )
}
