import { afterAll, beforeAll, expect, it } from 'vitest'
import { writeItems } from '../../../catalog/index.ts'
import { fireTimers } from '../../../platform/jobs/timers.ts'
import { openTestDatabase, type TestDatabase } from '../../../testing/database.ts'
import { anOrder, openShop, place, type Shop } from '../../../testing/shop.ts'
import { brokenInvariants } from '../../../testing/verify.ts'
import { readOrders } from '../../capture/index.ts'
import { preorderTimer } from '../index.ts'

let test: TestDatabase
let now = new Date('2026-05-06T08:00:00Z')
beforeAll(async () => {
  test = await openTestDatabase({ clock: () => now })
})
afterAll(() => test.end())

const fire = (shop: Shop) => fireTimers(test.db, shop.context.tenant, [preorderTimer])
const release = (shop: Shop, releasedOn: string) =>
  test.db.write(shop.context, (tx) => writeItems(tx, [{ sku: 'cup', name: 'Cup', weightG: 250, releasedOn }]))

async function bucketsOf(shop: Shop, id: Parameters<typeof readOrders>[1][number]) {
  const order = (await test.db.read(shop.context.tenant, (tx) => readOrders(tx, [id]))).get(id)
  return order?.lines.map((line) => Object.entries(line.buckets).filter(([, units]) => units > 0))
}

it('preordered units are sourced on the day their item is released, also when that day has moved', async () => {
  const shop = await openShop(test.db, { 'hamburg/cup': 2, 'hamburg/tea': 5 })
  await release(shop, '2026-05-10')
  const lines = [
    { sku: 'cup', quantity: 3 },
    { sku: 'tea', quantity: 1 },
  ]
  const { id } = await place(test.db, shop, anOrder(lines))
  expect(await bucketsOf(shop, id)).toEqual([[['preordered', 3]], [['reserved', 1]]])
  expect(await fire(shop)).toBe(0)

  await release(shop, '2026-05-12')
  now = new Date('2026-05-10T00:00:01Z')
  expect(await fire(shop)).toBe(1)
  expect(await bucketsOf(shop, id)).toEqual([[['preordered', 3]], [['reserved', 1]]])

  now = new Date('2026-05-12T00:00:01Z')
  expect(await fire(shop)).toBe(1)
  // Two stand on the shelf, the third waits for purchasing like any backordered unit.
  expect(await bucketsOf(shop, id)).toEqual([
    [
      ['backordered', 1],
      ['reserved', 2],
    ],
    [['reserved', 1]],
  ])
  expect(await brokenInvariants(test.db, shop.context.tenant)).toEqual({})
})
