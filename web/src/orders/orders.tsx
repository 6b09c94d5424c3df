import { Button, Group, Text, Title } from '@mantine/core'
import { DownloadIcon, Pencil2Icon } from '@radix-ui/react-icons'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, kontor, queries } from '../api.ts'
import { Paged, rowsOf } from '../parts/paged.tsx'
import { Empty } from '../parts/states.tsx'
import { useMay } from '../session/session.ts'
import { Bulk } from './bulk.tsx'
import { Filters } from './filters.tsx'
import { asked, type Search } from './search.ts'
import { OrderTable } from './table.tsx'
import { Views } from './views.tsx'

const PAGE = 50
const TOGETHER = ['release', 'hold', 'lift_hold', 'cancel'] as const

/** Every order, newest first, narrowed by what the address says. */
export function Orders() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const search = useSearch({ from: '/orders' })
  const setSearch = (next: Search) => void navigate({ to: '/orders', search: next })
  const list = useOrders(search)
  const may = useMay()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const filtered = Object.keys(search).length > 0

  return (
    <div className="stack">
      <Group justify="space-between">
        <Title order={1}>{t('orders.title')}</Title>
        <Group gap="xs">
          <Text size="xs" className="quiet" component="p" visibleFrom="md">
            {t('orders.keys')}
          </Text>
          {may('order.export') && (
            <Button
              component="a"
              variant="default"
              leftSection={<DownloadIcon />}
              href={`/v1/orders/export?${new URLSearchParams(asked(search) as Record<string, string>)}`}
              download
            >
              {t('orders.export')}
            </Button>
          )}
          {may('order.place') && (
            <Button leftSection={<Pencil2Icon />} onClick={() => void navigate({ to: '/orders/new' })}>
              {t('app.newOrder')}
            </Button>
          )}
        </Group>
      </Group>
      <Views search={search} onChange={setSearch} />
      <Filters search={search} onChange={setSearch} />
      <Newer search={search} first={rowsOf(list)[0]?.id} />
      <section className="card" aria-label={t('orders.list')}>
        <Paged
          list={list}
          shown={(count) => t('orders.shown', { count })}
          empty={
            <Empty
              title={t(filtered ? 'orders.none' : 'orders.nothingYet')}
              why={t(filtered ? 'orders.noneWhy' : 'orders.nothingYetWhy')}
            >
              {filtered && (
                <Button variant="default" onClick={() => setSearch({})}>
                  {t('orders.clear')}
                </Button>
              )}
            </Empty>
          }
        >
          {(rows) => (
            <>
              <Bulk
                acts={TOGETHER}
                chosen={rows.filter(({ id }) => chosen.has(id))}
                onClear={() => setChosen(new Set())}
              />
              <OrderTable rows={rows} chosen={chosen} onChoose={setChosen} />
            </>
          )}
        </Paged>
      </section>
    </div>
  )
}

function useOrders(search: Search) {
  return useInfiniteQuery({
    queryKey: ['orders', search],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      answer(
        kontor.GET('/v1/orders', {
          params: { query: { ...asked(search), limit: PAGE, ...(pageParam !== '' && { cursor: pageParam }) } },
          signal,
        }),
      ),
    getNextPageParam: (last) => last.next,
  })
}

/** New orders do not push away what somebody reads: they are announced, and come when they are asked for. */
function Newer({ search, first }: Readonly<{ search: Search; first: string | undefined }>) {
  const { t } = useTranslation()
  const newest = useQuery({
    queryKey: ['newest-order', search],
    enabled: first !== undefined,
    queryFn: async () => {
      const page = await answer(kontor.GET('/v1/orders', { params: { query: { ...asked(search), limit: 1 } } }))
      return page.items[0]?.id ?? null
    },
  })
  if (!newest.data || first === undefined || newest.data === first) return null
  return (
    <Button variant="light" onClick={() => void queries.resetQueries({ queryKey: ['orders', search] })}>
      {t('orders.newer')}
    </Button>
  )
}
