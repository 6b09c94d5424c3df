import createClient, { type Client } from 'openapi-fetch'
import type { components, paths } from './schema.d.ts'

/** RFC 9457: what the server refuses, by name. All names are listed at `/problems` of the server. */
export type Problem = components['schemas']['Problem']
export type Kontor = Client<paths>

export type KontorOptions = Readonly<{
  /** Where Kontor listens, without a slash at the end; '' for pages that Kontor itself serves. */
  baseUrl: string
  /** An API key (`ktr_…`). Left out in a browser, whose session cookie says who asks. */
  key?: string
  fetch?: (request: Request) => Promise<Response>
}>

/** A refusal as an exception: `name` of the problem, the status, and what the server says of it. */
export class Refused extends Error {
  override name = 'Refused'
  readonly problem: Problem
  constructor(problem: Problem) {
    super(problem.detail || problem.title)
    this.problem = problem
  }

  /** The name of the refusal, as `stock_short`. */
  get reason(): string {
    return this.problem.type.split('/').at(-1) ?? ''
  }
}

/** The server did not answer, or not in its own words: a broken line, a proxy. The same request may be sent again. */
export class Unreachable extends Error {
  override name = 'Unreachable'
}

/**
 * The API, typed by its own description. Every POST gets an Idempotency-Key of its own unless the call brings one: bring
 * one where the same act may be sent again after a line broke, so that it is done once.
 */
export function openKontor({ baseUrl, key, fetch: send }: KontorOptions): Kontor {
  const client = createClient<paths>({ baseUrl, ...(send && { fetch: send }) })
  client.use({
    onRequest({ request }) {
      if (key !== undefined) request.headers.set('authorization', `Bearer ${key}`)
      // What proves to the server that our own page asks, and no other one in the same browser.
      else request.headers.set('x-kontor', 'sdk')
      if (request.method === 'POST' && !request.headers.has('idempotency-key'))
        request.headers.set('idempotency-key', crypto.randomUUID())
      return request
    },
  })
  return client
}

type Outcome<T> = { data?: T; error?: unknown; response: Response }

/**
 * The data of an answer.
 * @throws Refused with the server's problem, Unreachable when there was no answer of Kontor's.
 */
export async function answer<T>(asked: Promise<Outcome<T>>): Promise<T> {
  const outcome = await asked.catch((error: unknown) => {
    if (error instanceof Error && error.name === 'AbortError') throw error
    throw new Unreachable('Kontor does not answer', { cause: error })
  })
  if (outcome.response.ok) return outcome.data as T
  if (isProblem(outcome.error)) throw new Refused(outcome.error)
  throw new Unreachable(`answered ${outcome.response.status} without a problem`)
}

function isProblem(value: unknown): value is Problem {
  return typeof value === 'object' && value !== null && 'type' in value && 'status' in value && 'detail' in value
}
