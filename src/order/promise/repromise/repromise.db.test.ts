import { describe, expect, it } from 'vitest'
import { expectAnswer, type Merchant, openMerchant, useHouse } from '../../../testing/house.ts'
import { type Body, kinds, ORDER, placed, sound, sums, view } from '../../../testing/order-story.ts'
import { aKey, client } from '../../../testing/server.ts'

const house = useHouse()
const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
/** Handling and transit by policy, on top of the day on which goods come. */
const promisedFor = (days: number) => day(days + 4)

async function expectGoods(merchant: Merchant, reference: string, units: number, days: number, over: object = {}) {
  const supply = { kind: 'purchase', reference, sku: 'tea', location: 'hamburg', units, ...over }
  const body = { supplies: [{ ...supply, expectedAt: `${day(days)}T09:00:00Z` }] }
  const { ids } = expectAnswer(await merchant.as.wms.post('/v1/supplies', body), 201)
  return ids[0] as string
}
const buy = async (merchant: Merchant, quantity: number, over: object = {}): Promise<string> =>
  (await placed(merchant, [{ sku: 'tea', quantity }], over)).id
const promises = (order: Body) =>
  order.lines[0].promises.map((one: Body) => [one.units, one.deliverBy, one.reason]) as [
    number,
    string | null,
    string,
  ][]
const told = async (merchant: Merchant, order: string) =>
  expectAnswer(await merchant.as.care.get(`/v1/orders/${order}/messages`), 200).items as Body[]
const open = () => openMerchant(house, { stock: {}, policies: { 'release.when': 'on_request' } })

describe('when the date of a supply moves', () => {
  it('later, the promise follows beside the old one, and the customer is told once', async () => {
    const merchant = await open()
    await expectGoods(merchant, 'P-1', 5, 10)
    const id = await buy(merchant, 2)
    await merchant.settle()
    await expectGoods(merchant, 'P-1', 5, 20)
    await merchant.settle()
    // The same again, and back a day: still later than what was told first, but not than what was told last.
    await expectGoods(merchant, 'P-1', 5, 20)
    await expectGoods(merchant, 'P-1', 5, 19)
    await merchant.settle()
    const order = await view(merchant, id)
    expect(promises(order)).toEqual([
      [2, promisedFor(10), 'placed'],
      [2, promisedFor(20), 'supply_moved'],
      [2, promisedFor(19), 'supply_moved'],
    ])
    expect(kinds(order)).toEqual(['order_confirmed', 'out_of_stock', 'new_date'])
    const [, , message] = await told(merchant, id)
    const long = new Intl.DateTimeFormat('de', { dateStyle: 'long', timeZone: 'UTC' })
    expect(message?.text).toContain(long.format(new Date(promisedFor(20))))
    await sound(house, merchant)
  })

  it('says of each promise when the customer heard of it', async () => {
    const merchant = await open()
    await expectGoods(merchant, 'P-1', 5, 10)
    const id = await buy(merchant, 1)
    await merchant.settle()
    await expectGoods(merchant, 'P-1', 5, 3)
    await merchant.settle()
    // An earlier day is no news, so nobody was told of it.
    const order = await view(merchant, id)
    expect(order.lines[0].promises.map((one: Body) => one.toldAt)).toEqual([expect.any(String), null])
    expect(kinds(order)).not.toContain('new_date')
  })

  it('to fewer units or none, who stands last loses them, is pegged to what else comes, and hears of it', async () => {
    const merchant = await open()
    const supply = await expectGoods(merchant, 'P-1', 4, 10)
    const [first, last] = [await buy(merchant, 2), await buy(merchant, 2)]
    await expectGoods(merchant, 'P-2', 1, 30)
    await merchant.settle()
    await expectGoods(merchant, 'P-1', 2, 10)
    await merchant.settle()
    expect(promises(await view(merchant, first))).toEqual([[2, promisedFor(10), 'placed']])
    const moved = await view(merchant, last)
    expect(promises(moved).slice(1)).toEqual([
      [1, promisedFor(30), 'supply_moved'],
      [1, null, 'supply_moved'],
    ])
    expect(kinds(moved)).toEqual(['order_confirmed', 'out_of_stock', 'new_date'])

    const cancelled = await merchant.as.wms.post(`/v1/supplies/${supply}/cancellations`, {})
    expect(expectAnswer(cancelled, 201)).toEqual({ supply, cancelled: 2, incoming: 0, displaced: 2 })
    await merchant.settle()
    expect(sums(await view(merchant, first))).toEqual({ backordered: 2 })
    expect(kinds(await view(merchant, first))).toContain('new_date')
    await sound(house, merchant)
  })

  it('another supply that serves sooner takes over, in the sequence of the queue, and nobody gets later by it', async () => {
    const merchant = await open()
    await expectGoods(merchant, 'P-1', 6, 10)
    const [first, second, third] = [await buy(merchant, 2), await buy(merchant, 2), await buy(merchant, 2)]
    await expectGoods(merchant, 'P-2', 3, 15)
    await expectGoods(merchant, 'P-1', 6, 40)
    await merchant.settle()
    const dates = async (order: string) =>
      (await view(merchant, order)).lines[0].reservations.map((one: Body) => one.units)
    const last = async (order: string) =>
      promises(await view(merchant, order))
        .map(([, date]) => date)
        .at(-1)
    expect([await dates(first), await last(first)]).toEqual([[2], promisedFor(15)])
    expect((await dates(second)).toSorted()).toEqual([1, 1])
    expect([await dates(third), await last(third)]).toEqual([[2], promisedFor(40)])
    await sound(house, merchant)
  })

  it('a first supply for who was told that no day is known tells them the day', async () => {
    const merchant = await open()
    const id = await buy(merchant, 2)
    await merchant.settle()
    await expectGoods(merchant, 'P-1', 5, 10)
    await merchant.settle()
    const order = await view(merchant, id)
    expect(promises(order).at(-1)).toEqual([2, promisedFor(10), 'resourced'])
    expect(kinds(order).filter((kind) => kind === 'new_date')).toHaveLength(1)
    await sound(house, merchant)
  })

  it('is followed for orders of the past and for facts of the past, and nobody is told', async () => {
    const merchant = await open()
    await expectGoods(merchant, 'P-1', 5, 10)
    const id = await buy(merchant, 2)
    await merchant.settle()
    const past = client(
      house.kontor.app,
      (await aKey(house.db, merchant.context, ['supply.write', 'time.backdate'])).headers,
    )
    const supply = { kind: 'purchase', reference: 'P-1', sku: 'tea', location: 'hamburg', units: 5 }
    const body = { supplies: [{ ...supply, expectedAt: `${day(20)}T09:00:00Z` }], occurredAt: '2026-01-01T00:00:00Z' }
    expectAnswer(await past.post('/v1/supplies', body), 201)
    await merchant.settle()
    const order = await view(merchant, id)
    expect(promises(order).at(-1)).toEqual([2, promisedFor(20), 'supply_moved'])
    expect(kinds(order)).not.toContain('new_date')
  })
})

describe('a supply', () => {
  it('is not cancelled by more than is still to come, nor by who may not', async () => {
    const merchant = await open()
    const supply = await expectGoods(merchant, 'P-1', 4, 10)
    const cancel = (units: number) => merchant.as.wms.post(`/v1/supplies/${supply}/cancellations`, { units })
    expect(await cancel(5)).toMatchObject({
      status: 409,
      body: { type: '/problems/less_to_come', path: '/units', more: { toCome: 4 } },
    })
    expectAnswer(await cancel(4), 201)
    expect((await cancel(1)).status).toBe(409)
    const munich = await aKey(house.db, merchant.context, ['supply.write'], {
      locations: [merchant.shop.locations.munich],
    })
    const stranger = client(house.kontor.app, munich.headers)
    expect(await stranger.post(`/v1/supplies/${supply}/cancellations`, {})).toMatchObject({
      status: 404,
      body: { type: '/problems/supply_not_found' },
    })
  })
})

describe('what is preordered', () => {
  it('is promised from the day of its release on', async () => {
    const merchant = await open()
    const items = [{ sku: 'tea', name: 'Tea', taxClass: 'food', weightG: 100, releasedOn: day(30) }]
    const buyer = client(house.kontor.app, (await aKey(house.db, merchant.context, ['catalog.*'])).headers)
    expectAnswer(await buyer.put('/v1/items', { items }), 200)
    const { id } = expectAnswer(
      await merchant.as.shop.post('/v1/orders', { ...ORDER, lines: [{ sku: 'tea', quantity: 1 }] }),
      201,
    )
    expect(promises(await view(merchant, id))).toEqual([[1, promisedFor(30), 'placed']])
    await sound(house, merchant)
  })
})
