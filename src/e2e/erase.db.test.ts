import { describe, expect, it } from 'vitest'
import { expectAnswer, type Merchant, openMerchant, useHouse } from '../testing/house.ts'
import { ORDER, paid, placed, reported, shipped, sound, view } from '../testing/order-story.ts'

const house = useHouse()

/** A guest's order that was paid, shipped and delivered: it is closed. */
async function delivered(merchant: Merchant, over: object = {}): Promise<string> {
  const { id } = await placed(merchant, [{ sku: 'cup', quantity: 1 }], over)
  await paid(merchant, id)
  await merchant.settle()
  for (const { id: work } of (await view(merchant, id)).fulfillmentOrders) {
    const { trackingNumber } = await shipped(merchant, work)
    await reported(merchant, trackingNumber, 'delivered')
  }
  await merchant.settle()
  return id
}

const erase = ({ as }: Merchant, order: string) => as.care.post(`/v1/orders/${order}/erasures`, {})

describe('the person of a guest order', () => {
  it('is erased once it is closed, from parties, messages and links; units and money stay', async () => {
    const merchant = await openMerchant(house)
    const id = await delivered(merchant)
    const before = await view(merchant, id)
    expect(JSON.stringify(before)).toContain('ada@example.org')
    const erased = expectAnswer(await erase(merchant, id), 201)
    const after = await view(merchant, id)
    expect(JSON.stringify(after)).not.toMatch(/Ada Müller|ada@example\.org|Torstraße/)
    expect(after.lines).toEqual(before.lines)
    expect(after.money).toEqual(before.money)
    expect(after.timeline.filter((one: { type: string }) => one.type === 'order.erased')).toHaveLength(1)
    expect(expectAnswer(await erase(merchant, id), 201)).toEqual(erased)
    await sound(house, merchant)
  })

  it('stays while the order is open, while the merchant must keep it, and for whoever may not erase', async () => {
    const merchant = await openMerchant(house, { policies: { 'privacy.keep_days': 30 } })
    const { id: open } = await placed(merchant, [{ sku: 'cup', quantity: 1 }])
    expect(await erase(merchant, open)).toMatchObject({ status: 409, body: { type: '/problems/order_open' } })
    const kept = await delivered(merchant)
    expect(await erase(merchant, kept)).toMatchObject({ status: 409, body: { type: '/problems/order_kept' } })
    expect((await merchant.as.shop.post(`/v1/orders/${kept}/erasures`, {})).status).toBe(403)
    expect(JSON.stringify(await view(merchant, kept))).toContain('ada@example.org')
    await sound(house, merchant)
  })

  it('of an account is erased with the account, not by one of its orders', async () => {
    const merchant = await openMerchant(house)
    const person = { kind: 'person', name: 'Ada Müller', email: 'ada@example.org' }
    const { id: customer } = expectAnswer(await merchant.as.care.post('/v1/customers', person), 201)
    const id = await delivered(merchant, { customer: { ...ORDER.customer, id: customer } })
    expect(await erase(merchant, id)).toMatchObject({ status: 409, body: { type: '/problems/order_of_account' } })
    await sound(house, merchant)
  })
})
