import { Table } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Card } from '../parts/card.tsx'
import { useFormat } from '../parts/format.ts'
import type { TowerData } from './tower.tsx'

/** What waits for each step and how long the step takes; the slowest is seen by its bar. */
export function Steps({ tower }: Readonly<{ tower: TowerData }>) {
  const { t } = useTranslation()
  const format = useFormat()
  const slowest = Math.max(...tower.steps.map(({ p90S }) => p90S ?? 0), 1)
  return (
    <Card title={t('tower.steps')} why={t('tower.stepsWhy', { days: tower.days })}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reached by keyboard (WCAG 2.1.1) */}
      <section className="scroll" tabIndex={0} aria-label={t('tower.steps')}>
        <Table verticalSpacing="xs">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('tower.step')}</Table.Th>
              <Table.Th className="number">{t('tower.waiting')}</Table.Th>
              <Table.Th>{t('tower.oldest')}</Table.Th>
              <Table.Th className="number">{t('tower.done')}</Table.Th>
              <Table.Th className="number">{t('tower.median')}</Table.Th>
              <Table.Th className="number">{t('tower.p90')}</Table.Th>
              <Table.Th aria-hidden="true" />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {tower.steps.map((step) => (
              <Table.Tr key={step.step}>
                <Table.Th scope="row">{t(`step.${step.step}`)}</Table.Th>
                <Table.Td className="number">{format.count(step.waiting)}</Table.Td>
                <Table.Td className="nowrap">{step.oldestAt === null ? '–' : format.ago(step.oldestAt)}</Table.Td>
                <Table.Td className="number">{format.count(step.done)}</Table.Td>
                <Table.Td className="number">{step.medianS === null ? '–' : format.duration(step.medianS)}</Table.Td>
                <Table.Td className="number">{step.p90S === null ? '–' : format.duration(step.p90S)}</Table.Td>
                <Table.Td aria-hidden="true">
                  <Span median={(step.medianS ?? 0) / slowest} p90={(step.p90S ?? 0) / slowest} />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </section>
    </Card>
  )
}

/** From nothing to nine of ten, with the middle value as the darker part. */
function Span({ median, p90 }: Readonly<{ median: number; p90: number }>) {
  return (
    <svg className="span" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
      <rect className="most" width={p90 * 100} height="8" />
      <rect width={median * 100} height="8" />
    </svg>
  )
}
