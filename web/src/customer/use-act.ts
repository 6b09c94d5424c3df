import { useMutation } from '@tanstack/react-query'
import { useRef } from 'react'
import { queries, Refused } from './api.ts'

/** An act on the order, sent under one key until the server has answered, so that it is done once. */
export function useAct<Result>(send: (key: string) => Promise<Result>, done: (result: Result) => void) {
  const key = useRef(crypto.randomUUID())
  return useMutation({
    mutationFn: () => send(key.current),
    onSuccess: async (result) => {
      key.current = crypto.randomUUID()
      await queries.invalidateQueries()
      done(result)
    },
    onError: (error) => {
      // Refused is final: whatever is sent next is another act.
      if (!(error instanceof Refused)) return
      key.current = crypto.randomUUID()
      void queries.invalidateQueries()
    },
  })
}
