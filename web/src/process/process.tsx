import './process.css'
import { Button, Group, Text, Title } from '@mantine/core'
import { DownloadIcon } from '@radix-ui/react-icons'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, kontor } from '../api.ts'
import { Card } from '../parts/card.tsx'
import { useFormat } from '../parts/format.ts'
import { Empty, Loaded } from '../parts/states.tsx'
import { useMay } from '../session/session.ts'
import { Behind } from './behind.tsx'
import { Filters } from './filters.tsx'
import { type Flow, mostOf } from './flow.ts'
import { FlowMap } from './map.tsx'
import { type ProcessChange, type ProcessSearch, readProcessSearch } from './search.ts'
import { FlowTable } from './table.tsx'

/** The process as it is, made from what happened: a map of it, the same as a table, and the orders behind each way. */
export function Process() {
  const { t } = useTranslation()
  const may = useMay()
  const search = useSearch({ from: '/process' })
  const navigate = useNavigate({ from: '/process' })
  const change = (next: ProcessChange) =>
    void navigate({ search: readProcessSearch({ ...search, ...next }), resetScroll: false })
  const { object = 'order', days = 30, channel, location } = search
  const asked = { object, days, ...(channel !== undefined && { channel }), ...(location !== undefined && { location }) }
  const query = useQuery({
    queryKey: ['tower', 'process', asked],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => answer(kontor.GET('/v1/reports/process', { params: { query: asked }, signal })),
  })
  return (
    <div className="stack">
      <Group justify="space-between" align="end">
        <div>
          <Link to="/" className="back quiet">
            {t('tower.title')}
          </Link>
          <Title order={1}>{t('process.title')}</Title>
          <Text className="quiet">{t('process.lead')}</Text>
        </div>
        {may('report.export') && (
          <Button
            component="a"
            href={`/v1/reports/process/ocel?days=${days}`}
            download
            variant="default"
            leftSection={<DownloadIcon />}
          >
            {t('process.export')}
          </Button>
        )}
      </Group>
      <Filters search={search} onChange={change} />
      <Loaded query={query} rows={12}>
        {(flow) =>
          flow.edges.length === 0 ? (
            <Empty title={t('process.empty')} why={t('process.emptyWhy')} />
          ) : (
            <Shown flow={flow} search={search} onChange={change} />
          )
        }
      </Loaded>
    </div>
  )
}

type ShownProps = Readonly<{ flow: Flow; search: ProcessSearch; onChange: (next: ProcessChange) => void }>

function Shown({ flow, search, onChange }: ShownProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const { share = 80, view, from, to } = search
  const part = useMemo(() => mostOf(flow, share / 100), [flow, share])
  const open = (next: Pick<ProcessSearch, 'from' | 'to'>) => onChange({ from: undefined, to: undefined, ...next })
  const why = [
    t('process.shown', { ways: format.count(part.edges.length), all: format.count(flow.edges.length) }),
    ...(flow.behind > 0 ? [t('process.behind', { count: flow.behind })] : []),
  ]
  return (
    <>
      <Card title={t(view === 'table' ? 'process.table' : 'process.map')} why={why.join(' ')}>
        {view === 'table' ? (
          <FlowTable flow={part} onOpen={open} />
        ) : (
          <FlowMap flow={part} opened={to === undefined ? null : { from, to }} onOpen={open} />
        )}
      </Card>
      {to !== undefined && <Behind flow={flow} search={search} onOpen={open} />}
    </>
  )
}
