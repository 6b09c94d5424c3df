import { Button, Group, Text } from '@mantine/core'
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Failed, Loading } from './states.tsx'

type List<Row> = UseInfiniteQueryResult<InfiniteData<{ items: readonly Row[] }>>

/** What the pages of a list hold, one after the other. */
export function rowsOf<Row>(list: List<Row>): readonly Row[] {
  return list.data?.pages.flatMap((page) => page.items) ?? []
}

type PagedProps<Row> = Readonly<{
  list: List<Row>
  /** What is said when nothing is there. */
  empty: ReactNode
  /** How many are shown, in words; without it only the way to more stands below. */
  shown?: (count: number) => string
  waiting?: number
  children: (rows: readonly Row[]) => ReactNode
}>

/**
 * A list that comes by pages: while one waits, when it failed, when nothing is there, and the way to more. What was
 * there stays when a later read fails.
 */
export function Paged<Row>({ list, empty, shown, waiting = 10, children }: PagedProps<Row>) {
  const { t } = useTranslation()
  const rows = rowsOf(list)
  if (list.isPending) return <Loading rows={waiting} />
  if (list.isError && rows.length === 0) return <Failed error={list.error} again={() => void list.refetch()} />
  if (rows.length === 0) return empty
  return (
    <>
      {children(rows)}
      {(shown || list.hasNextPage) && (
        <Group justify="space-between" mt="md">
          <Text size="sm" className="quiet">
            {shown && `${shown(rows.length)}${list.hasNextPage ? '' : ` · ${t('orders.thatIsAll')}`}`}
          </Text>
          {list.hasNextPage && (
            <Button variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
              {t('orders.more')}
            </Button>
          )}
        </Group>
      )}
    </>
  )
}
