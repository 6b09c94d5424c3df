import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../../testing/database.ts'
import { findUnguarded } from '../../testing/guarded.ts'
import { openShop } from '../../testing/shop.ts'
import { promiseRoutes } from './routes.ts'

let test: TestDatabase
beforeAll(async () => {
  test = await openTestDatabase()
})
afterAll(() => test.end())

describe('the routes of promise', () => {
  it('answer every role and key as the policy table says', async () => {
    const shop = await openShop(test.db)
    const { routes, wrong } = await findUnguarded(test.db, shop.context, shop.locations.berlin, promiseRoutes)
    expect(wrong).toEqual([])
    expect(routes.length).toBeGreaterThan(8)
  })
})
