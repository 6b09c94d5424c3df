import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { moveStock, writeSupplies } from '../../../inventory/index.ts'
import { writePolicy } from '../../../organisation/index.ts'
import type { App } from '../../../platform/http/app.ts'
import { newId } from '../../../platform/ids.ts'
import { openTestDatabase, type TestDatabase } from '../../../testing/database.ts'
import { aKey, aPersonWho, client, openTestServer } from '../../../testing/server.ts'
import { anOrder, openShop, place, type Shop } from '../../../testing/shop.ts'
import { brokenInvariants } from '../../../testing/verify.ts'
import { promiseRoutes } from '../routes.ts'

let test: TestDatabase
let app: App
let shop: Shop
let agent: ReturnType<typeof client>
let buyer: ReturnType<typeof client>
beforeAll(async () => {
  test = await openTestDatabase()
  shop = await openShop(test.db)
  app = await openTestServer(test.db, promiseRoutes)
  agent = client(app, (await aPersonWho(test.db, shop.context, 'care_agent')).headers)
  buyer = client(app, (await aPersonWho(test.db, shop.context, 'buyer')).headers)
})
afterAll(async () => {
  expect(await brokenInvariants(test.db, shop.context.tenant)).toEqual({})
  await app.close()
  await test.end()
})

const get = async (query: string) => (await agent.get(`/v1/availability?${query}`)).body
const units = async (query: string) => (await get(query)).items[0].units
const SOON = new Date(Date.now() + 3 * 86_400_000)

describe('availability', () => {
  it('is what every place has, by location, region, method and in sum', async () => {
    const [tea] = (await get('sku=tea')).items
    expect(tea).toMatchObject({ sku: 'tea', kind: 'physical', state: 'available', units: 25, later: [] })
    expect(tea.locations.map((one: { location: string; units: number }) => [one.location, one.units])).toEqual([
      ['berlin', 5],
      ['hamburg', 10],
      ['munich', 10],
    ])
    expect(await units('sku=tea&location=berlin&location=munich')).toBe(15)
    expect(await units('sku=tea&region=DE-10')).toBe(5)
    expect(await units('sku=tea&region=NL')).toBe(0)
    expect([await units('sku=tea&method=ship'), await units('sku=tea&method=collect')]).toEqual([20, 5])
    expect((await get('sku=tea&form=totals')).items[0].locations).toBeUndefined()
  })

  it('of a kit is its scarcest part: at a place, and over all of them', async () => {
    const [set] = (await get('sku=set')).items
    expect(set.units).toBe(12) // 25 teas by two, 15 cups
    expect(set.locations.map((one: { location: string; units: number }) => [one.location, one.units])).toEqual([
      ['berlin', 2],
      ['hamburg', 5],
    ])
  })

  it('of many SKUs comes as bare numbers, and names what is not in the catalog', async () => {
    const answer = await agent.post('/v1/availability', { skus: ['cup', 'ghost', 'set', 'tea'], form: 'cells' })
    expect(answer.body).toMatchObject({
      skus: ['cup', 'set', 'tea'],
      locations: ['berlin', 'hamburg', 'munich'],
      cells: [
        [5, 10, 0],
        [2, 5, 0],
        [5, 10, 10],
      ],
      unknown: ['ghost'],
    })
  })

  it('sees a reservation at once, and expected supply on its date less what is promised from it', async () => {
    const since = (await agent.get('/v1/availability/changes?since=0')).body.next
    await place(test.db, shop, anOrder([{ sku: 'cup', quantity: 12 }]))
    const [short] = (await get('sku=cup')).items
    expect(short.units).toBe(5) // Hamburg's ten are reserved, two are backordered; Berlin does not ship
    await test.db.write(shop.context, (tx) =>
      writeSupplies(tx, [
        {
          kind: 'purchase',
          reference: 'PO-1',
          item: shop.items.cup,
          location: shop.locations.hamburg,
          units: 20,
          expectedAt: SOON,
        },
      ]),
    )
    const [cup] = (await get('sku=cup')).items
    expect(cup.later).toEqual([{ at: SOON.toISOString(), units: 25 }])
    const changes = (await agent.get(`/v1/availability/changes?since=${since}`)).body
    expect(changes).toMatchObject({ more: false, reset: false })
    expect(changes.items).toContainEqual({
      sku: 'cup',
      location: 'hamburg',
      units: 0,
      later: [{ at: SOON.toISOString(), units: 20 }],
    })
    expect((await agent.get(`/v1/availability/changes?since=${changes.next}`)).body).toEqual({
      items: [],
      next: changes.next,
      more: false,
      reset: false,
    })
  })

  it('leaves out safety stock, buffers and what is kept for other channels', async () => {
    await test.db.write(shop.context, (tx) =>
      writePolicy(tx, { kind: 'location', id: shop.locations.munich }, 'stock.safety_units', 4),
    )
    const munich = 'sku=tea&location=munich'
    expect(await units(munich)).toBe(6)
    const since = (await agent.get('/v1/availability/changes?since=0')).body.next
    const rows = [
      { channel: 'web', location: 'munich', buffer: 1 },
      { channel: 'market', location: 'munich', sku: 'tea', atMost: 2, kept: 3 },
    ]
    expect((await buyer.post('/v1/allotments', { rows })).body).toEqual({ rows: 2 })
    expect([
      await units(`${munich}&channel=web`),
      await units(`${munich}&channel=market`),
      await units(munich),
    ]).toEqual([2, 2, 3])
    expect((await agent.get(`/v1/availability/changes?since=${since}`)).body.reset).toBe(true)
    expect((await agent.get('/v1/allotments')).body.items).toEqual(
      expect.arrayContaining([
        { channel: 'web', location: 'munich', sku: null, buffer: 1, atMost: null, kept: 0 },
        { channel: 'market', location: 'munich', sku: 'tea', buffer: 0, atMost: 2, kept: 3 },
      ]),
    )
    const clear = rows.map(({ channel, location, sku = null }) => ({ channel, location, sku }))
    await buyer.post('/v1/allotments', { rows: clear })
    expect((await agent.get('/v1/allotments')).body.items).toEqual([])
    expect((await agent.post('/v1/allotments', { rows })).status).toBe(403)
    const marketKey = await aKey(test.db, shop.context, ['allotment.write'], { channel: shop.channels.market })
    expect((await client(app, marketKey.headers).post('/v1/allotments', { rows })).body).toMatchObject({
      type: '/problems/unknown_channel',
      path: '/rows/0/channel',
    })
  })

  it('of a service is what people can do, by day and slot', async () => {
    const on = new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10)
    const row = { sku: 'setup', place: 'DE-10', on, slot: '08:00-12:00', capacity: 3 }
    const rows = [row, { ...row, sku: 'tea' }, { ...row, place: 'nowhere' }]
    const lead = client(app, (await aPersonWho(test.db, shop.context, 'lead')).headers)
    expect((await lead.post('/v1/service-capacities', { rows })).body.items).toEqual([
      { row: 0, done: 'set', reason: null },
      { row: 1, done: 'refused', reason: 'unknown_item' },
      { row: 2, done: 'refused', reason: 'unknown_location' },
    ])
    expect((await agent.get('/v1/service-capacities?sku=setup')).body.items).toEqual([{ ...row, booked: 0 }])
    expect((await get('sku=setup')).items[0]).toMatchObject({
      state: 'available',
      units: 3,
      slots: [{ place: 'DE-10', on, slot: '08:00-12:00', units: 3 }],
    })
  })

  it('changes with what is moved, each place once', async () => {
    const since = (await agent.get('/v1/availability/changes?since=0')).body.next
    const at = { item: shop.items.tea, location: shop.locations.berlin, kind: 'adjust' } as const
    await test.db.write(shop.context, async (tx) => {
      for (const units of [-2, 1])
        await moveStock(tx, 'test', [{ ...at, units, reference: { kind: 'adjustment', id: newId() } }])
    })
    expect((await agent.get(`/v1/availability/changes?since=${since}`)).body.items).toEqual([
      { sku: 'tea', location: 'berlin', units: 4, later: [] },
    ])
  })

  it('refuses what it does not know by name', async () => {
    expect((await get('sku=tea&channel=fax')).type).toBe('/problems/unknown_channel')
    expect((await get('sku=tea&location=nowhere')).type).toBe('/problems/unknown_location')
    expect((await agent.get('/v1/availability')).status).toBe(422)
    expect((await agent.get('/v1/availability/changes?channel=fax')).body.type).toBe('/problems/unknown_channel')
  })
})
