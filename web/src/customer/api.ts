import { QueryClient } from '@tanstack/react-query'
import { answer, openKontor, Refused, Unreachable } from '../../../sdk/client.ts'
import type { paths } from '../../../sdk/schema.d.ts'

/** The token of the link stands in the address, `/o/<token>`: it is the only thing that says who asks. */
const token = decodeURIComponent(location.pathname.split('/')[2] ?? '')

export const kontor = openKontor({ baseUrl: '', key: token })

export type Order = paths['/v1/followed-order']['get']['responses'][200]['content']['application/json']

const RETRIES = 2
const LOOK_AGAIN_MS = 60_000

export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      refetchInterval: LOOK_AGAIN_MS,
      retry: (failures, error) => error instanceof Unreachable && failures < RETRIES,
      networkMode: 'always',
    },
    mutations: { networkMode: 'always' },
  },
})

export const orderQuery = {
  queryKey: ['order'],
  queryFn: (): Promise<Order> => answer(kontor.GET('/v1/followed-order')),
} as const

export { answer, Refused }
