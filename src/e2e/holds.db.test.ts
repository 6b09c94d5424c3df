import { describe, expect, it } from 'vitest'
import { expectAnswer, openMerchant, useHouse } from '../testing/house.ts'
import { action, type Body, paid, placed, sound, sums, view } from '../testing/order-story.ts'

const house = useHouse()

describe('an order on hold', () => {
  it('by a rule or by hand is not released before the last hold is lifted, and says who holds it', async () => {
    const merchant = await openMerchant(house)
    const { as } = merchant
    const rule = {
      type: 'fraud',
      name: 'Dear first order',
      expression: 'totalMinor > 2000 && firstOrder',
      stops: ['release'],
    }
    expectAnswer(await as.lead.post('/v1/hold-rules', rule), 201)
    const cheap = await placed(merchant, [{ sku: 'cup', quantity: 1 }])
    const dear = await placed(merchant, [{ sku: 'cup', quantity: 2 }])
    expect([cheap.holds, dear.holds]).toEqual([0, 1])
    expectAnswer(await as.care.post(`/v1/orders/${dear.id}/holds`, { reason: 'customer asked to wait' }), 201)
    await paid(merchant, dear.id)
    await merchant.settle()
    const held = await view(merchant, dear.id)
    expect(held).toMatchObject({ statuses: { holds: 'held' }, fulfillmentOrders: [] })
    expect(sums(held)).toEqual({ reserved: 2 })
    expect(action(held, 'release')).toMatchObject({ allowed: false, why: expect.stringContaining('held: ') })
    const asked = expectAnswer(await as.lead.post(`/v1/orders/${dear.id}/releases`, {}), 201)
    expect(asked).toMatchObject({ fulfillmentOrders: [] })

    const lift = (hold: string) => as.care.post(`/v1/orders/${dear.id}/holds/${hold}/lifts`, { reason: 'all is well' })
    const [first, second] = held.holds
    expect(expectAnswer(await lift(first.id), 201).holdsLeft).toBe(1)
    await merchant.settle()
    expect((await view(merchant, dear.id)).fulfillmentOrders).toEqual([])
    expect(expectAnswer(await lift(second.id), 201).holdsLeft).toBe(0)
    expect(await lift(second.id)).toMatchObject({ status: 404, body: { type: '/problems/hold_not_found' } })
    await merchant.settle()
    const released = await view(merchant, dear.id)
    expect(released).toMatchObject({ statuses: { holds: 'none' }, fulfillmentOrders: [{ state: 'released' }] })
    expect(released.holds.map((hold: Body) => [hold.type, hold.liftedReason])).toEqual([
      ['fraud', 'all is well'],
      ['manual', 'all is well'],
    ])
    await sound(house, merchant)
  })

  it('from the start is neither sourced nor released, and is sourced when it is lifted', async () => {
    const merchant = await openMerchant(house)
    const { id } = await placed(merchant, [{ sku: 'cup', quantity: 2 }], {
      hold: { reason: 'never mind' },
      terms: 'net30',
    })
    await merchant.settle()
    const held = await view(merchant, id)
    expect(sums(held)).toEqual({ open: 2 })
    expectAnswer(await merchant.as.lead.post(`/v1/orders/${id}/holds/${held.holds[0].id}/lifts`, { reason: 'go' }), 201)
    await merchant.settle()
    expect(sums(await view(merchant, id))).toEqual({ allocated: 2 })
    await sound(house, merchant)
  })

  it('that a marketplace has sold already is taken with what nobody knows, and keeps what was sent', async () => {
    const merchant = await openMerchant(house)
    const line = { sku: 'ghost', quantity: 1, unitPrice: '9.99' }
    const { id, holds } = await placed(merchant, [line], { channel: 'market', externalNumber: 'M-1', totalMinor: 999 })
    expect(holds).toBe(1)
    const held = await view(merchant, id)
    expect(held.holds).toMatchObject([{ type: 'item', reason: 'unknown item ghost' }])
    expect(sums(held)).toEqual({ open: 1 })
    const again = await placed(merchant, [line], { channel: 'market', externalNumber: 'M-1' })
    expect(again).toMatchObject({ id, existed: true })
    await sound(house, merchant)
  })

  it('needs a rule that is one: an expression that is not understood or answers no question is refused', async () => {
    const { as } = await openMerchant(house)
    const rule = { type: 'fraud', name: 'R', stops: ['release'] }
    for (const expression of ['totalMinor >', 'nobody == 1', 'totalMinor + 1', 'process.exit()', '"a" > 1'])
      expect(await as.lead.post('/v1/hold-rules', { ...rule, expression })).toMatchObject({
        status: 422,
        body: { type: '/problems/bad_expression', path: '/expression' },
      })
  })
})
