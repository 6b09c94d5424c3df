import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { digest } from '../../../platform/auth/secrets.ts'
import type { App } from '../../../platform/http/app.ts'
import { newId, showId } from '../../../platform/ids.ts'
import { openTenant, openTestDatabase, type TestDatabase } from '../../../testing/database.ts'
import { aKey, aPerson, aPersonWho, client, openTestServer } from '../../../testing/server.ts'
import { openShop, type Shop } from '../../../testing/shop.ts'
import { sessionRoutes } from '../session/route.ts'
import { KEY_KINDS, kindOf } from './kinds.ts'
import { keyRoutes } from './route.ts'
import { actionsOfScope, decideMaker } from './scopes.ts'

let test: TestDatabase
let app: App
let shop: Shop
let admin: ReturnType<typeof client>
beforeAll(async () => {
  test = await openTestDatabase()
  shop = await openShop(test.db)
  app = await openTestServer(test.db, (server, deps) => {
    keyRoutes(server, deps)
    sessionRoutes(server, deps)
  })
  admin = client(app, (await aPersonWho(test.db, shop.context, 'administrator')).headers)
})
afterAll(async () => {
  await app.close()
  await test.end()
})

const wanted = (over: object = {}) => ({ name: 'Feed', scopes: ['catalog.write'], ...over })
const whoIs = (token: string) => client(app, { authorization: `Bearer ${token}` }).get('/v1/session')

describe('making a key', () => {
  it('shows the token once, works with it, and stores its digest only', async () => {
    const channel = showId('channel', shop.channels.web)
    const locations = [showId('location', shop.locations.berlin)]
    const { status, body } = await admin.post(
      '/v1/keys',
      wanted({ scopes: ['webhook.*', 'stock.read'], channel, locations }),
    )
    expect(status).toBe(201)
    expect((await whoIs(body.token)).body).toMatchObject({
      kind: 'key',
      id: body.id,
      roles: ['webhook.*', 'stock.read'],
      channel,
      locations,
    })
    const list = await admin.get('/v1/keys')
    const [shown] = list.body.items.filter((key: { id: string }) => key.id === body.id)
    expect(shown).toMatchObject({ name: 'Feed', lastFour: body.token.slice(-4), revokedAt: null })
    expect(JSON.stringify(list.body)).not.toContain(body.token)
    const everywhere = await test.db.read(shop.context.tenant, (tx) =>
      tx.rows<{ text: string }>(
        'test.all_text',
        `select k::text as text from organisation.api_key k where tenant_id = $1
         union all select i::text from platform.idempotency i where tenant_id = $1
         union all select e::text from platform.event e where tenant_id = $1`,
        [tx.tenant],
      ),
    )
    const stored = everywhere.map((row) => row.text).join()
    expect(stored).toContain(digest(body.token))
    // The secret part may hold underscores of its own.
    expect(stored).not.toContain(body.token.split('_').slice(2).join('_'))
  })

  it('makes one key for one Idempotency-Key, and shows the same token again', async () => {
    const key = { 'idempotency-key': newId() }
    const answers = await Promise.all(Array.from({ length: 8 }, () => admin.post('/v1/keys', wanted(), key)))
    expect(new Set(answers.map((answer) => JSON.stringify([answer.status, answer.body]))).size).toBe(1)
    expect(answers[0]?.status).toBe(201)
    expect(await admin.post('/v1/keys', wanted({ name: 'Other' }), key)).toMatchObject({
      status: 422,
      body: { type: '/problems/idempotency_key_reused' },
    })
    expect(await admin.post('/v1/keys', wanted(), { 'idempotency-key': '' })).toMatchObject({
      status: 400,
      body: { type: '/problems/idempotency_key_missing' },
    })
  })

  it('gives no more than the maker has', async () => {
    const { berlin, hamburg } = shop.locations
    const maker = await aPerson(test.db, shop.context, [
      { role: 'administrator', locations: [], supplier: null },
      { role: 'store_associate', locations: [berlin], supplier: null },
    ])
    const post = (body: object) => client(app, maker.headers).post('/v1/keys', body)
    const at = (...places: string[]) => places.map((place) => showId('location', place))
    for (const [scopes, locations, status] of [
      [['payment.capture'], [], 403],
      [['payment.*'], [], 403],
      [['catalog.write', 'ledger.read'], [], 403],
      [['order.place'], [], 403],
      [['order.place'], at(hamburg), 403],
      [['order.place'], at(berlin, hamburg), 403],
      [['order.place'], at(berlin), 201],
      [['stock.read'], [], 201],
    ] as const)
      expect(await post(wanted({ scopes, locations })), `${scopes} at ${locations}`).toMatchObject({ status })
    expect(await post(wanted({ scopes: ['catalog.write', 'ledger.read'] }))).toMatchObject({
      body: { type: '/problems/beyond_your_rights', path: '/scopes/1' },
    })
  })

  it('gives an administrator every kind of key, bound to its place, for what the kind is for and no more', async () => {
    const place = {
      channel: showId('channel', shop.channels.web),
      locations: [showId('location', shop.locations.berlin)],
      supplier: showId('supplier', newId()),
    }
    for (const kind of KEY_KINDS) {
      const { needs, scopes } = kindOf(kind)
      const bound = needs === null ? {} : { [needs]: place[needs] }
      const made = await admin.post('/v1/keys', { name: kind, kind, ...bound })
      expect(made.status, kind).toBe(201)
      const who = (await whoIs(made.body.token)).body
      expect([...who.actions].sort()).toEqual([...scopes, 'session.read'].sort())
      const [shown] = (await admin.get('/v1/keys?limit=200')).body.items.filter(
        (one: { id: string }) => one.id === made.body.id,
      )
      expect(shown).toMatchObject({ kind, name: kind })
      if (needs !== null)
        expect(await admin.post('/v1/keys', { name: kind, kind }), `${kind} without its ${needs}`).toMatchObject({
          status: 422,
          body: { type: '/problems/kind_not_bound', path: `/${needs}` },
        })
      for (const scope of ['refund.request', 'payment.capture', 'order.import', 'time.backdate', 'order.export'])
        expect(await admin.post('/v1/keys', { name: kind, kind, ...bound, scopes: [scope] })).toMatchObject({
          status: 403,
          body: { type: '/problems/beyond_the_kind', path: '/scopes/0' },
        })
    }
    const narrow = { name: 'Narrow', kind: 'shop', channel: place.channel, scopes: ['order.place'] }
    const made = await admin.post('/v1/keys', narrow)
    expect((await whoIs(made.body.token)).body.actions).toEqual(['session.read', 'order.place'])
    expect((await admin.post('/v1/keys', { ...narrow, scopes: ['order.place', 'order.*'] })).status).toBe(403)
    expect((await admin.post('/v1/keys', { ...narrow, kind: 'king' })).status).toBe(422)
    expect((await admin.post('/v1/keys', { name: 'Nothing' })).status).toBe(422)
  })

  it('gives the same scopes to nobody without a kind who has not got them, and no kind to a key', async () => {
    const channel = showId('channel', shop.channels.web)
    for (const scopes of [['order.place'], ['payment.authorize'], ['tracking.report'], ['fulfillment.pick']])
      expect(await admin.post('/v1/keys', wanted({ scopes, channel })), scopes[0]).toMatchObject({
        status: 403,
        body: { type: '/problems/beyond_your_rights' },
      })
    const kind = { kind: 'carrier', scopes: ['tracking.report'], channel: null, locations: [], supplier: null } as const
    const principal = { tenant: shop.context.tenant, id: newId(), name: 'x', grants: ['administrator'] }
    const bounds = { locations: [], channel: null, supplier: null, order: null }
    expect(decideMaker({ ...principal, ...bounds, kind: 'user' }, kind)).toBeNull()
    for (const maker of [
      { ...principal, ...bounds, kind: 'key' as const },
      { ...principal, ...bounds, kind: 'user' as const, grants: ['lead', 'care_agent', 'buyer', 'finance'] },
    ])
      expect(decideMaker(maker, kind)).toMatchObject({ refused: 'beyond_your_rights' })
  })

  it('knows no kind that pays out, captures, reads addresses, lifts holds or turns the clock', () => {
    const never =
      /^(refund\.|payment\.(capture|void)|order\.(read_personal|lift_hold|import|export)|time\.|stock\.write_off)/
    for (const kind of KEY_KINDS)
      for (const scope of kindOf(kind).scopes) {
        expect(scope, kind).not.toMatch(never)
        expect(actionsOfScope(scope), `${kind}: ${scope}`).toEqual([scope])
      }
  })

  it('refuses what is no key, with the path of the field', async () => {
    const stranger = await openShop(test.db)
    for (const [body, path] of [
      [wanted({ scopes: [] }), '/scopes'],
      [wanted({ scopes: ['catalog.write', 'order.steal'] }), '/scopes/1'],
      [wanted({ scopes: ['user.write'] }), '/scopes/0'],
      [wanted({ scopes: ['*'] }), '/scopes/0'],
      [wanted({ name: '' }), '/name'],
      [wanted({ tenantId: newId() }), '/tenantId'],
      [wanted({ keyHash: 'x' }), '/keyHash'],
      [wanted({ channel: showId('channel', stranger.channels.web) }), '/channel'],
      [wanted({ locations: [showId('location', stranger.locations.berlin)] }), '/locations/0'],
      [wanted({ expiresAt: '2020-01-01T00:00:00Z' }), '/expiresAt'],
      [wanted({ expiresAt: 'tomorrow' }), '/expiresAt'],
    ] as const)
      expect(await admin.post('/v1/keys', body), path).toMatchObject({ status: 422, body: { path } })
  })

  it('is for administrators, never for keys', async () => {
    const key = await aKey(test.db, shop.context, ['organisation.read'])
    for (const role of ['lead', 'finance', 'buyer'] as const) {
      const person = await aPersonWho(test.db, shop.context, role)
      expect((await client(app, person.headers).post('/v1/keys', wanted())).status).toBe(403)
      expect((await client(app, person.headers).get('/v1/keys')).status).toBe(403)
    }
    expect((await client(app, key.headers).post('/v1/keys', wanted())).status).toBe(403)
    expect((await client(app).post('/v1/keys', wanted())).status).toBe(401)
  })
})

describe('revoking a key', () => {
  it('ends it within a second, and is safe to repeat', async () => {
    const { body } = await admin.post('/v1/keys', wanted())
    expect((await whoIs(body.token)).status).toBe(200)
    expect((await admin.delete(`/v1/keys/${body.id}`)).status).toBe(204)
    await new Promise((resolve) => setTimeout(resolve, 900))
    expect((await whoIs(body.token)).status).toBe(401)
    expect((await admin.delete(`/v1/keys/${body.id}`)).status).toBe(204)
  })

  it('knows no key of another tenant', async () => {
    const foreign = await aKey(test.db, await openTenant(test.db), ['catalog.read'])
    expect((await admin.delete(`/v1/keys/${showId('key', foreign.id)}`)).status).toBe(404)
    expect((await admin.delete(`/v1/keys/${showId('key', newId())}`)).status).toBe(404)
    expect((await client(app, foreign.headers).get('/v1/session')).status).toBe(200)
  })

  it('shows the keys in pages', async () => {
    const first = await admin.get('/v1/keys?limit=2')
    const second = await admin.get(`/v1/keys?limit=200&cursor=${first.body.next}`)
    const all = await admin.get('/v1/keys?limit=200')
    expect([...first.body.items, ...second.body.items]).toEqual(all.body.items)
    expect(second.body.next).toBeNull()
    expect((await admin.get('/v1/keys?cursor=bm9wZQ')).status).toBe(422)
  })
})
