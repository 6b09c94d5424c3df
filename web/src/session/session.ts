import { queryOptions, useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { answer, kontor, type Me, queries, Refused, Unreachable } from '../api.ts'
import { forgetDraft } from '../new-order/kept.ts'

/** Who was logged in last: work that goes on without a line must know whose it is. The server asks for the cookie as ever. */
const KEPT_AS = 'kontor.me'

/** What this device keeps of a person beside what waits to be sent; it goes when they leave. */
const OF_A_PERSON = /^kontor[.](me$|work|places|counted)/
function forgetPerson(): void {
  for (const key of Object.keys(localStorage)) if (OF_A_PERSON.test(key)) localStorage.removeItem(key)
  forgetDraft()
}

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  staleTime: 5 * 60_000,
  /** null: nobody is logged in. */
  queryFn: async (): Promise<Me | null> => {
    try {
      const me = await answer(kontor.GET('/v1/session'))
      localStorage.setItem(KEPT_AS, JSON.stringify(me))
      return me
    } catch (error) {
      const kept = localStorage.getItem(KEPT_AS)
      if (error instanceof Unreachable && kept !== null) return JSON.parse(kept) as Me
      if (!(error instanceof Refused) || error.problem.status !== 401) throw error
      forgetPerson()
      return null
    }
  },
})

/** Who is logged in, for screens that are shown to somebody only. */
export function useMe(): Me {
  const { data } = useSuspenseQuery(sessionQuery)
  if (!data) throw new Error('nobody is logged in')
  return data
}

/** May this person do this somewhere? The server decides again, with the object at hand. */
export function useMay(): (action: string) => boolean {
  const { data } = useQuery(sessionQuery)
  return (action) => data?.actions.includes(action) ?? false
}

export async function logIn(tenant: string, email: string, password: string): Promise<void> {
  await answer(kontor.POST('/v1/session', { body: { tenant, email, password } }))
  await queries.invalidateQueries()
}

/** Ends the session on the server, and forgets here what was shown to that person. */
export async function logOut(): Promise<void> {
  await answer(kontor.DELETE('/v1/session'))
  forgetPerson()
  queries.setQueryData(sessionQuery.queryKey, null)
  queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== sessionQuery.queryKey[0] })
}

/** A session that ended while the page stood open: the login appears where the screen was. */
queries.getQueryCache().subscribe(({ type, query }) => {
  const { error } = query.state
  if (type === 'updated' && error instanceof Refused && error.problem.status === 401)
    queries.setQueryData(sessionQuery.queryKey, null)
})
