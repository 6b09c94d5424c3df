import { Table, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Got } from '../api.ts'
import { useFormat } from '../parts/format.ts'

export type Decision = Omit<Got<'/v1/sourcing-decisions/{decision}'>, 'id' | 'raw'>
type Units = Readonly<{ line: number; sku: string | null; units: number }>

/** Points are hundredths of a minor unit. */
const POINTS = 100

/** Why goods come from where they come, line by line: what was wanted, who could serve it at which cost, who could not. */
export function Certificate({ decision }: Readonly<{ decision: Decision }>) {
  const { t } = useTranslation()
  const format = useFormat()
  const { wanted = [], taken = [], pegged = [], missing = [], refused = [], cost, gap = 0 } = decision
  const sayUnits = (rows: readonly Units[]) =>
    rows.map(({ line, sku, units }) => `${format.count(units)} × ${sku ?? line}`).join(', ')
  return (
    <div className="stack">
      <dl className="facts certificate">
        <dt>{t('sourcing.wanted')}</dt>
        <dd>{sayUnits(wanted)}</dd>
        <dt>{t('sourcing.taken')}</dt>
        <dd>
          <Placed rows={taken} say={sayUnits} />
        </dd>
        {pegged.length > 0 && (
          <>
            <dt>{t('sourcing.ofSupply')}</dt>
            <dd>
              <Placed rows={pegged} say={sayUnits} />
            </dd>
          </>
        )}
        {missing.length > 0 && (
          <>
            <dt>{t('sourcing.missing')}</dt>
            <dd className="late">{sayUnits(missing)}</dd>
          </>
        )}
        {cost && (
          <>
            <dt>{t('sourcing.cost')}</dt>
            <dd>
              {t('sourcing.minor', { value: format.count(cost.minor) })}{' '}
              <span className="quiet">
                {gap === 0 ? t('sourcing.proven') : t('sourcing.gap', { value: format.count(gap / POINTS) })}
              </span>
            </dd>
          </>
        )}
        {decision.hand && (
          <>
            <dt>{t('sourcing.byHand')}</dt>
            <dd>{decision.hand.reason}</dd>
          </>
        )}
      </dl>
      <Candidates decision={decision} />
      {refused.length > 0 && (
        <div>
          <Text size="sm" fw={600}>
            {t('sourcing.refused', { count: decision.locations ?? 0 })}
          </Text>
          <ul className="consequences">
            {refused.map(({ reason, about, locations }) => (
              <li key={reason}>
                {t('sourcing.refusedBy', { count: locations })}: <strong>{reason}</strong>{' '}
                <span className="quiet wrap">{about}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  )
}

type Placed = Units & Readonly<{ location: { code: string } }>

/** Units by the place that serves them. */
function Placed({ rows, say }: Readonly<{ rows: readonly Placed[]; say: (rows: readonly Units[]) => string }>) {
  if (rows.length === 0) return '–'
  return (
    <ul>
      {[...new Set(rows.map(({ location }) => location.code))].map((code) => (
        <li key={code}>
          <strong>{code}</strong> {say(rows.filter(({ location }) => location.code === code))}
        </li>
      ))}
    </ul>
  )
}

/** The places that were looked at last, side by side: what each criterion costs there, and their sum. */
function Candidates({ decision }: Readonly<{ decision: Decision }>) {
  const { t } = useTranslation()
  const format = useFormat()
  const { candidates = [] } = decision
  const [first] = candidates
  if (!first) return null
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reached by keyboard (WCAG 2.1.1)
    <section className="scroll" tabIndex={0} aria-label={t('sourcing.candidates')}>
      <Table verticalSpacing={6}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('sourcing.candidate')}</Table.Th>
            <Table.Th className="number">{t('sourcing.unitsFree')}</Table.Th>
            <Table.Th className="number">{t('sourcing.km')}</Table.Th>
            {first.parts.map(({ name }) => (
              <Table.Th key={name} className="number">
                {name}
              </Table.Th>
            ))}
            <Table.Th className="number">{t('sourcing.sum')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {candidates.map((one) => (
            <Table.Tr key={one.location.code} data-chosen={one.chosen || undefined}>
              <Table.Th scope="row">
                {one.location.code}{' '}
                {one.chosen && (
                  <span className="status" data-tone="good">
                    {t('sourcing.chosen')}
                  </span>
                )}
              </Table.Th>
              <Table.Td className="number">{one.unitsFree === null ? '–' : format.count(one.unitsFree)}</Table.Td>
              <Table.Td className="number">{one.distanceKm === null ? '–' : format.count(one.distanceKm)}</Table.Td>
              {one.parts.map(({ name, points }) => (
                <Table.Td key={name} className="number">
                  {format.count(points / POINTS)}
                </Table.Td>
              ))}
              <Table.Td className="number">
                <strong>{format.count(one.points / POINTS)}</strong>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  )
}
