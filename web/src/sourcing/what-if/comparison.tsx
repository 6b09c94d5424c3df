import '@mantine/charts/styles.css'
import { BarChart } from '@mantine/charts'
import { Table, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../parts/format.ts'
import { changeOf, loadsOf, MEASURES, type Measure, measuresOf, type Side } from './sums.ts'
import type { Run } from './what-if.tsx'

const [NOW, DRAFT] = ['gray.5', 'harbor.6'] as const
const ROW_PX = 36

type Props = Readonly<{ run: Run; now: Side; draft: Side }>

/** What decides now beside the draft: numbers to read, and charts to see where they part. */
export function Comparison({ run, now, draft }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const [was, is] = [measuresOf(now), measuresOf(draft)]
  const say = (measure: Measure, value: number) => (measure === 'late' ? format.percent(value) : format.count(value))
  const loads = loadsOf(now, draft)
  const series = [
    { name: 'now', label: t('sourcing.now'), color: NOW },
    { name: 'draft', label: t('sourcing.thisVersion'), color: DRAFT },
  ]
  return (
    <>
      <Text size="sm">
        {t('sourcing.wouldDiffer', {
          differing: format.count(run.differing),
          applied: format.count(run.applied),
        })}
      </Text>
      <div className="comparison">
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reached by keyboard (WCAG 2.1.1) */}
        <section className="scroll" tabIndex={0} aria-label={t('sourcing.compared')}>
          <Table verticalSpacing={6}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('sourcing.measure')}</Table.Th>
                <Table.Th className="number">{t('sourcing.now')}</Table.Th>
                <Table.Th className="number">{t('sourcing.thisVersion')}</Table.Th>
                <Table.Th className="number">{t('sourcing.change')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {MEASURES.map((measure) => (
                <Table.Tr key={measure}>
                  <Table.Th scope="row">{t(`sourcing.measure_${measure}`)}</Table.Th>
                  <Table.Td className="number">{say(measure, was[measure])}</Table.Td>
                  <Table.Td className="number">{say(measure, is[measure])}</Table.Td>
                  <Table.Td className="number">
                    <Change share={changeOf(was[measure], is[measure])} />
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </section>
        <figure aria-hidden="true">
          <figcaption>{t('sourcing.asShare')}</figcaption>
          <BarChart
            h={MEASURES.length * ROW_PX}
            data={MEASURES.map((measure) => ({
              measure: t(`sourcing.measure_${measure}`),
              draft: 100 * (1 + (changeOf(was[measure], is[measure]) ?? 0)),
              now: 100,
            }))}
            dataKey="measure"
            orientation="vertical"
            series={series}
            withTooltip={false}
            withLegend
            gridAxis="x"
            valueFormatter={(value) => `${format.count(value)} %`}
            yAxisProps={{ width: 130 }}
            barChartProps={{ accessibilityLayer: false }}
          />
        </figure>
        <figure aria-hidden="true">
          <figcaption>{t('sourcing.load')}</figcaption>
          <BarChart
            h={Math.max(loads.length, 2) * ROW_PX + ROW_PX}
            data={loads}
            dataKey="location"
            orientation="vertical"
            series={series}
            withTooltip={false}
            gridAxis="x"
            valueFormatter={(value) => format.count(value)}
            yAxisProps={{ width: 130 }}
            barChartProps={{ accessibilityLayer: false }}
          />
        </figure>
        <LoadTable loads={loads} />
      </div>
      {run.withoutLanes + run.withoutLoad > 0 && (
        <Text size="sm" className="quiet">
          {t('sourcing.notSeen', { lanes: run.withoutLanes, load: run.withoutLoad })}
        </Text>
      )}
    </>
  )
}

/** Every measure is better when it is less. */
function Change({ share }: Readonly<{ share: number | null }>) {
  const { t } = useTranslation()
  const format = useFormat()
  if (share === null) return <span className="late">{t('sourcing.fromNothing')}</span>
  if (share === 0) return <span className="quiet">=</span>
  return (
    <span className="status" data-tone={share > 0 ? 'bad' : 'good'}>
      {share > 0 ? '+' : '−'}
      {format.percent(Math.abs(share))}
    </span>
  )
}

function LoadTable({ loads }: Readonly<{ loads: ReturnType<typeof loadsOf> }>) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reached by keyboard (WCAG 2.1.1)
    <section className="scroll" tabIndex={0} aria-label={t('sourcing.load')}>
      <Table verticalSpacing={6}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('sourcing.load')}</Table.Th>
            <Table.Th className="number">{t('sourcing.now')}</Table.Th>
            <Table.Th className="number">{t('sourcing.thisVersion')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {loads.map(({ location, now, draft }) => (
            <Table.Tr key={location}>
              <Table.Th scope="row">{location}</Table.Th>
              <Table.Td className="number">{format.count(now)}</Table.Td>
              <Table.Td className="number">{format.count(draft)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  )
}
