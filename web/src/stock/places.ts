import { useQuery } from '@tanstack/react-query'
import { answer, type Got, kontor } from '../api.ts'

export type Place = Got<'/v1/locations'>['items'][number]

/** All locations: they are few, and change seldom. */
export function usePlaces(): readonly Place[] {
  const { data } = useQuery({
    queryKey: ['places'],
    staleTime: 300_000,
    queryFn: () => answer(kontor.GET('/v1/locations', { params: { query: { limit: 200 } } })),
  })
  return data?.items ?? []
}
