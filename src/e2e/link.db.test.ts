import { describe, expect, it } from 'vitest'
import { openLink } from '../order/capture/index.ts'
import { type OrderId, readId } from '../platform/ids.ts'
import { expectAnswer, type Merchant, openMerchant, PUBLIC_URL, useHouse } from '../testing/house.ts'
import { paid, placed, reported, shipped, sound, view } from '../testing/order-story.ts'
import { client, testVault } from '../testing/server.ts'

const house = useHouse()

/** Whoever has the link of an order's message. */
async function customerOf(merchant: Merchant, order: string) {
  const { items } = expectAnswer(await merchant.as.care.get(`/v1/orders/${order}/messages`), 200)
  const token = new RegExp(`${PUBLIC_URL}/o/(\\S+)`).exec(items[0].text)?.[1] ?? ''
  return { token, ...client(house.kontor.app, { authorization: `Bearer ${token}` }) }
}

describe('the link in a message', () => {
  it('opens its order to the customer, and no other', async () => {
    const merchant = await openMerchant(house, { policies: { 'release.when': 'on_request' } })
    const mine = await placed(merchant, [{ sku: 'cup', quantity: 2 }])
    const other = await placed(merchant, [{ sku: 'cup', quantity: 1 }])
    await merchant.settle()
    const customer = await customerOf(merchant, mine.id)
    const shown = expectAnswer(await customer.get(`/v1/orders/${mine.id}`), 200)
    expect(shown).toMatchObject({
      number: mine.number,
      money: { totalMinor: 2500 },
      statuses: { fulfillment: 'reserved' },
    })
    const text = JSON.stringify(shown.parties)
    for (const secret of ['Ada Müller', 'ada@example.org', 'Torstraße']) expect(text).not.toContain(secret)
    for (const url of [`/v1/orders/${other.id}`, `/v1/orders/${other.id}/payments`])
      expect((await customer.get(url)).status, url).toBe(404)
    for (const what of ['cancellations', 'amendments', 'returns', 'feedback'])
      expect((await customer.post(`/v1/orders/${other.id}/${what}`, BODIES[what])).status, what).toBe(404)
    for (const url of [
      '/v1/orders',
      '/v1/stock',
      '/v1/customers',
      '/v1/events',
      '/v1/keys',
      `/v1/orders/${mine.id}/messages`,
    ])
      expect((await customer.get(url)).status, url).toBe(403)
    expect((await customer.post('/v1/orders', {})).status).toBe(403)
    await sound(house, merchant)
  })

  it('lets the customer cancel what is not in work yet, return what came, and say how it was', async () => {
    const merchant = await openMerchant(house)
    const { id } = await placed(merchant, [{ sku: 'cup', quantity: 3 }])
    await merchant.settle()
    const customer = await customerOf(merchant, id)
    expect(await customer.post(`/v1/orders/${id}/feedback`, { rating: 5 })).toMatchObject({ status: 409 })
    const cancelled = await customer.post(`/v1/orders/${id}/cancellations`, { lines: [{ line: 1, units: 1 }] })
    expect(expectAnswer(cancelled, 201)).toMatchObject({ units: [{ line: 1, units: 1 }] })
    await paid(merchant, id)
    await merchant.settle()
    const [work] = (await view(merchant, id)).fulfillmentOrders
    const { parcel, trackingNumber } = await shipped(merchant, work.id)
    expect(await customer.post(`/v1/orders/${id}/cancellations`, {})).toMatchObject({
      status: 409,
      body: { type: '/problems/too_late' },
    })
    await reported(merchant, trackingNumber, 'delivered')
    expectAnswer(await customer.post(`/v1/packages/${parcel}/confirmations`, { received: true }), 201)
    expect(
      expectAnswer(await customer.post(`/v1/orders/${id}/feedback`, { rating: 4, comment: 'Schön' }), 201),
    ).toEqual({ rating: 4 })
    const back = await customer.post(`/v1/orders/${id}/returns`, BODIES['returns'])
    expect(expectAnswer(back, 201)).toMatchObject({ units: 1 })
    const timeline = JSON.stringify((await view(merchant, id)).timeline)
    expect(timeline).toContain('feedback.given')
    expect(timeline).not.toContain('Schön')
    await sound(house, merchant)
  })

  it('is not guessed, does not work when altered, and is one and the same each time', async () => {
    const merchant = await openMerchant(house)
    const { id } = await placed(merchant, [{ sku: 'cup', quantity: 1 }])
    await merchant.settle()
    const customer = await customerOf(merchant, id)
    const stored = await house.db.write(merchant.context, (tx) => openLink(tx, testVault, readId<OrderId>(id)))
    expect(stored).toBe(customer.token)
    expect(customer.token.length).toBeGreaterThan(70)
    const as = (token: string) => client(house.kontor.app, { authorization: `Bearer ${token}` })
    const last = customer.token.at(-1) === 'A' ? 'B' : 'A'
    for (const token of [
      `${customer.token.slice(0, -1)}${last}`,
      customer.token.replace('ktl', 'ktr'),
      customer.token.toUpperCase(),
    ])
      expect((await as(token).get(`/v1/orders/${id}`)).status).toBe(401)
  })

  it.each(['revoked_at', 'expires_at'])('opens nothing any more once %s has passed', async (column) => {
    const merchant = await openMerchant(house)
    const { id } = await placed(merchant, [{ sku: 'cup', quantity: 1 }])
    await merchant.settle()
    const customer = await customerOf(merchant, id)
    expectAnswer(await customer.get(`/v1/orders/${id}`), 200)
    const past = `update capture.customer_link set ${column} = now() - interval '1 second' where tenant_id = $1`
    await house.db.write(merchant.context, (tx) => tx.rows(`test.${column}`, past, [tx.tenant]))
    await new Promise((resolve) => setTimeout(resolve, 600)) // what was found is remembered for half a second
    expect((await customer.get(`/v1/orders/${id}`)).status).toBe(401)
  })
})

const BODIES: Readonly<Record<string, object>> = {
  cancellations: {},
  amendments: { requestedOn: '2027-01-01' },
  returns: { lines: [{ line: 1, units: 1, reason: 'unwanted' }] },
  feedback: { rating: 5 },
}
