import { expect, it } from 'vitest'
import { expectAnswer, type Merchant, openKontor, openMerchant, useHouse } from '../../testing/house.ts'
import { type Body, paid, placed, shipped, sound } from '../../testing/order-story.ts'

/** Nobody follows the log here but who is asked to. */
const house = useHouse({ role: 'api' })

const tower = async ({ as }: Merchant): Promise<Body> => expectAnswer(await as.lead.get('/v1/reports/tower'), 200)
const waits = (shown: Body) => Object.fromEntries(shown.steps.map((one: Body) => [one.step, one.waiting]))
const needs = (shown: Body) => Object.fromEntries(shown.exceptions.map((one: Body) => [one.kind, one.all]))
const kept = async ({ context }: Merchant): Promise<string[]> => {
  const rows = await house.db.read(context.tenant, (tx) =>
    tx.rows<{ kind: string }>('test.standing', 'select kind from insight.standing where tenant_id = $1', [tx.tenant]),
  )
  return rows.map(({ kind }) => kind).sort()
}
async function follow(merchant: Merchant): Promise<void> {
  const worker = await openKontor(house.db, { role: 'worker' }, house.troubles)
  await worker.dispatcher?.settle(merchant.context.tenant)
  await worker.stop()
}

it('tells of what was acknowledged a moment ago, whether it was kept already or not', async () => {
  const merchant = await openMerchant(house, {
    policies: { 'release.when': 'on_request' },
    stock: { 'hamburg/tea': 5 },
  })
  const { lead } = merchant.as
  const order = await placed(merchant, [{ sku: 'tea', quantity: 2 }])
  await paid(merchant, order.id)
  await placed(merchant, [{ sku: 'tea', quantity: 9 }])
  const before = await tower(merchant)
  expect(await kept(merchant)).toEqual([])
  expect([waits(before), needs(before)]).toMatchObject([{ release: 2, pick: 0 }, { backordered: 1 }])
  await follow(merchant)
  expect(await kept(merchant)).toEqual(expect.arrayContaining(['backordered', 'deliver_by', 'release', 'ship_by']))
  expect([waits(await tower(merchant)), needs(await tower(merchant))]).toEqual([waits(before), needs(before)])

  const released = expectAnswer(await lead.post(`/v1/orders/${order.id}/releases`, {}), 201)
  expect(waits(await tower(merchant))).toMatchObject({ release: 1, accept: 1 })
  await shipped(merchant, released.fulfillmentOrders[0].id)
  await follow(merchant)
  expect(waits(await tower(merchant))).toMatchObject({
    release: 1,
    accept: 0,
    pick: 0,
    pack: 0,
    hand_over: 0,
    deliver: 1,
  })
  await sound(house, merchant)
})

it('keeps nothing of an order that is over', async () => {
  const merchant = await openMerchant(house)
  const order = await placed(merchant, [{ sku: 'tea', quantity: 1 }])
  await follow(merchant)
  expect((await kept(merchant)).length).toBeGreaterThan(1)
  expectAnswer(await merchant.as.care.post(`/v1/orders/${order.id}/cancellations`, {}), 201)
  await follow(merchant)
  expect(await kept(merchant)).toEqual([])
})
