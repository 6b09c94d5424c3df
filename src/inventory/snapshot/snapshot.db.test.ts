import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { shortfallStep } from '../../steps.ts'
import { openTestDatabase, type TestDatabase } from '../../testing/database.ts'
import { anOrder, openShop, place, type Shop } from '../../testing/shop.ts'
import { bucketsOf, keyAt, stockAt } from '../../testing/stock.ts'
import { brokenInvariants } from '../../testing/verify.ts'
import { adjustStock, countStock } from '../adjust/adjust.ts'
import { takeSnapshots } from './snapshot.ts'

const noon = new Date('2026-05-01T12:00:00Z').getTime()
let now = new Date(noon)
let test: TestDatabase
beforeAll(async () => {
  test = await openTestDatabase({ clock: () => now })
})
afterAll(() => test.end())

const minutes = (count: number) => new Date(noon + count * 60_000)
const sound = async (shop: Shop) => expect(await brokenInvariants(test.db, shop.context.tenant)).toEqual({})

async function openAt(stock: Record<string, number>): Promise<Shop> {
  now = minutes(-600)
  const shop = await openShop(test.db, stock)
  now = minutes(0)
  return shop
}
/** The till says, at a minute after noon, how many it had at another. */
async function tells(shop: Shop, at: number, figures: readonly (readonly [units: number, asOf: number])[]) {
  now = minutes(at)
  const key = keyAt(shop, 'berlin/tea')
  return test.db.write(shop.context, (tx) =>
    takeSnapshots(
      tx,
      figures.map(([units, asOf]) => ({ ...key, units, asOf: minutes(asOf) })),
      shortfallStep,
    ),
  )
}
async function changes(shop: Shop, at: number, units: number) {
  now = minutes(at)
  await test.db.write(shop.context, (tx) =>
    adjustStock(tx, [{ ...keyAt(shop, 'berlin/tea'), units, reason: 'sold' }], shortfallStep),
  )
}
const shelf = (shop: Shop) => stockAt(test.db, shop, 'berlin/tea')

describe('a snapshot', () => {
  it('becomes the difference to the books', async () => {
    const shop = await openAt({ 'berlin/tea': 5 })
    expect(await tells(shop, 1, [[8, 0]])).toEqual({ differences: 1, outdated: 0, displaced: 0 })
    expect(await shelf(shop)).toBe('8 / 0 / 0 / 0')
    expect(await tells(shop, 2, [[8, 2]])).toEqual({ differences: 0, outdated: 0, displaced: 0 })
    await sound(shop)
  })

  it('that comes late keeps what was sold after its own moment', async () => {
    const shop = await openAt({ 'berlin/tea': 10 })
    await changes(shop, 10, -3)
    await tells(shop, 20, [[9, 5]])
    expect(await shelf(shop)).toBe('6 / 0 / 0 / 0')
    await changes(shop, 25, -2)
    await tells(shop, 30, [[6, 24]])
    expect(await shelf(shop)).toBe('4 / 0 / 0 / 0')
    await sound(shop)
  })

  it('that is older than the last one changes nothing, and the same one again neither', async () => {
    const shop = await openAt({ 'berlin/tea': 5 })
    await tells(shop, 10, [[7, 9]])
    expect(await tells(shop, 11, [[3, 8]])).toEqual({ differences: 0, outdated: 1, displaced: 0 })
    expect(await tells(shop, 12, [[3, 9]])).toEqual({ differences: 0, outdated: 1, displaced: 0 })
    expect(await shelf(shop)).toBe('7 / 0 / 0 / 0')
    await sound(shop)
  })

  it('from before a count changes nothing: people who looked know better', async () => {
    const shop = await openAt({ 'berlin/tea': 10 })
    now = minutes(10)
    await test.db.write(shop.context, (tx) =>
      countStock(tx, [{ ...keyAt(shop, 'berlin/tea'), counted: 7 }], shortfallStep),
    )
    expect(await tells(shop, 20, [[10, 5]])).toEqual({ differences: 0, outdated: 1, displaced: 0 })
    expect(await shelf(shop)).toBe('7 / 0 / 0 / 0')
    await tells(shop, 30, [[9, 25]])
    expect(await shelf(shop)).toBe('9 / 0 / 0 / 0')
    await sound(shop)
  })

  it('beside others of the same place in one list counts once: the latest', async () => {
    const shop = await openAt({ 'berlin/tea': 10 })
    expect(
      await tells(shop, 20, [
        [4, 5],
        [6, 15],
        [5, 10],
      ]),
    ).toEqual({ differences: 1, outdated: 2, displaced: 0 })
    expect(await shelf(shop)).toBe('6 / 0 / 0 / 0')
    await sound(shop)
  })

  it('of a place without books opens them, once, though two come at the same moment', async () => {
    const shop = await openAt({})
    await Promise.all([tells(shop, 10, [[5, 9]]), tells(shop, 10, [[5, 9]]), tells(shop, 10, [[5, 9]])])
    expect(await shelf(shop)).toBe('5 / 0 / 0 / 0')
    await sound(shop)
  })

  it('of fewer than are promised is believed, and who was promised them waits', async () => {
    const shop = await openAt({ 'berlin/tea': 5 })
    const deliveries = [{ method: 'collect', pickupLocation: 'berlin' }] as const
    const order = await place(test.db, shop, anOrder([{ sku: 'tea', quantity: 4 }], { deliveries }))
    expect(await tells(shop, 10, [[1, 9]])).toEqual({ differences: 1, outdated: 0, displaced: 3 })
    expect(await bucketsOf(test.db, shop, order.id)).toEqual({ reserved: 1, backordered: 3 })
    expect(await shelf(shop)).toBe('1 / 0 / 1 / 0')
    await sound(shop)
  })

  it('that was sold away since, and more, leaves an empty shelf and never less', async () => {
    const shop = await openAt({ 'berlin/tea': 5 })
    await changes(shop, 10, -5)
    await tells(shop, 20, [[2, 5]])
    expect(await shelf(shop)).toBe('0 / 0 / 0 / 0')
    await sound(shop)
  })
})
