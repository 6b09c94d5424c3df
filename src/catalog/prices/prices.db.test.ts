import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { App } from '../../platform/http/app.ts'
import { openTestDatabase, type TestDatabase } from '../../testing/database.ts'
import { aKey, client, openTestServer } from '../../testing/server.ts'
import { openShop, type Shop } from '../../testing/shop.ts'
import { pricesOn } from '../items/store.ts'
import { catalogRoutes } from '../routes.ts'
import { readPriceLists } from './store.ts'

let test: TestDatabase
let app: App
let shop: Shop
let erp: ReturnType<typeof client>
beforeAll(async () => {
  test = await openTestDatabase()
  shop = await openShop(test.db)
  app = await openTestServer(test.db, catalogRoutes)
  erp = client(app, (await aKey(test.db, shop.context, ['price.*', 'catalog.read'])).headers)
})
afterAll(async () => {
  await app.close()
  await test.end()
})

const open = (code: string, over: object = {}) =>
  erp.put(`/v1/price-lists/${code}`, { currency: 'EUR', includesTax: true, ...over })
const put = (code: string, prices: object[], headers = {}) =>
  erp.put(`/v1/price-lists/${code}/prices`, { prices }, headers)

describe('a price list', () => {
  it('is made once, and keeps its currency and its way with tax', async () => {
    const made = await open('outlet')
    expect(made).toMatchObject({
      status: 200,
      body: { code: 'outlet', currency: 'EUR', includesTax: true, version: 1 },
    })
    expect((await open('outlet')).body).toEqual(made.body)
    expect(await open('outlet', { currency: 'USD' })).toMatchObject({
      status: 409,
      body: { type: '/problems/price_list_fixed' },
    })
    expect(await open('other', { currency: 'QQQ' })).toMatchObject({ status: 422, body: { path: '/currency' } })
    expect((await open('other', { version: 7 })).status).toBe(422)
    expect((await open('Other')).status).toBe(422)
    expect((await erp.get('/v1/price-lists')).body.items.map((list: { code: string }) => list.code)).toEqual([
      'outlet',
      'retail',
    ])
  })
})

describe('writing prices', () => {
  it('takes steps of quantity and dates, and sells at the newest that holds', async () => {
    await open('steps')
    const answer = await put('steps', [
      { sku: 'tea', amount: '5' },
      { sku: 'tea', amount: '4.5', minUnits: 10 },
      { sku: 'tea', amount: '6', validFrom: '2027-01-01' },
      { sku: 'ghost', amount: '1' },
      { sku: 'tea', amount: '7' },
    ])
    expect(answer.headers['etag']).toBe('"2"')
    expect(answer.body).toMatchObject({ version: 2, counts: { made: 3, refused: 2 } })
    expect(answer.body.prices[3].problem).toMatchObject({ type: '/problems/unknown_sku', path: '/prices/3/sku' })
    expect(answer.body.prices[4].problem).toMatchObject({ type: '/problems/price_twice', path: '/prices/4' })
    expect((await erp.get('/v1/price-lists/steps/prices')).body).toEqual({
      items: [
        { sku: 'tea', amount: '5', validFrom: null, minUnits: 1, priceBasis: 1 },
        { sku: 'tea', amount: '6', validFrom: '2027-01-01', minUnits: 1, priceBasis: 1 },
        { sku: 'tea', amount: '4.5', validFrom: null, minUnits: 10, priceBasis: 1 },
      ],
      next: null,
    })
    const amounts = (day: string) =>
      test.db.read(shop.context.tenant, async (tx) => {
        const list = (await readPriceLists(tx)).find((one) => one.code === 'steps')
        const prices = await pricesOn(tx, [list?.id ?? ''], [shop.items.tea], day)
        return prices.map((price) => [price.minUnits, Number(price.amount)])
      })
    expect(await amounts('2026-12-31')).toEqual([
      [1, 5],
      [10, 4.5],
    ])
    expect(await amounts('2027-01-01')).toEqual([
      [1, 6],
      [10, 4.5],
    ])
  })

  it('changes, takes away, and leaves the version where nothing moved', async () => {
    await open('moves')
    await put('moves', [
      { sku: 'tea', amount: '5' },
      { sku: 'cup', amount: '9' },
    ])
    expect((await put('moves', [{ sku: 'tea', amount: '5.00' }])).body).toMatchObject({
      version: 2,
      counts: { unchanged: 1 },
    })
    const moved = await put('moves', [
      { sku: 'tea', amount: '5.5', priceBasis: 10 },
      { sku: 'cup', amount: null },
      { sku: 'set', amount: null },
    ])
    expect(moved.body).toMatchObject({ version: 3, counts: { changed: 1, removed: 1, unchanged: 1 } })
    expect((await erp.get('/v1/price-lists/moves/prices')).body.items).toEqual([
      { sku: 'tea', amount: '5.5', validFrom: null, minUnits: 1, priceBasis: 10 },
    ])
  })

  it('heeds If-Match when it is sent', async () => {
    await open('guarded')
    expect((await put('guarded', [{ sku: 'tea', amount: '1' }], { 'if-match': '"1"' })).status).toBe(200)
    expect((await put('guarded', [{ sku: 'tea', amount: '2' }], { 'if-match': '"1"' })).status).toBe(412)
  })

  it('loses no price when several write one list at the same moment', async () => {
    await open('busy')
    const skus = ['tea', 'cup', 'set', 'setup']
    const answers = await Promise.all(skus.map((sku) => put('busy', [{ sku, amount: '1' }])))
    expect(answers.map((answer) => answer.body.version).sort()).toEqual([2, 3, 4, 5])
    expect((await erp.get('/v1/price-lists/busy/prices')).body.items).toHaveLength(4)
  })

  it('refuses what is no price, and a list that is not there', async () => {
    for (const [price, path] of [
      [{ sku: 'tea' }, '/prices/0/amount'],
      [{ sku: 'tea', amount: 5 }, '/prices/0/amount'],
      [{ sku: 'tea', amount: '-5' }, '/prices/0/amount'],
      [{ sku: 'tea', amount: '1.23456' }, '/prices/0/amount'],
      [{ sku: 'tea', amount: '1', minUnits: 0 }, '/prices/0/minUnits'],
      [{ sku: 'tea', amount: '1', validFrom: 'soon' }, '/prices/0/validFrom'],
      [{ sku: 'tea', amount: '1', list: 'retail' }, '/prices/0/list'],
    ] as const)
      expect(await put('retail', [price]), path).toMatchObject({ status: 422, body: { path } })
    expect((await put('nowhere', [{ sku: 'tea', amount: '1' }])).status).toBe(404)
    expect((await erp.get('/v1/price-lists/nowhere/prices')).status).toBe(404)
    const stranger = await openShop(test.db)
    const other = client(app, (await aKey(test.db, stranger.context, ['price.*'])).headers)
    expect((await other.get('/v1/price-lists/steps/prices')).status).toBe(404)
  })

  it('shows them in pages', async () => {
    const seen: object[] = []
    for (let next: string | null = ''; next !== null; ) {
      const page = await erp.get(`/v1/price-lists/steps/prices?limit=1${next && `&cursor=${next}`}`)
      seen.push(...page.body.items)
      next = page.body.next
    }
    expect(seen).toEqual((await erp.get('/v1/price-lists/steps/prices')).body.items)
    expect((await erp.get('/v1/price-lists/steps/prices?sku=cup')).body.items).toEqual([])
    const forged = { item: shop.items.tea, units: 1, from: '2026-02-30' }
    const cursor = Buffer.from(JSON.stringify(forged)).toString('base64url')
    expect((await erp.get(`/v1/price-lists/steps/prices?cursor=${cursor}`)).status).toBe(422)
  })
})
