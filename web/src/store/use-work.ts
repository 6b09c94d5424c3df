import { useNetwork } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { answer, kontor, Unreachable } from '../api.ts'
import { useMe } from '../session/session.ts'
import type { WorkList } from './queue/act.ts'

const LOOK_AGAIN_MS = 60_000
const place = (location: string) => `kontor.work.${location}`
type Kept = Readonly<{ at: number; list: WorkList }>

/** The places of this person; all of them for who is bound to none. */
export function usePlaces() {
  const me = useMe()
  return useQuery({
    queryKey: ['places', me.id],
    staleTime: 5 * 60_000,
    queryFn: async () => {
      const { items } = await answer(kontor.GET('/v1/locations', { params: { query: { limit: 200 } } }))
      const own = items.filter(({ id, active }) => active && (me.locations.length === 0 || me.locations.includes(id)))
      localStorage.setItem('kontor.places', JSON.stringify(own.map(({ id, name, kind }) => ({ id, name, kind }))))
      return own.map(({ id, name, kind }) => ({ id, name, kind }))
    },
    // Without a line the places are those that were there before.
    ...keptPlaces(),
  })
}

function keptPlaces() {
  const text = localStorage.getItem('kontor.places')
  if (text === null) return {}
  return {
    initialData: JSON.parse(text) as { id: string; name: string; kind: string }[],
    initialDataUpdatedAt: 0,
  }
}

/**
 * The work of a place. The last list stays on the device, without anybody's name, so that work goes on while the line is
 * down: `asOf` says how old it is then.
 */
export function useWorkList(location: string | undefined) {
  const { online } = useNetwork()
  const kept = location === undefined ? null : readKept(location)
  const query = useQuery({
    queryKey: ['store-work', location],
    enabled: location !== undefined,
    refetchInterval: LOOK_AGAIN_MS,
    // Asked again each time it is shown: what is kept says nothing of whether there is a line.
    staleTime: 0,
    queryFn: async () => {
      const path = { location: location ?? '' }
      const list = await answer(kontor.GET('/v1/locations/{location}/work', { params: { path } }))
      const nameless = { ...list, items: list.items.map((one) => ({ ...one, customer: null })) }
      localStorage.setItem(place(path.location), JSON.stringify({ at: Date.now(), list: nameless } satisfies Kept))
      return list
    },
    ...(kept && { initialData: kept.list, initialDataUpdatedAt: kept.at }),
  })
  const away = !online || query.error instanceof Unreachable || query.failureReason instanceof Unreachable
  return { query, asOf: away && query.data ? new Date(query.dataUpdatedAt) : null }
}

function readKept(location: string): Kept | null {
  const text = localStorage.getItem(place(location))
  return text === null ? null : (JSON.parse(text) as Kept)
}
