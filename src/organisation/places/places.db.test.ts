import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { App } from '../../platform/http/app.ts'
import { newId, showId } from '../../platform/ids.ts'
import { openTestDatabase, type TestDatabase } from '../../testing/database.ts'
import { aPersonWho, client, openTestServer } from '../../testing/server.ts'
import { openShop, type Shop } from '../../testing/shop.ts'
import { organisationRoutes } from '../routes.ts'

type Client = ReturnType<typeof client>

let test: TestDatabase
let app: App
let shop: Shop
let admin: Client
let stranger: Client
const lists = [
  { id: newId(), currency: 'EUR', includesTax: true },
  { id: newId(), currency: 'USD', includesTax: true },
]
beforeAll(async () => {
  test = await openTestDatabase()
  shop = await openShop(test.db)
  app = await openTestServer(test.db, (server, deps) =>
    organisationRoutes(server, {
      ...deps,
      readPriceLists: async () => lists,
      probes: { payment: async () => null, carrier: async () => null, mail: async () => null },
      testServices: false,
      adapters: { payment: ['manual'], carrier: [], mail: [] },
    }),
  )
  admin = client(app, (await aPersonWho(test.db, shop.context, 'administrator')).headers)
  stranger = client(app, (await aPersonWho(test.db, (await openShop(test.db)).context, 'administrator')).headers)
})
afterAll(async () => {
  await app.close()
  await test.end()
})

const entity = (over: object = {}) => ({
  name: 'Theehuis BV',
  country: 'NL',
  vatNumber: 'NL123456789B01',
  currency: 'EUR',
  timeZone: 'Europe/Amsterdam',
  ...over,
})
const location = (over: object = {}) => ({
  code: `store-${newId().slice(-8)}`,
  name: 'Store Utrecht',
  kind: 'store',
  city: 'Utrecht',
  country: 'NL',
  postalCode: '3511',
  timeZone: 'Europe/Amsterdam',
  ...over,
})
const firstOf = async (path: string) => (await admin.get(path)).body.items[0]

/** What each kind of place does alike: no access to another tenant's, no unknown fields, no unknown ids. */
describe.each([
  ['legal-entities', 'legalEntity', { name: 'New name' }, { country: 'FR' }],
  ['brands', 'brand', { name: 'New name' }, { legalEntity: 'x' }],
  ['channels', 'channel', { name: 'New name' }, { currency: 'USD' }],
  ['locations', 'location', { name: 'New name' }, { code: 'other' }],
] as const)('%s', (path, kind, change, fixed) => {
  const match = { 'if-match': '"1"' }

  it('are listed, shown one by one and changed', async () => {
    const before = await firstOf(`/v1/${path}`)
    expect((await admin.get(`/v1/${path}/${before.id}`)).body).toEqual(before)
    const after = await admin.patch(`/v1/${path}/${before.id}`, change, match)
    const version = 'version' in before ? { version: before.version + 1 } : {}
    expect(after).toMatchObject({ status: 200, body: { ...before, ...change, ...version } })
    expect((await admin.get(`/v1/${path}/${before.id}`)).body).toEqual(after.body)
  })

  it('do not exist for another tenant', async () => {
    const { id } = await firstOf(`/v1/${path}`)
    for (const wrong of [id, showId(kind, newId())]) {
      const one = await stranger.get(`/v1/${path}/${wrong}`)
      expect(one).toMatchObject({ status: 404, body: { type: '/problems/not_found' } })
      expect((await stranger.patch(`/v1/${path}/${wrong}`, change, match)).status).toBe(404)
    }
    expect((await admin.get(`/v1/${path}/${id.slice(4)}`)).status).toBe(422)
  })

  it('refuse fields that are fixed, unknown, or the house’s own', async () => {
    const { id } = await firstOf(`/v1/${path}`)
    for (const body of [fixed, { id: newId() }, { tenantId: newId() }, { version: 9 }, {}, { name: '' }, { name: 7 }])
      expect((await admin.patch(`/v1/${path}/${id}`, body, match)).status, JSON.stringify(body)).toBe(422)
  })
})

describe('adding to the organisation', () => {
  it('goes from legal entity to brand to channel', async () => {
    const made = await admin.post('/v1/legal-entities', entity())
    expect(made.status).toBe(201)
    const brand = await admin.post('/v1/brands', { legalEntity: made.body.id, name: 'Theehuis', locales: ['nl', 'en'] })
    const [list] = lists
    const channel = await admin.post('/v1/channels', {
      code: 'web-nl',
      name: 'Webwinkel',
      kind: 'web',
      brand: brand.body.id,
      currency: 'EUR',
      pricesIncludeTax: true,
      mayRefuse: true,
      priceList: showId('priceList', list?.id ?? ''),
    })
    expect(channel.status).toBe(201)
    expect((await admin.get(`/v1/channels/${channel.body.id}`)).body).toMatchObject({
      code: 'web-nl',
      brand: brand.body.id,
      numberPrefix: 'WEB-NL-',
      active: true,
      priceList: showId('priceList', list?.id ?? ''),
    })
    const order = await test.db.read(shop.context.tenant, (tx) =>
      tx.rows<{ next_number: number }>(
        'test.next_number',
        `select next_number from organisation.channel where tenant_id = $1 and code = 'web-nl'`,
        [tx.tenant],
      ),
    )
    expect(order[0]?.next_number).toBe(10_001)
  })

  it('happens once for one Idempotency-Key', async () => {
    const key = { 'idempotency-key': newId() }
    const wanted = location()
    const answers = await Promise.all(Array.from({ length: 6 }, () => admin.post('/v1/locations', wanted, key)))
    expect(new Set(answers.map((answer) => JSON.stringify([answer.status, answer.body]))).size).toBe(1)
    expect((await admin.post('/v1/locations', wanted)).body).toMatchObject({
      type: '/problems/code_taken',
      path: '/code',
    })
  })

  it('locates a place by its postal code, and again when it moves', async () => {
    const made = await admin.post('/v1/locations', location())
    const url = `/v1/locations/${made.body.id}`
    const before = await admin.get(url)
    expect(before.body.latitude).toBeCloseTo(52.09, 1)
    expect(before.headers['etag']).toBe('"1"')
    const moved = await admin.patch(url, { city: 'Berlin', country: 'DE', postalCode: '10115' }, { 'if-match': '"1"' })
    expect(moved.body.latitude).toBeCloseTo(52.53, 1)
    const pinned = await admin.patch(url, { latitude: 1, longitude: 2, postalCode: null }, { 'if-match': '"2"' })
    expect(pinned.body).toMatchObject({ latitude: 1, longitude: 2, postalCode: null, version: 3 })
  })

  it('names what is wrong, with the path of the field', async () => {
    const brand = (await firstOf('/v1/brands')).id
    const channel = {
      code: 'x',
      name: 'X',
      kind: 'web',
      brand,
      currency: 'EUR',
      pricesIncludeTax: true,
      mayRefuse: true,
    }
    const foreign = (await stranger.get('/v1/brands')).body.items[0].id
    const usd = showId('priceList', lists[1]?.id ?? '')
    for (const [path, body, status, type, where] of [
      ['legal-entities', entity({ country: 'XX' }), 422, 'unknown_country', '/country'],
      ['legal-entities', entity({ currency: 'ABC' }), 422, 'unknown_currency', '/currency'],
      ['legal-entities', entity({ timeZone: 'Mars/Crater' }), 422, 'unknown_time_zone', '/timeZone'],
      ['legal-entities', entity({ timeZone: '+02:00' }), 422, 'unknown_time_zone', '/timeZone'],
      ['legal-entities', entity({ createdAt: '2020-01-01' }), 422, 'invalid_request', '/createdAt'],
      [
        'brands',
        { legalEntity: showId('legalEntity', newId()), name: 'B' },
        422,
        'unknown_legal_entity',
        '/legalEntity',
      ],
      ['brands', { legalEntity: brand, name: 'B' }, 422, 'invalid_request', '/legalEntity'],
      ['channels', { ...channel, brand: foreign }, 422, 'unknown_brand', '/brand'],
      ['channels', { ...channel, code: 'web' }, 409, 'code_taken', '/code'],
      ['channels', { ...channel, numberPrefix: 'MARKET-' }, 409, 'number_prefix_taken', '/numberPrefix'],
      ['channels', { ...channel, numberPrefix: 'A1' }, 422, 'invalid_request', '/numberPrefix'],
      ['channels', { ...channel, priceList: usd }, 422, 'unknown_price_list', '/priceList'],
      ['channels', { ...channel, priceList: showId('priceList', newId()) }, 422, 'unknown_price_list', '/priceList'],
      ['channels', { ...channel, nextNumber: 1 }, 422, 'invalid_request', '/nextNumber'],
      ['locations', location({ latitude: 91 }), 422, 'invalid_request', '/latitude'],
      ['locations', location({ country: 'ZZ' }), 422, 'unknown_country', '/country'],
      ['locations', location({ kind: 'shop' }), 422, 'invalid_request', '/kind'],
    ] as const)
      expect(await admin.post(`/v1/${path}`, body), `${path} ${where}`).toMatchObject({
        status,
        body: { type: `/problems/${type}`, path: where },
      })
  })

  it('takes no two channels with one number prefix, at the same moment either', async () => {
    const brand = (await firstOf('/v1/brands')).id
    const channel = { name: 'X', kind: 'web', brand, currency: 'EUR', pricesIncludeTax: true, mayRefuse: true }
    const answers = await Promise.all(
      Array.from({ length: 6 }, (_, n) =>
        admin.post('/v1/channels', { ...channel, code: `p${n}`, numberPrefix: 'P-' }),
      ),
    )
    expect(answers.map((answer) => answer.status).sort()).toEqual([201, 409, 409, 409, 409, 409])
  })
})

describe('changing a location', () => {
  it('needs the version that was seen, and refuses an old one', async () => {
    const made = await admin.post('/v1/locations', location())
    const url = `/v1/locations/${made.body.id}`
    expect(await admin.patch(url, { name: 'A' })).toMatchObject({
      status: 428,
      body: { type: '/problems/version_missing' },
    })
    expect((await admin.patch(url, { name: 'A' }, { 'if-match': '*' })).status).toBe(428)
    expect((await admin.patch(url, { name: 'A' }, { 'if-match': '"1"' })).headers['etag']).toBe('"2"')
    expect(await admin.patch(url, { name: 'B' }, { 'if-match': '"1"' })).toMatchObject({
      status: 412,
      body: { type: '/problems/stale_version', more: { version: 2 } },
    })
    expect((await admin.get(url)).body.name).toBe('A')
  })

  it('lets one of several win who saw the same version', async () => {
    const made = await admin.post('/v1/locations', location())
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, n) =>
        admin.patch(`/v1/locations/${made.body.id}`, { name: `Name ${n}` }, { 'if-match': '"1"' }),
      ),
    )
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, ...Array(7).fill(412)])
  })
})
