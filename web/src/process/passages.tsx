import { Button, Text } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { paths } from '../../../sdk/schema.d.ts'
import { answer, kontor } from '../api.ts'
import { useFormat } from '../parts/format.ts'
import { Loaded } from '../parts/states.tsx'

type Query = paths['/v1/reports/process/passages']['get']['parameters']['query']
export type AskedPassages = Omit<Query, 'cursor' | 'limit'>

const PAGE = 25

/** The orders that a number was counted from, the slowest first. */
export function Passages({ asked }: Readonly<{ asked: AskedPassages }>) {
  const { t } = useTranslation()
  const format = useFormat()
  const query = useInfiniteQuery({
    queryKey: ['passages', asked],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) => {
      const more = pageParam === '' ? {} : { cursor: pageParam }
      return answer(
        kontor.GET('/v1/reports/process/passages', { params: { query: { ...asked, ...more, limit: PAGE } }, signal }),
      )
    },
    getNextPageParam: ({ next }) => next ?? undefined,
  })
  return (
    <Loaded query={query} rows={6}>
      {({ pages }) => {
        const items = pages.flatMap((page) => page.items)
        if (items.length === 0) return <Text size="sm">{t('process.noOrders')}</Text>
        return (
          <>
            <ol className="plain-list passed">
              {items.map((one, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: an order may have gone the same way twice on a day
                <li key={`${one.order} ${index}`}>
                  <Link to="/orders/$order" params={{ order: one.order }}>
                    {one.number}
                  </Link>
                  <span className="quiet grow">{[one.location ?? one.channel, format.day(one.day)].join(' · ')}</span>
                  <span className="number">{format.duration(one.tookS)}</span>
                </li>
              ))}
            </ol>
            {query.hasNextPage && (
              <Button
                mt="sm"
                size="compact-sm"
                variant="default"
                loading={query.isFetchingNextPage}
                onClick={() => void query.fetchNextPage()}
              >
                {t('process.more')}
              </Button>
            )}
          </>
        )
      }}
    </Loaded>
  )
}
