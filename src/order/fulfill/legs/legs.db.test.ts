import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { adjustStock } from '../../../inventory/index.ts'
import { type FulfillmentOrderId, type OrderId, readId, showId } from '../../../platform/ids.ts'
import { changeSteps } from '../../../steps.ts'
import { receiveTransfer, refuseTransferOf } from '../../../testing/legs.ts'
import { testVault } from '../../../testing/server.ts'
import { brokenInvariants } from '../../../testing/verify.ts'
import {
  bucketsOf,
  openWorkingShop,
  orderUrl,
  pickAndPack,
  placeAndRelease,
  stockAt,
  timelineOf,
  useWorkshop,
  type WorkingShop,
} from '../../../testing/workshop.ts'
import { cancelUnits } from '../../capture/index.ts'
import { pickupCode } from '../hand-over/hand-over.ts'

const workshop = useWorkshop()
const AT_BERLIN = { deliveries: [{ method: 'collect', pickupLocation: 'berlin' }] } as const
const STOCK = { 'hamburg/tea': 10 }

const workUrl = (id: string) => `/v1/fulfillment-orders/${id}`
const works = async (shop: WorkingShop, location: 'hamburg' | 'berlin') =>
  (await shop.ask.get(`/v1/fulfillment-orders?location=${showId('location', shop.shop.locations[location])}`)).body
    .items
const sound = async (shop: WorkingShop) =>
  expect(await brokenInvariants(workshop.db, shop.shop.context.tenant)).toEqual({})

/** An order of teas to be fetched in Berlin, which has none: sent by Hamburg. @returns the two fulfillment orders */
async function underWay(units: number) {
  const shop = await openWorkingShop(workshop, STOCK)
  const { order, work } = await placeAndRelease(workshop, shop, [{ sku: 'tea', quantity: units }], AT_BERLIN)
  const first = work[0]?.id ?? ''
  await pickAndPack(shop, first)
  expect((await shop.ask.post(`${workUrl(first)}/shipments`, {})).status).toBe(201)
  const [second] = await works(shop, 'berlin')
  return { shop, order, first, second: second.id as string }
}
const receive = ({ ask }: WorkingShop, id: string, line: object) =>
  ask.post(`${workUrl(id)}/receipts`, { lines: [{ line: 1, ...line }] })
const collect = ({ ask }: WorkingShop, id: string) =>
  ask.post(`${workUrl(id)}/collections`, { code: pickupCode(testVault, readId<FulfillmentOrderId>(id)) })
const cancel = ({ shop }: WorkingShop, order: OrderId, units: number) =>
  workshop.db.write(shop.context, (tx) =>
    cancelUnits(tx, { order, lines: [{ line: 1, units }], afterPick: true }, changeSteps),
  )

describe('a pickup whose store lacks the goods', () => {
  it('is sent to the store, received there, made ready, and collected against the code', async () => {
    const { shop, order, first, second } = await underWay(3)
    expect((await shop.ask.get(workUrl(first))).body).toMatchObject({
      destination: 'location',
      to: showId('location', shop.shop.locations.berlin),
      state: 'done',
      address: { name: 'Store Berlin', city: 'Berlin' },
    })
    expect((await shop.ask.get(workUrl(second))).body).toMatchObject({
      destination: 'pickup',
      after: first,
      state: 'coming',
      lines: [{ line: 1, coming: 3, waiting: 0 }],
    })
    expect(await bucketsOf(workshop, shop, order)).toEqual({ allocated: 3 })
    expect(await stockAt(workshop, shop, 'hamburg', 'tea')).toBe('7 / 0 / 0 / 0')
    expect(workshop.told.handOvers.filter((one) => one.order === order)).toEqual([])
    expect((await shop.ask.post(`${workUrl(second)}/readiness`, {})).body.type).toBe('/problems/work_left')
    await sound(shop)

    expect((await receive(shop, second, { units: 3 })).body).toMatchObject({
      state: 'released',
      lines: [{ waiting: 3 }],
    })
    expect(await stockAt(workshop, shop, 'berlin', 'tea')).toBe('3 / 0 / 0 / 3')
    await pickAndPack(shop, second)
    expect((await shop.ask.post(`${workUrl(second)}/readiness`, {})).status).toBe(201)
    expect((await collect(shop, second)).status).toBe(201)
    expect(await bucketsOf(workshop, shop, order)).toEqual({ delivered: 3 })
    expect(await stockAt(workshop, shop, 'berlin', 'tea')).toBe('0 / 0 / 0 / 0')
    expect(workshop.told.handOvers.filter((one) => one.order === order)).toMatchObject([{ kind: 'collection' }])
    expect(await timelineOf(workshop, shop, order)).toEqual([
      ...['order.placed', 'order.sourced', 'fulfillment.released', 'fulfillment.accepted', 'fulfillment.picked'],
      ...['package.packed', 'fulfillment.released', 'leg.sent', 'leg.received', 'fulfillment.accepted'],
      ...['fulfillment.picked', 'package.packed', 'pickup.ready', 'pickup.collected'],
    ])
    await sound(shop)
  })

  it('comes in part, damaged in part and lost in part: what is missing is sourced again', async () => {
    const { shop, order, second } = await underWay(5)
    expect((await receive(shop, second, { units: 2, damaged: 1 })).body).toMatchObject({
      state: 'released',
      lines: [{ coming: 3, waiting: 1, cancelled: 1 }],
    })
    expect(await stockAt(workshop, shop, 'berlin', 'tea')).toBe('2 / 1 / 0 / 1')
    await sound(shop)
    expect((await receive(shop, second, { units: 1, lost: 2 })).body).toMatchObject({
      lines: [{ coming: 0, waiting: 2, cancelled: 3 }],
    })
    expect(await bucketsOf(workshop, shop, order)).toEqual({ allocated: 2, reserved: 3 })
    expect(await stockAt(workshop, shop, 'hamburg', 'tea')).toBe('5 / 0 / 3 / 0')
    await sound(shop)
    const again = await shop.ask.post(`${orderUrl(order)}/releases`, {})
    expect(again.body.fulfillmentOrders).toMatchObject([{ units: 3 }])
  })

  it('receives no more than was sent, and nothing where nothing comes', async () => {
    const { shop, first, second } = await underWay(2)
    expect((await receive(shop, second, { units: 3 })).body.type).toBe('/problems/transfer_state')
    expect((await receive(shop, second, { units: 1, damaged: 2 })).body).toMatchObject({ path: '/lines/0/damaged' })
    expect((await receive(shop, first, { units: 1 })).body.type).toBe('/problems/wrong_destination')
    expect(await refuseTransferOf(workshop.db, shop.shop, readId(second))).toBe('transfer_state')
    const told = await Promise.all([1, 2, 3].map(() => receive(shop, second, { units: 2 })))
    expect(told.map((one) => one.status).sort()).toEqual([201, 409, 409])
    await sound(shop)
  })

  it('can be cancelled on its way: the units come all the same, free for others', async () => {
    const { shop, order, second } = await underWay(3)
    await cancel(shop, order, 1)
    expect(await bucketsOf(workshop, shop, order)).toEqual({ allocated: 2, cancelled: 1 })
    expect((await receive(shop, second, { units: 3 })).body).toMatchObject({ lines: [{ waiting: 2, cancelled: 1 }] })
    expect(await stockAt(workshop, shop, 'berlin', 'tea')).toBe('3 / 0 / 0 / 2')
    await sound(shop)
    await cancel(shop, order, 2)
    expect(await stockAt(workshop, shop, 'berlin', 'tea')).toBe('3 / 0 / 0 / 0')
    await sound(shop)

    const all = await underWay(2)
    await cancel(all.shop, all.order, 2)
    expect((await all.shop.ask.get(workUrl(all.second))).body.state).toBe('cancelled')
    await receiveTransfer(workshop.db, all.shop.shop, readId(all.second), 2)
    expect(await stockAt(workshop, all.shop, 'berlin', 'tea')).toBe('2 / 0 / 0 / 0')
    await sound(all.shop)
  })

  it('goes from elsewhere when its first place declines it, and back on the store’s shelf when nobody comes', async () => {
    const shop = await openWorkingShop(workshop, { 'hamburg/tea': 2, 'munich/tea': 2 })
    const { order, work } = await placeAndRelease(workshop, shop, [{ sku: 'tea', quantity: 2 }], AT_BERLIN)
    const declined = { lines: [{ line: 1, units: 2 }], reason: 'no_capacity' }
    await shop.ask.post(`${workUrl(work[0]?.id ?? '')}/declines`, declined)
    const [first] = (await shop.ask.post(`${orderUrl(order)}/releases`, {})).body.fulfillmentOrders
    expect(first.location).toBe(showId('location', shop.shop.locations.munich))
    await pickAndPack(shop, first.id)
    await shop.ask.post(`${workUrl(first.id)}/shipments`, {})
    const [second] = await works(shop, 'berlin')
    await receive(shop, second.id, { units: 2 })
    await pickAndPack(shop, second.id)
    const at = '2026-01-01T10:00:00Z'
    await shop.ask.post(`${workUrl(second.id)}/readiness`, { occurredAt: at })
    expect((await shop.ask.post(`${workUrl(second.id)}/expiries`, {})).status).toBe(201)
    expect(await bucketsOf(workshop, shop, order)).toEqual({ cancelled: 2 })
    expect(await stockAt(workshop, shop, 'berlin', 'tea')).toBe('2 / 0 / 0 / 0')
    await sound(shop)
  })

  it('promises the day on which the store has it ready, over both ways', async () => {
    const { shop, order } = await underWay(1)
    const [row] = await workshop.db.read(shop.shop.context.tenant, (tx) =>
      tx.rows<{ days: number; ready: boolean }>(
        'test.days_over_both',
        `select deliver_by - ship_by as days, extract(isodow from deliver_by) < 6 as ready from promise.v_promise where tenant_id = $1 and order_id = $2`,
        [tx.tenant, order],
      ),
    )
    // Three days of transit, a day until it is unpacked, and the next one on which the store works.
    expect(row?.ready).toBe(true)
    expect(row?.days).toBeGreaterThanOrEqual(4)
    expect(row?.days).toBeLessThanOrEqual(8)
  })
})

const step = fc.oneof(
  fc.record({
    do: fc.constant('receive' as const),
    units: fc.integer({ min: 0, max: 3 }),
    damaged: fc.integer({ min: 0, max: 1 }),
    lost: fc.integer({ min: 0, max: 1 }),
  }),
  fc.record({ do: fc.constant('cancel' as const), units: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ do: fc.constant('work' as const) }),
  fc.record({ do: fc.constant('count' as const), units: fc.integer({ min: 1, max: 2 }) }),
)

it('never counts a unit twice, whatever happens to it in whatever order', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 5 }),
      fc.array(step, { minLength: 1, maxLength: 7 }),
      async (units, steps) => {
        const { shop, order, second } = await underWay(units)
        for (const one of steps) {
          if (one.do === 'receive') {
            const answer = await receive(shop, second, {
              units: one.units,
              damaged: Math.min(one.units, one.damaged),
              lost: one.lost,
            })
            expect([201, 409]).toContain(answer.status)
          }
          if (one.do === 'cancel') await cancel(shop, order, one.units)
          if (one.do === 'work') await pickAndPack(shop, second).catch(() => undefined)
          if (one.do === 'count')
            await workshop.db.write(shop.shop.context, (tx) =>
              adjustStock(
                tx,
                [
                  {
                    item: shop.shop.items.tea,
                    location: shop.shop.locations.berlin,
                    units: one.units,
                    reason: 'found',
                  },
                ],
                {
                  lock: async () => undefined,
                  displaced: async () => undefined,
                  shortAllocated: async () => undefined,
                },
              ),
            )
          await sound(shop)
        }
      },
    ),
    { numRuns: 15 },
  )
}, 120_000)
