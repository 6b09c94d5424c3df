import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { App } from '../../platform/http/app.ts'
import { newId, showId } from '../../platform/ids.ts'
import { openTestDatabase, type TestDatabase } from '../../testing/database.ts'
import { findUnguarded } from '../../testing/guarded.ts'
import { aKey, aPerson, aPersonWho, client, openTestServer } from '../../testing/server.ts'
import { openShop, type Shop } from '../../testing/shop.ts'
import { catalogRoutes } from '../routes.ts'

type Client = ReturnType<typeof client>

let test: TestDatabase
let app: App
let shop: Shop
let buyer: Client
let admin: Client
beforeAll(async () => {
  test = await openTestDatabase()
  shop = await openShop(test.db)
  app = await openTestServer(test.db, catalogRoutes)
  buyer = client(app, (await aPersonWho(test.db, shop.context, 'buyer')).headers)
  admin = client(app, (await aPersonWho(test.db, shop.context, 'administrator')).headers)
})
afterAll(async () => {
  await app.close()
  await test.end()
})

const put = (items: object[], by: Client = buyer) => by.put('/v1/items', { items })
const coat = (over: object = {}) => ({
  sku: 'coat',
  name: 'Coat',
  gtin: '4006381333931',
  category: 'Clothing',
  names: { de: 'Mantel' },
  attributes: { color: 'red', sizes: ['S', 'L'] },
  weightG: 1200,
  cost: '40.5',
  costCurrency: 'EUR',
  units: { carton: 6 },
  ...over,
})

describe('writing items', () => {
  it('makes them, shows them as they are, and changes nothing the second time', async () => {
    const first = await put([coat()])
    expect(first).toMatchObject({
      status: 200,
      body: { counts: { made: 1 }, items: [{ sku: 'coat', version: 1, problem: null }] },
    })
    const shown = await buyer.get('/v1/items/coat')
    expect(shown.headers['etag']).toBe('"1"')
    expect(shown.body).toEqual({
      ...coat(),
      id: first.body.items[0].id,
      kind: 'physical',
      lengthMm: null,
      widthMm: null,
      heightMm: null,
      taxClass: 'standard',
      baseUnit: 'piece',
      tracking: 'none',
      releasedOn: null,
      discontinued: false,
      reorderLevel: null,
      supplier: null,
      parts: [],
      version: 1,
      changedAt: expect.any(String),
    })
    expect((await buyer.get(`/v1/items/${shown.body.id}`)).body).toEqual(shown.body)
    expect((await put([coat()])).body.items[0]).toMatchObject({ done: 'unchanged', version: 1 })
    expect((await put([coat({ units: {}, weightG: null })])).body.items[0]).toMatchObject({
      done: 'changed',
      version: 2,
    })
    expect((await buyer.get('/v1/items/coat')).body).toMatchObject({ units: {}, weightG: null })
  })

  it('gives every row its verdict and writes the good ones', async () => {
    const answer = await put([
      { sku: 'good', name: 'Good' },
      { sku: 'bad', name: 'Bad', gtin: '4006381333930' },
      { sku: 'kit', name: 'Kit', kind: 'kit', parts: [{ sku: 'good', units: 3 }] },
      { sku: 'kit-of-kit', name: 'Kit', kind: 'kit', parts: [{ sku: 'set', units: 1 }] },
    ])
    expect(answer.body.counts).toEqual({ made: 2, refused: 2 })
    expect(answer.body.items[1]).toMatchObject({
      done: 'refused',
      id: null,
      problem: { type: '/problems/bad_gtin', path: '/items/1/gtin' },
    })
    expect(answer.body.items[3].problem).toMatchObject({ type: '/problems/bad_part', path: '/items/3/parts/0/sku' })
    expect((await buyer.get('/v1/items/bad')).status).toBe(404)
    expect((await buyer.get('/v1/items/kit')).body.parts).toEqual([{ sku: 'good', units: 3 }])
  })

  it('makes an item once, however many write it at the same moment', async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => put([{ sku: 'rush', name: 'Rush' }])))
    expect(answers.map((answer) => answer.body.items[0].done).sort()).toEqual(['made', ...Array(9).fill('unchanged')])
    expect(new Set(answers.map((answer) => answer.body.items[0].id)).size).toBe(1)
  })

  it('refuses a body that is wrong, with the path of the field', async () => {
    for (const [item, path] of [
      [{ name: 'No SKU' }, '/items/0/sku'],
      [{ sku: ' x', name: 'X' }, '/items/0/sku'],
      [{ sku: 'a\tb', name: 'X' }, '/items/0/sku'],
      [coat({ tenantId: newId() }), '/items/0/tenantId'],
      [coat({ id: showId('item', newId()) }), '/items/0/id'],
      [coat({ weightG: '1200' }), '/items/0/weightG'],
      [coat({ weightG: -1 }), '/items/0/weightG'],
      [coat({ cost: 40.5 }), '/items/0/cost'],
      [coat({ units: { carton: 0 } }), '/items/0/units/carton'],
      [coat({ kind: 'bundle' }), '/items/0/kind'],
      [coat({ releasedOn: '31.12.2026' }), '/items/0/releasedOn'],
    ] as const)
      expect(await put([item]), path).toMatchObject({ status: 422, body: { path } })
    expect((await put([])).status).toBe(422)
    expect((await put(Array(501).fill(coat()))).status).toBe(422)
  })
})

describe('who sees what of an item', () => {
  it('shows costs to buyers and finance, and keeps them when others write the item', async () => {
    await put([coat({ sku: 'secret', cost: '7', costCurrency: 'EUR' })])
    expect((await buyer.get('/v1/items/secret')).body).toMatchObject({ cost: '7', costCurrency: 'EUR' })
    const seen = (await admin.get('/v1/items/secret')).body
    expect('cost' in seen || 'costCurrency' in seen).toBe(false)
    const { id, changedAt, ...rest } = seen
    expect((await put([{ ...rest, name: 'Renamed' }], admin)).body.items[0].done).toBe('changed')
    expect((await buyer.get('/v1/items/secret')).body).toMatchObject({ name: 'Renamed', cost: '7' })
  })

  it('shows a partner their own items only', async () => {
    const supplier = newId()
    await put([coat({ sku: 'theirs', supplier: showId('supplier', supplier) }), coat({ sku: 'ours' })])
    const { headers } = await aPerson(test.db, shop.context, [{ role: 'partner', locations: [], supplier }])
    const partner = client(app, headers)
    expect((await partner.get('/v1/items')).body.items.map((item: { sku: string }) => item.sku)).toEqual(['theirs'])
    expect((await partner.get('/v1/items/theirs')).body.cost).toBe('40.5')
    expect((await partner.get('/v1/items/ours')).status).toBe(404)
    expect((await partner.get('/v1/price-lists')).status).toBe(403)
  })

  it('lets the key of a supplier write its own items only', async () => {
    const supplier = newId()
    const key = client(app, (await aKey(test.db, shop.context, ['catalog.write'], { supplier })).headers)
    const answer = await put(
      [coat({ sku: 'mine', supplier: showId('supplier', supplier) }), { sku: 'tea', name: 'Stolen' }],
      key,
    )
    expect(answer.body.items.map((item: { done: string }) => item.done)).toEqual(['made', 'refused'])
  })

  it('knows no item of another tenant', async () => {
    const foreign = await openShop(test.db)
    expect((await buyer.get(`/v1/items/${showId('item', foreign.items.tea)}`)).status).toBe(404)
    expect((await buyer.get(`/v1/items/${showId('item', newId())}`)).status).toBe(404)
  })

  it('answers every role and key as the policy table says', async () => {
    const { routes, wrong } = await findUnguarded(test.db, shop.context, shop.locations.berlin, catalogRoutes)
    expect(wrong).toEqual([])
    expect(routes).toHaveLength(7)
  })
})

describe('the list of items', () => {
  const skus = async (query: string) =>
    (await buyer.get(`/v1/items?limit=200&${query}`)).body.items.map((item: { sku: string }) => item.sku)

  it('finds by the beginning of a SKU, a part of the name, a GTIN, category and kind', async () => {
    await put([
      { sku: 'F-100%', name: 'Percent', category: 'Signs' },
      { sku: 'F-200', name: 'Fan_tastic', gtin: '96385074', category: 'Signs' },
      { sku: 'F-300', name: 'Fantastic', kind: 'digital' },
    ])
    expect(await skus('q=f-')).toEqual(['F-100%', 'F-200', 'F-300'])
    expect(await skus('q=f-100%25')).toEqual(['F-100%'])
    expect(await skus('q=n_t')).toEqual(['F-200'])
    expect(await skus('q=96385074')).toEqual(['F-200'])
    expect(await skus('category=Signs')).toEqual(['F-100%', 'F-200'])
    expect(await skus('kind=digital')).toEqual(['F-300'])
    expect(await skus("q=';%20drop%20table")).toEqual([])
  })

  it('comes in pages without gaps or repeats, and refuses a cursor that is not ours', async () => {
    const all = await skus('')
    const seen: string[] = []
    for (let next: string | null = ''; next !== null; ) {
      const page = await buyer.get(`/v1/items?limit=3${next && `&cursor=${next}`}`)
      seen.push(...page.body.items.map((item: { sku: string }) => item.sku))
      next = page.body.next
    }
    expect(seen).toEqual(all)
    for (const cursor of ['bm9wZQ', Buffer.from('{"id":"x"}').toString('base64url')])
      expect((await buyer.get(`/v1/items?cursor=${cursor}`)).status).toBe(422)
    expect((await buyer.get('/v1/items?limit=201')).status).toBe(422)
    expect((await buyer.get('/v1/items?kind=bundle')).status).toBe(422)
  })
})
