import { describe, expect, it } from 'vitest'
import { expectAnswer, openMerchant, useHouse } from '../testing/house.ts'
import { action, type Body, kinds, paid, placed, reported, shipped, sound, view } from '../testing/order-story.ts'

const house = useHouse()

describe('the story of an order', () => {
  it('goes from placing to the refund of a return, and the order shows all of it', async () => {
    const merchant = await openMerchant(house, { policies: { 'feedback.ask_after_h': 0 } })
    const { as } = merchant
    const { id, totalMinor } = await placed(merchant, [
      { sku: 'cup', quantity: 2 },
      { sku: 'set', quantity: 1 },
    ])
    expect(totalMinor).toBe(4500)
    const before = await view(merchant, id)
    expect(before.statuses).toMatchObject({ fulfillment: 'reserved', payment: 'unpaid' })
    expect(action(before, 'return')).toEqual({ name: 'return', allowed: false, why: 'nothing was delivered yet' })
    expect(action(before, 'cancel')).toMatchObject({ allowed: true })

    await paid(merchant, id)
    await merchant.settle()
    const released = await view(merchant, id)
    expect(released.fulfillmentOrders).toMatchObject([{ state: 'released', locationName: 'Warehouse Hamburg' }])
    expect(released.money).toMatchObject({ authorizedMinor: 4500, capturedMinor: 0 })
    const { parcel, trackingNumber } = await shipped(merchant, released.fulfillmentOrders[0].id)
    await merchant.settle()
    const gone = await view(merchant, id)
    expect(gone.statuses).toMatchObject({ fulfillment: 'shipped', payment: 'paid' })
    expect(action(gone, 'cancel')).toMatchObject({ allowed: false, why: expect.stringContaining('shipped already') })
    expect(action(gone, 'amend_delivery')).toMatchObject({ allowed: false })

    await reported(merchant, trackingNumber, 'in_transit')
    await reported(merchant, trackingNumber, 'delivered')
    await merchant.settle()
    const arrived = await view(merchant, id)
    expect(arrived).toMatchObject({
      statuses: { fulfillment: 'delivered', payment: 'paid' },
      closedAt: expect.any(String),
    })
    expect(kinds(arrived)).toEqual(['order_confirmed', 'shipped', 'delivered', 'feedback_request'])

    const wanted = { lines: [{ line: 1, units: 1, reason: 'unwanted' }] }
    const returned = expectAnswer(await as.care.post(`/v1/orders/${id}/returns`, wanted), 201)
    const received = { location: 'hamburg', lines: [{ line: 1, units: 1 }] }
    expectAnswer(await as.wms.post(`/v1/returns/${returned.id}/receipts`, received), 201)
    const inspected = await as.wms.post(`/v1/returns/${returned.id}/inspections`, {
      findings: [{ line: 1, restock: 1 }],
    })
    expect(expectAnswer(inspected, 201)).toEqual({ accepted: 1, rejected: 0, refundMinor: 1250, closed: true })
    await merchant.settle()
    const end = await view(merchant, id)
    expect(end).toMatchObject({
      statuses: { fulfillment: 'delivered', payment: 'paid', returns: 'settled' },
      money: { creditedMinor: 1250, capturedMinor: 4500, refundedMinor: 1250, owedMinor: 0 },
      closedAt: expect.any(String),
      returns: [{ number: returned.number, expected: 1, received: 1, accepted: 1, refunded: 1 }],
    })
    expect(end.fulfillmentOrders[0].packages).toMatchObject([
      {
        id: parcel,
        trackingNumber,
        delivery: { state: 'delivered' },
        tracking: [{ code: 'in_transit' }, { code: 'delivered' }],
      },
    ])
    expect(kinds(end).at(-1)).toBe('refunded')
    expect(end.payments.map((one: Body) => `${one.kind} ${one.amountMinor} ${one.state}`)).toEqual([
      'authorize 4500 succeeded',
      'capture 4500 succeeded',
      'refund 1250 succeeded',
    ])
    await sound(house, merchant)
  })
})
