import { Type } from 'typebox'
import { Nullable } from '../platform/http/schema.ts'

/** The problem of one row in an answer that has a verdict for each; null where the row was taken. */
export const RowProblem = Nullable(
  Type.Object({
    type: Type.String(),
    title: Type.String(),
    status: Type.Integer(),
    detail: Type.String(),
    path: Type.Optional(Type.String()),
  }),
)

/** How many rows of a list came out how. */
export function countVerdicts(verdicts: readonly Readonly<{ done: string }>[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { done } of verdicts) counts[done] = (counts[done] ?? 0) + 1
  return counts
}
