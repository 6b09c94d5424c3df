import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { writePolicy } from '../../../organisation/index.ts'
import type { OrderId } from '../../../platform/ids.ts'
import { fireTimers } from '../../../platform/jobs/timers.ts'
import { takeBackStep } from '../../../steps.ts'
import { openTestDatabase, type TestDatabase } from '../../../testing/database.ts'
import { ADDRESS_BERLIN, anOrder, openShop, place, type Shop } from '../../../testing/shop.ts'
import { bucketsOf, eventTypes, heldFor, stockAt } from '../../../testing/stock.ts'
import { brokenInvariants } from '../../../testing/verify.ts'
import type { PlaceOrder } from '../../capture/index.ts'
import { releaseFollower, releaseOrders } from '../../fulfill/index.ts'
import { poolTimer } from '../index.ts'
import { idOfMoment, mayWait, windowEnd } from './decide.ts'

let test: TestDatabase
// In the future of the real clock, by which the invariants see what is overdue.
const START = Date.parse('2100-03-01T10:00:00Z')
let now = START
beforeAll(async () => {
  test = await openTestDatabase({ clock: () => new Date(now) })
})
afterAll(() => test.end())

const HAMBURG = { ...ADDRESS_BERLIN, city: 'Hamburg', postalCode: '20095' }
async function openPool(minutes = 10, stock: Record<string, number> = { 'hamburg/tea': 1, 'munich/tea': 1 }) {
  now = START
  const shop = await openShop(test.db, stock)
  const scope = { kind: 'tenant', id: shop.context.tenant } as const
  await test.db.write(shop.context, (tx) => writePolicy(tx, scope, 'sourcing.pool_minutes', minutes))
  return shop
}
const buy = async (shop: Shop, over: Partial<PlaceOrder> = {}): Promise<OrderId> =>
  (await place(test.db, shop, anOrder([{ sku: 'tea', quantity: 1 }], { terms: 'net30', ...over }))).id
const toHamburg = { deliveries: [{ method: 'ship', shipTo: HAMBURG }] } as const
const close = (shop: Shop) => fireTimers(test.db, shop.context.tenant, [poolTimer(takeBackStep)])
const release = (shop: Shop, order: OrderId) =>
  test.db.write(shop.context, (tx) => releaseFollower.handleList(tx, [{ order }]))

describe('a pooling window', () => {
  it('keeps orders together: units are held at once, places are chosen together when it closes, then they go', async () => {
    const shop = await openPool()
    const berlin = await buy(shop)
    now += 4 * 60_000
    const hamburg = await buy(shop, toHamburg)
    expect([await heldFor(test.db, shop, berlin), await heldFor(test.db, shop, hamburg)]).toEqual([
      ['hamburg 1'],
      ['munich 1'],
    ])
    for (const order of [berlin, hamburg]) await release(shop, order)
    expect(await bucketsOf(test.db, shop, berlin)).toEqual({ reserved: 1 })
    expect(await close(shop)).toBe(0)

    now = START + 10 * 60_000
    expect(await close(shop)).toBe(1)
    expect([await heldFor(test.db, shop, berlin), await heldFor(test.db, shop, hamburg)]).toEqual([
      ['munich 1'],
      ['hamburg 1'],
    ])
    expect(await eventTypes(test.db, shop, hamburg)).toEqual([
      'order.placed',
      'order.sourced',
      'units.moved',
      'order.pool_left',
    ])
    expect(await eventTypes(test.db, shop)).toContain('pool.closed')
    for (const order of [berlin, hamburg]) await release(shop, order)
    expect(await bucketsOf(test.db, shop, hamburg)).toEqual({ allocated: 1 })
    expect(await stockAt(test.db, shop, 'hamburg/tea')).toBe('1 / 0 / 0 / 1')
    expect(await brokenInvariants(test.db, shop.context.tenant)).toEqual({})
  })

  it('keeps nobody who is urgent, collects, or comes from the past, and lets a person send it before', async () => {
    const shop = await openPool(10, { 'hamburg/tea': 9, 'berlin/tea': 9 })
    const urgent = await buy(shop, { priority: 1 })
    const pickup = await buy(shop, { deliveries: [{ method: 'collect', pickupLocation: 'berlin' }] })
    const past = { ...shop, context: { ...shop.context, occurredAt: new Date(now - 3_600_000) } }
    const late = await buy(past)
    for (const order of [urgent, pickup, late]) {
      await release(shop, order)
      expect(await bucketsOf(test.db, shop, order)).toEqual({ allocated: 1 })
    }
    const pooled = await buy(shop)
    await test.db.write(shop.context, (tx) => releaseOrders(tx, [pooled]))
    expect(await bucketsOf(test.db, shop, pooled)).toEqual({ allocated: 1 })
    now += 20 * 60_000
    expect(await close(shop)).toBe(1)
    expect(await bucketsOf(test.db, shop, pooled)).toEqual({ allocated: 1 })
    expect(await brokenInvariants(test.db, shop.context.tenant)).toEqual({})
  })

  it('sells nothing twice: what is pooled is gone for everybody else', async () => {
    const shop = await openPool(30, { 'hamburg/tea': 1 })
    await buy(shop)
    const second = await buy(shop)
    expect(await bucketsOf(test.db, shop, second)).toEqual({ backordered: 1 })
    now += 60 * 60_000
    await close(shop)
    expect(await bucketsOf(test.db, shop, second)).toEqual({ backordered: 1 })
    expect(await brokenInvariants(test.db, shop.context.tenant)).toEqual({})
  })
})

describe('a window', () => {
  it('lies on the clock, has one name, and is never over when it begins', () => {
    const end = windowEnd(new Date('2026-11-23T10:07:30Z'), 10)
    expect(end.toISOString()).toBe('2026-11-23T10:10:00.000Z')
    expect(windowEnd(end, 10).toISOString()).toBe('2026-11-23T10:20:00.000Z')
    expect(idOfMoment(end)).toBe(idOfMoment(new Date(end)))
    expect(idOfMoment(end)).toMatch(/^[0-9a-f]{8}-0000-8000-8000-[0-9a-f]{12}$/)
  })

  it('is for goods that travel', () => {
    const ship = { method: 'ship', pickupLocation: null, lines: [{ kind: 'physical' }] }
    expect(mayWait({ priority: 0, deliveries: [ship] })).toBe(true)
    expect(mayWait({ priority: 1, deliveries: [ship] })).toBe(false)
    expect(mayWait({ priority: 0, quote: 'x', deliveries: [ship] })).toBe(false)
    expect(mayWait({ priority: 0, deliveries: [ship, { ...ship, pickupLocation: 'x' }] })).toBe(false)
    expect(mayWait({ priority: 0, deliveries: [{ ...ship, lines: [{ kind: 'digital' }] }] })).toBe(false)
  })
})
