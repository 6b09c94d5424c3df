import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { masterTables, writeMaster } from '../../../organisation/index.ts'
import type { Tx } from '../../../platform/db/db.ts'
import type { OrderId } from '../../../platform/ids.ts'
import { changeSteps } from '../../../steps.ts'
import { openTestDatabase, type TestDatabase } from '../../../testing/database.ts'
import { anOrder, openShop, place, type Shop } from '../../../testing/shop.ts'
import { release } from '../../../testing/stock.ts'
import { brokenInvariants } from '../../../testing/verify.ts'
import { cancelUnits, placeOrders } from '../../capture/index.ts'
import { declineUnits } from '../../fulfill/decline/decline.ts'
import { resourceOrders, sourceStep } from '../index.ts'

let test: TestDatabase
const WEDNESDAY = new Date('2026-05-06T08:00:00Z')
beforeAll(async () => {
  test = await openTestDatabase({ clock: () => WEDNESDAY })
})
afterAll(() => test.end())

const PLENTY = { 'hamburg/tea': 500, 'hamburg/cup': 500, 'munich/tea': 500 }

/** A shop whose warehouse in Hamburg sends so many orders and units a day, on working days. */
async function limitedShop(
  limits: { ordersADay?: number; unitsADay?: number },
  stock: Record<string, number> = PLENTY,
) {
  const shop = await openShop(test.db, stock)
  const table = masterTables.find((one) => one.name === 'calendars')
  if (!table) throw new Error('no calendars')
  await test.db.write(shop.context, (tx) =>
    writeMaster(tx, table, [{ location: 'hamburg', hours: 'Mo-Fr 08:00-18:00', ...limits }]),
  )
  return shop
}

/** What is booked of each day: `05-07 2/6` are two orders with six units. */
async function daysOf(shop: Shop): Promise<string[]> {
  const rows = await test.db.read(shop.context.tenant, (tx) =>
    tx.rows<{ text: string }>(
      'test.days_booked',
      `select to_char(on_day, 'MM-DD') || ' ' || orders || '/' || units as text from organisation.location_load
        where tenant_id = $1 and orders > 0 order by on_day`,
      [tx.tenant],
    ),
  )
  return rows.map((row) => row.text)
}

async function promisedOf(shop: Shop, order: OrderId): Promise<string[]> {
  const rows = await test.db.read(shop.context.tenant, (tx) =>
    tx.rows<{ text: string }>(
      'test.promised_days',
      `select line || ' ' || coalesce(to_char(ship_by, 'MM-DD'), '-') || ' ' || coalesce(to_char(deliver_by, 'MM-DD'), '-') as text
         from promise.v_promise where tenant_id = $1 and order_id = $2 order by recorded_at, line`,
      [tx.tenant, order],
    ),
  )
  return rows.map((row) => row.text)
}

const tea = (quantity: number) => anOrder([{ sku: 'tea', quantity }], { terms: 'net30' })
const sound = async (shop: Shop) => expect(await brokenInvariants(test.db, shop.context.tenant)).toEqual({})
const cancel = (shop: Shop, order: OrderId, units: number) =>
  test.db.write(shop.context, (tx) =>
    cancelUnits(tx, { order, lines: [{ line: 1, units }], afterPick: false }, changeSteps),
  )

describe('a place that sends only so much a day', () => {
  it('promises the next day it works on when one is full, and counts what it promised', async () => {
    const shop = await limitedShop({ ordersADay: 2 })
    const orders = []
    for (let n = 0; n < 5; n++) orders.push((await place(test.db, shop, tea(3))).id)
    expect(await daysOf(shop)).toEqual(['05-07 2/6', '05-08 2/6', '05-11 1/3'])
    expect(await Promise.all(orders.map((id) => promisedOf(shop, id)))).toEqual([
      ['1 05-07 05-10'],
      ['1 05-07 05-10'],
      ['1 05-08 05-11'],
      ['1 05-08 05-11'],
      ['1 05-11 05-14'],
    ])
    await sound(shop)
  })

  it('counts the orders of one commit group together, in their sequence', async () => {
    const shop = await limitedShop({ unitsADay: 10 })
    await test.db.write(shop.context, (tx) =>
      placeOrders(tx, [tea(6), tea(5), tea(4), tea(25), tea(1)], { mayPrice: true, channel: null }, sourceStep),
    )
    // What is larger than a day takes an empty one for itself.
    expect(await daysOf(shop)).toEqual(['05-07 2/10', '05-08 2/6', '05-11 1/25'])
    await sound(shop)
  })

  it('gets its days back by what is cancelled, and by what it declines', async () => {
    const shop = await limitedShop({ ordersADay: 2 })
    const [first, second, third] = [
      (await place(test.db, shop, tea(3))).id,
      (await place(test.db, shop, tea(2))).id,
      (await place(test.db, shop, tea(4))).id,
    ]
    expect(await daysOf(shop)).toEqual(['05-07 2/5', '05-08 1/4'])
    await cancel(shop, first, 1)
    expect(await daysOf(shop)).toEqual(['05-07 2/4', '05-08 1/4'])
    await cancel(shop, first, 2)
    expect(await daysOf(shop)).toEqual(['05-07 1/2', '05-08 1/4'])
    const [work] = await release(test.db, shop, second)
    if (!work) throw new Error('nothing released')
    const steps = { resource: async (tx: Tx) => void (await resourceOrders(tx, [second])) }
    await test.db.write(shop.context, (tx) =>
      declineUnits(tx, steps, work.id, { lines: [{ line: 1, units: 2 }], reason: 'no_capacity' }, null),
    )
    expect(await daysOf(shop)).toEqual(['05-08 1/4'])
    await release(test.db, shop, third)
    await cancel(shop, third, 4)
    expect(await daysOf(shop)).toEqual([])
    await sound(shop)
  })

  it('is not asked when it never has room', async () => {
    const shop = await limitedShop({ ordersADay: 0 })
    const order = await place(test.db, shop, tea(3))
    const [decision] = await test.db.read(shop.context.tenant, (tx) =>
      tx.rows<{ inputs: object; outcome: object }>(
        'test.decision_of_order',
        'select inputs, outcome from promise.v_decision where tenant_id = $1 and order_id = $2',
        [tx.tenant, order.id],
      ),
    )
    expect(decision).toMatchObject({ inputs: { refused: { full: 1 } }, outcome: { taken: [[1, 'munich', 3]] } })
    expect(await daysOf(shop)).toEqual([])
  })

  it('is never overbooked, whoever places and cancels at the same moment', async () => {
    // Two items: orders for one of them wait for each other at its shelf already.
    const step = fc.record({
      sku: fc.constantFrom('tea', 'cup'),
      units: fc.integer({ min: 1, max: 6 }),
      cancels: fc.integer({ min: 0, max: 6 }),
    })
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 3, maxLength: 10 }),
        fc.integer({ min: 1, max: 3 }),
        fc.integer({ min: 4, max: 9 }),
        async (steps, ordersADay, unitsADay) => {
          const shop = await limitedShop({ ordersADay, unitsADay })
          await Promise.all(
            steps.map(async ({ sku, units, cancels }) => {
              const { id } = await place(test.db, shop, anOrder([{ sku, quantity: units }], { terms: 'net30' }))
              if (cancels > 0) await cancel(shop, id, Math.min(units, cancels))
            }),
          )
          for (const text of await daysOf(shop)) {
            const [orders, units] = text.slice(6).split('/').map(Number) as [number, number]
            expect(orders).toBeLessThanOrEqual(ordersADay)
            if (orders > 1) expect(units).toBeLessThanOrEqual(unitsADay)
          }
          await sound(shop)
        },
      ),
      { numRuns: 8 },
    )
  })

  it('is kept by the database itself', async () => {
    const shop = await limitedShop({ ordersADay: 1 })
    await place(test.db, shop, tea(1))
    const broken = await test.db
      .write(shop.context, (tx) =>
        tx.rows('test.overload', 'update organisation.location_load set orders = 2 where tenant_id = $1', [tx.tenant]),
      )
      .catch((error: Error & { constraint?: string }) => error.constraint)
    expect(broken).toBe('load_not_overbooked')
  })
})

it('costs nothing where no place is limited and no service is wanted', async () => {
  const shop = await openShop(test.db)
  const asked: string[] = []
  await test.db.write(shop.context, async (tx) => {
    const watched: Tx = {
      ...tx,
      rows(name, text, values) {
        asked.push(name)
        return tx.rows(name, text, values)
      },
    }
    await placeOrders(watched, [tea(1)], { mayPrice: true, channel: null }, sourceStep)
  })
  expect(asked).toContain('inventory.change_balances')
  expect(asked.filter((name) => /load|capacit|booking/.test(name))).toEqual([])
})
