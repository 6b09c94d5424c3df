import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Context } from '../../../platform/db/db.ts'
import type { App } from '../../../platform/http/app.ts'
import { openTenant, openTestDatabase, type TestDatabase } from '../../../testing/database.ts'
import { aKey, aPersonWho, client, given, openTestServer } from '../../../testing/server.ts'
import { createUser } from '../people/people.ts'
import { hashPassword, isPassword } from './passwords.ts'
import { sessionRoutes } from './route.ts'

const PASSWORD = 'correct horse battery staple'

let test: TestDatabase
let context: Context
let hash: string
let app: App
beforeAll(async () => {
  test = await openTestDatabase()
  context = await openTenant(test.db, 'teehaus')
  hash = await hashPassword(PASSWORD)
  await addPerson('ada@example.org')
  app = await openTestServer(test.db, sessionRoutes)
})
afterAll(async () => {
  await app.close()
  await test.end()
})

async function addPerson(email: string, active = true): Promise<void> {
  const grants = [{ role: 'lead', locations: [], supplier: null }] as const
  await test.db.write(context, async (tx) => {
    const { id } = given(await createUser(tx, { email, name: 'Ada', passwordHash: hash, grants }))
    await tx.rows('test.active', 'update organisation.app_user set active = $3 where tenant_id = $1 and id = $2', [
      tx.tenant,
      id,
      active,
    ])
  })
}

const login = (over: object = {}) => ({ tenant: 'teehaus', email: 'ada@example.org', password: PASSWORD, ...over })
const cookieOf = (answer: { headers: Readonly<Record<string, unknown>> }) => String(answer.headers['set-cookie'])

describe('logging in', () => {
  it('opens a session of twelve hours, in a cookie that scripts and other sites do not get', async () => {
    const answer = await client(app).post('/v1/session', login({ email: 'Ada@Example.org' }))
    expect(answer.status).toBe(201)
    expect(Math.abs(Date.parse(answer.body.expiresAt) - Date.now() - 12 * 3_600_000)).toBeLessThan(60_000)
    expect(cookieOf(answer)).toMatch(
      /^kontor_session=kts_[0-9a-f]{32}_[\w-]{43}; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Strict$/,
    )
    const cookie = cookieOf(answer).split(';')[0] ?? ''
    const me = await client(app, { cookie }).get('/v1/session')
    expect(me.body).toMatchObject({ kind: 'user', name: 'Ada', roles: ['lead'], locations: [], channel: null })
    expect(me.body.actions).toContain('order.place')
    expect(me.body.actions).not.toContain('payment.capture')
    const stored = await test.db.read(context.tenant, (tx) =>
      tx.rows<{ token_hash: string }>(
        'test.sessions',
        'select token_hash from organisation.session where tenant_id = $1',
        [tx.tenant],
      ),
    )
    expect(stored.some((row) => cookie.includes(row.token_hash))).toBe(false)
  })

  it('answers alike for a wrong password, an unknown person or tenant, and somebody deactivated', async () => {
    const server = await openTestServer(test.db, sessionRoutes)
    await addPerson('gone@example.org', false)
    const wrong = [
      { password: 'wrong' },
      { email: 'nobody@example.org' },
      { tenant: 'nowhere' },
      { email: 'gone@example.org' },
    ]
    const answers = []
    for (const over of wrong) answers.push(await client(server).post('/v1/session', login(over)))
    expect(new Set(answers.map((answer) => JSON.stringify(answer.body))).size).toBe(1)
    expect(answers[0]).toMatchObject({ status: 401, body: { type: '/problems/login_failed' } })
    expect(answers.every((answer) => answer.headers['set-cookie'] === undefined)).toBe(true)
    await server.close()
  })

  it('takes as long for an unknown person as for a wrong password', async () => {
    const stored = await hashPassword('another')
    const time = async (of: string | null) => {
      const start = performance.now()
      await isPassword(of, 'wrong')
      return performance.now() - start
    }
    const [known, unknown]: [number[], number[]] = [[], []]
    for (let round = 0; round < 5; round++) {
      known.push(await time(stored))
      unknown.push(await time(null))
    }
    const ratio = Math.min(...unknown) / Math.min(...known)
    expect(ratio).toBeGreaterThan(0.5)
    expect(ratio).toBeLessThan(2)
    expect(await isPassword(stored, 'another')).toBe(true)
    expect(stored).toContain('$argon2id$v=19$m=19456,t=2,p=1$')
  })

  it('allows ten tries a minute from one address', async () => {
    const server = await openTestServer(test.db, sessionRoutes)
    const statuses = []
    for (let index = 0; index < 11; index++)
      statuses.push(
        (await client(server).post('/v1/session', login({ email: `${index}@example.org`, tenant: 'x' }))).status,
      )
    expect(statuses).toEqual([...Array(10).fill(401), 429])
    await server.close()
  })

  it('allows ten tries a minute for one person, from however many addresses', async () => {
    const server = await openTestServer(test.db, sessionRoutes)
    const attempt = (index: number, email: string) =>
      server.inject({
        method: 'POST',
        url: '/v1/session',
        remoteAddress: `10.0.0.${index}`,
        payload: login({ email, password: 'wrong' }),
      })
    const statuses = []
    for (let index = 0; index < 10; index++) statuses.push((await attempt(index, 'ada@example.org')).statusCode)
    expect(statuses).toEqual(Array(10).fill(401))
    const last = await attempt(99, 'ADA@example.org')
    expect(last.statusCode).toBe(429)
    expect(last.headers['retry-after']).toBeDefined()
    expect((await attempt(98, 'other@example.org')).statusCode).toBe(401)
    await server.close()
  })

  it('refuses what is no login, with the path of the field', async () => {
    const bad = [
      [{ email: 'a' }, '/tenant'],
      [login({ role: 'administrator' }), '/role'],
      [login({ password: ['x'] }), '/password'],
      [login({ password: 'x'.repeat(201) }), '/password'],
    ] as const
    const server = await openTestServer(test.db, sessionRoutes)
    for (const [payload, path] of bad)
      expect(await client(server).post('/v1/session', payload)).toMatchObject({ status: 422, body: { path } })
    await server.close()
  })
})

describe('a session', () => {
  it('tells a key and a customer who they are as well', async () => {
    const key = await aKey(test.db, context, ['order.read'])
    const me = await client(app, key.headers).get('/v1/session')
    expect(me.body).toMatchObject({ kind: 'key', roles: ['order.read'], actions: ['session.read', 'order.read'] })
    expect((await client(app, key.headers).delete('/v1/session')).status).toBe(403)
    expect((await client(app).get('/v1/session')).status).toBe(401)
  })

  it('ends with the logout, and changes nothing without the header of our own pages', async () => {
    const { headers } = await aPersonWho(test.db, context, 'lead')
    const { cookie = '' } = headers
    expect((await client(app, { cookie }).delete('/v1/session')).status).toBe(403)
    const out = await client(app, headers).delete('/v1/session')
    expect(out.status).toBe(204)
    expect(cookieOf(out)).toMatch(/^kontor_session=; .*Expires=Thu, 01 Jan 1970/)
    await new Promise((resolve) => setTimeout(resolve, 600))
    expect((await client(app, headers).get('/v1/session')).status).toBe(401)
  })

  it('changes the password for whoever knows the old one, and ends the other sessions', async () => {
    await addPerson('ben@example.org')
    const as = async (password: string) => {
      const answer = await client(app).post('/v1/session', login({ email: 'ben@example.org', password }))
      return { status: answer.status, headers: { cookie: cookieOf(answer).split(';')[0] ?? '', 'x-kontor': 'test' } }
    }
    const [here, elsewhere] = [await as(PASSWORD), await as(PASSWORD)]
    const put = (body: object) => client(app, here.headers).put('/v1/session/password', body)
    expect(await put({ current: 'wrong', next: 'a new password' })).toMatchObject({
      status: 403,
      body: { type: '/problems/wrong_password', path: '/current' },
    })
    expect(await put({ current: PASSWORD, next: 'short' })).toMatchObject({ status: 422, body: { path: '/next' } })
    expect((await put({ current: PASSWORD, next: 'a new password' })).status).toBe(204)
    await new Promise((resolve) => setTimeout(resolve, 600))
    expect((await client(app, here.headers).get('/v1/session')).status).toBe(200)
    expect((await client(app, elsewhere.headers).get('/v1/session')).status).toBe(401)
    expect((await as(PASSWORD)).status).toBe(401)
    expect((await as('a new password')).status).toBe(201)
  })
})
