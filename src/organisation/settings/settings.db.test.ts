import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { App } from '../../platform/http/app.ts'
import { newId, showId } from '../../platform/ids.ts'
import { openTestDatabase, type TestDatabase } from '../../testing/database.ts'
import { aKey, aPersonWho, client, openTestServer, testVault } from '../../testing/server.ts'
import { openShop, type Shop } from '../../testing/shop.ts'
import { organisationRoutes } from '../routes.ts'
import { readProviders } from './providers.ts'
import { readPolicies } from './settings.ts'

type Client = ReturnType<typeof client>

let test: TestDatabase
let app: App
let shop: Shop
const as = {} as Record<'administrator' | 'lead' | 'buyer' | 'finance', Client>
beforeAll(async () => {
  test = await openTestDatabase()
  shop = await openShop(test.db)
  app = await openTestServer(test.db, (server, deps) =>
    organisationRoutes(server, {
      ...deps,
      readPriceLists: async () => [],
      probes: { payment: async () => null, carrier: async () => null, mail: async () => null },
      testServices: false,
      adapters: { payment: ['manual', 'test-service'], carrier: ['test-carrier'], mail: [] },
    }),
  )
  for (const role of ['administrator', 'lead', 'buyer', 'finance'] as const)
    as[role] = client(app, (await aPersonWho(test.db, shop.context, role)).headers)
})
afterAll(async () => {
  await app.close()
  await test.end()
})

const policy = async (name: string, query = '') =>
  (await as.lead.get(`/v1/policies${query}`)).body.items.find((one: { name: string }) => one.name === name)

describe('policies', () => {
  it('hold by default, then from the nearest scope in which they are set', async () => {
    const web = showId('channel', shop.channels.web)
    const query = `?channel=${web}&location=${showId('location', shop.locations.berlin)}`
    expect(await policy('stock.shortage', query)).toMatchObject({ value: 'backorder', from: 'default', settings: [] })
    const put = (scope: object, value: unknown) => as.buyer.put('/v1/policies/stock.shortage', { scope, value })
    expect((await put({ kind: 'tenant' }, 'refuse')).status).toBe(204)
    expect(await policy('stock.shortage', query)).toMatchObject({
      value: 'refuse',
      from: 'tenant',
      default: 'backorder',
    })
    expect((await put({ kind: 'channel', id: web }, 'backorder')).status).toBe(204)
    expect(await policy('stock.shortage', query)).toMatchObject({ value: 'backorder', from: 'channel' })
    const read = await test.db.read(shop.context.tenant, readPolicies)
    expect([read('stock.shortage', { channel: shop.channels.web }), read('stock.shortage')]).toEqual([
      'backorder',
      'refuse',
    ])
    expect((await put({ kind: 'channel', id: web }, null)).status).toBe(204)
    expect((await policy('stock.shortage', query)).settings).toEqual([
      {
        by: 'A person',
        scope: { kind: 'tenant', id: showId('tenant', shop.context.tenant) },
        value: 'refuse',
        changedAt: expect.any(String),
      },
    ])
  })

  it('are set by the people of their family, money by finance alone', async () => {
    const tenant = { kind: 'tenant' }
    for (const [name, value, roles] of [
      ['stock.safety_units', 1, ['administrator', 'lead', 'buyer']],
      ['return.within_days', 14, ['administrator', 'lead']],
      ['refund.limit_minor', 100, ['finance']],
      ['release.unpaid', 'yes', ['finance']],
    ] as const)
      for (const role of ['administrator', 'lead', 'buyer', 'finance'] as const)
        expect(
          (await as[role].put(`/v1/policies/${name}`, { scope: tenant, value })).status,
          `${name} by ${role}`,
        ).toBe((roles as readonly string[]).includes(role) ? 204 : 403)
    const key = client(app, (await aKey(test.db, shop.context, ['policy.*'])).headers)
    expect((await key.put('/v1/policies/stock.safety_units', { scope: tenant, value: 2 })).status).toBe(204)
    expect((await key.put('/v1/policies/refund.limit_minor', { scope: tenant, value: 2 })).status).toBe(403)
  })

  it('take values of their own type only', async () => {
    const tenant = { kind: 'tenant' }
    const foreign = (await openShop(test.db)).channels.web
    for (const [name, body, status, path] of [
      ['stock.shortage', { scope: tenant, value: 'maybe' }, 422, '/value'],
      ['stock.shortage', { scope: tenant, value: 1 }, 422, '/value'],
      ['stock.safety_units', { scope: tenant, value: '1' }, 422, '/value'],
      ['stock.safety_units', { scope: tenant, value: -1 }, 422, '/value'],
      ['stock.safety_units', { scope: tenant, value: 1.5 }, 422, '/value'],
      ['stock.safety_units', { scope: tenant, value: true }, 422, '/value'],
      [
        'stock.safety_units',
        { scope: { kind: 'channel', id: showId('channel', foreign) }, value: 1 },
        422,
        '/scope/id',
      ],
      [
        'stock.safety_units',
        { scope: { kind: 'location', id: showId('channel', shop.channels.web) }, value: 1 },
        422,
        '/scope/id',
      ],
      ['stock.safety_units', { scope: tenant, value: 1, name: 'refund.limit_minor' }, 422, '/name'],
      ['no.such', { scope: tenant, value: 1 }, 404, undefined],
      ['toString', { scope: tenant, value: 1 }, 404, undefined],
    ] as const) {
      const answer = await as.lead.put(`/v1/policies/${name}`, body)
      expect([answer.status, answer.body.path], JSON.stringify(body)).toEqual([status, path])
    }
  })
})

describe('providers', () => {
  const put = (body: object, by: Client = as.administrator) => by.put('/v1/providers/payment/cards', body)

  it('keep their secrets sealed, show none, and keep those that are left out', async () => {
    const first = await put({
      adapter: 'test-service',
      settings: { url: 'https://pay.example' },
      secret: 's3cret',
      webhookSecret: 'hook',
    })
    expect(first.status).toBe(200)
    expect((await put({ adapter: 'test-service', settings: { url: 'https://pay2.example' } })).body).toEqual(first.body)
    const list = await as.finance.get('/v1/providers')
    expect(list.body.items).toEqual([
      {
        id: first.body.id,
        kind: 'payment',
        code: 'cards',
        adapter: 'test-service',
        settings: { url: 'https://pay2.example' },
        hasSecret: true,
        hasWebhookSecret: true,
        active: true,
      },
    ])
    const [stored] = await test.db.read(shop.context.tenant, (tx) => readProviders(tx, 'payment'))
    expect(stored?.secret?.includes('s3cret')).toBe(false)
    expect(testVault.open(stored?.secret ?? Buffer.alloc(0))).toBe('s3cret')
  })

  it('are set up by administrators, with an adapter that exists', async () => {
    expect((await put({ adapter: 'manual' }, as.finance)).status).toBe(403)
    expect(await put({ adapter: 'nowhere' })).toMatchObject({
      status: 422,
      body: { type: '/problems/unknown_adapter', path: '/adapter' },
    })
    expect((await put({ adapter: 'manual', tenantId: newId() })).status).toBe(422)
    expect((await put({ adapter: 'manual', settings: { 'a b': 1 } })).status).toBe(422)
    expect((await as.administrator.put('/v1/providers/bank/x', { adapter: 'manual' })).status).toBe(422)
  })
})
