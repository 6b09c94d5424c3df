import { Button, Group, Text } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { answer, kontor } from '../api.ts'
import { Empty, Failed, Loading } from '../parts/states.tsx'
import { Filters } from './filters.tsx'
import type { StockSearch } from './search.ts'
import { Sections } from './sections.tsx'
import { StockTable } from './table.tsx'

const PAGE = 50

/** Every position, by SKU and place, narrowed by what the address says. */
export function Stock() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const search = useSearch({ from: '/stock' })
  const setSearch = (next: StockSearch) => void navigate({ to: '/stock', search: next })
  const list = usePositions(search)
  const rows = list.data?.pages.flatMap((page) => page.items) ?? []
  const filtered = Object.keys(search).length > 0
  const fine = search.show === 'drifting'

  return (
    <div className="stack">
      <Sections at="positions" hint={t('orders.keys')} />
      <Filters search={search} onChange={setSearch} />
      <section className="card" aria-label={t('stock.list')}>
        {list.isPending && <Loading rows={10} />}
        {list.isError && rows.length === 0 && <Failed error={list.error} again={() => void list.refetch()} />}
        {list.isSuccess && rows.length === 0 && (
          <Empty
            title={t(fine ? 'stock.noDrift' : filtered ? 'stock.none' : 'stock.nothingYet')}
            why={t(fine ? 'stock.noDriftWhy' : filtered ? 'stock.noneWhy' : 'stock.nothingYetWhy')}
          >
            {filtered && (
              <Button variant="default" onClick={() => setSearch({})}>
                {t('orders.clear')}
              </Button>
            )}
          </Empty>
        )}
        {rows.length > 0 && <StockTable rows={rows} />}
        {rows.length > 0 && (
          <Group justify="space-between" mt="md">
            <Text size="sm" className="quiet">
              {t('stock.shown', { count: rows.length })}
              {!list.hasNextPage && ` · ${t('orders.thatIsAll')}`}
            </Text>
            {list.hasNextPage && (
              <Button variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
                {t('orders.more')}
              </Button>
            )}
          </Group>
        )}
      </section>
    </div>
  )
}

function usePositions(search: StockSearch) {
  return useInfiniteQuery({
    queryKey: ['stock', 'positions', search],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      answer(
        kontor.GET('/v1/stock/positions', {
          params: { query: { ...search, limit: PAGE, ...(pageParam !== '' && { cursor: pageParam }) } },
          signal,
        }),
      ),
    getNextPageParam: (last) => last.next,
  })
}
