import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { writeSupplies } from '../../../inventory/index.ts'
import { readBookings, readCapacities, setCapacities, writePolicy } from '../../../organisation/index.ts'
import type { OrderId } from '../../../platform/ids.ts'
import { isRefusal } from '../../../platform/refusal.ts'
import { changeSteps } from '../../../steps.ts'
import { openTestDatabase, type TestDatabase } from '../../../testing/database.ts'
import { anOrder, openShop, place, type Shop } from '../../../testing/shop.ts'
import { brokenInvariants } from '../../../testing/verify.ts'
import { amendDelivery } from '../../capture/amend/amend.ts'
import { cancelUnits, type PlaceOrder, placeOrders } from '../../capture/index.ts'
import { sourceStep } from '../index.ts'

let test: TestDatabase
const WEDNESDAY = new Date('2026-05-06T08:00:00Z')
beforeAll(async () => {
  test = await openTestDatabase({ clock: () => WEDNESDAY })
})
afterAll(() => test.end())

const SLOT = '08:00-12:00'
type Hours = readonly (readonly [place: string, on: string, capacity: number])[]

async function servedShop(hours: Hours, stock: Record<string, number> = { 'hamburg/tea': 500 }): Promise<Shop> {
  const shop = await openShop(test.db, stock)
  await test.db.write(shop.context, (tx) =>
    setCapacities(
      tx,
      hours.map(([where, on, capacity]) => ({ item: shop.items.setup, place: where, on, slot: SLOT, capacity })),
    ),
  )
  return shop
}

/** Goods to an address in Berlin 10119, which are there on 2026-05-10, and so many units of setting them up. */
const withSetup = (units: number, over: Partial<PlaceOrder> = {}) =>
  anOrder(
    [
      { sku: 'tea', quantity: 1 },
      { sku: 'setup', quantity: units, relation: 'service_for', relationLine: 1 },
    ],
    { terms: 'net30', ...over },
  )

const bookedFor = async (shop: Shop, order: OrderId) =>
  (await test.db.read(shop.context.tenant, (tx) => readBookings(tx, [order]))).map(
    (one) => `${one.place} ${one.on} ${one.units}`,
  )
const verdictOf = async (shop: Shop, order: PlaceOrder) =>
  (
    await test.db.write(shop.context, (tx) => placeOrders(tx, [order], { mayPrice: true, channel: null }, sourceStep))
  )[0]
async function serviceDay(shop: Shop, order: OrderId): Promise<string | null> {
  const [row] = await test.db.read(shop.context.tenant, (tx) =>
    tx.rows<{ on: string | null }>(
      'test.service_day',
      'select deliver_by as "on" from promise.promise where tenant_id = $1 and order_id = $2 and line = 2 order by id desc limit 1',
      [tx.tenant, order],
    ),
  )
  return row?.on ?? null
}
const sound = async (shop: Shop) => expect(await brokenInvariants(test.db, shop.context.tenant)).toEqual({})

describe('a service that is ordered with its goods', () => {
  it('is booked in the narrowest region, for the first free day on which its goods are there', async () => {
    const shop = await servedShop([
      ['DE-10', '2026-05-08', 5],
      ['DE', '2026-05-11', 5],
      ['DE-10', '2026-05-11', 2],
      ['DE-2', '2026-05-11', 5],
    ])
    const first = await place(test.db, shop, withSetup(2))
    expect(await bookedFor(shop, first.id)).toEqual(['DE-10 2026-05-11 2'])
    expect(await serviceDay(shop, first.id)).toBe('2026-05-11')
    const second = await place(test.db, shop, withSetup(1))
    expect(await bookedFor(shop, second.id)).toEqual(['DE 2026-05-11 1'])
    await sound(shop)
  })

  it('needs no hours where nobody keeps any, and is agreed later when its goods have no date', async () => {
    const none = await servedShop([])
    const free = await place(test.db, none, withSetup(3))
    expect([await bookedFor(none, free.id), await serviceDay(none, free.id)]).toEqual([[], '2026-05-10'])
    const shop = await servedShop([['DE', '2026-05-11', 5]], {})
    const waiting = await place(test.db, shop, withSetup(1))
    expect([await bookedFor(shop, waiting.id), await serviceDay(shop, waiting.id)]).toEqual([[], null])
  })

  it('is refused by name when all hours are taken, and the goods go to nobody', async () => {
    const shop = await servedShop([['DE', '2026-05-11', 1]])
    const [taken, refused] = [await verdictOf(shop, withSetup(1)), await verdictOf(shop, withSetup(1))]
    expect(taken).toMatchObject({ backordered: 0 })
    expect(refused).toMatchObject({ refused: 'no_appointment', path: '/lines/1', more: { line: 2, next: null } })
    const sold = await verdictOf(shop, withSetup(1, { channel: 'market', externalNumber: 'M-1' }))
    if (!sold || isRefusal(sold)) throw new Error('a channel that has sold is not refused')
    expect(await bookedFor(shop, sold.id)).toEqual([])
    await sound(shop)
  })

  it('is moved to the next free day, or refused, when the day asked for is full: by policy', async () => {
    const shop = await servedShop([
      ['DE', '2026-05-12', 1],
      ['DE', '2026-05-14', 3],
    ])
    const onTuesday = (units: number) =>
      withSetup(units, { deliveries: [{ ...withSetup(1).deliveries[0], method: 'ship', requestedOn: '2026-05-12' }] })
    expect(await bookedFor(shop, (await place(test.db, shop, onTuesday(1))).id)).toEqual(['DE 2026-05-12 1'])
    expect(await bookedFor(shop, (await place(test.db, shop, onTuesday(1))).id)).toEqual(['DE 2026-05-14 1'])
    await test.db.write(shop.context, (tx) =>
      writePolicy(tx, { kind: 'tenant', id: tx.tenant }, 'service.full', 'refuse'),
    )
    expect(await verdictOf(shop, onTuesday(1))).toMatchObject({
      refused: 'no_appointment',
      more: { next: { place: 'DE', on: '2026-05-14', slot: SLOT } },
    })
    await sound(shop)
  })

  it('gives hours back with the units that are cancelled', async () => {
    const shop = await servedShop([['DE', '2026-05-11', 3]])
    const { id } = await place(test.db, shop, withSetup(3))
    const cancel = (line: number, units: number) =>
      test.db.write(shop.context, (tx) =>
        cancelUnits(tx, { order: id, lines: [{ line, units }], afterPick: false }, changeSteps),
      )
    await cancel(2, 1)
    expect(await bookedFor(shop, id)).toEqual(['DE 2026-05-11 2'])
    await cancel(2, 2)
    expect(await bookedFor(shop, id)).toEqual([])
    await sound(shop)
  })

  it('follows its goods to another address, and lapses where nobody comes', async () => {
    const shop = await servedShop([
      ['DE-10', '2026-05-11', 1],
      ['DE-8', '2026-05-13', 1],
    ])
    const { id } = await place(test.db, shop, withSetup(1))
    const moveTo = (postalCode: string) =>
      test.db.write(shop.context, (tx) =>
        amendDelivery(
          tx,
          { order: id, delivery: 1, shipTo: { country: 'DE', postalCode, city: 'X', lines: ['Weg 1'] } },
          changeSteps,
        ),
      )
    await moveTo('80331')
    expect([await bookedFor(shop, id), await serviceDay(shop, id)]).toEqual([['DE-8 2026-05-13 1'], '2026-05-13'])
    await moveTo('60311')
    expect([await bookedFor(shop, id), await serviceDay(shop, id)]).toEqual([[], null])
    await sound(shop)
  })

  it('waits for goods that are expected', async () => {
    const shop = await servedShop(
      [
        ['DE', '2026-05-11', 5],
        ['DE', '2026-06-20', 5],
      ],
      {},
    )
    await test.db.write(shop.context, (tx) =>
      writeSupplies(tx, [
        {
          kind: 'purchase',
          reference: 'PO-1',
          item: shop.items.tea,
          location: shop.locations.hamburg,
          units: 5,
          expectedAt: new Date('2026-06-10T08:00:00Z'),
        },
      ]),
    )
    const { id } = await place(test.db, shop, withSetup(1))
    expect(await bookedFor(shop, id)).toEqual(['DE 2026-06-20 1'])
  })

  it('is never overbooked, whoever places and cancels at the same moment', async () => {
    const step = fc.record({ units: fc.integer({ min: 1, max: 2 }), cancels: fc.boolean() })
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 4, maxLength: 10 }),
        fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 2, maxLength: 3 }),
        async (steps, capacities) => {
          const shop = await servedShop(capacities.map((capacity, n) => ['DE', `2026-05-1${n + 1}`, capacity]))
          const placed = await Promise.all(
            steps.map(async ({ units, cancels }) => {
              const verdict = await verdictOf(shop, withSetup(units))
              if (!verdict) throw new Error('no verdict')
              if (isRefusal(verdict)) {
                expect(verdict.refused).toBe('no_appointment')
                return 0
              }
              if (!cancels) return units
              await test.db.write(shop.context, (tx) =>
                cancelUnits(tx, { order: verdict.id, afterPick: false }, changeSteps),
              )
              return 0
            }),
          )
          const rows = await test.db.read(shop.context.tenant, (tx) =>
            readCapacities(tx, [shop.items.setup], { from: '2026-05-01', to: '2026-05-31' }),
          )
          expect(rows.reduce((sum, row) => sum + row.booked, 0)).toBe(placed.reduce((sum, units) => sum + units, 0))
          await sound(shop)
        },
      ),
      { numRuns: 8 },
    )
  })
})
