import '../tower/tower.css'
import { Checkbox, Table, Text, Title } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, type Got, kontor } from '../api.ts'
import type { ActName } from '../orders/acts.ts'
import { Bulk, useOffered } from '../orders/bulk.tsx'
import { Card } from '../parts/card.tsx'
import { useFormat } from '../parts/format.ts'
import { Empty, Loaded } from '../parts/states.tsx'
import { Status, useStatus } from '../parts/status.tsx'
import { KINDS, type Kind } from './search.ts'

const SHOWN = 100

/** What can be done with many orders of a kind; where nothing can, each wants a decision of its own. */
const TOGETHER: Readonly<Record<Kind, readonly ActName[]>> = {
  late: ['release'],
  at_risk: ['release'],
  held: ['lift_hold'],
  payment_unknown: ['check_payment'],
  payment_failed: ['capture', 'check_payment'],
  short: ['release'],
  delivery_failed: [],
  backordered: [],
}
type Row = Got<'/v1/reports/exceptions'>['items'][number]['orders'][number]

/** Orders that need somebody, kind by kind, with what can be done about them. */
export function Exceptions() {
  const { t } = useTranslation()
  const format = useFormat()
  const { kind = 'late' } = useSearch({ from: '/exceptions' })
  const tower = useQuery({
    queryKey: ['tower'],
    queryFn: ({ signal }) => answer(kontor.GET('/v1/reports/tower', { signal })),
  })
  const query = useQuery({
    queryKey: ['tower', 'exceptions', kind],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      answer(kontor.GET('/v1/reports/exceptions', { params: { query: { kind, limit: SHOWN } }, signal })),
  })
  const countOf = (one: Kind) => tower.data?.exceptions.find((found) => found.kind === one)?.all ?? 0
  return (
    <div className="stack">
      <div>
        <Link to="/" className="back quiet">
          {t('tower.title')}
        </Link>
        <Title order={1}>{t('tower.exceptions')}</Title>
        <Text className="quiet">{t('exceptions.lead')}</Text>
      </div>
      <nav aria-label={t('exceptions.kinds')} className="kinds">
        {KINDS.map((one) => (
          <Link key={one} to="/exceptions" search={{ kind: one }} aria-current={one === kind ? 'page' : undefined}>
            {t(`exception.${one}`)} <span className="number">{format.count(countOf(one))}</span>
          </Link>
        ))}
      </nav>
      <Card title={t(`exception.${kind}`)} why={t(`exceptions.why_${kind}`)}>
        <Loaded query={query}>
          {({ items }) => {
            const found = items.find((one) => one.kind === kind)
            if (!found) return <Empty title={t('exceptions.none')} why={t('exceptions.noneWhy')} />
            return <List key={kind} kind={kind} rows={found.orders} all={found.all} />
          }}
        </Loaded>
      </Card>
    </div>
  )
}

function List({ kind, rows, all }: Readonly<{ kind: Kind; rows: readonly Row[]; all: number }>) {
  const { t } = useTranslation()
  const format = useFormat()
  const status = useStatus()
  const offered = useOffered(TOGETHER[kind])
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set())
  // What is no longer in the list was done by somebody meanwhile.
  const chosen = rows.filter(({ order }) => marked.has(order)).map(({ order, number }) => ({ id: order, number }))
  const mark = (order: string, on: boolean) => {
    const next = new Set(marked)
    if (on) next.add(order)
    else next.delete(order)
    setMarked(next)
  }
  const isAll = chosen.length === rows.length
  return (
    <>
      {offered.length === 0 ? (
        <Text size="sm" className="quiet">
          {TOGETHER[kind].length === 0 ? t('exceptions.oneByOne') : t('act.noRight')}
        </Text>
      ) : (
        <Bulk acts={TOGETHER[kind]} chosen={chosen} onClear={() => setMarked(new Set())} />
      )}
      <Table verticalSpacing="xs">
        <Table.Thead>
          <Table.Tr>
            <Table.Th w={44}>
              <Checkbox
                aria-label={t('exceptions.all')}
                checked={isAll}
                indeterminate={chosen.length > 0 && !isAll}
                onChange={() => setMarked(new Set(isAll ? [] : rows.map(({ order }) => order)))}
              />
            </Table.Th>
            <Table.Th>{t('exceptions.order')}</Table.Th>
            <Table.Th>{t('exceptions.since')}</Table.Th>
            <Table.Th>{t('exceptions.what')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={row.order}>
              <Table.Td>
                <Checkbox
                  aria-label={row.number}
                  checked={marked.has(row.order)}
                  onChange={(event) => mark(row.order, event.currentTarget.checked)}
                />
              </Table.Td>
              <Table.Td>
                <Link to="/orders/$order" params={{ order: row.order }}>
                  {row.number}
                </Link>
              </Table.Td>
              <Table.Td className="nowrap">
                <time dateTime={row.since} title={format.instant(row.since)}>
                  {format.ago(row.since)}
                </time>
              </Table.Td>
              <Table.Td>
                <Status code={kind} label={row.detail === null ? t(`exception.${kind}`) : status(row.detail)} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {all > rows.length && (
        <Text size="sm" className="quiet" mt="xs">
          {t('tower.more', { count: all - rows.length })}
        </Text>
      )}
    </>
  )
}
