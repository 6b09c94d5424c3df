import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../testing/database.ts'
import { findUnguarded } from '../testing/guarded.ts'
import { openShop } from '../testing/shop.ts'
import { organisationRoutes } from './routes.ts'

let test: TestDatabase
beforeAll(async () => {
  test = await openTestDatabase()
})
afterAll(() => test.end())

describe('the routes of the organisation', () => {
  it('answer every role and key as the policy table says', async () => {
    const shop = await openShop(test.db)
    const { routes, wrong } = await findUnguarded(test.db, shop.context, shop.locations.berlin, (app, deps) =>
      organisationRoutes(app, {
        ...deps,
        readPriceLists: async () => [],
        probes: { payment: async () => null, carrier: async () => null, mail: async () => null },
        testServices: false,
        adapters: { payment: [], carrier: [], mail: [] },
      }),
    )
    expect(wrong).toEqual([])
    expect(routes.length).toBeGreaterThan(25)
  })
})
