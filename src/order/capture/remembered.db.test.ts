import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../../testing/database.ts'
import { anOrder, openShop, place } from '../../testing/shop.ts'
import { changeDelivery } from './amend/store.ts'
import { changeOrders, openOrder, readOrders } from './book.ts'

let test: TestDatabase
beforeAll(async () => {
  test = await openTestDatabase()
})
afterAll(() => test.end())

async function anOpenOrder() {
  const shop = await openShop(test.db)
  const { id } = await place(test.db, shop, anOrder([{ sku: 'tea', quantity: 3 }]))
  const inShop = <T>(work: Parameters<typeof test.db.write<T>>[1]) => test.db.write(shop.context, work)
  const stored = () => inShop(async (tx) => (await readOrders(tx, [id])).get(id))
  return { id, inShop, stored }
}

describe('an order that a transaction has opened', () => {
  it('is as the transaction has left it, and not read a second time', async () => {
    const { id, inShop, stored } = await anOpenOrder()
    const again = await inShop(async (tx) => {
      const order = await openOrder(tx, id)
      if (!order) throw new Error('no order')
      await changeOrders(tx, [
        { order, moves: [{ line: 1, from: 'reserved', to: 'allocated', units: 2 }], creditMinor: 7 },
      ])
      // A reading of before: what it has not touched stays as it was left.
      await changeOrders(tx, [{ order: { ...order, creditedMinor: 7 }, cancelMinor: 5 }])
      const asked: string[] = []
      const after = await openOrder(
        { ...tx, rows: (name) => Promise.reject(new Error(`${asked.push(name)} ${name}`)) },
        id,
      )
      expect(asked).toEqual([])
      return after
    })
    expect(again).toMatchObject({
      creditedMinor: 7,
      cancelledMinor: 5,
      lines: [{ buckets: { reserved: 1, allocated: 2 } }],
    })
    expect(again).toEqual(await stored())
  })

  it('is read anew when another part of it was written', async () => {
    const { id, inShop, stored } = await anOpenOrder()
    const again = await inShop(async (tx) => {
      await openOrder(tx, id)
      await changeDelivery(tx, id, 1, { shipTo: null, pickupLocation: null, requestedOn: '2027-01-05' })
      return openOrder(tx, id)
    })
    expect(again?.deliveries).toMatchObject([{ requestedOn: '2027-01-05' }])
    expect(again).toEqual(await stored())
  })
})
