import { describe, expect, it } from 'vitest'
import { brokenInvariants } from '../../testing/verify.ts'
import {
  bucketsOf,
  openWorkingShop,
  pickAndPack,
  placeAndRelease,
  stockAt,
  timelineOf,
  useWorkshop,
} from '../../testing/workshop.ts'

const workshop = useWorkshop()

describe('the way of an order through a warehouse', () => {
  it('goes from release to the door, every step on the timeline', async () => {
    const shop = await openWorkingShop(workshop)
    const { ask } = shop
    const { order, work } = await placeAndRelease(workshop, shop, [
      { sku: 'tea', quantity: 2 },
      { sku: 'cup', quantity: 1 },
    ])
    expect(work).toHaveLength(1)
    const id = work[0]?.id ?? ''
    expect(await stockAt(workshop, shop, 'hamburg', 'tea')).toBe('10 / 0 / 0 / 2')

    const accepted = await ask.post(`/v1/fulfillment-orders/${id}/acceptances`, {})
    expect(accepted).toMatchObject({ status: 201, body: { state: 'accepted' } })
    const packed = await pickAndPack(shop, id)
    expect(packed.state).toBe('packed')
    const [box] = packed.packages
    expect(box).toMatchObject({ weightG: 450, state: 'packed', label: { state: null } })
    expect(box.sscc).toMatch(/^39521234\d{10}$/)
    expect(await stockAt(workshop, shop, 'hamburg', 'tea')).toBe('8 / 0 / 0 / 0')

    const rates = await ask.get(`/v1/fulfillment-orders/${id}/packages/${box.id}/rates?carrier=kc`)
    expect(rates.body.items.map((rate: { service: string }) => rate.service)).toEqual([
      'express',
      'standard',
      'economy',
    ])
    const label = await ask.post(`/v1/fulfillment-orders/${id}/packages/${box.id}/labels`, {
      carrier: 'kc',
      service: 'standard',
    })
    expect(label).toMatchObject({ status: 201, body: { state: 'bought', priceMinor: 450, currency: 'EUR' } })
    const { trackingNumber } = label.body
    expect(trackingNumber).toMatch(/^KC\d{13}$/)

    const shipped = await ask.post(`/v1/fulfillment-orders/${id}/shipments`, {})
    expect(shipped.body).toMatchObject({ shipments: [{ packages: [box.id] }], fulfillmentOrder: { state: 'done' } })
    expect(workshop.told.handOvers.at(-1)).toMatchObject({
      order,
      kind: 'shipment',
      lines: [
        { line: 1, units: 2 },
        { line: 2, units: 1 },
      ],
    })
    const scan = (code: string, externalId: string) =>
      ask.post('/v1/tracking-events', { events: [{ carrier: 'kc', trackingNumber, code, externalId }] })
    expect((await scan('out_for_delivery', 's1')).body.items).toEqual([
      { externalId: 's1', outcome: 'recorded', package: box.id, state: 'out_for_delivery' },
    ])
    await scan('delivered', 's2')
    expect(await bucketsOf(workshop, shop, order)).toEqual({ delivered: 3 })
    expect(await timelineOf(workshop, shop, order)).toEqual([
      'order.placed',
      'order.sourced',
      'fulfillment.released',
      'fulfillment.accepted',
      'fulfillment.picked',
      'package.packed',
      'package.labelled',
      'shipment.handed_over',
      'package.delivered',
    ])
    expect(await brokenInvariants(workshop.db, shop.shop.context.tenant)).toEqual({})
  })
})
