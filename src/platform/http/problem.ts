import { type TSchema, Type } from 'typebox'
import type { Refusal, RefusalKind } from '../refusal.ts'

/** RFC 9457 problem details; `type` is a stable address below this server, listed at /problems. */
export const Problem = Type.Object(
  {
    type: Type.String({ examples: ['/problems/stock_short'] }),
    title: Type.String(),
    status: Type.Integer(),
    detail: Type.String(),
    path: Type.Optional(Type.String({ description: 'JSON pointer of the field at fault' })),
    more: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
  },
  { $id: 'Problem' },
)
export type ProblemBody = {
  type: string
  title: string
  status: number
  detail: string
  path?: string
  more?: Record<string, unknown>
}

const STATUS: Readonly<Record<RefusalKind, number>> = {
  invalid: 422,
  conflict: 409,
  absent: 404,
  forbidden: 403,
  stale: 412,
  unavailable: 503,
  too_many: 429,
  malformed: 400,
  unauthenticated: 401,
  too_large: 413,
  timed_out: 408,
  unsupported: 415,
  unconditional: 428,
  broken: 500,
}

export function statusOf(kind: RefusalKind): number {
  return STATUS[kind]
}

export function problemOf(refusal: Refusal): ProblemBody {
  return {
    type: `/problems/${refusal.refused}`,
    title: refusal.title,
    status: statusOf(refusal.kind),
    detail: refusal.detail,
    ...(refusal.path !== undefined && { path: refusal.path }),
    ...(refusal.more !== undefined && { more: { ...refusal.more } }),
  }
}

/** Named once in the API description, referred to everywhere. */
const ProblemRef = Type.Unsafe<ProblemBody>({ $ref: 'Problem#' })

/** The answers of a route: its own, and a problem for everything else. */
export function answers<S extends number, T extends TSchema>(status: S, schema: T) {
  return { [status]: schema, '4xx': ProblemRef, '5xx': ProblemRef } as { [K in S]: T } & {
    '4xx': typeof ProblemRef
    '5xx': typeof ProblemRef
  }
}
