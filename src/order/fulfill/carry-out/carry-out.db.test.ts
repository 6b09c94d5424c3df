import { describe, expect, it } from 'vitest'
import { anOrder, place } from '../../../testing/shop.ts'
import { brokenInvariants } from '../../../testing/verify.ts'
import {
  bucketsOf,
  openWorkingShop,
  orderUrl,
  placeAndRelease,
  stockAt,
  timelineOf,
  useWorkshop,
  type WorkingShop,
} from '../../../testing/workshop.ts'
import type { PlaceOrder } from '../../capture/index.ts'
import { handOverCarryOut } from '../index.ts'

const workshop = useWorkshop()

/** A sale that the till of the store in Berlin reports. */
async function sell({ shop }: WorkingShop, lines: PlaceOrder['lines']) {
  const deliveries = [{ method: 'carry_out', pickupLocation: 'berlin' }] as const
  const sold = await place(workshop.db, shop, anOrder(lines, { channel: 'till', deliveries }))
  const [carried] = await workshop.db.write(shop.context, (tx) => handOverCarryOut(tx, workshop.steps, [sold.id]))
  return { order: sold.id, carried }
}

describe('a sale at the till', () => {
  it('is delivered at once and leaves the shelf', async () => {
    const shop = await openWorkingShop(workshop)
    const { order, carried } = await sell(shop, [{ sku: 'tea', quantity: 2 }])
    expect(carried).toEqual({ order, units: 2, left: [] })
    expect(await bucketsOf(workshop, shop, order)).toEqual({ delivered: 2 })
    expect(await stockAt(workshop, shop, 'berlin', 'tea')).toBe('3 / 0 / 0 / 0')
    expect(workshop.told.handOvers.at(-1)).toMatchObject({ order, kind: 'sale', lines: [{ line: 1, units: 2 }] })
    expect((await timelineOf(workshop, shop, order)).at(-1)).toBe('pickup.collected')
    const again = await workshop.db.write(shop.shop.context, (tx) => handOverCarryOut(tx, workshop.steps, [order]))
    expect(again).toEqual([{ order, units: 0, left: [] }])
    expect(await stockAt(workshop, shop, 'berlin', 'tea')).toBe('3 / 0 / 0 / 0')
  })

  it('wins against the books, against reservations, and against work that was released', async () => {
    const shop = await openWorkingShop(workshop, { 'berlin/tea': 5, 'hamburg/tea': 10 })
    const deliveries = [{ method: 'collect', pickupLocation: 'berlin' }] as const
    const released = await placeAndRelease(workshop, shop, [{ sku: 'tea', quantity: 2 }], { deliveries })
    const waiting = await place(workshop.db, shop.shop, anOrder([{ sku: 'tea', quantity: 1 }], { deliveries }))
    expect(await stockAt(workshop, shop, 'berlin', 'tea')).toBe('5 / 0 / 1 / 2')
    const { order } = await sell(shop, [{ sku: 'tea', quantity: 7 }])
    expect(await bucketsOf(workshop, shop, order)).toEqual({ delivered: 7 })
    expect(await stockAt(workshop, shop, 'berlin', 'tea')).toBe('0 / 0 / 0 / 0')
    expect(await bucketsOf(workshop, shop, released.order)).toEqual({ reserved: 2 })
    expect(await bucketsOf(workshop, shop, waiting.id)).toEqual({ reserved: 1 })
    // What the customers were to fetch is sent to the store instead.
    expect(await stockAt(workshop, shop, 'hamburg', 'tea')).toBe('10 / 0 / 3 / 0')
    const work = await shop.ask.get(`/v1/fulfillment-orders/${released.work[0]?.id}`)
    expect(work.body).toMatchObject({ state: 'cancelled', lines: [{ short: 2 }] })
    expect(await brokenInvariants(workshop.db, shop.shop.context.tenant)).toEqual({})
  })

  it('brings a balance to where there was none', async () => {
    const shop = await openWorkingShop(workshop, { 'hamburg/tea': 1 })
    await sell(shop, [{ sku: 'cup', quantity: 2 }])
    expect(await stockAt(workshop, shop, 'berlin', 'cup')).toBe('0 / 0 / 0 / 0')
    expect(await brokenInvariants(workshop.db, shop.shop.context.tenant)).toEqual({})
  })

  it('of the last units happens as often as the tills say, whoever comes first', async () => {
    const shop = await openWorkingShop(workshop, { 'berlin/tea': 3 })
    await Promise.all(Array.from({ length: 6 }, () => sell(shop, [{ sku: 'tea', quantity: 1 }])))
    expect(await stockAt(workshop, shop, 'berlin', 'tea')).toBe('0 / 0 / 0 / 0')
    expect(await brokenInvariants(workshop.db, shop.shop.context.tenant)).toEqual({})
  })

  it('leaves an item that nobody knows until it is named', async () => {
    const shop = await openWorkingShop(workshop)
    const { order, carried } = await sell(shop, [
      { sku: 'ghost', quantity: 1, unitPrice: '1.00' },
      { sku: 'tea', quantity: 1 },
    ])
    expect(carried).toEqual({ order, units: 1, left: [{ line: 1, units: 1, why: 'item_unknown' }] })
  })
})

describe('a service', () => {
  it('is delivered by being done, not more often than it was ordered', async () => {
    const shop = await openWorkingShop(workshop)
    const { order } = await placeAndRelease(workshop, shop, [
      { sku: 'tea', quantity: 1 },
      { sku: 'setup', quantity: 2 },
    ])
    const perform = (line: number, units: number) => shop.ask.post(`${orderUrl(order)}/performances`, { line, units })
    expect((await perform(2, 1)).body).toMatchObject({ line: 2, reserved: 1, delivered: 1 })
    expect(workshop.told.handOvers.at(-1)).toMatchObject({ order, kind: 'performance', lines: [{ line: 2, units: 1 }] })
    expect(await perform(2, 2)).toMatchObject({ status: 409, body: { more: { there: 1 } } })
    expect((await perform(1, 1)).status).toBe(409)
    expect((await perform(2, 1)).status).toBe(201)
    expect(await bucketsOf(workshop, shop, order)).toEqual({ allocated: 1, delivered: 2 })
    expect((await timelineOf(workshop, shop, order)).filter((type) => type === 'service.performed')).toHaveLength(2)
  })
})
