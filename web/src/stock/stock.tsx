import { Button } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { answer, kontor } from '../api.ts'
import { Paged } from '../parts/paged.tsx'
import { Empty } from '../parts/states.tsx'
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
  const filtered = Object.keys(search).length > 0
  const fine = search.show === 'drifting'

  return (
    <div className="stack">
      <Sections at="positions" hint={t('orders.keys')} />
      <Filters search={search} onChange={setSearch} />
      <section className="card" aria-label={t('stock.list')}>
        <Paged
          list={list}
          shown={(count) => t('stock.shown', { count })}
          empty={
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
          }
        >
          {(rows) => <StockTable rows={rows} />}
        </Paged>
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
