import { Button, Group, Table, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Card } from '../parts/card.tsx'
import { useFormat } from '../parts/format.ts'
import { Loaded } from '../parts/states.tsx'
import { useMay } from '../session/session.ts'
import { NewStrategy } from './new-strategy.tsx'
import { type Strategy, strategiesQuery } from './queries.ts'
import { State } from './state.tsx'

/** Which location serves an order: strategies in the order in which they are asked, and the drafts beside them. */
export function Sourcing() {
  const { t } = useTranslation()
  const may = useMay()
  const query = useQuery(strategiesQuery)
  const [making, setMaking] = useState(false)
  return (
    <div className="stack">
      <Group justify="space-between" align="end">
        <div>
          <Title order={1}>{t('sourcing.title')}</Title>
          <Text className="quiet">{t('sourcing.lead')}</Text>
        </div>
        {may('sourcing.write') && <Button onClick={() => setMaking(true)}>{t('sourcing.new')}</Button>}
      </Group>
      <Loaded query={query} rows={6}>
        {(all) => {
          const active = all
            .filter(({ state }) => state === 'active')
            .sort((a, b) => a.definition.rank - b.definition.rank || (a.code < b.code ? -1 : 1))
          const drafts = all.filter(({ state }) => state === 'draft')
          const retired = all.filter(
            (one) =>
              one.state === 'retired' && !all.some((other) => other.code === one.code && other.version > one.version),
          )
          return (
            <>
              <Strategies title={t('sourcing.deciding')} why={t('sourcing.decidingWhy')} rows={active} />
              {drafts.length > 0 && (
                <Strategies title={t('sourcing.drafts')} why={t('sourcing.draftsWhy')} rows={drafts} />
              )}
              {retired.length > 0 && (
                <Strategies title={t('sourcing.retired')} why={t('sourcing.retiredWhy')} rows={retired} />
              )}
            </>
          )
        }}
      </Loaded>
      {making && <NewStrategy onClose={() => setMaking(false)} />}
    </div>
  )
}

function Strategies({ title, why, rows }: Readonly<{ title: string; why: string; rows: readonly Strategy[] }>) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <Card title={title} why={why}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reached by keyboard (WCAG 2.1.1) */}
      <section className="scroll" tabIndex={0} aria-label={title}>
        <Table verticalSpacing="xs">
          <Table.Thead>
            <Table.Tr>
              <Table.Th className="number">{t('sourcing.rank')}</Table.Th>
              <Table.Th>{t('sourcing.strategy')}</Table.Th>
              <Table.Th>{t('sourcing.appliesWhen')}</Table.Th>
              <Table.Th>{t('sourcing.weighs')}</Table.Th>
              <Table.Th>{t('sourcing.changed')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map((one) => (
              <Table.Tr key={one.id}>
                <Table.Td className="number">{format.count(one.definition.rank)}</Table.Td>
                <Table.Td className="what">
                  <Link to="/sourcing/$strategy" params={{ strategy: one.id }}>
                    {one.name}
                  </Link>
                  <span className="quiet">
                    {one.code}/{one.version} <State strategy={one} />
                  </span>
                </Table.Td>
                <Table.Td>
                  {one.definition.appliesWhen === undefined ? (
                    <span className="quiet">{t('sourcing.always')}</span>
                  ) : (
                    <code className="wrap">{one.definition.appliesWhen}</code>
                  )}
                </Table.Td>
                <Table.Td>{one.definition.criteria.map(({ name }) => name).join(', ')}</Table.Td>
                <Table.Td className="nowrap">{one.builtIn ? '–' : format.day(one.changedAt)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </section>
    </Card>
  )
}
