import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { connect } from '../../platform/db/db.ts'
import type { ItemId, LocationId } from '../../platform/ids.ts'
import { openTestDatabase, type TestDatabase } from '../../testing/database.ts'
import { openShop, type Shop } from '../../testing/shop.ts'
import { moveStock, readFree } from '../index.ts'

let test: TestDatabase
beforeAll(async () => {
  test = await openTestDatabase()
})
afterAll(() => test.end())

const ITEMS = ['tea', 'cup'] as const
const PLACES = ['hamburg', 'munich', 'berlin'] as const

async function freeIn(shop: Shop, db = test.db): Promise<Record<string, number>> {
  const items = ITEMS.map((item) => shop.items[item])
  const known = await db.read(shop.context.tenant, async (tx) => new Map(await readFree(tx, items)))
  return Object.fromEntries(
    ITEMS.flatMap((item) =>
      PLACES.map((place) => [`${place}/${item}`, known.get(shop.items[item])?.get(shop.locations[place]) ?? 0]),
    ),
  )
}

async function truth(shop: Shop): Promise<Record<string, number>> {
  const rows = await test.db.read(shop.context.tenant, (tx) =>
    tx.rows<{ item: ItemId; location: LocationId; free: number }>(
      'test.free',
      `select item_id as item, location_id as location, on_hand - unavailable - reserved - allocated as free from inventory.stock where tenant_id = $1`,
      [tx.tenant],
    ),
  )
  return Object.fromEntries(
    ITEMS.flatMap((item) =>
      PLACES.map((place) => [
        `${place}/${item}`,
        rows.find((row) => row.item === shop.items[item] && row.location === shop.locations[place])?.free ?? 0,
      ]),
    ),
  )
}

const bring = (
  shop: Shop,
  db: TestDatabase['db'],
  place: (typeof PLACES)[number],
  item: (typeof ITEMS)[number],
  units: number,
) =>
  db.write(shop.context, (tx) =>
    moveStock(tx, 'test', [
      {
        item: shop.items[item],
        location: shop.locations[place],
        kind: 'receive',
        units,
        reference: { kind: 'test', id: crypto.randomUUID() },
      },
    ]),
  )

it('shows what is free after every change, whoever made it', async () => {
  const other = connect({ url: test.url })
  try {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({
            place: fc.constantFrom(...PLACES),
            item: fc.constantFrom(...ITEMS),
            units: fc.integer({ min: 1, max: 9 }),
            elsewhere: fc.boolean(),
            look: fc.boolean(),
          }),
          { minLength: 1, maxLength: 12 },
        ),
        async (changes) => {
          const shop = await openShop(test.db)
          for (const { place, item, units, elsewhere, look } of changes) {
            await bring(shop, elsewhere ? other : test.db, place, item, units)
            if (look) expect(await freeIn(shop)).toEqual(await truth(shop))
          }
          expect(await freeIn(shop)).toEqual(await truth(shop))
        },
      ),
      { numRuns: 15 },
    )
  } finally {
    await other.end()
  }
})

it('is right also when many change and look at the same moment', async () => {
  const shop = await openShop(test.db)
  await Promise.all(
    Array.from({ length: 40 }, async (_, index) => {
      if (index % 2 === 0) await bring(shop, test.db, PLACES[index % 3] ?? 'berlin', 'tea', 1)
      else await freeIn(shop)
    }),
  )
  expect(await freeIn(shop)).toEqual(await truth(shop))
})

it('sees its own transaction, and forgets what was rolled back', async () => {
  const shop = await openShop(test.db, { 'hamburg/tea': 3 })
  const tea = shop.items.tea
  const rolledBack = test.db.write(shop.context, async (tx) => {
    await moveStock(tx, 'test', [
      {
        item: tea,
        location: shop.locations.hamburg,
        kind: 'receive',
        units: 4,
        reference: { kind: 'test', id: crypto.randomUUID() },
      },
    ])
    expect((await readFree(tx, [tea])).get(tea)?.get(shop.locations.hamburg)).toBe(7)
    throw new Error('changed my mind')
  })
  await expect(rolledBack).rejects.toThrow('changed my mind')
  expect((await freeIn(shop))['hamburg/tea']).toBe(3)
})
