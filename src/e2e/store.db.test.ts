import { describe, expect, it } from 'vitest'
import { expectAnswer, openMerchant, useHouse } from '../testing/house.ts'
import { action, type Body, COLLECT, kinds, packed, paid, placed, sound, sums, view } from '../testing/order-story.ts'

const house = useHouse()
const SALE = { channel: 'till', deliveries: [{ method: 'carry_out', pickupLocation: 'berlin' }] }

describe('an order that is picked up', () => {
  it('is handed over against the code of its message, and closes itself', async () => {
    const merchant = await openMerchant(house)
    const { as } = merchant
    const { id } = await placed(merchant, [{ sku: 'tea', quantity: 2 }], COLLECT)
    await paid(merchant, id)
    await merchant.settle()
    const [work] = (await view(merchant, id)).fulfillmentOrders
    expect(work).toMatchObject({ locationName: 'Store Berlin', destination: 'pickup' })
    await packed(merchant, work.id)
    const url = `/v1/fulfillment-orders/${work.id}`
    expectAnswer(await as.wms.post(`${url}/readiness`, {}), 201)
    await merchant.settle()
    const ready = await view(merchant, id)
    expect(ready.statuses.fulfillment).toBe('ready_for_pickup')
    expect(action(ready, 'cancel')).toMatchObject({ allowed: false, why: expect.stringContaining('ready for pickup') })
    const { items } = expectAnswer(await as.care.get(`/v1/orders/${id}/messages`), 200)
    const code = /\b\d{6}\b/.exec(items.find((one: Body) => one.kind === 'ready_for_pickup').text)?.[0]
    const wrong = code === '000000' ? '000001' : '000000'
    expect((await as.till.post(`${url}/collections`, { code: wrong })).status).toBe(403)
    expectAnswer(await as.till.post(`${url}/collections`, { code }), 201)
    await merchant.settle()
    const end = await view(merchant, id)
    expect(end).toMatchObject({
      statuses: { fulfillment: 'delivered', payment: 'paid' },
      money: { capturedMinor: 998, owedMinor: 0 },
      closedAt: expect.any(String),
    })
    expect(kinds(end)).toEqual(['order_confirmed', 'ready_for_pickup'])
    expect(JSON.stringify(end.timeline)).not.toContain(code)
    await sound(house, merchant)
  })
})

describe('a sale at the till', () => {
  it('of more than the books have takes from who reserved, and they are sourced again elsewhere', async () => {
    const merchant = await openMerchant(house, {
      stock: { 'berlin/tea': 5, 'munich/tea': 2 },
      policies: { 'release.when': 'on_request' },
    })
    const { as } = merchant
    const stores = expectAnswer(await as.admin.get('/v1/locations'), 200).items
    const berlin = stores.find((one: Body) => one.code === 'berlin')
    expectAnswer(
      await as.admin.patch(`/v1/locations/${berlin.id}`, { canShip: true }, { 'if-match': `"${berlin.version}"` }),
      200,
    )
    const early = await placed(merchant, [{ sku: 'tea', quantity: 2 }])
    const late = await placed(merchant, [{ sku: 'tea', quantity: 3 }])
    const pinned = (shown: Body) =>
      shown.lines[0].reservations.map((one: Body) => [one.location === berlin.id, one.units])
    expect(pinned(await view(merchant, early.id))).toEqual([[true, 2]])
    expect(pinned(await view(merchant, late.id))).toEqual([[true, 3]])

    const sold = await placed({ ...merchant, as: { ...as, shop: as.till } }, [{ sku: 'tea', quantity: 3 }], SALE)
    await merchant.settle()
    expect((await view(merchant, sold.id)).statuses.fulfillment).toBe('delivered')
    const displaced = await view(merchant, late.id)
    expect(pinned(await view(merchant, early.id))).toEqual([[true, 2]])
    expect(sums(displaced)).toEqual({ reserved: 2, backordered: 1 })
    expect(pinned(displaced)).toEqual([[false, 2]])
    expect(kinds(displaced)).toContain('out_of_stock')
    const types = (order: Body): string[] => order.timeline.map((event: Body) => event.type)
    expect(types(displaced)).toContain('units.resourced')

    const more = await placed({ ...merchant, as: { ...as, shop: as.till } }, [{ sku: 'tea', quantity: 9 }], SALE)
    await merchant.settle()
    expect((await view(merchant, more.id)).statuses.fulfillment).toBe('delivered')
    expect(sums(await view(merchant, early.id))).toEqual({ backordered: 2 })
    const { items } = expectAnswer(await as.wms.get(`/v1/stock?location=${berlin.id}`), 200)
    expect(items).toMatchObject([{ sku: 'tea', onHand: 0, reserved: 0, allocated: 0 }])

    const goods = { receipts: [{ sku: 'tea', location: 'munich', units: 10 }] }
    expect(expectAnswer(await as.wms.post('/v1/receipts', goods), 201)).toEqual({ units: 10, served: 0 })
    expect(sums(await view(merchant, early.id))).toEqual({ reserved: 2 })
    expect(sums(await view(merchant, late.id))).toEqual({ reserved: 3 })
    await sound(house, merchant)
  })
})

describe('an order that waits for goods', () => {
  it('hears of it once, is served when they come, and hears the day that was not known before', async () => {
    const merchant = await openMerchant(house, {
      stock: { 'hamburg/cup': 1 },
      policies: { 'release.when': 'on_request' },
    })
    const { as } = merchant
    const coming = {
      sku: 'cup',
      location: 'hamburg',
      kind: 'purchase',
      reference: 'P-1',
      units: 3,
      expectedAt: '2027-03-01T00:00:00Z',
    }
    expectAnswer(await as.wms.post('/v1/supplies', { supplies: [coming] }), 201)
    const { id, backordered } = await placed(merchant, [{ sku: 'cup', quantity: 6 }])
    expect(backordered).toBe(5)
    await merchant.settle()
    const waiting = await view(merchant, id)
    expect(waiting.lines[0].reservations).toMatchObject(
      [
        { units: 1, pegged: false },
        { units: 3, pegged: true, expectedAt: '2027-03-01T00:00:00.000Z' },
      ].sort((a, b) => Number(a.pegged) - Number(b.pegged)),
    )
    expect(expectAnswer(await as.wms.get('/v1/requirements'), 200).items).toMatchObject([{ sku: 'cup', units: 2 }])
    // Stock where no parcel leaves serves nobody, and tells nobody anything.
    expectAnswer(await as.wms.post('/v1/receipts', { receipts: [{ sku: 'cup', location: 'berlin', units: 9 }] }), 201)
    await merchant.settle()
    expectAnswer(
      await as.wms.post('/v1/receipts', {
        receipts: [{ sku: 'cup', location: 'hamburg', units: 3, reference: 'P-1' }],
      }),
      201,
    )
    expect(sums(await view(merchant, id))).toEqual({ reserved: 4, backordered: 2 })
    expectAnswer(await as.wms.post('/v1/receipts', { receipts: [{ sku: 'cup', location: 'munich', units: 9 }] }), 201)
    await merchant.settle()
    const served = await view(merchant, id)
    expect(sums(served)).toEqual({ reserved: 6 })
    expect(kinds(served)).toEqual(['order_confirmed', 'out_of_stock', 'new_date'])
    expect(expectAnswer(await as.wms.get('/v1/requirements'), 200).items).toEqual([])
    await sound(house, merchant)
  })
})
