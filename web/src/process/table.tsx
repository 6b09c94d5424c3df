import { Button, Table } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useEventWord } from '../parts/event.ts'
import { useFormat } from '../parts/format.ts'
import { type Flow, paceOf, slowestOf } from './flow.ts'
import type { ProcessSearch } from './search.ts'

type TableProps = Readonly<{
  flow: Pick<Flow, 'edges'>
  onOpen: (opened: Pick<ProcessSearch, 'from' | 'to'>) => void
}>

/** The same as the map, the slowest way first. */
export function FlowTable({ flow, onOpen }: TableProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const word = useEventWord()
  const slowest = slowestOf(flow.edges)
  const edges = [...flow.edges].sort((a, b) => (b.medianS ?? 0) - (a.medianS ?? 0) || b.passages - a.passages)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reached by keyboard (WCAG 2.1.1)
    <section className="scroll" tabIndex={0} aria-label={t('process.table')}>
      <Table verticalSpacing="xs" className="ways">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('process.from')}</Table.Th>
            <Table.Th>{t('process.to')}</Table.Th>
            <Table.Th className="number">{t('process.count')}</Table.Th>
            <Table.Th className="number">{t('tower.median')}</Table.Th>
            <Table.Th className="number">{t('tower.p90')}</Table.Th>
            <Table.Th>{t('process.pace')}</Table.Th>
            <Table.Th>
              <span className="unseen">{t('process.orders')}</span>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {edges.map((edge) => {
            const pace = paceOf(edge.medianS, slowest)
            return (
              <Table.Tr key={`${edge.from} ${edge.to}`}>
                <Table.Td>{word(edge.from)}</Table.Td>
                <Table.Td>{word(edge.to)}</Table.Td>
                <Table.Td className="number">{format.count(edge.passages)}</Table.Td>
                <Table.Td className="number">{edge.medianS === null ? '–' : format.duration(edge.medianS)}</Table.Td>
                <Table.Td className="number">{edge.p90S === null ? '–' : format.duration(edge.p90S)}</Table.Td>
                <Table.Td className={pace === 'slowest' ? 'late nowrap' : 'nowrap'}>{t(`process.${pace}`)}</Table.Td>
                <Table.Td>
                  <Button
                    size="compact-sm"
                    variant="default"
                    aria-label={t('process.ordersOf', { from: word(edge.from), to: word(edge.to) })}
                    onClick={() => onOpen({ from: edge.from, to: edge.to })}
                  >
                    {t('process.orders')}
                  </Button>
                </Table.Td>
              </Table.Tr>
            )
          })}
        </Table.Tbody>
      </Table>
    </section>
  )
}
