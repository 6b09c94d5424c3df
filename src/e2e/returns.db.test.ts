import { describe, expect, it } from 'vitest'
import { expectAnswer, type Merchant, openMerchant, useHouse } from '../testing/house.ts'
import { type Body, paid, placed, reported, shipped, sound, view } from '../testing/order-story.ts'

const house = useHouse()

/** An order that was paid, shipped and delivered. */
async function delivered(merchant: Merchant, lines: object[], over: object = {}): Promise<string> {
  const { id } = await placed(merchant, lines, over)
  await paid(merchant, id)
  await merchant.settle()
  for (const { id: work } of (await view(merchant, id)).fulfillmentOrders) {
    const { trackingNumber } = await shipped(merchant, work)
    await reported(merchant, trackingNumber, 'delivered')
  }
  await merchant.settle()
  return id
}

const bringBack = ({ as }: Merchant, order: string, lines: object[]) =>
  as.care.post(`/v1/orders/${order}/returns`, { lines })
const receive = ({ as }: Merchant, id: string, lines: object[], location = 'hamburg') =>
  as.wms.post(`/v1/returns/${id}/receipts`, { location, lines })
const inspect = ({ as }: Merchant, id: string, findings: object[]) =>
  as.wms.post(`/v1/returns/${id}/inspections`, { findings })
const stockOf = async ({ as }: Merchant, sku: string): Promise<Body> =>
  expectAnswer(await as.wms.get(`/v1/stock?sku=${sku}`), 200).items.find((one: Body) => one.code === 'hamburg')

describe('a return', () => {
  it('of a kit is one of its parts, worth what the kit was paid', async () => {
    const merchant = await openMerchant(house)
    const id = await delivered(merchant, [{ sku: 'set', quantity: 2 }])
    const made = expectAnswer(await bringBack(merchant, id, [{ line: 1, units: 1, reason: 'unwanted' }]), 201)
    expect(made.units).toBe(3)
    const parts = [
      { line: 2, units: 2 },
      { line: 3, units: 1 },
    ]
    expectAnswer(await receive(merchant, made.id, parts), 201)
    const findings = parts.map(({ line, units }) => ({ line, restock: units }))
    expect(expectAnswer(await inspect(merchant, made.id, findings), 201)).toMatchObject({
      accepted: 3,
      refundMinor: 2000,
      closed: true,
    })
    await sound(house, merchant)
  })

  it('names each line for one reason, covers nothing that cannot come back, and no unit twice', async () => {
    const merchant = await openMerchant(house)
    const id = await delivered(merchant, [{ sku: 'cup', quantity: 3 }])
    const once = { line: 1, units: 1, reason: 'unwanted' }
    const two = await bringBack(merchant, id, [once, { ...once, reason: 'damaged' }])
    expect(two).toMatchObject({ status: 422, body: { type: '/problems/line_twice', path: '/lines/1/line' } })
    expect(expectAnswer(await bringBack(merchant, id, [once, once]), 201).units).toBe(2)
    const more = await bringBack(merchant, id, [{ ...once, units: 2 }])
    expect(more).toMatchObject({ status: 409, body: { type: '/problems/not_delivered', path: '/lines/0/units' } })
    const service = await placed(merchant, [
      { sku: 'setup', quantity: 1 },
      { sku: 'cup', quantity: 1 },
    ])
    const back = await bringBack(merchant, service.id, [once])
    expect(back).toMatchObject({ status: 409, body: { type: '/problems/not_returnable' } })
    await sound(house, merchant)
  })

  it('comes in at one location, in as many parts as it likes, and never more than was expected', async () => {
    const merchant = await openMerchant(house)
    const id = await delivered(merchant, [{ sku: 'cup', quantity: 3 }])
    const made = expectAnswer(await bringBack(merchant, id, [{ line: 1, units: 3, reason: 'unwanted' }]), 201)
    expectAnswer(await receive(merchant, made.id, [{ line: 1, units: 1 }]), 201)
    const elsewhere = await receive(merchant, made.id, [{ line: 1, units: 1 }], 'munich')
    expect(elsewhere).toMatchObject({ status: 409, body: { type: '/problems/received_elsewhere', path: '/location' } })
    const over = await receive(merchant, made.id, [
      { line: 1, units: 2 },
      { line: 1, units: 1 },
    ])
    expect(over).toMatchObject({ status: 409, body: { type: '/problems/more_than_expected' } })
    expectAnswer(await receive(merchant, made.id, [{ line: 1, units: 2 }]), 201)
    expect((await inspect(merchant, made.id, [{ line: 1, restock: 4 }])).body.type).toBe('/problems/more_than_received')
    const mixed = expectAnswer(await inspect(merchant, made.id, [{ line: 1, restock: 1, writeOff: 1, reject: 1 }]), 201)
    expect(mixed).toEqual({ accepted: 2, rejected: 1, refundMinor: 2500, closed: true })
    expect(await inspect(merchant, made.id, [{ line: 1, restock: 1 }])).toMatchObject({
      status: 409,
      body: { type: '/problems/return_closed' },
    })
    expect(await stockOf(merchant, 'cup')).toMatchObject({ onHand: 8, unavailable: 0 })
    await merchant.settle()
    expect((await view(merchant, id)).money).toMatchObject({ creditedMinor: 2500, refundedMinor: 2500, owedMinor: 0 })
    await sound(house, merchant)
  })

  it('is judged also when somebody counted its units away meanwhile', async () => {
    const merchant = await openMerchant(house, { stock: { 'hamburg/cup': 2 } })
    const id = await delivered(merchant, [{ sku: 'cup', quantity: 2 }])
    const made = expectAnswer(await bringBack(merchant, id, [{ line: 1, units: 2, reason: 'damaged' }]), 201)
    expectAnswer(await receive(merchant, made.id, [{ line: 1, units: 2 }]), 201)
    expect(await stockOf(merchant, 'cup')).toMatchObject({ onHand: 2, unavailable: 2, free: 0 })
    expectAnswer(
      await merchant.as.wms.post('/v1/counts', { counts: [{ sku: 'cup', location: 'hamburg', counted: 0 }] }),
      201,
    )
    await sound(house, merchant)
    expectAnswer(await inspect(merchant, made.id, [{ line: 1, restock: 1, writeOff: 1 }]), 201)
    expect(await stockOf(merchant, 'cup')).toMatchObject({ onHand: 1, unavailable: 0, free: 1 })
    await sound(house, merchant)
  })

  it('is too late after the days that the policy grants', async () => {
    const merchant = await openMerchant(house, { policies: { 'return.within_days': 0 } })
    const id = await delivered(merchant, [{ sku: 'cup', quantity: 1 }])
    await new Promise((resolve) => setTimeout(resolve, 20))
    const late = await bringBack(merchant, id, [{ line: 1, units: 1, reason: 'unwanted' }])
    expect(late).toMatchObject({ status: 409, body: { type: '/problems/return_too_late', path: '/lines/0' } })
  })
})
