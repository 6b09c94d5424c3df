import { Text } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { paths } from '../../../sdk/schema.d.ts'
import { answer, kontor } from '../api.ts'
import { useFormat } from '../parts/format.ts'
import { Paged } from '../parts/paged.tsx'

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
    <Paged list={query} waiting={6} empty={<Text size="sm">{t('process.noOrders')}</Text>}>
      {(rows) => (
        <ol className="plain-list passed">
          {rows.map((one, index) => (
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
      )}
    </Paged>
  )
}
