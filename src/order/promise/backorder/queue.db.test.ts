import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { receiveGoods, reviseSupplies } from '../../../inventory/index.ts'
import { writePolicy } from '../../../organisation/index.ts'
import type { App } from '../../../platform/http/app.ts'
import type { OrderId } from '../../../platform/ids.ts'
import { showId } from '../../../platform/ids.ts'
import { openTestDatabase, type TestDatabase } from '../../../testing/database.ts'
import { aKey, client, openTestServer, type TestAnswer } from '../../../testing/server.ts'
import { anOrder, bringStock, openShop, place, type Shop } from '../../../testing/shop.ts'
import { bucketsOf, heldFor, keyAt } from '../../../testing/stock.ts'
import { brokenInvariants } from '../../../testing/verify.ts'
import { arrivalStep, fillBackorders } from '../index.ts'
import { promiseRoutes } from '../routes.ts'

let test: TestDatabase
let app: App
let now = Date.parse('2026-11-23T08:00:00Z')
function tick(): Date {
  now += 1_000
  return new Date(now)
}
beforeAll(async () => {
  // Each transaction is a second later, so that who came first is known.
  test = await openTestDatabase({ clock: tick })
  app = await openTestServer(test.db, promiseRoutes)
})
afterAll(async () => {
  await app.close()
  await test.end()
})

const buy = async (shop: Shop, priority: number, channel: 'web' | 'market' = 'web', quantity = 1): Promise<OrderId> =>
  (await place(test.db, shop, anOrder([{ sku: 'tea', quantity }], { priority, channel }))).id
const firstCome = (shop: Shop, kind: 'tenant' | 'channel', id: string) =>
  test.db.write(shop.context, (tx) => writePolicy(tx, { kind, id }, 'backorder.sequence', 'first_come'))
const bring = (shop: Shop, units: number) =>
  test.db.write(shop.context, async (tx) => {
    await bringStock(tx, shop, { 'hamburg/tea': units })
    await fillBackorders(tx, [shop.items.tea])
  })
const expectGoods = (shop: Shop, units: number, reference: string, day: string) =>
  test.db.write(shop.context, (tx) =>
    reviseSupplies(
      tx,
      [{ kind: 'purchase', reference, ...keyAt(shop, 'hamburg/tea'), units, expectedAt: new Date(day) }],
      arrivalStep,
    ),
  )
const served = async (shop: Shop, orders: readonly OrderId[]) => {
  const found: number[] = []
  for (const order of orders) found.push((await bucketsOf(test.db, shop, order))['reserved'] ?? 0)
  return found
}
async function queueOf(shop: Shop, query = ''): Promise<TestAnswer> {
  const key = await aKey(test.db, shop.context, ['backorder.read'])
  return client(app, key.headers).get(`/v1/backorders?sku=tea${query}`)
}
const shownOrders = (answer: TestAnswer) => answer.body.items.map((one: { order: string }) => one.order)
const show = (orders: readonly OrderId[]) => orders.map((order) => showId('order', order))

describe('the queue of an item', () => {
  it('goes by priority and then by who came first, and is served in that sequence', async () => {
    const shop = await openShop(test.db, {})
    const [early, late, dear] = [await buy(shop, 0), await buy(shop, 0), await buy(shop, 5)]
    const queue = await queueOf(shop)
    expect(shownOrders(queue)).toEqual(show([dear, early, late]))
    expect(queue.body.items[0]).toMatchObject({
      position: 1,
      units: 1,
      unpegged: 1,
      priority: 5,
      pegs: [],
      deliverBy: null,
    })
    await bring(shop, 2)
    expect(await served(shop, [dear, early, late])).toEqual([1, 1, 0])
    expect(await brokenInvariants(test.db, shop.context.tenant)).toEqual({})
  })

  it('goes by who came first alone where the policy says so, for all or for the orders of a channel', async () => {
    const shop = await openShop(test.db, {})
    const [first, dear] = [await buy(shop, 0, 'market'), await buy(shop, 9, 'web')]
    const [between, dearest] = [await buy(shop, 3, 'market'), await buy(shop, 50, 'market')]
    expect(shownOrders(await queueOf(shop))).toEqual(show([dearest, dear, between, first]))
    await firstCome(shop, 'channel', shop.channels.market)
    // The web's priority counts, the market's does not.
    expect(shownOrders(await queueOf(shop))).toEqual(show([dear, first, between, dearest]))
    await bring(shop, 2)
    expect(await served(shop, [dear, first, between, dearest])).toEqual([1, 1, 0, 0])
    await firstCome(shop, 'tenant', shop.context.tenant)
    expect(shownOrders(await queueOf(shop))).toEqual(show([between, dearest]))
    expect(await brokenInvariants(test.db, shop.context.tenant)).toEqual({})
  })

  it('comes in pages that lose nobody when its head is served between them', async () => {
    const shop = await openShop(test.db, {})
    const orders = [await buy(shop, 2), await buy(shop, -1), await buy(shop, -3), await buy(shop, -3)]
    const first = await queueOf(shop, '&limit=2')
    expect(shownOrders(first)).toEqual(show(orders.slice(0, 2)))
    await bring(shop, 1)
    const second = await queueOf(shop, `&limit=2&cursor=${first.body.next}`)
    expect(shownOrders(second)).toEqual(show(orders.slice(2)))
    expect(second.body).toMatchObject({ next: null, items: [{ position: 2 }, { position: 3 }] })
    expect((await queueOf(shop, '&cursor=bm9uc2Vuc2U')).status).toBe(422)
    const key = await aKey(test.db, shop.context, ['backorder.read'])
    expect(await client(app, key.headers).get('/v1/backorders?sku=ghost')).toMatchObject({
      status: 422,
      body: { type: '/problems/unknown_item' },
    })
  })

  it('shows what each is pegged to, and the day that was promised', async () => {
    const shop = await openShop(test.db, {})
    await expectGoods(shop, 3, 'P-1', '2027-01-10T00:00:00Z')
    const order = await buy(shop, 0, 'web', 4)
    const [row] = (await queueOf(shop)).body.items
    expect(row).toMatchObject({ order: showId('order', order), units: 4, unpegged: 1, deliverBy: null })
    expect(row.pegs).toMatchObject([{ reference: 'P-1', units: 3, expectedAt: '2027-01-10T00:00:00.000Z' }])
    await expectGoods(shop, 9, 'P-1', '2027-01-10T00:00:00Z')
    await test.db.write(shop.context, (tx) => fillBackorders(tx, [shop.items.tea]))
    expect((await queueOf(shop)).body.items).toMatchObject([
      { unpegged: 0, deliverBy: '2027-01-14', pegs: [{ units: 4 }] },
    ])
  })

  it('serves goods that were promised by the policy as it is when they arrive', async () => {
    const shop = await openShop(test.db, {})
    await expectGoods(shop, 2, 'P-1', '2027-01-10T00:00:00Z')
    const [early, dear] = [await buy(shop, 0), await buy(shop, 5)]
    await firstCome(shop, 'tenant', shop.context.tenant)
    await test.db.write(shop.context, (tx) =>
      receiveGoods(tx, [{ ...keyAt(shop, 'hamburg/tea'), units: 1, reference: 'P-1' }], arrivalStep),
    )
    expect(await served(shop, [early, dear])).toEqual([1, 0])
    expect(await heldFor(test.db, shop, dear)).toEqual(['hamburg 1 pegged'])
    expect(await brokenInvariants(test.db, shop.context.tenant)).toEqual({})
  })
})
