import { afterAll, beforeAll, expect, it } from 'vitest'
import { ON_HAND, type Reservation, readBalances, reserve, stockKey } from '../src/inventory/index.ts'
import { newId } from '../src/platform/ids.ts'
import { openTestDatabase, type TestDatabase } from '../src/testing/database.ts'
import { openShop } from '../src/testing/shop.ts'
import { brokenInvariants } from '../src/testing/verify.ts'

let test: TestDatabase
beforeAll(async () => {
  test = await openTestDatabase()
})
afterAll(() => test.end())

it('forty who want the last ten units at once get ten, and thirty are told that it is short; nobody breaks', async () => {
  const shop = await openShop(test.db, { 'hamburg/tea': 10 })
  const [item, location] = [shop.items.tea, shop.locations.hamburg]
  const one = (): Reservation => ({
    ...{ demandKind: 'quote', demand: newId(), line: 1, item, location, supply: ON_HAND, units: 1 },
  })
  const outcomes = await Promise.all(
    Array.from({ length: 40 }, () => test.db.write(shop.context, (tx) => reserve(tx, [one()]))),
  )
  const served = outcomes.filter(({ shortAt }) => shortAt.length === 0)
  expect(served).toHaveLength(10)
  for (const { shortAt } of outcomes)
    expect(shortAt.map(stockKey)).toEqual(shortAt.length === 0 ? [] : [stockKey({ item, location })])
  const [balance] = await test.db.read(shop.context.tenant, (tx) => readBalances(tx, [item]))
  expect(balance).toMatchObject({ onHand: 10, reserved: 10 })
  expect((await brokenInvariants(test.db, shop.context.tenant))['I-S1']).toBeUndefined()
})
