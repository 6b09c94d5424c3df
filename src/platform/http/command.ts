import { createHash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { contextOf, type Principal } from '../auth/principal.ts'
import type { Context, Db, Tx } from '../db/db.ts'
import { isRefusal, type Refusal, refuse } from '../refusal.ts'
import { type Access, principalOf } from './app.ts'
import { RefusedRequest, refuseHttp } from './errors.ts'

export const BACKDATE = 'time.backdate'
export const REPLAY = 'time.replay'

type Result = Readonly<Record<string, unknown>>
type Work<R extends Result> = (tx: Tx, principal: Principal) => Promise<R | Refusal>

export type CommandDeps = Readonly<{ db: Db; access: Access }>

/**
 * Runs a command of a request: one transaction with the Idempotency-Key in it, a refusal rolls everything back
 * (the key as well, so that a retry is judged anew). The same key with the same request gives the same answer.
 */
export async function runCommand<R extends Result>(
  deps: CommandDeps,
  request: FastifyRequest,
  work: Work<R>,
): Promise<R> {
  const principal = principalOf(request)
  const key = idempotencyKey(request)
  const hash = hashOf(request)
  return deps.db.write(momentOf(deps.access, principal, request.body), async (tx) => {
    const before = await claimKey(tx, principal.id, key, hash)
    if (before) return before.answer as R
    const result = await work(tx, principal)
    if (isRefusal(result)) throw new RefusedRequest(result)
    tx.withCommit(storeAnswer(tx, principal.id, key, result))
    return result
  })
}

class Previewed<R> extends Error {
  readonly result: R
  constructor(result: R) {
    super('previewed')
    this.result = result
  }
}

/**
 * Shows what a command would do by doing it and rolling back: the preview cannot differ from the act. Nothing is
 * written, nobody is told, no effect is planned.
 */
export async function runPreview<R extends Result>(
  deps: CommandDeps,
  request: FastifyRequest,
  work: Work<R>,
): Promise<R> {
  const principal = principalOf(request)
  try {
    return await deps.db.write(momentOf(deps.access, principal, request.body), async (tx) => {
      const result = await work(tx, principal)
      if (isRefusal(result)) throw new RefusedRequest(result)
      throw new Previewed(result)
    })
  } catch (shown) {
    if (shown instanceof Previewed) return shown.result as R
    throw shown
  }
}

/** A change that is safe to repeat by its nature (PUT, PATCH, DELETE): no key, the version guards it. */
export async function runChange<R>(
  deps: CommandDeps,
  request: FastifyRequest,
  work: (tx: Tx, principal: Principal) => Promise<R | Refusal>,
): Promise<R> {
  const principal = principalOf(request)
  return deps.db.write(contextOf(principal), async (tx) => {
    const result = await work(tx, principal)
    if (isRefusal(result)) throw new RefusedRequest(result)
    return result as R
  })
}

/** A read in one snapshot; a refusal becomes its problem. */
export async function runRead<R>(
  deps: CommandDeps,
  request: FastifyRequest,
  work: (tx: Tx, principal: Principal) => Promise<R | Refusal>,
): Promise<R> {
  const principal = principalOf(request)
  const result = await deps.db.read(principal.tenant, (tx) => work(tx, principal))
  if (isRefusal(result)) throw new RefusedRequest(result)
  return result as R
}

/** Reads the version that the client saw; without one a guarded resource is not changed (RFC 6585: 428). */
export function seenVersion(request: FastifyRequest): number | null {
  const match = /^"(\d{1,9})"$/.exec(request.headers['if-match'] ?? '')
  return match ? Number(match[1]) : null
}

export function withVersion<T>(reply: FastifyReply, version: number, answer: T): T {
  reply.header('etag', `"${version}"`)
  return answer
}

/** What the same Idempotency-Key must come with again: the same request. */
export function hashOf(request: FastifyRequest): Buffer {
  return createHash('sha256')
    .update(`${request.method} ${request.url}\n${JSON.stringify(request.body ?? null)}`)
    .digest()
}

export function idempotencyKey(request: FastifyRequest): string {
  const key = request.headers['idempotency-key']
  if (typeof key !== 'string' || !/^[\x21-\x7e]{1,255}$/.test(key))
    throw new RefusedRequest(
      refuseHttp.idempotency_key_missing('send a header Idempotency-Key of 1 to 255 printable characters', {
        path: '/headers/idempotency-key',
      }),
    )
  return key
}

/** By whom and when a command is done: now, or when its body says, if the key may say so. @throws RefusedRequest */
export function momentOf(access: Access, principal: Principal, body: unknown): Context {
  const text = typeof body === 'object' && body !== null && 'occurredAt' in body ? body.occurredAt : undefined
  if (typeof text !== 'string') return contextOf(principal)
  const occurredAt = new Date(text)
  const replays = access.permits(principal, REPLAY)
  if (!replays && !access.permits(principal, BACKDATE))
    throw new RefusedRequest(
      refuse.forbidden('only an import may say when something occurred', { path: '/occurredAt' }),
    )
  if (occurredAt.getTime() > Date.now() + 60_000)
    throw new RefusedRequest(refuse.invalid_request('it lies in the future', { path: '/occurredAt' }))
  return contextOf(principal, { occurredAt, quiet: !replays })
}

async function claimKey(tx: Tx, principal: string, key: string, hash: Buffer): Promise<{ answer: unknown } | null> {
  // A second request with the same key waits here until the first has committed or rolled back.
  const made = await tx.rows(
    'platform.claim_idempotency_key',
    `insert into platform.idempotency (tenant_id, principal_id, key, request_hash, recorded_at)
     values ($1, $2, $3, $4, $5) on conflict do nothing returning key`,
    [tx.tenant, principal, key, hash, tx.now],
  )
  if (made.length === 1) return null
  const [row] = await tx.rows<{ request_hash: Buffer; answer: unknown }>(
    'platform.read_idempotency_key',
    'select request_hash, answer from platform.idempotency where tenant_id = $1 and principal_id = $2 and key = $3',
    [tx.tenant, principal, key],
  )
  if (!row) throw new Error('idempotency key vanished')
  if (!row.request_hash.equals(hash))
    throw new RefusedRequest(
      refuse.idempotency_key_reused('use a new key for a new request', { path: '/headers/idempotency-key' }),
    )
  return { answer: row.answer }
}

async function storeAnswer(tx: Tx, principal: string, key: string, answer: Result): Promise<void> {
  await tx.rows(
    'platform.store_idempotent_answer',
    'update platform.idempotency set answer = $4, status = 201 where tenant_id = $1 and principal_id = $2 and key = $3',
    [tx.tenant, principal, key, JSON.stringify(answer)],
  )
}
