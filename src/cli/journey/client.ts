import { Agent, request as send } from 'node:http'

/** One of the systems around an order management system, with its own key. */
export type System = 'shop' | 'till' | 'wms' | 'carrier' | 'care'

type Method = 'GET' | 'POST' | 'DELETE'
export type Answer<T> = Readonly<{ status: number; body: T }>
export type Client = Readonly<{
  post<T = Record<string, unknown>>(path: string, body: unknown, idempotencyKey: string): Promise<T>
  get<T = Record<string, unknown>>(path: string): Promise<T>
  /** As it is answered, refusals included. */
  raw(method: Method, path: string, body?: unknown, idempotencyKey?: string): Promise<Answer<Record<string, unknown>>>
}>

/** A refusal that the journey did not expect. */
export class Refused extends Error {
  override name = 'Refused'
  readonly status: number
  readonly problem: Record<string, unknown>
  constructor(path: string, status: number, problem: Record<string, unknown>) {
    super(
      `${path}: ${status} ${String(problem['type'])}: ${String(problem['detail'])} ${JSON.stringify(problem['path'] ?? '')}`,
    )
    this.status = status
    this.problem = problem
  }
}

const RETRY_MS = 100
const GIVE_UP_MS = 120_000
const sharedAgent = new Agent({ keepAlive: true, maxSockets: 64 })

export type ClientOptions = Readonly<{
  /** Connections at once; 64 that all clients share when left out. */
  connections?: number
  /** Told whenever a request is sent again. */
  onRepeat?: () => void
  /** After how many milliseconds the first try of a request hangs up, so that its answer is lost; null: it waits. */
  hangsUpAfter?: () => number | null
}>

/**
 * Speaks to the public API. A lost connection and a 503 are tried again with the same Idempotency-Key, as every good
 * client does: the server may have been killed at any moment. `base` is asked each time, because a restarted server
 * may listen elsewhere.
 */
export function makeClient(base: () => string, token: string, options: ClientOptions = {}): Client {
  const { connections } = options
  const agent = connections ? new Agent({ keepAlive: true, maxSockets: connections }) : sharedAgent
  async function raw(
    method: Method,
    path: string,
    body?: unknown,
    idempotencyKey?: string,
  ): Promise<Answer<Record<string, unknown>>> {
    const until = Date.now() + GIVE_UP_MS
    let hangUpMs = options.hangsUpAfter?.() ?? null
    for (;;) {
      const answer = await once({ agent, hangUpMs }, base(), token, method, path, body, idempotencyKey).catch(
        (error: Error) => error,
      )
      if (!(answer instanceof Error) && answer.status !== 503) return answer
      if (Date.now() > until) throw answer instanceof Error ? answer : new Refused(path, answer.status, answer.body)
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS))
      options.onRepeat?.()
      hangUpMs = null
    }
  }
  async function good<T>(method: Method, path: string, body?: unknown, key?: string): Promise<T> {
    const answer = await raw(method, path, body, key)
    if (answer.status >= 300) throw new Refused(path, answer.status, answer.body)
    return answer.body as T
  }
  return { raw, get: (path) => good('GET', path), post: (path, body, key) => good('POST', path, body, key) }
}

function once(
  { agent, hangUpMs }: Readonly<{ agent: Agent; hangUpMs: number | null }>,
  base: string,
  token: string,
  method: string,
  path: string,
  body: unknown,
  key: string | undefined,
): Promise<Answer<Record<string, unknown>>> {
  const text = body === undefined ? '' : JSON.stringify(body)
  return new Promise((resolve, reject) => {
    const call = send(`${base}${path}`, {
      method,
      agent,
      timeout: 60_000,
      headers: {
        authorization: `Bearer ${token}`,
        ...(text && { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }),
        ...(key !== undefined && { 'idempotency-key': key }),
      },
    })
    call.on('timeout', () => call.destroy(new Error('no answer within 60 s')))
    call.on('error', reject)
    if (hangUpMs !== null) setTimeout(() => call.destroy(new Error('hung up')), hangUpMs)
    call.on('response', (answer) => {
      const chunks: Buffer[] = []
      answer.on('data', (chunk: Buffer) => void chunks.push(chunk))
      answer.on('error', reject)
      answer.on('end', () => {
        try {
          resolve({
            status: answer.statusCode ?? 0,
            body: JSON.parse(Buffer.concat(chunks).toString('utf8') || '{}') as Record<string, unknown>,
          })
        } catch (error) {
          reject(error instanceof Error ? error : new Error(String(error)))
        }
      })
    })
    call.end(text)
  })
}
