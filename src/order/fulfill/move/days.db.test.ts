import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { masterTables, readBookings, setCapacities, writeMaster, writePolicy } from '../../../organisation/index.ts'
import type { Tx } from '../../../platform/db/db.ts'
import type { FulfillmentOrderId, OrderId } from '../../../platform/ids.ts'
import { isRefusal } from '../../../platform/refusal.ts'
import { openTestDatabase, type TestDatabase } from '../../../testing/database.ts'
import { anOrder, openShop, place, type Shop } from '../../../testing/shop.ts'
import { release } from '../../../testing/stock.ts'
import { brokenInvariants } from '../../../testing/verify.ts'
import { fulfillmentsOf } from '../index.ts'
import { type Moved, moveByHand } from './move.ts'

let test: TestDatabase
const WEDNESDAY = new Date('2100-05-05T08:00:00Z')
beforeAll(async () => {
  test = await openTestDatabase({ clock: () => WEDNESDAY })
})
afterAll(() => test.end())

type Code = 'hamburg' | 'munich'
const PLENTY = { 'hamburg/tea': 90, 'munich/tea': 90 }

/** A shop whose warehouses send so many orders a day, on working days; null is no limit. */
async function limitedShop(limits: Readonly<Record<Code, number | null>>): Promise<Shop> {
  const shop = await openShop(test.db, PLENTY)
  const table = masterTables.find((one) => one.name === 'calendars')
  if (!table) throw new Error('no calendars')
  const rows = Object.entries(limits).map(([location, ordersADay]) => ({
    location,
    hours: 'Mo-Fr 08:00-18:00',
    ...(ordersADay !== null && { ordersADay }),
  }))
  await test.db.write(shop.context, (tx) => writeMaster(tx, table, rows))
  return shop
}

async function inWork(shop: Shop, units: number, setup = false): Promise<{ order: OrderId; work: FulfillmentOrderId }> {
  const service = { sku: 'setup', quantity: 1, relation: 'service_for', relationLine: 1 } as const
  const lines = [{ sku: 'tea', quantity: units }, ...(setup ? [service] : [])]
  const { id: order } = await place(test.db, shop, anOrder(lines, { terms: 'net30' }))
  const [work] = await release(test.db, shop, order)
  if (!work) throw new Error('nothing released')
  return { order, work: work.id as FulfillmentOrderId }
}
const wish = (location: Code, units?: number) => ({
  location,
  lines: units === undefined ? null : [{ line: 1, units }],
  reason: 'staff_ill',
  pinned: false,
})
async function moved(shop: Shop, work: FulfillmentOrderId, location: Code, units?: number): Promise<Moved> {
  const answer = await test.db.write(shop.context, (tx) => moveByHand(tx, work, wish(location, units), null))
  if (isRefusal(answer)) throw new Error(answer.refused)
  return answer
}

/** What is booked of each day: `munich 05-06 1/2` is an order of two units. */
async function booked(shop: Shop): Promise<string[]> {
  const rows = await test.db.read(shop.context.tenant, (tx) =>
    tx.rows<{ text: string }>(
      'test.booked_days_of_places',
      `select p.code || ' ' || to_char(l.on_day, 'MM-DD') || ' ' || l.orders || '/' || l.units as text
         from organisation.location_load l join organisation.v_location p on (p.tenant_id, p.id) = (l.tenant_id, l.location_id)
        where l.tenant_id = $1 and l.orders > 0 order by 1`,
      [tx.tenant],
    ),
  )
  return rows.map((row) => row.text)
}
const sound = async (shop: Shop) => expect(await brokenInvariants(test.db, shop.context.tenant)).toEqual({})

describe('days of places, when a person moves work', () => {
  it('are given back at the old place, and the first free one is taken at the new place', async () => {
    const shop = await limitedShop({ hamburg: 2, munich: 1 })
    const [one, other] = [await inWork(shop, 2), await inWork(shop, 3)]
    expect(await booked(shop)).toEqual(['hamburg 05-06 2/5'])
    await moved(shop, one.work, 'munich')
    expect(await booked(shop)).toEqual(['hamburg 05-06 1/3', 'munich 05-06 1/2'])
    const later = await moved(shop, other.work, 'munich', 2)
    expect(later.promises).toMatchObject([
      { before: { shipBy: '2100-05-06' }, after: { shipBy: '2100-05-07' }, units: 2 },
    ])
    expect(await booked(shop)).toEqual(['hamburg 05-06 1/1', 'munich 05-06 1/2', 'munich 05-07 1/2'])
    const made = (await test.db.read(shop.context.tenant, (tx) => fulfillmentsOf(tx, other.order))).at(-1)
    expect(made?.shipBy).toBe('2100-05-07')
    await sound(shop)
  })

  it('are as late as a carrier makes them, and the hour of a service goes behind its goods', async () => {
    const shop = await limitedShop({ hamburg: null, munich: 1 })
    const hours = (on: string) => ({ item: shop.items.setup, place: 'DE', on, slot: '08:00-12:00', capacity: 5 })
    await test.db.write(shop.context, (tx) => setCapacities(tx, [hours('2100-05-09'), hours('2100-05-14')]))
    const { order, work } = await inWork(shop, 1, true)
    const bookedHour = async () =>
      (await test.db.read(shop.context.tenant, (tx) => readBookings(tx, [order]))).map((one) => one.on)
    expect(await bookedHour()).toEqual(['2100-05-09'])
    await test.db.write(shop.context, (tx) =>
      writePolicy(tx, { kind: 'tenant', id: tx.tenant }, 'promise.transit_days', 6),
    )
    const { promises } = await moved(shop, work, 'munich')
    expect(promises).toMatchObject([
      { line: 1, before: { deliverBy: '2100-05-09' }, after: { shipBy: '2100-05-06', deliverBy: '2100-05-12' } },
      { line: 2, before: { deliverBy: '2100-05-09' }, after: { deliverBy: '2100-05-14' } },
    ])
    expect(await bookedHour()).toEqual(['2100-05-14'])
    await sound(shop)
  })

  it('cost no statement where no place is limited', async () => {
    const shop = await limitedShop({ hamburg: null, munich: null })
    const { work } = await inWork(shop, 1)
    const names: string[] = []
    await test.db.write(shop.context, (tx) => {
      const heard: Tx = Object.assign(Object.create(tx), {
        rows: (name: string, ...rest: [string, readonly unknown[]]) => {
          names.push(name)
          return tx.rows(name, ...rest)
        },
      })
      return moveByHand(heard, work, wish('munich'), null)
    })
    expect(names).toContain('promise.write_promises')
    expect(names.filter((name) => /load|still_sent/.test(name))).toEqual([])
    await sound(shop)
  })

  it('are counted right, whoever is moved wherever in whatever parts', async () => {
    const limit = fc.option(fc.integer({ min: 1, max: 3 }))
    const step = fc.record({ who: fc.nat(9), to: fc.constantFrom<Code>('hamburg', 'munich'), units: fc.nat(3) })
    let moves = 0
    await fc.assert(
      fc.asyncProperty(
        fc.record({ hamburg: limit, munich: limit }),
        fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 4 }),
        fc.array(step, { minLength: 1, maxLength: 8 }),
        async (limits, orders, steps) => {
          const shop = await limitedShop(limits)
          const works: FulfillmentOrderId[] = []
          for (const units of orders) works.push((await inWork(shop, units)).work)
          for (const { who, to, units } of steps) {
            const work = works[who % works.length] as FulfillmentOrderId
            const answer = await test.db.write(shop.context, (tx) =>
              moveByHand(tx, work, wish(to, units || undefined), null),
            )
            if (isRefusal(answer)) continue
            moves++
            works.push(answer.fulfillmentOrder.id)
          }
          await sound(shop)
        },
      ),
      { numRuns: 20 },
    )
    expect(moves).toBeGreaterThan(0)
  })
})
