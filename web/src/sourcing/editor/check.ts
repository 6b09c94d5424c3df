import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { answer, kontor, Refused } from '../../api.ts'
import type { Definition, Problem } from '../definition.ts'

const TYPING_MS = 300

/** Asks the server what is wrong, a moment after the last key. A field that does not even fit the form is a fault too. */
export function useCheck(definition: Definition) {
  const [asked] = useDebouncedValue(JSON.stringify(definition), TYPING_MS)
  const check = useQuery({
    queryKey: ['sourcing-check', asked],
    staleTime: Number.POSITIVE_INFINITY, // the same text has the same faults
    placeholderData: (before) => before,
    queryFn: () =>
      answer(kontor.POST('/v1/sourcing-strategies/checks', { body: { definition: JSON.parse(asked) as Definition } })),
  })
  const refused = check.error instanceof Refused && check.error.problem.path !== undefined ? check.error : null
  const problems: readonly Problem[] = refused
    ? [{ path: refused.problem.path ?? '', reason: refused.message, position: 0 }]
    : check.isError
      ? []
      : (check.data?.problems ?? [])
  const settled = asked === JSON.stringify(definition) && !check.isFetching && (check.isSuccess || refused !== null)
  return { check, problems, settled }
}
