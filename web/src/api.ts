import { QueryClient } from '@tanstack/react-query'
import { answer, openKontor, Refused, Unreachable } from '../../sdk/client.ts'
import type { paths } from '../../sdk/schema.d.ts'

/** The server that served this page; who asks, the session's cookie says. */
export const kontor = openKontor({ baseUrl: '' })

/** Up to where the page knows what happened: an answer may be shared with others who know no less. */
export const knownPosition = { at: '' }
kontor.use({
  onRequest({ request }) {
    if (request.method === 'GET' && knownPosition.at !== '') request.headers.set('kontor-seen', knownPosition.at)
    return request
  },
})

type Json<Answer> = Answer extends { content: { 'application/json': infer Body } } ? Body : never
/** What a GET of this address answers. */
export type Got<Path extends keyof paths> = paths[Path] extends { get: { responses: { 200: infer Answer } } }
  ? Json<Answer>
  : never

export type Me = Got<'/v1/session'>
export type OrderRow = Got<'/v1/orders'>['items'][number]
export type PositionRow = Got<'/v1/stock/positions'>['items'][number]
export type PositionStory = Got<'/v1/stock/positions/{item}/{location}'>
/** Asked without `?version`, an order answers with its whole story. */
export type Story = Extract<Got<'/v1/orders/{order}'>, { timeline: unknown }>

const RETRIES = 2

/** Reads are tried again when the line broke, never when the server refused: it would say the same. */
export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      retry: (failures, error) => error instanceof Unreachable && failures < RETRIES,
      networkMode: 'always',
    },
    mutations: { networkMode: 'always' },
  },
})

export { answer, Refused, Unreachable }
