import { queryOptions } from '@tanstack/react-query'
import { answer, type Got, kontor } from '../api.ts'

export type Location = Got<'/v1/locations'>['items'][number]
export type Channel = Got<'/v1/channels'>['items'][number]
export type Brand = Got<'/v1/brands'>['items'][number]
export type PriceList = Got<'/v1/price-lists'>['items'][number]

type Page<Row> = Readonly<{ items: readonly Row[]; next: string | null }>
const PAGE = 200

/** All pages of a list that is a few hundred rows at most. */
export async function readAll<Row>(
  read: (query: { limit: number; cursor?: string }) => Promise<Page<Row>>,
): Promise<readonly Row[]> {
  const all: Row[] = []
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page: Page<Row> = await read({ limit: PAGE, ...(cursor !== '' && { cursor }) })
    all.push(...page.items)
    cursor = page.next
  }
  return all
}

export const locationsQuery = queryOptions({
  queryKey: ['admin', 'locations'],
  queryFn: () => readAll((query) => answer(kontor.GET('/v1/locations', { params: { query } }))),
})
export const channelsQuery = queryOptions({
  queryKey: ['admin', 'channels'],
  queryFn: () => readAll((query) => answer(kontor.GET('/v1/channels', { params: { query } }))),
})
export const brandsQuery = queryOptions({
  queryKey: ['admin', 'brands'],
  queryFn: () => readAll((query) => answer(kontor.GET('/v1/brands', { params: { query } }))),
})
export const entitiesQuery = queryOptions({
  queryKey: ['admin', 'entities'],
  queryFn: () => readAll((query) => answer(kontor.GET('/v1/legal-entities', { params: { query } }))),
})
export const priceListsQuery = queryOptions({
  queryKey: ['admin', 'price-lists'],
  queryFn: async () => (await answer(kontor.GET('/v1/price-lists'))).items,
})
