import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { shortfallStep } from '../../steps.ts'
import { openTestDatabase, type TestDatabase } from '../../testing/database.ts'
import { anOrder, openShop, place, type Shop } from '../../testing/shop.ts'
import { bucketsOf, eventTypes, heldFor, keyAt, release, required, stockAt } from '../../testing/stock.ts'
import { brokenInvariants } from '../../testing/verify.ts'
import { adjustStock, countStock, setUnavailable } from '../adjust/adjust.ts'

let test: TestDatabase
beforeAll(async () => {
  test = await openTestDatabase()
})
afterAll(() => test.end())

const sound = async (shop: Shop) => expect(await brokenInvariants(test.db, shop.context.tenant)).toEqual({})
type At = Parameters<typeof keyAt>[1]
const count = (shop: Shop, at: At, counted: number, expected?: number) =>
  test.db.write(shop.context, (tx) =>
    countStock(tx, [{ ...keyAt(shop, at), counted, ...(expected !== undefined && { expected }) }], shortfallStep),
  )
const adjust = (shop: Shop, at: At, units: number, once?: string) =>
  test.db.write(shop.context, (tx) =>
    adjustStock(
      tx,
      [{ ...keyAt(shop, at), units, reason: 'broken', ...(once !== undefined && { once }) }],
      shortfallStep,
    ),
  )
const buy = (shop: Shop, quantity: number, over: object = {}) =>
  place(test.db, shop, anOrder([{ sku: 'tea', quantity }], { terms: 'net30', ...over }))

describe('a count', () => {
  it('books the difference, and finds the books right where there is none', async () => {
    const shop = await openShop(test.db, { 'hamburg/tea': 10 })
    expect(await count(shop, 'hamburg/tea', 7)).toEqual({ differences: 1, displaced: 0 })
    expect(await count(shop, 'hamburg/tea', 7)).toEqual({ differences: 0, displaced: 0 })
    expect(await count(shop, 'munich/tea', 4)).toEqual({ differences: 1, displaced: 0 })
    expect(await stockAt(test.db, shop, 'hamburg/tea')).toBe('7 / 0 / 0 / 0')
    expect(await stockAt(test.db, shop, 'munich/tea')).toBe('4 / 0 / 0 / 0')
    expect((await eventTypes(test.db, shop)).filter((type) => type === 'stock.counted')).toHaveLength(3)
    await sound(shop)
  })

  it('of fewer than are reserved takes from who came last and matters least, and finds them other shelves', async () => {
    const shop = await openShop(test.db, { 'hamburg/tea': 9, 'munich/tea': 2 })
    const dear = await buy(shop, 3, { priority: 5 })
    const first = await buy(shop, 3)
    const last = await buy(shop, 3)
    expect(await count(shop, 'hamburg/tea', 4)).toEqual({ differences: 1, displaced: 5 })
    expect(await stockAt(test.db, shop, 'hamburg/tea')).toBe('4 / 0 / 4 / 0')
    expect(await heldFor(test.db, shop, dear.id)).toEqual(['hamburg 3'])
    expect(await heldFor(test.db, shop, first.id)).toEqual(['hamburg 1', 'munich 2'])
    expect(await bucketsOf(test.db, shop, last.id)).toEqual({ backordered: 3 })
    expect(await required(test.db, shop)).toEqual({ [last.id]: 3 })
    const types = await eventTypes(test.db, shop)
    expect(types).toContain('stock.shortfall')
    expect(await eventTypes(test.db, shop, last.id)).toContain('order.backordered')
    await sound(shop)
  })

  it('of fewer than are allocated leaves work short, the one released last first', async () => {
    const shop = await openShop(test.db, { 'hamburg/tea': 6, 'munich/tea': 1 })
    const [early, late] = [await buy(shop, 3), await buy(shop, 3)]
    await release(test.db, shop, early.id)
    await release(test.db, shop, late.id)
    expect(await count(shop, 'hamburg/tea', 4)).toEqual({ differences: 1, displaced: 2 })
    expect(await stockAt(test.db, shop, 'hamburg/tea')).toBe('4 / 0 / 0 / 4')
    expect(await bucketsOf(test.db, shop, early.id)).toEqual({ allocated: 3 })
    expect(await bucketsOf(test.db, shop, late.id)).toEqual({ allocated: 1, reserved: 1, backordered: 1 })
    expect(await heldFor(test.db, shop, late.id)).toEqual(['munich 1'])
    expect(await eventTypes(test.db, shop, late.id)).toContain('fulfillment.short_picked')
    await sound(shop)
  })

  it('of nothing leaves nothing: not what is free, held, in work or set apart', async () => {
    const shop = await openShop(test.db, { 'hamburg/tea': 8 })
    const [held, worked] = [await buy(shop, 2), await buy(shop, 2)]
    await release(test.db, shop, worked.id)
    await test.db.write(shop.context, (tx) =>
      setUnavailable(tx, [{ ...keyAt(shop, 'hamburg/tea'), units: 3, reason: 'wet' }], shortfallStep),
    )
    expect(await stockAt(test.db, shop, 'hamburg/tea')).toBe('8 / 3 / 2 / 2')
    await count(shop, 'hamburg/tea', 0)
    expect(await stockAt(test.db, shop, 'hamburg/tea')).toBe('0 / 0 / 0 / 0')
    expect(await bucketsOf(test.db, shop, held.id)).toEqual({ backordered: 2 })
    expect(await bucketsOf(test.db, shop, worked.id)).toEqual({ backordered: 2 })
    await sound(shop)
  })

  it('of a shelf that moved since the counter looked is refused, and says what the books have', async () => {
    const shop = await openShop(test.db, { 'hamburg/tea': 10 })
    await adjust(shop, 'hamburg/tea', -1)
    expect(await count(shop, 'hamburg/tea', 3, 10)).toMatchObject({
      refused: 'stock_changed',
      more: { onHand: 9 },
      path: '/counts/0/expected',
    })
    expect(await stockAt(test.db, shop, 'hamburg/tea')).toBe('9 / 0 / 0 / 0')
    expect(await count(shop, 'hamburg/tea', 3, 9)).toEqual({ differences: 1, displaced: 0 })
  })

  it('beside buyers and other counters loses nobody’s units', async () => {
    const shop = await openShop(test.db, { 'hamburg/tea': 30, 'munich/tea': 30 })
    const orders = await Promise.all([
      ...Array.from({ length: 8 }, () => buy(shop, 2)),
      ...[20, 12, 16, 9].map((counted) => count(shop, 'hamburg/tea', counted)),
      ...[-3, 2, -1].map((units) => adjust(shop, 'munich/tea', units)),
    ])
    for (const order of orders)
      if ('id' in order) expect(Object.values(await bucketsOf(test.db, shop, order.id)).reduce((a, b) => a + b)).toBe(2)
    await sound(shop)
  })
})

describe('a correction', () => {
  it('takes no more than the books have, all of a list or nothing', async () => {
    const shop = await openShop(test.db, { 'hamburg/tea': 3 })
    const at = keyAt(shop, 'hamburg/tea')
    const list = [-2, -1, -1].map((units) => ({ ...at, units, reason: 'broken' }))
    const refused = await test.db.write(shop.context, (tx) => adjustStock(tx, list, shortfallStep))
    expect(refused).toMatchObject({ refused: 'below_zero', path: '/adjustments/2/units' })
    expect(await stockAt(test.db, shop, 'hamburg/tea')).toBe('3 / 0 / 0 / 0')
    await sound(shop)
  })

  it('that gives as much as it takes displaces nobody', async () => {
    const shop = await openShop(test.db, { 'hamburg/tea': 3 })
    const order = await buy(shop, 3)
    const at = keyAt(shop, 'hamburg/tea')
    const list = [5, -3].map((units) => ({ ...at, units, reason: 'miscounted' }))
    expect(await test.db.write(shop.context, (tx) => adjustStock(tx, list, shortfallStep))).toEqual({ displaced: 0 })
    expect(await heldFor(test.db, shop, order.id)).toEqual(['hamburg 3'])
    expect(await stockAt(test.db, shop, 'hamburg/tea')).toBe('5 / 0 / 3 / 0')
    await sound(shop)
  })

  it('that the outside world tells twice is booked once, also when both come at the same moment', async () => {
    const shop = await openShop(test.db, { 'hamburg/tea': 10 })
    await Promise.all(Array.from({ length: 6 }, () => adjust(shop, 'hamburg/tea', -1, 'wms-4711')))
    await adjust(shop, 'hamburg/tea', -1, 'wms-4711')
    expect(await stockAt(test.db, shop, 'hamburg/tea')).toBe('9 / 0 / 0 / 0')
    await adjust(shop, 'hamburg/tea', -1, 'wms-4712')
    expect(await stockAt(test.db, shop, 'hamburg/tea')).toBe('8 / 0 / 0 / 0')
    await sound(shop)
  })
})
