import { Type } from 'typebox'
import { type Problem, type ProblemBody, problemOf } from '../platform/http/problem.ts'
import { Nullable } from '../platform/http/schema.ts'
import type { Refusal } from '../platform/refusal.ts'

/** The problem of one row in an answer that has a verdict for each; null where the row was taken. */
export const RowProblem = Nullable(Type.Ref<typeof Problem>('Problem'))

export function rowProblem(verdict: object): ProblemBody | null {
  return 'refusal' in verdict ? problemOf(verdict.refusal as Refusal) : null
}

/** How many rows of a list came out how. */
export function countVerdicts(verdicts: readonly { done: string }[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { done } of verdicts) counts[done] = (counts[done] ?? 0) + 1
  return counts
}
