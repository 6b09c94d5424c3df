import { queryOptions } from '@tanstack/react-query'
import { answer, type Got, kontor } from '../api.ts'
import type { Definition } from './definition.ts'

type Shown = Got<'/v1/sourcing-strategies'>['items'][number]
/** A version of a strategy; the API describes its definition where it takes one. */
export type Strategy = Omit<Shown, 'definition'> & Readonly<{ definition: Definition }>

/** What the API answers as an open object is what it took: the one boundary where that is said. */
const typed = (shown: Shown): Strategy => ({ ...shown, definition: shown.definition as unknown as Definition })

export const strategiesQuery = queryOptions({
  queryKey: ['sourcing', 'strategies'],
  queryFn: async ({ signal }) =>
    (await answer(kontor.GET('/v1/sourcing-strategies', { params: { query: {} }, signal }))).items.map(typed),
})

export function versionsQuery(strategy: string) {
  return queryOptions({
    queryKey: ['sourcing', 'versions', strategy],
    queryFn: async ({ signal }) =>
      (
        await answer(
          kontor.GET('/v1/sourcing-strategies/{strategy}/versions', { params: { path: { strategy } }, signal }),
        )
      ).items.map(typed),
  })
}

/** Writes the next version of a code as a draft. @returns its id */
export async function writeDraft(draft: Pick<Strategy, 'code' | 'name' | 'definition'>, key: string): Promise<string> {
  const { code, name, definition } = draft
  const made = await answer(
    kontor.POST('/v1/sourcing-strategies', { body: { code, name, definition }, headers: { 'idempotency-key': key } }),
  )
  return made.id
}
