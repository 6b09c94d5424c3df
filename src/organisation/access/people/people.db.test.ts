import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { App } from '../../../platform/http/app.ts'
import { newId, showId } from '../../../platform/ids.ts'
import { openTenant, openTestDatabase, type TestDatabase } from '../../../testing/database.ts'
import { aPersonWho, client, openTestServer } from '../../../testing/server.ts'
import { openShop, type Shop } from '../../../testing/shop.ts'
import { sessionRoutes } from '../session/route.ts'
import { peopleRoutes } from './route.ts'

let test: TestDatabase
let app: App
let shop: Shop
let admin: ReturnType<typeof client>
let adminId: string
beforeAll(async () => {
  test = await openTestDatabase()
  shop = await openShop(test.db)
  app = await openTestServer(test.db, (server, deps) => {
    peopleRoutes(server, deps)
    sessionRoutes(server, deps)
  })
  const person = await aPersonWho(test.db, shop.context, 'administrator')
  admin = client(app, person.headers)
  adminId = showId('user', person.id)
})
afterAll(async () => {
  await app.close()
  await test.end()
})

const wanted = (over: object = {}) => ({
  email: `${newId()}@example.org`,
  name: 'Ben',
  password: 'a long enough password',
  grants: [{ role: 'lead' }],
  ...over,
})
const add = async (over: object = {}): Promise<string> => (await admin.post('/v1/users', wanted(over))).body.id

describe('adding a person', () => {
  it('gives them the roles, bound to their places, and lets them log in', async () => {
    const berlin = showId('location', shop.locations.berlin)
    const user = wanted({ email: 'Mia@Example.org', grants: [{ role: 'store_associate', locations: [berlin] }] })
    const { status, body } = await admin.post('/v1/users', user)
    expect(status).toBe(201)
    expect((await admin.get(`/v1/users/${body.id}`)).body).toMatchObject({
      id: body.id,
      email: 'mia@example.org',
      active: true,
      grants: [{ role: 'store_associate', locations: [berlin], supplier: null }],
    })
    const [tenant] = await test.db.read(shop.context.tenant, (tx) =>
      tx.rows<{ slug: string }>('test.slug', 'select slug from platform.tenant where id = $1', [tx.tenant]),
    )
    const login = { tenant: tenant?.slug, email: 'mia@example.org', password: user.password }
    expect((await client(app).post('/v1/session', login)).status).toBe(201)
    const stored = await test.db.read(shop.context.tenant, (tx) =>
      tx.rows<{ text: string }>(
        'test.stored',
        `select u::text as text from organisation.app_user u where tenant_id = $1
         union all select i::text from platform.idempotency i where tenant_id = $1`,
        [tx.tenant],
      ),
    )
    expect(stored.map((row) => row.text).join()).not.toContain(user.password)
  })

  it('refuses an e-mail address that is taken, in whatever case', async () => {
    await add({ email: 'twice@example.org' })
    expect(await admin.post('/v1/users', wanted({ email: 'TWICE@example.org' }))).toMatchObject({
      status: 409,
      body: { type: '/problems/email_taken', path: '/email' },
    })
  })

  it('refuses what is no person, with the path of the field', async () => {
    const foreign = await openShop(test.db)
    const [here, there] = [shop, foreign].map((one) => showId('location', one.locations.berlin))
    const supplier = showId('supplier', newId())
    for (const [over, path] of [
      [{ email: 'nobody' }, '/email'],
      [{ password: 'short' }, '/password'],
      [{ passwordHash: 'x' }, '/passwordHash'],
      [{ active: false }, '/active'],
      [{ grants: [] }, '/grants'],
      [{ grants: [{ role: 'customer' }] }, '/grants/0/role'],
      [{ grants: [{ role: 'lead' }, { role: 'lead' }] }, '/grants/1'],
      [{ grants: [{ role: 'lead', locations: [here] }] }, '/grants/0/locations'],
      [{ grants: [{ role: 'store_associate' }] }, '/grants/0/locations'],
      [{ grants: [{ role: 'warehouse_worker', locations: [here, there] }] }, '/grants/0/locations/1'],
      [{ grants: [{ role: 'partner' }] }, '/grants/0/supplier'],
      [{ grants: [{ role: 'buyer', supplier }] }, '/grants/0/supplier'],
      [{ grants: [{ role: 'partner', supplier }, { role: 'lead' }] }, '/grants/0'],
    ] as const) {
      const answer = await admin.post('/v1/users', wanted(over))
      expect([answer.status, answer.body.path?.startsWith(path)], JSON.stringify([over, answer.body])).toEqual([
        422,
        true,
      ])
    }
  })

  it('is for administrators', async () => {
    for (const role of ['lead', 'finance'] as const) {
      const person = client(app, (await aPersonWho(test.db, shop.context, role)).headers)
      expect((await person.post('/v1/users', wanted())).status).toBe(403)
      expect((await person.get('/v1/users')).status).toBe(403)
      expect((await person.patch(`/v1/users/${adminId}`, { name: 'X' })).status).toBe(403)
    }
  })
})

describe('changing a person', () => {
  it('ends their sessions when they are switched off or get a new password', async () => {
    for (const change of [{ active: false }, { password: 'another long password' }]) {
      const person = await aPersonWho(test.db, shop.context, 'lead')
      const me = client(app, person.headers)
      expect((await me.get('/v1/session')).status).toBe(200)
      const answer = await admin.patch(`/v1/users/${showId('user', person.id)}`, change)
      expect(answer.status).toBe(200)
      expect(answer.body.active).toBe(!('active' in change))
      await new Promise((resolve) => setTimeout(resolve, 900))
      expect((await me.get('/v1/session')).status).toBe(401)
    }
  })

  it('replaces the roles: the grants given are all there are', async () => {
    const id = await add({ grants: [{ role: 'lead' }, { role: 'buyer' }] })
    const answer = await admin.patch(`/v1/users/${id}`, { name: 'Bea', grants: [{ role: 'care_agent' }] })
    expect(answer.body).toMatchObject({ name: 'Bea', grants: [{ role: 'care_agent' }] })
    expect((await admin.get(`/v1/users/${id}`)).body.grants).toHaveLength(1)
  })

  it('lets nobody change their own roles, password or activity this way', async () => {
    for (const change of [
      { grants: [{ role: 'administrator' }, { role: 'finance' }] },
      { active: false },
      { password: 'another long password' },
    ])
      expect(await admin.patch(`/v1/users/${adminId}`, change)).toMatchObject({
        status: 403,
        body: { type: '/problems/not_to_yourself' },
      })
    expect((await admin.patch(`/v1/users/${adminId}`, { name: 'Admin' })).status).toBe(200)
  })

  it('knows nobody of another tenant, and refuses fields that are not to be changed', async () => {
    const foreign = await aPersonWho(test.db, await openTenant(test.db), 'lead')
    for (const id of [showId('user', foreign.id), showId('user', newId())]) {
      expect((await admin.get(`/v1/users/${id}`)).status).toBe(404)
      expect((await admin.patch(`/v1/users/${id}`, { name: 'X' })).status).toBe(404)
    }
    expect((await admin.get('/v1/users/nonsense')).status).toBe(422)
    const id = await add()
    for (const change of [{ email: 'new@example.org' }, { id: newId() }, { createdAt: '2020-01-01' }, {}])
      expect((await admin.patch(`/v1/users/${id}`, change)).status).toBe(422)
  })

  it('lists the people of this tenant only', async () => {
    const { body } = await admin.get('/v1/users?limit=200')
    expect(body.items.map((user: { id: string }) => user.id)).toContain(adminId)
    expect(body.items.every((user: object) => !('passwordHash' in user))).toBe(true)
  })
})
