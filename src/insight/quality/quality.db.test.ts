import { beforeAll, describe, expect, it, vi } from 'vitest'
import { expectAnswer, type Merchant, openMerchant, useHouse } from '../../testing/house.ts'
import { type Body, paid, placed, reported, shipped, sound, view } from '../../testing/order-story.ts'
import { aPerson, client } from '../../testing/server.ts'

const house = useHouse()
let merchant: Merchant
let [fine, waited, takenBack]: Body[] = []

const ask = async (path: string, who = merchant.as.lead): Promise<Body> => expectAnswer(await who.get(path), 200)
const quality = async (who = merchant.as.lead) => (await ask('/v1/reports/quality', who)).now
const behind = async (what: string, more = '', who = merchant.as.lead): Promise<Body> =>
  ask(`/v1/reports/quality/orders?behind=${what}${more}`, who)
const numbers = async (what: string) => (await behind(what)).items.map((one: Body) => one.number)
const orders = (shown: Body, cause: string) => shown.causes.find((one: Body) => one.cause === cause).orders

async function delivered(order: string): Promise<void> {
  const released = expectAnswer(await merchant.as.lead.post(`/v1/orders/${order}/releases`, {}), 201)
  const { trackingNumber } = await shipped(merchant, released.fulfillmentOrders[0].id)
  await reported(merchant, trackingNumber, 'delivered')
}

beforeAll(async () => {
  merchant = await openMerchant(house, {
    policies: { 'release.when': 'on_request' },
    stock: { 'hamburg/tea': 10, 'hamburg/cup': 1 },
  })
  fine = await placed(merchant, [{ sku: 'tea', quantity: 2 }])
  await paid(merchant, fine.id)
  await delivered(fine.id)
  // Its cups are on no shelf, and are given up in the end.
  waited = await placed(merchant, [
    { sku: 'tea', quantity: 1 },
    { sku: 'cup', quantity: 3 },
  ])
  const units = (await view(merchant, waited.id)).lines[1].buckets.backordered
  expect(units).toBeGreaterThan(0)
  const gone = { lines: [{ line: 2, units }], reason: 'no more of it' }
  expectAnswer(await merchant.as.care.post(`/v1/orders/${waited.id}/cancellations`, gone), 201)
  await paid(merchant, waited.id)
  await delivered(waited.id)
  takenBack = await placed(merchant, [{ sku: 'tea', quantity: 1 }])
  expectAnswer(await merchant.as.care.post(`/v1/orders/${takenBack.id}/cancellations`, { reason: 'not needed' }), 201)
  await vi.waitFor(
    async () => {
      expect((await view(merchant, waited.id)).closedAt).not.toBeNull()
      expect((await quality()).orders).toBeGreaterThanOrEqual(2)
    },
    { timeout: 20_000 },
  )
})

describe('the quality of orders', () => {
  it('counts what is closed, how much of it was as it should be, and what was there at first', async () => {
    expect(await quality()).toMatchObject({ onTimeInFull: 1, perfect: 1, units: expect.any(Number) })
    const { units, filled, causes, cashMedianS } = await quality()
    expect(units - filled).toBeGreaterThan(0)
    expect(orders({ causes }, 'short')).toBeGreaterThanOrEqual(1)
    expect(cashMedianS).toBeGreaterThanOrEqual(0)
    expect((await ask('/v1/reports/quality')).former).toMatchObject({ orders: 0, cashMedianS: null })
  })

  it('names the orders behind a number, a page after the other', async () => {
    expect(await numbers('short')).toContain(waited.number)
    expect(await numbers('short')).not.toContain(fine.number)
    const all = (await behind('cash')).items
    expect(all.map((one: Body) => one.number)).toEqual(expect.arrayContaining([fine.number, waited.number]))
    const first = await behind('cash', '&limit=1')
    const second = await behind('cash', `&limit=1&cursor=${first.next}`)
    expect([...first.items, ...second.items]).toEqual(all)
    expect(second.next).toBeNull()
  })

  it('judges an order again when goods of it come back', async () => {
    expect(await numbers('damaged')).toEqual([])
    const story = await view(merchant, fine.id)
    const back = { lines: [{ line: 1, units: 1, reason: 'damaged' }] }
    const allowed = expectAnswer(await merchant.as.care.post(`/v1/orders/${story.id}/returns`, back), 201)
    const came = { location: 'hamburg', lines: [{ line: 1, units: 1 }] }
    expectAnswer(await merchant.as.wms.post(`/v1/returns/${allowed.id}/receipts`, came), 201)
    const findings = [{ line: 1, writeOff: 1 }]
    expectAnswer(await merchant.as.wms.post(`/v1/returns/${allowed.id}/inspections`, { findings }), 201)
    await vi.waitFor(async () => expect(await numbers('damaged')).toEqual([fine.number]), { timeout: 20_000 })
    expect(await quality()).toMatchObject({ perfect: 0, onTimeInFull: 1 })
  })

  it('shows no wider than somebody may see', async () => {
    const { headers } = await aPerson(house.db, merchant.context, [
      { role: 'store_associate', locations: [merchant.shop.locations.berlin], supplier: null },
    ])
    const associate = client(house.kontor.app, headers)
    expect(await quality(associate)).toMatchObject({ orders: 0, units: 0 })
    expect((await behind('cash', '', associate)).items).toEqual([])
    expect((await merchant.as.lead.get('/v1/reports/quality/orders?behind=nothing')).status).toBe(422)
  })

  it('leaves the books of the merchant whole', () => sound(house, merchant))
})
