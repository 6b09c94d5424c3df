import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { masterTables, writeMaster, writePolicy } from '../../../organisation/index.ts'
import type { Tx } from '../../../platform/db/db.ts'
import type { OrderId } from '../../../platform/ids.ts'
import { fireTimers } from '../../../platform/jobs/timers.ts'
import { takeBackStep } from '../../../steps.ts'
import { openTestDatabase, type TestDatabase } from '../../../testing/database.ts'
import { ADDRESS_BERLIN, anOrder, bringStock, openShop, place, type Shop } from '../../../testing/shop.ts'
import { bucketsOf, heldFor, release } from '../../../testing/stock.ts'
import { brokenInvariants } from '../../../testing/verify.ts'
import { poolTimer } from '../index.ts'
import { optimizeTogether } from './joint.ts'

let test: TestDatabase
// A Monday in the future of the real clock, by which the invariants see what is overdue.
const START = Date.parse('2100-03-01T10:00:00Z')
let now = START
beforeAll(async () => {
  test = await openTestDatabase({ clock: () => new Date(now) })
})
afterAll(() => test.end())

type Code = 'hamburg' | 'munich'
type Limits = Readonly<{ ordersADay?: number | undefined; unitsADay?: number | undefined }>
type Address = Readonly<Record<'city' | 'postalCode', string>> & Omit<typeof ADDRESS_BERLIN, 'city' | 'postalCode'>
const HAMBURG: Address = { ...ADDRESS_BERLIN, city: 'Hamburg', postalCode: '20095' }
const MUNICH: Address = { ...ADDRESS_BERLIN, city: 'Munich', postalCode: '80331' }

async function limited(shop: Shop, limits: Partial<Record<Code, Limits>>): Promise<void> {
  const table = masterTables.find((one) => one.name === 'calendars')
  if (!table) throw new Error('no calendars')
  const rows = Object.entries(limits).map(([location, own]) => ({ location, hours: 'Mo-Fr 08:00-18:00', ...own }))
  await test.db.write(shop.context, (tx) => writeMaster(tx, table, rows))
}

async function openLimited(stock: Record<string, number>, limits: Partial<Record<Code, Limits>>, pool = 0) {
  now = START
  const shop = await openShop(test.db, stock)
  const scope = { kind: 'tenant', id: shop.context.tenant } as const
  await test.db.write(shop.context, (tx) => writePolicy(tx, scope, 'sourcing.pool_minutes', pool))
  await limited(shop, limits)
  return shop
}

const buy = async (shop: Shop, shipTo: Address = ADDRESS_BERLIN, quantity = 1): Promise<OrderId> => {
  const deliveries = [{ method: 'ship', shipTo }] as const
  return (await place(test.db, shop, anOrder([{ sku: 'tea', quantity }], { terms: 'net30', deliveries }))).id
}
const search = (shop: Shop, orders: readonly OrderId[], released = false) =>
  test.db.write(shop.context, (tx) => optimizeTogether(tx, orders, { released, takeBack: takeBackStep }))

/** What is booked of each day: `hamburg 03-02 1/2` is an order of two units. */
async function booked(shop: Shop): Promise<string[]> {
  const rows = await test.db.read(shop.context.tenant, (tx) =>
    tx.rows<{ text: string }>(
      'test.booked_days',
      `select p.code || ' ' || to_char(l.on_day, 'MM-DD') || ' ' || l.orders || '/' || l.units as text
         from organisation.location_load l join organisation.v_location p on (p.tenant_id, p.id) = (l.tenant_id, l.location_id)
        where l.tenant_id = $1 and l.orders > 0 order by 1`,
      [tx.tenant],
    ),
  )
  return rows.map((row) => row.text)
}

/** Units come to Hamburg, and nobody is served from them yet. */
const bring = (shop: Shop, units: number) =>
  test.db.write(shop.context, (tx) => bringStock(tx, shop, { 'hamburg/tea': units }))

/** The last day that an order is promised of what it holds on shelves: of each shelf the one said last. */
async function promised(shop: Shop, order: OrderId): Promise<string> {
  const [row] = await test.db.read(shop.context.tenant, (tx) =>
    tx.rows<{ day: string | null }>(
      'test.promised_last',
      `select max(p.deliver_by) as day from inventory.v_reservation r
         cross join lateral (select x.deliver_by from promise.promise x
                where (x.tenant_id, x.order_id, x.line, x.location_id) = (r.tenant_id, r.demand_id, r.line, r.location_id)
                order by x.id desc limit 1) p
        where r.tenant_id = $1 and r.demand_id = $2 and not r.pegged`,
      [tx.tenant, order],
    ),
  )
  return row?.day ?? ''
}
const sound = async (shop: Shop) => expect(await brokenInvariants(test.db, shop.context.tenant)).toEqual({})

describe('days of places, when places are chosen together', () => {
  it('are given back at the old place and taken at the new one, also by two that change places on full days', async () => {
    const one = { ordersADay: 1 }
    const shop = await openLimited({ 'hamburg/tea': 1, 'munich/tea': 1 }, { hamburg: one, munich: one })
    const [berlin, hamburg] = [await buy(shop), await buy(shop, HAMBURG)]
    expect(await heldFor(test.db, shop, berlin)).toEqual(['hamburg 1'])
    expect(await booked(shop)).toEqual(['hamburg 03-02 1/1', 'munich 03-02 1/1'])
    const before = [await promised(shop, berlin), await promised(shop, hamburg)]
    expect((await search(shop, [berlin, hamburg])).moves).toHaveLength(2)
    expect(await heldFor(test.db, shop, berlin)).toEqual(['munich 1'])
    expect(await booked(shop)).toEqual(['hamburg 03-02 1/1', 'munich 03-02 1/1'])
    expect([await promised(shop, berlin), await promised(shop, hamburg)]).toEqual(before)
    await sound(shop)
  })

  it('make a place whose day is full no candidate: nobody is promised a later day', async () => {
    const shop = await openLimited({ 'hamburg/tea': 1, 'munich/tea': 9 }, { hamburg: { ordersADay: 1 } })
    await buy(shop, HAMBURG)
    const second = await buy(shop, HAMBURG)
    expect(await heldFor(test.db, shop, second)).toEqual(['munich 1'])
    await bring(shop, 5)
    expect(await search(shop, [second])).toMatchObject({
      deliveries: 1,
      moves: [],
      points: { bound: expect.any(Number) },
    })
    await limited(shop, { hamburg: { ordersADay: 2 } })
    expect((await search(shop, [second])).moves).toHaveLength(1)
    expect(await booked(shop)).toEqual(['hamburg 03-02 2/2'])
    await sound(shop)
  })

  it('are taken by as many as find room, and no more', async () => {
    const shop = await openLimited({ 'munich/tea': 9 }, { hamburg: { ordersADay: 2 } })
    const orders: OrderId[] = []
    for (let n = 0; n < 4; n++) orders.push(await buy(shop, HAMBURG))
    await bring(shop, 9)
    const outcome = await search(shop, orders)
    expect(outcome.moves).toHaveLength(2)
    expect(outcome.points.after).toBeGreaterThan(outcome.points.bound)
    expect(await booked(shop)).toEqual(['hamburg 03-02 2/2'])
    expect((await search(shop, orders)).moves).toEqual([])
    await limited(shop, { hamburg: { ordersADay: 3 } })
    expect((await search(shop, orders)).moves).toHaveLength(1)
    await sound(shop)
  })

  it('follow what was sent already and is taken back', async () => {
    const shop = await openLimited({ 'munich/tea': 2 }, { hamburg: { unitsADay: 2 }, munich: { unitsADay: 2 } })
    const order = await buy(shop, HAMBURG, 2)
    await release(test.db, shop, order)
    await bring(shop, 2)
    expect((await search(shop, [order], true)).moves).toHaveLength(1)
    expect(await bucketsOf(test.db, shop, order)).toEqual({ reserved: 2 })
    expect(await booked(shop)).toEqual(['hamburg 03-02 1/2'])
    await sound(shop)
  })

  it('are moved by a pool that closes', async () => {
    const one = { ordersADay: 1 }
    const shop = await openLimited({ 'hamburg/tea': 1, 'munich/tea': 1 }, { hamburg: one, munich: one }, 10)
    const [berlin, hamburg] = [await buy(shop), await buy(shop, HAMBURG)]
    now += 10 * 60_000
    expect(await fireTimers(test.db, shop.context.tenant, [poolTimer(takeBackStep)])).toBe(1)
    expect(await heldFor(test.db, shop, hamburg)).toEqual(['hamburg 1'])
    expect(await heldFor(test.db, shop, berlin)).toEqual(['munich 1'])
    expect(await booked(shop)).toEqual(['hamburg 03-02 1/1', 'munich 03-02 1/1'])
    await sound(shop)
  })

  it('cost no statement where no place is limited', async () => {
    const shop = await openLimited({ 'munich/tea': 2 }, {})
    const order = await buy(shop, HAMBURG)
    await bring(shop, 2)
    const names: string[] = []
    const outcome = await test.db.write(shop.context, (tx) => {
      const heard: Tx = Object.assign(Object.create(tx), {
        rows: (name: string, ...rest: [string, readonly unknown[]]) => {
          names.push(name)
          return tx.rows(name, ...rest)
        },
      })
      return optimizeTogether(heard, [order], { released: false, takeBack: takeBackStep })
    })
    expect(outcome.moves).toHaveLength(1)
    expect(names).toContain('promise.write_decisions')
    expect(names.filter((name) => /load|still_sent/.test(name))).toEqual([])
    await sound(shop)
  })

  it('are never overfilled, and no promise gets later, whatever is searched in whatever sequence', async () => {
    const addresses: readonly Address[] = [ADDRESS_BERLIN, HAMBURG, MUNICH]
    const order = fc.record({ to: fc.nat(2), units: fc.integer({ min: 1, max: 3 }) })
    const limits = fc.record({
      ordersADay: fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined }),
      unitsADay: fc.option(fc.integer({ min: 1, max: 5 }), { nil: undefined }),
    })
    const stock = fc.record({ hamburg: fc.integer({ min: 1, max: 8 }), munich: fc.integer({ min: 1, max: 8 }) })
    let moves = 0
    await fc.assert(
      fc.asyncProperty(
        fc.array(order, { minLength: 2, maxLength: 6 }),
        fc.record({ hamburg: limits, munich: limits }),
        stock,
        fc.nat(2),
        async (orders, { hamburg, munich }, units, before) => {
          const shop = await openLimited({ 'hamburg/tea': units.hamburg, 'munich/tea': units.munich }, {})
          const placed: OrderId[] = []
          // Some were promised before anybody counted.
          for (const [index, one] of orders.entries()) {
            if (index === before) await limited(shop, { hamburg, munich })
            placed.push(await buy(shop, addresses[one.to] ?? HAMBURG, one.units))
          }
          await bring(shop, 4)
          const first = await Promise.all(placed.map((id) => promised(shop, id)))
          const outcome = await search(shop, placed)
          moves += outcome.moves.length
          expect(outcome.points.bound).toBeLessThanOrEqual(outcome.points.after)
          const after = await Promise.all(placed.map((id) => promised(shop, id)))
          for (const [index, latest] of after.entries()) expect(latest <= (first[index] ?? '')).toBe(true)
          await sound(shop)
        },
      ),
      { numRuns: 25 },
    )
    expect(moves).toBeGreaterThan(0)
  })
})
