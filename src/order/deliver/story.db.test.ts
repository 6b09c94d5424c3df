import fc from 'fast-check'
import { expect, it } from 'vitest'
import { writeProvider } from '../../organisation/index.ts'
import { anyCommand, type Command, carryOut, openModel, told, written } from '../../testing/parcel-story.ts'
import { testVault } from '../../testing/server.ts'
import { anOrder, openShop, place } from '../../testing/shop.ts'
import { brokenInvariants } from '../../testing/verify.ts'
import { useWorkshop } from '../../testing/workshop.ts'
import { readOrders } from '../capture/index.ts'

const workshop = useWorkshop()
const ORDERED = new Map([
  [1, 6],
  [2, 4],
])
const FIRST: Command = { do: 'release', who: 0, aimed: false }

it('tells the same story as a simple model, whatever is asked in whatever order', { timeout: 180_000 }, async () => {
  const ends = new Map<string, number>()
  const { db, steps } = workshop
  await fc.assert(
    fc.asyncProperty(fc.array(anyCommand, { minLength: 25, maxLength: 50, size: 'max' }), async (commands) => {
      const shop = await openShop(db, { 'hamburg/tea': 8, 'hamburg/cup': 3, 'munich/tea': 5, 'munich/cup': 3 })
      const lines = [
        { sku: 'tea', quantity: 6 },
        { sku: 'cup', quantity: 4 },
      ]
      const { id: order } = await place(db, shop, anOrder(lines, { terms: 'net30' }))
      const carrier = await db.write(shop.context, (tx) =>
        writeProvider(tx, testVault, { kind: 'carrier', code: 'own', adapter: 'own_delivery' }),
      )
      const model = openModel(ORDERED)
      for (const asked of [FIRST, ...commands]) {
        const agreed = await db.write(shop.context, (tx) => carryOut(tx, { steps, order, carrier, model }, asked))
        expect(agreed, JSON.stringify(asked)).toBe(true)
        const now = (await db.read(shop.context.tenant, (tx) => readOrders(tx, [order]))).get(order)
        if (!now) throw new Error('the order is gone')
        for (const line of ORDERED.keys()) expect(written(now, line), JSON.stringify(asked)).toEqual(told(model, line))
      }
      for (const box of model.boxes) ends.set(box.at, (ends.get(box.at) ?? 0) + 1)
      expect(await brokenInvariants(db, shop.context.tenant)).toEqual({})
    }),
    { numRuns: 20 },
  )
  // The stories were about something: many packages, and not all of them ended alike.
  expect([...ends.values()].reduce((sum, count) => sum + count, 0)).toBeGreaterThan(10)
  expect(ends.size).toBeGreaterThan(2)
})

it('would see a unit that is in the books twice', async () => {
  const shop = await openShop(workshop.db)
  await workshop.db.write(shop.context, (tx) =>
    tx.rows(
      'test.break',
      'update inventory.stock set on_hand = on_hand + 1, reserved = reserved + 1 where tenant_id = $1',
      [tx.tenant],
    ),
  )
  expect(Object.keys(await brokenInvariants(workshop.db, shop.context.tenant))).toEqual(['I-S1', 'I-S2'])
})
