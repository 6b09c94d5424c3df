import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { eventsAfter } from '../../platform/events/log.ts'
import { newId } from '../../platform/ids.ts'
import { openTestDatabase, type TestDatabase } from '../../testing/database.ts'
import { openShop, type Shop } from '../../testing/shop.ts'
import { brokenInvariants } from '../../testing/verify.ts'
import { bookCapacity, type CapacityWanted, freeCapacity, readCapacities, regionsOf, setCapacities } from './service.ts'

let test: TestDatabase
let shop: Shop
beforeAll(async () => {
  test = await openTestDatabase()
  shop = await openShop(test.db)
})
afterAll(async () => {
  expect(await brokenInvariants(test.db, shop.context.tenant)).toEqual({})
  await test.end()
})

const DAY = '2026-06-01'
const SLOTS = ['08:00-12:00', '13:00-17:00'] as const
const wish = (units: number, over: Partial<CapacityWanted> = {}): CapacityWanted => ({
  demand: newId(),
  line: 1,
  item: shop.items.setup,
  place: 'DE-10',
  on: DAY,
  slot: SLOTS[0],
  units,
  ...over,
})
const set = (capacity: number, over: Partial<CapacityWanted> = {}) =>
  test.db.write(shop.context, (tx) =>
    setCapacities(tx, [{ item: shop.items.setup, place: 'DE-10', on: DAY, slot: SLOTS[0], capacity, ...over }]),
  )
const book = (...wanted: CapacityWanted[]) => test.db.write(shop.context, (tx) => bookCapacity(tx, wanted))
const free = (demand: string) => test.db.write(shop.context, (tx) => freeCapacity(tx, [{ demand }]))
const booked = async (on = DAY) =>
  (await test.db.read(shop.context.tenant, (tx) => readCapacities(tx, [shop.items.setup], { from: on, to: on }))).map(
    (one) => one.booked,
  )

describe('capacity of services', () => {
  it('is booked all or not at all, freed again, and never cut below what is booked', async () => {
    expect(await set(3)).toEqual([true])
    const first = wish(2)
    expect(await book(first)).toEqual([])
    const [fits, tooMuch] = [wish(1), wish(1)]
    expect(await book(fits, tooMuch)).toEqual([tooMuch])
    expect(await booked()).toEqual([2])
    expect(await book(wish(1, { place: 'DE-2' }))).toHaveLength(1)
    expect(await set(1)).toEqual([false])
    expect(await free(first.demand)).toBe(1)
    expect(await free(first.demand)).toBe(0)
    expect(await booked()).toEqual([0])
    const events = await test.db.read(shop.context.tenant, (tx) => eventsAfter(tx, 0, 100))
    expect(events.map((event) => event.type).filter((type) => type.startsWith('capacity.'))).toEqual([
      'capacity.set',
      'capacity.booked',
      'capacity.freed',
    ])
  })

  it('is never overbooked, whoever books and frees at the same time', async () => {
    const on = '2026-06-02'
    for (const slot of SLOTS) await set(5, { on, slot })
    const step = fc.record({
      first: fc.integer({ min: 1, max: 3 }),
      second: fc.integer({ min: 0, max: 3 }),
      turned: fc.boolean(),
      frees: fc.boolean(),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 12 }), async (steps) => {
        const held = new Map<string, number>()
        await Promise.all(
          steps.map(async ({ first, second, turned, frees }) => {
            const demand = newId()
            const wanted = SLOTS.flatMap((slot, index) => {
              const units = index === 0 ? first : second
              return units > 0 ? [wish(units, { demand, on, slot })] : []
            })
            const short = await book(...(turned ? wanted.reverse() : wanted))
            if (short.length > 0) return
            if (frees) await free(demand)
            else held.set(demand, first + second)
          }),
        )
        const now = await booked(on)
        expect(Math.max(...now)).toBeLessThanOrEqual(5)
        expect(now.reduce((sum, one) => sum + one, 0)).toBe([...held.values()].reduce((sum, one) => sum + one, 0))
        for (const demand of held.keys()) await free(demand)
        expect(await booked(on)).toEqual([0, 0])
      }),
      { numRuns: 12 },
    )
  })

  it('is kept by the database itself', async () => {
    const row = await test.db
      .write(shop.context, (tx) =>
        tx.rows(
          'test.overbook',
          'update organisation.service_capacity set booked = capacity + 1 where tenant_id = $1',
          [tx.tenant],
        ),
      )
      .catch((error: Error & { constraint?: string }) => error.constraint)
    expect(row).toBe('capacity_not_overbooked')
  })

  it('is looked for from the narrowest region of an address', () => {
    expect(regionsOf('DE', '101')).toEqual(['DE-101', 'DE-10', 'DE-1', 'DE'])
    expect(regionsOf('NL', null)).toEqual(['NL'])
  })
})
