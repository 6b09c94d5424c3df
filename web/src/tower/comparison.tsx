import { Table } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { answer, kontor } from '../api.ts'
import { useFormat } from '../parts/format.ts'
import { Empty, Loaded } from '../parts/states.tsx'
import { compare } from './compare.ts'
import type { By } from './search.ts'
import type { AskedStep } from './step-orders.tsx'

const DAYS = 30
const STEPS = ['source', 'release', 'accept', 'pick', 'pack', 'hand_over', 'deliver'] as const

type ComparisonProps = Readonly<{ by: By; onOpen: (step: AskedStep) => void }>

/** Step times of each channel, place or carrier beside each other, the slowest first. */
export function Comparison({ by, onOpen }: ComparisonProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const query = useQuery({
    queryKey: ['tower', 'steps', by],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => answer(kontor.GET('/v1/reports/steps', { params: { query: { by, days: DAYS } }, signal })),
  })
  return (
    <Loaded query={query} rows={5}>
      {({ items, days }) => {
        const rows = compare(items)
        const steps = STEPS.filter((step) => items.some((one) => one.step === step))
        if (rows.length === 0) return <Empty title={t('tower.noSteps')} why={t('tower.noStepsWhy')} />
        return (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reached by keyboard (WCAG 2.1.1)
          <section className="scroll" tabIndex={0} aria-label={t('tower.compare')}>
            <Table verticalSpacing={6} className="matrix">
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{t(`tower.by_${by}`)}</Table.Th>
                  {steps.map((step) => (
                    <Table.Th key={step} className="number">
                      {t(`step.${step}`)}
                    </Table.Th>
                  ))}
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {rows.map((row) => (
                  <Table.Tr key={row.code}>
                    <Table.Th scope="row">{row.name}</Table.Th>
                    {steps.map((step) => {
                      const cell = row.cells.get(step)
                      if (cell?.medianS == null || cell.p90S === null)
                        return (
                          <Table.Td key={step} className="number quiet">
                            –
                          </Table.Td>
                        )
                      const worst = row.worstOf.has(step)
                      const title = `${t(`step.${step}`)}, ${row.name}`
                      return (
                        <Table.Td key={step} className="number">
                          <button
                            type="button"
                            className={worst ? 'cell worst' : 'cell'}
                            aria-label={`${title}: ${format.duration(cell.medianS)}, ${t('tower.p90')} ${format.duration(cell.p90S)}${worst ? `, ${t('process.slowest')}` : ''}`}
                            onClick={() => onOpen({ to: step, days, title, [by]: row.code })}
                          >
                            <span>
                              {worst && '◷ '}
                              {format.duration(cell.medianS)}
                            </span>
                            <span className="quiet">{format.duration(cell.p90S)}</span>
                          </button>
                        </Table.Td>
                      )
                    })}
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </section>
        )
      }}
    </Loaded>
  )
}
