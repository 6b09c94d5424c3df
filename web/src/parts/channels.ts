import { useQuery } from '@tanstack/react-query'
import { answer, type Got, kontor } from '../api.ts'

export type Channel = Got<'/v1/channels'>['items'][number]

/** The channels of the merchant; they change so rarely that one reading serves all screens. */
export function useChannels(): readonly Channel[] {
  const { data } = useQuery({
    queryKey: ['channels'],
    staleTime: 300_000,
    queryFn: () => answer(kontor.GET('/v1/channels', { params: { query: { limit: 200 } } })),
  })
  return data?.items ?? []
}
