import { describe, expect, it } from 'vitest'
import { showId } from '../../../platform/ids.ts'
import { fireTimers } from '../../../platform/jobs/timers.ts'
import { takeBackStep } from '../../../steps.ts'
import { contentOf } from '../../../testing/content.ts'
import { expectAnswer, type Merchant, openMerchant, useHouse } from '../../../testing/house.ts'
import { type Body, COLLECT, paid, placed, sound, sums, view } from '../../../testing/order-story.ts'
import { ADDRESS_BERLIN } from '../../../testing/shop.ts'
import { reoptimizeTimer } from '../index.ts'

const house = useHouse()
const HAMBURG = { ...ADDRESS_BERLIN, lines: ['Elbchaussee 1'], city: 'Hamburg', postalCode: '20095' }
const toHamburg = { deliveries: [{ method: 'ship', shipTo: HAMBURG }] }
const STOCK = { 'hamburg/tea': 1, 'munich/tea': 1 }

/** The first goes to Berlin and takes the unit in Hamburg, so the second, who lives there, is served from Munich. */
async function crossed(merchant: Merchant): Promise<{ berlin: string; hamburg: string }> {
  const berlin = (await placed(merchant, [{ sku: 'tea', quantity: 1 }])).id
  const hamburg = (await placed(merchant, [{ sku: 'tea', quantity: 1 }], toHamburg)).id
  return { berlin, hamburg }
}
const search = ({ as }: Merchant, body: object = {}, query = '') =>
  as.lead.post(`/v1/sourcing-reoptimizations${query}`, body)
const placesOf = async (merchant: Merchant, order: string): Promise<string[]> => {
  const { lines, fulfillmentOrders } = await view(merchant, order)
  const open = fulfillmentOrders.filter((one: Body) => one.state !== 'cancelled')
  const codes = new Map(Object.entries(merchant.shop.locations).map(([code, id]) => [showId('location', id), code]))
  return [...lines[0].reservations, ...open].map((one: Body) => codes.get(one.location) ?? '?')
}
const setPolicy = (merchant: Merchant, name: string, value: number | string) =>
  merchant.as.admin.put(`/v1/policies/${name}`, { scope: { kind: 'tenant' }, value })

describe('a search for cheaper places', () => {
  it('lets two orders change places, previewed exactly, with certificates that replay, and a gap of nothing', async () => {
    const merchant = await openMerchant(house, { stock: STOCK, policies: { 'release.when': 'on_request' } })
    const { berlin, hamburg } = await crossed(merchant)
    await merchant.settle()
    expect([await placesOf(merchant, berlin), await placesOf(merchant, hamburg)]).toEqual([['hamburg'], ['munich']])
    const before = await contentOf(house.test.url)
    const preview = expectAnswer(await search(merchant, {}, '?preview=true'), 201)
    expect(await contentOf(house.test.url)).toEqual(before)
    const done = expectAnswer(await search(merchant), 201)
    const bare = (outcome: Body) => ({ ...outcome, moves: outcome.moves.map(({ decision: _, ...move }: Body) => move) })
    expect(bare(preview)).toEqual(bare(done))
    expect(done).toMatchObject({
      orders: 2,
      deliveries: 2,
      leftOut: { pickups: 0, grouped: 0, unasked: 0 },
      cost: { gap: 0 },
    })
    expect(done.cost.after).toBeLessThan(done.cost.before)
    expect([await placesOf(merchant, berlin), await placesOf(merchant, hamburg)]).toEqual([['munich'], ['hamburg']])
    for (const { decision } of done.moves) {
      expect(expectAnswer(await merchant.as.lead.get(`/v1/sourcing-decisions/${decision}`), 200)).toMatchObject({
        kind: 'reoptimized',
        by: null,
      })
      const again = await merchant.as.lead.post(`/v1/sourcing-decisions/${decision}/replays`, {})
      expect(again.body).toMatchObject({ same: true, differences: [] })
    }
    const { timeline, lines } = await view(merchant, berlin)
    expect(timeline.map((one: Body) => one.type)).toContain('units.moved')
    const days = lines[0].promises.map((one: Body) => [one.deliverBy, one.reason])
    expect(days).toEqual([
      [days[0][0], 'placed'],
      [days[0][0], 'reoptimized'],
    ])
    expect(expectAnswer(await search(merchant), 201)).toMatchObject({ moves: [] })
    await sound(house, merchant)
  })

  it('leaves alone what would be promised later, what is pinned, and what is sent, unless it may move', async () => {
    const merchant = await openMerchant(house, { stock: STOCK })
    const { berlin, hamburg } = await crossed(merchant)
    for (const order of [berlin, hamburg]) await paid(merchant, order)
    await merchant.settle()
    expect(sums(await view(merchant, berlin))).toEqual({ allocated: 1 })
    expect(expectAnswer(await search(merchant, { released: false }), 201)).toMatchObject({ orders: 0, moves: [] })
    // What takes longer from now on would make both promises late.
    await setPolicy(merchant, 'promise.transit_days', 5)
    expect(expectAnswer(await search(merchant, { released: true }), 201)).toMatchObject({ orders: 2, moves: [] })
    await setPolicy(merchant, 'promise.transit_days', 3)
    expect(expectAnswer(await search(merchant, { released: true }), 201).moves).toHaveLength(2)
    await merchant.settle()
    expect([await placesOf(merchant, berlin), await placesOf(merchant, hamburg)]).toEqual([['munich'], ['hamburg']])
    expect(sums(await view(merchant, hamburg))).toEqual({ allocated: 1 })
    await sound(house, merchant)
  })

  it('does not move what a person has pinned, nor what a location has accepted', async () => {
    const merchant = await openMerchant(house, { stock: { ...STOCK, 'hamburg/tea': 2 } })
    const { berlin } = await crossed(merchant)
    await paid(merchant, berlin)
    await merchant.settle()
    const [work] = (await view(merchant, berlin)).fulfillmentOrders
    const wish = { location: 'munich', reason: 'closed', pin: true }
    const { fulfillmentOrder } = expectAnswer(
      await merchant.as.lead.post(`/v1/fulfillment-orders/${work.id}/moves`, wish),
      201,
    )
    await setPolicy(merchant, 'sourcing.reoptimize_released', 'yes')
    // Hamburg is nearer to Berlin and has a unit free again; it stays in Munich.
    expect(expectAnswer(await search(merchant), 201).moves).toEqual([])
    const back = { location: 'hamburg', reason: 'closed' }
    const moved = expectAnswer(
      await merchant.as.lead.post(`/v1/fulfillment-orders/${fulfillmentOrder.id}/moves`, back),
      201,
    )
    const away = { location: 'munich', reason: 'closed' }
    const last = expectAnswer(
      await merchant.as.lead.post(`/v1/fulfillment-orders/${moved.fulfillmentOrder.id}/moves`, away),
      201,
    )
    expectAnswer(await merchant.as.wms.post(`/v1/fulfillment-orders/${last.fulfillmentOrder.id}/acceptances`, {}), 201)
    expect(expectAnswer(await search(merchant), 201).moves).toEqual([])
    await sound(house, merchant)
  })

  it('names what it leaves out: pickups, reserved or sent, and lines that ship alone', async () => {
    const merchant = await openMerchant(house, {
      stock: { 'hamburg/tea': 9, 'berlin/tea': 9 },
      policies: { 'release.when': 'on_request' },
    })
    const reserved = await placed(merchant, [{ sku: 'tea', quantity: 1 }], COLLECT)
    const sent = await placed(merchant, [{ sku: 'tea', quantity: 1 }], COLLECT)
    await paid(merchant, sent.id)
    expectAnswer(await merchant.as.lead.post(`/v1/orders/${sent.id}/releases`, {}), 201)
    const alone = await placed(merchant, [{ sku: 'tea', quantity: 1, shipAlone: true }])
    const plain = await placed(merchant, [{ sku: 'tea', quantity: 1 }])
    const orders = [reserved, sent, alone, plain].map((one) => one.id)
    const leftOut = { grouped: 1, unasked: 0 }
    expect(expectAnswer(await search(merchant, { orders, released: true }), 201)).toMatchObject({
      orders: 4,
      deliveries: 1,
      leftOut: { ...leftOut, pickups: 2 },
    })
    expect(expectAnswer(await search(merchant, { orders, released: false }), 201)).toMatchObject({
      orders: 3,
      leftOut: { ...leftOut, pickups: 1 },
    })
    await sound(house, merchant)
  })

  it('comes by itself as long as the policy says so', async () => {
    const merchant = await openMerchant(house, { stock: STOCK, policies: { 'release.when': 'on_request' } })
    const { hamburg } = await crossed(merchant)
    await setPolicy(merchant, 'sourcing.reoptimize_minutes', 15)
    await merchant.settle()
    const due = () =>
      house.db.write(merchant.context, (tx) =>
        tx.rows<{ minutes: number }>(
          'test.make_due',
          `update platform.timer set due_at = now() - interval '1 s' where tenant_id = $1 and kind = 'sourcing.reoptimize' and fired_at is null
           returning extract(epoch from due_at - now())::int / 60 as minutes`,
          [tx.tenant],
        ),
      )
    expect(await due()).toHaveLength(1)
    expect(await fireTimers(house.db, merchant.context.tenant, [reoptimizeTimer(takeBackStep)])).toBe(1)
    expect(await placesOf(merchant, hamburg)).toEqual(['hamburg'])
    await merchant.settle()
    await setPolicy(merchant, 'sourcing.reoptimize_minutes', 0)
    await merchant.settle()
    expect(await due()).toHaveLength(1)
    await fireTimers(house.db, merchant.context.tenant, [reoptimizeTimer(takeBackStep)])
    expect(await due()).toHaveLength(0)
    await sound(house, merchant)
  })

  it('is for who may write strategies, over orders that are there', async () => {
    const merchant = await openMerchant(house)
    expect((await merchant.as.care.post('/v1/sourcing-reoptimizations', {})).status).toBe(403)
    const orders = ['ord_01999999999999999999999999999999']
    expect(expectAnswer(await search(merchant, { orders }), 201)).toMatchObject({ orders: 0, moves: [] })
    expect((await search(merchant, { orders: [] })).status).toBe(422)
  })
})
