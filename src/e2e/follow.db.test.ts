import { describe, expect, it } from 'vitest'
import { linkToken } from '../order/capture/link/link.ts'
import { LINK_REQUESTS } from '../platform/http/guard.ts'
import { newId, type OrderId, readId, showId } from '../platform/ids.ts'
import { expectAnswer, type Merchant, openMerchant, useHouse } from '../testing/house.ts'
import { type Body, COLLECT, packed, paid, placed, reported, shipped, sound, view } from '../testing/order-story.ts'
import { client, testVault } from '../testing/server.ts'

const house = useHouse()
const PAGE = '/v1/followed-order'

/** Whoever has the link of an order. */
function customerOf({ context }: Merchant, order: string) {
  return client(house.kontor.app, {
    authorization: `Bearer ${linkToken(testVault, context.tenant, readId<OrderId>(order))}`,
  })
}
const follow = async (merchant: Merchant, order: string): Promise<Body> =>
  expectAnswer(await customerOf(merchant, order).get(PAGE), 200)

describe('the order behind a link', () => {
  it('says where it is, what was promised and what may still be done, from order to return', async () => {
    const merchant = await openMerchant(house)
    const brand = expectAnswer(await merchant.as.admin.get('/v1/brands'), 200).items[0]
    expectAnswer(await merchant.as.admin.patch(`/v1/brands/${brand.id}`, { look: { color: '#7a1f3d' } }), 200)
    const { id, number } = await placed(merchant, [
      { sku: 'cup', quantity: 3 },
      { sku: 'set', quantity: 1 },
    ])
    await merchant.settle()
    const placedPage = await follow(merchant, id)
    expect(placedPage).toMatchObject({
      order: id,
      number,
      brand: { name: 'Teehaus', color: '#7a1f3d', logo: null },
      deliveries: [{ method: 'ship', city: 'Berlin', promisedOn: expect.any(String), arrivedAt: null }],
      lines: [
        { name: 'Cup', quantity: 3, cancellable: 3, returnable: 0 },
        { name: 'Tea set', kind: 'kit', quantity: 1, cancellable: 1, returnable: 0 },
      ],
      may: {
        cancel: { allowed: true, until: expect.any(String) },
        changeAddress: { allowed: true },
        return: { allowed: false },
        feedback: { allowed: false },
      },
    })
    expect(JSON.stringify(placedPage)).not.toMatch(/Ada|example\.org|Torstraße/)

    const customer = customerOf(merchant, id)
    expectAnswer(await customer.post(`/v1/orders/${id}/cancellations`, { lines: [{ line: 1, units: 1 }] }), 201)
    expect((await follow(merchant, id)).lines[0]).toMatchObject({ cancellable: 2, buckets: { cancelled: 1 } })
    await paid(merchant, id)
    await merchant.settle()
    const [work] = (await view(merchant, id)).fulfillmentOrders
    const { trackingNumber } = await shipped(merchant, work.id)
    const sent = await follow(merchant, id)
    expect(sent).toMatchObject({
      parcels: [{ carrier: 'test', trackingNumber, state: 'under_way' }],
      may: { cancel: { allowed: false }, changeAddress: { allowed: false } },
    })
    await reported(merchant, trackingNumber, 'delivered')
    const there = await follow(merchant, id)
    expect(there).toMatchObject({
      deliveries: [{ arrivedAt: expect.any(String) }],
      lines: [{ returnable: 2 }, { returnable: 1 }],
      may: { return: { allowed: true, until: expect.any(String) }, feedback: { allowed: true } },
    })
    const back = { lines: [{ line: 1, units: 2, reason: 'unwanted' }] }
    expectAnswer(await customer.post(`/v1/orders/${id}/returns`, back), 201)
    expectAnswer(await customer.post(`/v1/orders/${id}/feedback`, { rating: 5, comment: 'Schön' }), 201)
    const end = await follow(merchant, id)
    expect(end).toMatchObject({ lines: [{ returnable: 0 }, { returnable: 1 }], feedback: 5 })
    expect(end.returns).toMatchObject([{ way: 'post', expected: 2, closed: false }])
    expect(JSON.stringify(end)).not.toContain('Schön')
    await sound(house, merchant)
  })

  it('leads to the carrier by its own address for parcels, and to no other kind of address', async () => {
    const merchant = await openMerchant(house)
    const { id } = await placed(merchant, [{ sku: 'cup', quantity: 1 }])
    await paid(merchant, id)
    await merchant.settle()
    const [work] = (await view(merchant, id)).fulfillmentOrders
    const { trackingNumber } = await shipped(merchant, work.id)
    const [carrier] = expectAnswer(await merchant.as.admin.get('/v1/providers'), 200).items.filter(
      (one: Body) => one.kind === 'carrier' && one.code === 'test',
    )
    const url = async (pattern: string) => {
      const body = { adapter: carrier.adapter, settings: { ...carrier.settings, trackingUrl: pattern } }
      expectAnswer(await merchant.as.admin.put('/v1/providers/carrier/test', body), 200)
      return (await follow(merchant, id)).parcels[0].trackingUrl
    }
    expect(await url('https://parcels.example/{number}')).toBe(`https://parcels.example/${trackingNumber}`)
    expect(await url('javascript:alert(1)')).toBeNull()
    await sound(house, merchant)
  })

  it('says where and until when it can be fetched', async () => {
    const merchant = await openMerchant(house)
    const { id } = await placed(merchant, [{ sku: 'tea', quantity: 1 }], COLLECT)
    await paid(merchant, id)
    await merchant.settle()
    const [work] = (await view(merchant, id)).fulfillmentOrders
    await packed(merchant, work.id)
    expect((await follow(merchant, id)).deliveries).toMatchObject([{ pickup: { name: 'Store Berlin' }, ready: false }])
    expectAnswer(await merchant.as.wms.post(`/v1/fulfillment-orders/${work.id}/readiness`, {}), 201)
    const ready = await follow(merchant, id)
    expect(ready).toMatchObject({ deliveries: [{ ready: true, collectBy: expect.any(String) }], parcels: [] })
    await sound(house, merchant)
  })

  it('is one order, and nothing of how the house decided over it', async () => {
    const merchant = await openMerchant(house, { policies: { 'release.when': 'on_request' } })
    const { id } = await placed(merchant, [{ sku: 'cup', quantity: 1 }])
    await merchant.settle()
    expectAnswer(await merchant.as.care.post(`/v1/orders/${id}/holds`, { reason: 'smells of fraud' }), 201)
    const customer = customerOf(merchant, id)
    for (const url of [PAGE, `/v1/orders/${id}`])
      expect(JSON.stringify(expectAnswer(await customer.get(url), 200)), url).not.toMatch(
        /fraud|certificate|candidates/,
      )
    for (const ask of [merchant.as.care, merchant.as.shop, merchant.as.admin])
      expect((await ask.get(PAGE)).status).toBe(403)
    await sound(house, merchant)
  })

  it('answers bad, foreign and made-up links alike, and after too many of them none', async () => {
    const merchant = await openMerchant(house)
    const { id } = await placed(merchant, [{ sku: 'cup', quantity: 1 }])
    await merchant.settle()
    const good = linkToken(testVault, merchant.context.tenant, readId<OrderId>(id))
    const bad = [
      linkToken(testVault, merchant.context.tenant, newId<OrderId>()),
      good.replace(/_[0-9a-f]{32}_/, `_${showId('order', newId()).slice(4)}_`),
      `${good.slice(0, -1)}${good.endsWith('A') ? 'B' : 'A'}`,
    ]
    const from = (remoteAddress: string, token: string) =>
      house.kontor.app.inject({
        method: 'GET',
        url: PAGE,
        remoteAddress,
        headers: { authorization: `Bearer ${token}` },
      })
    const answers = await Promise.all(bad.map((token) => from('10.9.8.1', token)))
    expect(new Set(answers.map(({ statusCode, body }) => `${statusCode} ${body}`)).size).toBe(1)
    expect(answers[0]?.statusCode).toBe(401)
    const tries = await Promise.all(Array.from({ length: LINK_REQUESTS.max }, () => from('10.9.8.1', bad[0] ?? '')))
    expect(tries.at(-1)?.statusCode).toBe(429)
    expect((await from('10.9.8.1', good)).statusCode).toBe(429)
    expect((await from('10.9.8.2', good)).statusCode).toBe(200)
  })
})
