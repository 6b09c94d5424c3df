import type { InjectOptions } from 'fastify'
import { createKey, createUser, makeAccess, type NewKey, type NewUser, openSession } from '../organisation/index.ts'
import { openVault, type Vault } from '../platform/auth/secrets.ts'
import type { Context, Db } from '../platform/db/db.ts'
import type { App } from '../platform/http/app.ts'
import type { CommandDeps } from '../platform/http/command.ts'
import { SESSION_COOKIE } from '../platform/http/guard.ts'
import { buildServer } from '../platform/http/server.ts'
import { newId, type OrderId } from '../platform/ids.ts'
import { isRefusal, type Refusal } from '../platform/refusal.ts'

export const testVault: Vault = openVault('a secret for the tests, long enough')

export type TestDeps = CommandDeps & Readonly<{ vault: Vault }>
export type Headers = Readonly<Record<string, string>>

/** A server with the routes of a test, and the real access over the test's database. Ask it by `client`. */
export async function openTestServer(db: Db, register: (app: App, deps: TestDeps) => void): Promise<App> {
  const access = makeAccess(db, {
    findLink: async (tx, hash) => {
      const [link] = await tx.rows<{ order: OrderId; expiresAt: Date; revokedAt: Date | null }>(
        'test.find_link',
        `select order_id as "order", expires_at as "expiresAt", revoked_at as "revokedAt"
           from capture.customer_link where tenant_id = $1 and token_hash = $2`,
        [tx.tenant, hash],
      )
      return link ?? null
    },
  })
  const app = await buildServer({ access, logger: false, version: 'test', rateLimitPerMinute: 1_000_000 })
  register(app, { db, access, vault: testVault })
  await app.ready()
  return app
}

/** A logged-in person with these grants. */
export async function aPerson(
  db: Db,
  context: Context,
  grants: NewUser['grants'],
): Promise<{ id: string; headers: Headers }> {
  return db.write(context, async (tx) => {
    const email = `${newId()}@example.org`
    const user = given(await createUser(tx, { email, name: 'A person', passwordHash: 'none', grants }))
    const session = await openSession(tx, user.id)
    return { id: user.id, headers: { cookie: `${SESSION_COOKIE}=${session.token}`, 'x-kontor': 'test' } }
  })
}

/** Somebody with one role that is bound to nothing. */
export async function aPersonWho(
  db: Db,
  context: Context,
  role: NewUser['grants'][number]['role'],
): Promise<{ id: string; headers: Headers }> {
  return aPerson(db, context, [{ role, locations: [], supplier: null }])
}

/** A system with a key. */
export async function aKey(
  db: Db,
  context: Context,
  scopes: readonly string[],
  bounds: Partial<NewKey> = {},
): Promise<{ id: string; headers: Headers }> {
  const key = given(await db.write(context, (tx) => createKey(tx, testVault, { name: 'A key', scopes, ...bounds })))
  return { id: key.id, headers: { authorization: `Bearer ${key.token}` } }
}

/** Answers as any JSON has them: a test looks into them freely. */
export type TestAnswer = Readonly<{
  status: number
  // biome-ignore lint/suspicious/noExplicitAny: what the server sends is what the test is about
  body: any
  headers: Readonly<Record<string, unknown>>
}>

/** Asks the server as somebody; each POST has an Idempotency-Key of its own unless the test brings one. */
export function client(app: App, headers: Headers = {}) {
  const ask =
    (method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE') =>
    async (url: string, body?: unknown, more: Headers = {}): Promise<TestAnswer> => {
      const options: InjectOptions = {
        method,
        url,
        headers: { ...(method === 'POST' && { 'idempotency-key': newId() }), ...headers, ...more },
        ...(body !== undefined && { payload: body as object }),
      }
      const answer = await app.inject(options)
      return {
        status: answer.statusCode,
        body: answer.body === '' ? null : isText(answer.headers) ? answer.body : JSON.parse(answer.body),
        headers: answer.headers,
      }
    }
  return { get: ask('GET'), post: ask('POST'), put: ask('PUT'), patch: ask('PATCH'), delete: ask('DELETE') }
}

/** What was made; a refusal fails the test. */
export function given<T>(outcome: T | Refusal): T {
  if (isRefusal(outcome)) throw new Error(`refused: ${JSON.stringify(outcome)}`)
  return outcome
}

/** A file, not an answer in JSON. */
function isText(headers: TestAnswer['headers']): boolean {
  return String(headers['content-type']).startsWith('text/')
}
