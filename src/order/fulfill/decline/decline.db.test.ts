import { describe, expect, it } from 'vitest'
import { showId } from '../../../platform/ids.ts'
import { brokenInvariants } from '../../../testing/verify.ts'
import {
  bucketsOf,
  openWorkingShop,
  orderUrl,
  placeAndRelease,
  stockAt,
  timelineOf,
  useWorkshop,
} from '../../../testing/workshop.ts'

const workshop = useWorkshop()
const line = (units: number) => ({ lines: [{ line: 1, units }] })

describe('units that a location does not serve', () => {
  it('go to the other warehouse when they are declined, and are free on the first one', async () => {
    const shop = await openWorkingShop(workshop)
    const { order, work } = await placeAndRelease(workshop, shop, [{ sku: 'tea', quantity: 3 }])
    const id = work[0]?.id
    const declined = await shop.ask.post(`/v1/fulfillment-orders/${id}/declines`, { ...line(2), reason: 'no_capacity' })
    expect(declined).toMatchObject({
      status: 201,
      body: { state: 'released', lines: [{ waiting: 1, declined: 2, declineReason: 'no_capacity' }] },
    })
    expect(await stockAt(workshop, shop, 'hamburg', 'tea')).toBe('10 / 0 / 0 / 1')
    expect(await stockAt(workshop, shop, 'munich', 'tea')).toBe('10 / 0 / 2 / 0')
    const again = await shop.ask.post(`${orderUrl(order)}/releases`, {})
    expect(again.body.fulfillmentOrders).toMatchObject([
      { units: 2, location: showId('location', shop.shop.locations.munich) },
    ])
    expect(await bucketsOf(workshop, shop, order)).toEqual({ allocated: 3 })
    expect(await timelineOf(workshop, shop, order)).toEqual([
      'order.placed',
      'order.sourced',
      'fulfillment.released',
      'fulfillment.declined',
      'units.resourced',
      'fulfillment.released',
    ])
  })

  it('are not asked again of a location that fell out before', async () => {
    const shop = await openWorkingShop(workshop)
    const { order, work } = await placeAndRelease(workshop, shop, [{ sku: 'tea', quantity: 2 }])
    await shop.ask.post(`/v1/fulfillment-orders/${work[0]?.id}/declines`, { ...line(2), reason: 'closed' })
    const [second] = (await shop.ask.post(`${orderUrl(order)}/releases`, {})).body.fulfillmentOrders
    const declined = await shop.ask.post(`/v1/fulfillment-orders/${second.id}/declines`, {
      ...line(2),
      reason: 'closed',
    })
    expect(declined.body.state).toBe('cancelled')
    expect(await bucketsOf(workshop, shop, order)).toEqual({ backordered: 2 })
    expect(await brokenInvariants(workshop.db, shop.shop.context.tenant)).toEqual({})
  })

  it('are unavailable until somebody counts when they were not found', async () => {
    const shop = await openWorkingShop(workshop)
    const { order, work } = await placeAndRelease(workshop, shop, [{ sku: 'tea', quantity: 3 }])
    const id = work[0]?.id
    await shop.ask.post(`/v1/fulfillment-orders/${id}/picks`, line(1))
    const short = await shop.ask.post(`/v1/fulfillment-orders/${id}/shorts`, line(2))
    expect(short).toMatchObject({
      status: 201,
      body: { state: 'in_work', lines: [{ picked: 1, short: 2, waiting: 0 }] },
    })
    expect(await stockAt(workshop, shop, 'hamburg', 'tea')).toBe('9 / 2 / 0 / 0')
    expect(await stockAt(workshop, shop, 'munich', 'tea')).toBe('10 / 0 / 2 / 0')
    expect(await bucketsOf(workshop, shop, order)).toEqual({ picked: 1, reserved: 2 })
    expect(await brokenInvariants(workshop.db, shop.shop.context.tenant)).toEqual({})
  })

  it('must be there, named rightly, and declined for a reason in one word', async () => {
    const shop = await openWorkingShop(workshop)
    const { work } = await placeAndRelease(workshop, shop, [{ sku: 'tea', quantity: 2 }])
    const decline = (body: object) => shop.ask.post(`/v1/fulfillment-orders/${work[0]?.id}/declines`, body)
    expect(await decline({ ...line(3), reason: 'closed' })).toMatchObject({
      status: 409,
      body: { type: '/problems/units_elsewhere', path: '/lines/0/units', more: { there: 2 } },
    })
    expect(await decline({ lines: [{ line: 9, units: 1 }], reason: 'closed' })).toMatchObject({
      status: 422,
      body: { type: '/problems/fulfillment_line_missing', path: '/lines/0/line' },
    })
    expect((await decline({ ...line(1), reason: 'Mrs Müller said no' })).status).toBe(422)
    expect((await decline({ lines: [], reason: 'closed' })).status).toBe(422)
  })
})
