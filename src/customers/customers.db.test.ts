import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { App } from '../platform/http/app.ts'
import { newId, showId } from '../platform/ids.ts'
import { openTestDatabase, type TestDatabase } from '../testing/database.ts'
import { findUnguarded } from '../testing/guarded.ts'
import { aKey, aPerson, aPersonWho, client, openTestServer } from '../testing/server.ts'
import { openShop, type Shop } from '../testing/shop.ts'
import { customersRoutes } from './routes.ts'

type Client = ReturnType<typeof client>

let test: TestDatabase
let app: App
let shop: Shop
let care: Client
let finance: Client
let stranger: Client
beforeAll(async () => {
  test = await openTestDatabase()
  shop = await openShop(test.db)
  app = await openTestServer(test.db, (server, deps) =>
    customersRoutes(server, { ...deps, eraseOrders: async () => undefined }),
  )
  care = client(app, (await aPersonWho(test.db, shop.context, 'care_agent')).headers)
  finance = client(app, (await aPersonWho(test.db, shop.context, 'finance')).headers)
  stranger = client(app, (await aPersonWho(test.db, (await openShop(test.db)).context, 'care_agent')).headers)
})
afterAll(async () => {
  await app.close()
  await test.end()
})

const home = { lines: ['Torstraße 1'], postalCode: '10119', city: 'Berlin', country: 'DE' }
const ada = (over: object = {}) => ({
  kind: 'person',
  number: `N-${newId().slice(-12)}`,
  name: 'Ada Müller',
  email: 'Ada@Example.ORG',
  phone: '030 901820',
  locale: 'de',
  addresses: [home],
  ...over,
})
const add = async (over: object = {}): Promise<string> => (await care.post('/v1/customers', ada(over))).body.id

describe('adding a customer', () => {
  it('keeps contact in one form, and shows it whole', async () => {
    const wanted = ada()
    const made = await care.post('/v1/customers', wanted)
    expect(made).toMatchObject({ status: 201, body: { version: 1 } })
    const shown = await care.get(`/v1/customers/${made.body.id}`)
    expect(shown.headers['etag']).toBe('"1"')
    expect(shown.body).toMatchObject({
      id: made.body.id,
      number: wanted.number,
      email: 'Ada@example.org',
      phone: '+4930901820',
      masked: false,
      erasedAt: null,
      consents: [],
      addresses: [{ ...home, label: null, name: null, company: null, region: null, phone: null }],
    })
  })

  it('happens once for one Idempotency-Key, and once for one number', async () => {
    const key = { 'idempotency-key': newId() }
    const wanted = ada()
    const answers = await Promise.all(Array.from({ length: 6 }, () => care.post('/v1/customers', wanted, key)))
    expect(new Set(answers.map((answer) => JSON.stringify([answer.status, answer.body]))).size).toBe(1)
    expect(await care.post('/v1/customers', wanted)).toMatchObject({
      status: 409,
      body: { type: '/problems/number_taken', path: '/number' },
    })
    const race = ada()
    const raced = await Promise.all(Array.from({ length: 6 }, () => care.post('/v1/customers', race)))
    expect(raced.map((answer) => answer.status).sort()).toEqual([201, 409, 409, 409, 409, 409])
  })

  it('stores no personal data with the answer or in the log', async () => {
    await add({ name: 'Grace Hopper', email: 'grace@example.org' })
    const rows = await test.db.read(shop.context.tenant, (tx) =>
      tx.rows<{ text: string }>(
        'test.traces',
        `select i::text as text from platform.idempotency i where tenant_id = $1
         union all select e::text from platform.event e where tenant_id = $1`,
        [tx.tenant],
      ),
    )
    expect(rows.map((row) => row.text).join()).not.toMatch(/grace|hopper/i)
  })

  it('refuses what is no customer, with the path of the field', async () => {
    for (const [over, path] of [
      [{ kind: 'robot' }, '/kind'],
      [{ name: undefined }, '/name'],
      [{ kind: 'company' }, '/company'],
      [{ email: 'ada' }, '/email'],
      [{ number: 'a b' }, '/number'],
      [{ locale: 'fr' }, '/locale'],
      [{ vatNumber: '123' }, '/vatNumber'],
      [{ addresses: [{ ...home, country: 'XX' }] }, '/addresses/0/country'],
      [{ addresses: [home, { ...home, city: undefined }] }, '/addresses/1/city'],
      [{ tenantId: newId() }, '/tenantId'],
      [{ id: showId('customer', newId()) }, '/id'],
      [{ version: 7 }, '/version'],
      [{ erasedAt: null }, '/erasedAt'],
    ] as const)
      expect(await care.post('/v1/customers', ada(over)), path).toMatchObject({ status: 422, body: { path } })
  })
})

describe('changing a customer', () => {
  it('needs the version that was seen, and refuses an old one', async () => {
    const id = await add()
    const patch = (body: object, headers = {}) => care.patch(`/v1/customers/${id}`, body, headers)
    expect(await patch({ name: 'A' })).toMatchObject({ status: 428, body: { type: '/problems/version_missing' } })
    const changed = await patch({ name: 'Ada König', phone: '089 1234567', vatNumber: null }, { 'if-match': '"1"' })
    expect(changed).toMatchObject({ status: 200, body: { name: 'Ada König', phone: '+49891234567', version: 2 } })
    expect(changed.headers['etag']).toBe('"2"')
    expect(await patch({ name: 'B' }, { 'if-match': '"1"' })).toMatchObject({
      status: 412,
      body: { type: '/problems/stale_version', more: { version: 2 } },
    })
    for (const [body, path] of [
      [{ name: null }, '/name'],
      [{ number: 'X' }, '/number'],
      [{ kind: 'company' }, '/kind'],
      [{ terms: 'net30' }, '/terms'],
      [{ creditLimitMinor: 1 }, '/creditLimitMinor'],
      [{ erasedAt: null }, '/erasedAt'],
      [{}, '/'],
    ] as const)
      expect(await patch(body, { 'if-match': '"2"' }), path).toMatchObject({ status: 422, body: { path } })
  })

  it('leaves payment terms and credit to finance', async () => {
    expect(await care.post('/v1/customers', ada({ terms: 'net30' }))).toMatchObject({
      status: 403,
      body: { type: '/problems/credit_not_allowed' },
    })
    const id = await add()
    const credit = { terms: 'net30', creditLimitMinor: 500_000, creditCurrency: 'EUR' }
    const put = (by: Client, body: object, seen = '"1"') =>
      by.put(`/v1/customers/${id}/credit`, body, { 'if-match': seen })
    expect((await put(care, credit)).status).toBe(403)
    expect((await put(finance, { ...credit, creditCurrency: null })).body).toMatchObject({ path: '/creditLimitMinor' })
    expect((await put(finance, credit)).body).toMatchObject({ ...credit, version: 2, masked: true })
    expect((await put(finance, credit)).status).toBe(412)
    expect((await finance.patch(`/v1/customers/${id}`, { name: 'X' }, { 'if-match': '"2"' })).status).toBe(403)
    const erp = client(app, (await aKey(test.db, shop.context, ['customer.write', 'customer.grant_credit'])).headers)
    expect((await erp.post('/v1/customers', ada(credit))).status).toBe(201)
  })
})

describe('finding customers', () => {
  it('goes by number, e-mail, phone however it is written, and the beginning of a name', async () => {
    const number = `F-${newId().slice(-6)}`
    const id = await add({ number, name: 'Zacharias Öz', email: 'Zach@Example.net', phone: '+49 40 123456' })
    const firm = await add({ kind: 'company', name: 'Q', company: 'Zebra_100% GmbH' })
    const found = async (query: string) =>
      (await care.get(`/v1/customers?${query}`)).body.items.map((one: { id: string }) => one.id)
    expect(await found(`number=${number}`)).toEqual([id])
    expect(await found('email=zach@EXAMPLE.net')).toEqual([id])
    expect(await found(`phone=${encodeURIComponent('+49 (0)40 12 34 56')}`)).toEqual([id])
    expect(await found('q=zach')).toEqual([id])
    expect(await found('q=ze')).toEqual([firm])
    expect(await found('q=zebra_100%25')).toEqual([firm])
    expect(await found('q=z%25')).toEqual([])
    expect(await found('q=nobody')).toEqual([])
  })

  it('comes in pages', async () => {
    const all = (await care.get('/v1/customers?limit=200')).body.items
    const first = await care.get('/v1/customers?limit=2')
    const second = await care.get(`/v1/customers?limit=200&cursor=${first.body.next}`)
    expect([...first.body.items, ...second.body.items]).toEqual(all)
    expect((await care.get('/v1/customers?cursor=bm9wZQ')).status).toBe(422)
  })

  it('masks contact and street for store and finance, who must say whom they look for', async () => {
    const grants = [{ role: 'store_associate', locations: [shop.locations.berlin], supplier: null }] as const
    const store = client(app, (await aPerson(test.db, shop.context, grants)).headers)
    const id = await add({ name: 'Masked Person', email: 'masked@example.org', phone: '+49 30 555777' })
    for (const who of [store, finance]) {
      const [listed] = (await who.get('/v1/customers?email=masked@example.org')).body.items
      expect(listed).toMatchObject({
        id,
        name: 'Masked Person',
        email: 'm***@example.org',
        phone: '***777',
        masked: true,
      })
      const shown = await who.get(`/v1/customers/${id}`)
      expect(shown.body.addresses[0]).toMatchObject({ lines: ['***'], city: 'Berlin' })
      expect(JSON.stringify(shown.body)).not.toMatch(/masked@|555777|Torstra/)
      for (const query of ['', '?q=ma'])
        expect(await who.get(`/v1/customers${query}`)).toMatchObject({
          status: 422,
          body: { type: '/problems/search_too_wide' },
        })
      expect((await who.get('/v1/customers?q=mas')).status).toBe(200)
      expect((await who.get(`/v1/customers/${id}/export`)).status).toBe(403)
    }
  })
})

describe('addresses and consents', () => {
  it('are added, replaced and taken away, each raising the version of the customer', async () => {
    const id = await add({ addresses: [] })
    const url = `/v1/customers/${id}/addresses`
    const made = await care.post(url, { ...home, label: 'Home', phone: '030 1112223' })
    expect(made).toMatchObject({ status: 201, body: { version: 2 } })
    expect((await care.put(`${url}/${made.body.id}`, { ...home, city: 'Potsdam' })).body).toMatchObject({ version: 3 })
    const shown = (await care.get(`/v1/customers/${id}`)).body
    expect(shown).toMatchObject({
      version: 3,
      addresses: [{ id: made.body.id, city: 'Potsdam', label: null, phone: null }],
    })
    expect((await care.delete(`${url}/${made.body.id}`)).status).toBe(204)
    expect((await care.delete(`${url}/${made.body.id}`)).status).toBe(404)
    expect((await care.post(url, { ...home, country: 'QQ' })).body).toMatchObject({ path: '/country' })
    expect((await care.post(url, { ...home, customerId: id })).status).toBe(422)
  })

  it('refuse an address of another customer', async () => {
    const [mine, theirs] = [await add(), await add()]
    const address = (await care.get(`/v1/customers/${theirs}`)).body.addresses[0].id
    expect((await care.put(`/v1/customers/${mine}/addresses/${address}`, home)).status).toBe(404)
    expect((await care.delete(`/v1/customers/${mine}/addresses/${address}`)).status).toBe(404)
    expect((await care.get(`/v1/customers/${theirs}`)).body.addresses).toHaveLength(1)
  })

  it('note a consent and its withdrawal, one after the other', async () => {
    const id = await add()
    const note = (body: object, by: Client = care) => by.post(`/v1/customers/${id}/consents`, body)
    const consent = { purpose: 'marketing', medium: 'email', given: true, source: 'checkout' }
    expect((await note(consent)).status).toBe(201)
    expect((await note({ ...consent, given: false, source: 'telephone' })).status).toBe(201)
    expect((await care.get(`/v1/customers/${id}`)).body.consents.map((one: { given: boolean }) => one.given)).toEqual([
      true,
      false,
    ])
    expect(await note({ ...consent, occurredAt: '2020-01-01T00:00:00Z' })).toMatchObject({
      status: 403,
      body: { path: '/occurredAt' },
    })
    const importer = client(app, (await aKey(test.db, shop.context, ['customer.write', 'time.backdate'])).headers)
    expect((await note({ ...consent, occurredAt: '2020-01-01T00:00:00Z' }, importer)).status).toBe(201)
    expect((await care.get(`/v1/customers/${id}`)).body.consents[0].at).toBe('2020-01-01T00:00:00.000Z')
    for (const wrong of [{ purpose: 'spam' }, { medium: 'pigeon' }, { given: 'yes' }, { at: '2020-01-01T00:00:00Z' }])
      expect((await note({ ...consent, ...wrong })).status).toBe(422)
  })
})

describe('another tenant', () => {
  it('finds, changes, exports and erases nobody here', async () => {
    const id = await add()
    const address = (await care.get(`/v1/customers/${id}`)).body.addresses[0].id
    const match = { 'if-match': '"1"' }
    for (const wrong of [id, showId('customer', newId())]) {
      const url = `/v1/customers/${wrong}`
      const answers = await Promise.all([
        stranger.get(url),
        stranger.patch(url, { name: 'X' }, match),
        stranger.get(`${url}/export`),
        stranger.post(`${url}/erasures`, {}),
        stranger.post(`${url}/addresses`, home),
        stranger.put(`${url}/addresses/${address}`, home),
        stranger.delete(`${url}/addresses/${address}`),
        stranger.post(`${url}/consents`, { purpose: 'marketing', medium: 'email', given: true, source: 'x' }),
      ])
      expect(answers.map((answer) => answer.status)).toEqual(Array(8).fill(404))
    }
    expect((await stranger.get('/v1/customers')).body.items).toEqual([])
    expect((await care.get(`/v1/customers/${id}`)).body).toMatchObject({ name: 'Ada Müller', version: 1 })
  })

  it('answers every role and key as the policy table says', async () => {
    const { routes, wrong } = await findUnguarded(test.db, shop.context, shop.locations.berlin, (server, deps) =>
      customersRoutes(server, { ...deps, eraseOrders: async () => undefined }),
    )
    expect(wrong).toEqual([])
    expect(routes).toHaveLength(11)
  })
})
