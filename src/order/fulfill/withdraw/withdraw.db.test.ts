import { describe, expect, it } from 'vitest'
import type { Tx } from '../../../platform/db/db.ts'
import type { FulfillmentOrderId, OrderId } from '../../../platform/ids.ts'
import { testVault } from '../../../testing/server.ts'
import { brokenInvariants } from '../../../testing/verify.ts'
import {
  bareId,
  bucketsOf,
  openWorkingShop,
  pickAndPack,
  placeAndRelease,
  stockAt,
  useWorkshop,
  type WorkingShop,
} from '../../../testing/workshop.ts'
import { changeOrders, openOrder } from '../../capture/index.ts'
import { pickupCode } from '../hand-over/hand-over.ts'
import { type LineUnits, type WithdrawTo, withdrawUnits } from '../index.ts'
import { pickUnits } from '../pick/pick.ts'

const workshop = useWorkshop()

/** Withdraws units and books them on the order, as a cancellation or a change of place does. */
async function withdraw(tx: Tx, id: OrderId, lines: readonly LineUnits[], to: WithdrawTo) {
  const order = await openOrder(tx, id)
  if (!order) throw new Error('no order')
  const withdrawal = await withdrawUnits(tx, order, lines, to)
  await changeOrders(tx, [{ order, moves: withdrawal.moves }])
  return withdrawal
}
const inShop = <T>({ shop }: WorkingShop, work: (tx: Tx) => Promise<T>) => workshop.db.write(shop.context, work)

describe('withdrawing units of an order from its fulfillment orders', () => {
  it('frees what waits, before it takes what was worked on', async () => {
    const shop = await openWorkingShop(workshop)
    const { order, work } = await placeAndRelease(workshop, shop, [{ sku: 'tea', quantity: 5 }])
    await shop.ask.post(`/v1/fulfillment-orders/${work[0]?.id}/picks`, { lines: [{ line: 1, units: 2 }] })
    const withdrawal = await inShop(shop, (tx) => withdraw(tx, order, [{ line: 1, units: 4 }], 'cancelled'))
    expect(withdrawal.taken).toEqual([
      { line: 1, units: 3, from: 'allocated' },
      { line: 1, units: 1, from: 'picked' },
    ])
    expect(await bucketsOf(workshop, shop, order)).toEqual({ picked: 1, cancelled: 4 })
    expect(await stockAt(workshop, shop, 'hamburg', 'tea')).toBe('9 / 0 / 0 / 0')
    expect(await brokenInvariants(workshop.db, shop.shop.context.tenant)).toEqual({})
  })

  it('opens a package for one unit and leaves the others picked; its label is given back', async () => {
    const shop = await openWorkingShop(workshop)
    const { order, work } = await placeAndRelease(workshop, shop, [
      { sku: 'tea', quantity: 3 },
      { sku: 'cup', quantity: 1 },
    ])
    const packed = await pickAndPack(shop, work[0]?.id ?? '')
    const box = `/v1/fulfillment-orders/${work[0]?.id}/packages/${packed.packages[0].id}`
    await shop.ask.post(`${box}/labels`, { carrier: 'kc', service: 'standard' })
    await inShop(shop, (tx) => withdraw(tx, order, [{ line: 1, units: 1 }], 'cancelled'))
    expect(await bucketsOf(workshop, shop, order)).toEqual({ picked: 3, cancelled: 1 })
    const after = await shop.ask.get(`/v1/fulfillment-orders/${work[0]?.id}`)
    expect(after.body).toMatchObject({
      state: 'in_work',
      packages: [{ state: 'unpacked', label: { state: 'voiding' } }],
    })
    expect(await brokenInvariants(workshop.db, shop.shop.context.tenant)).toEqual({})
  })

  it('takes what waits at the counter: the rest is packed and called ready anew', async () => {
    const shop = await openWorkingShop(workshop)
    const deliveries = [{ method: 'collect', pickupLocation: 'berlin' }] as const
    const { order, work } = await placeAndRelease(workshop, shop, [{ sku: 'tea', quantity: 3 }], { deliveries })
    const id = work[0]?.id ?? ''
    await pickAndPack(shop, id)
    await shop.ask.post(`/v1/fulfillment-orders/${id}/readiness`, {})
    const withdrawal = await inShop(shop, (tx) => withdraw(tx, order, [{ line: 1, units: 1 }], 'open'))
    expect(withdrawal.taken).toEqual([{ line: 1, units: 1, from: 'ready' }])
    expect(await bucketsOf(workshop, shop, order)).toEqual({ picked: 2, open: 1 })
    const code = pickupCode(testVault, bareId<FulfillmentOrderId>(id))
    expect((await shop.ask.post(`/v1/fulfillment-orders/${id}/collections`, { code })).status).toBe(409)
    await shop.ask.post(`/v1/fulfillment-orders/${id}/packages`, { packages: [{ contents: [{ line: 1, units: 2 }] }] })
    await shop.ask.post(`/v1/fulfillment-orders/${id}/readiness`, {})
    expect((await shop.ask.post(`/v1/fulfillment-orders/${id}/collections`, { code })).status).toBe(201)
    expect(await bucketsOf(workshop, shop, order)).toEqual({ delivered: 2, open: 1 })
  })

  it('says what is too late, because it left or was never in work', async () => {
    const shop = await openWorkingShop(workshop)
    const { order, work } = await placeAndRelease(workshop, shop, [
      { sku: 'tea', quantity: 2 },
      { sku: 'setup', quantity: 1 },
    ])
    await pickAndPack(shop, work[0]?.id ?? '')
    await shop.ask.post(`/v1/fulfillment-orders/${work[0]?.id}/shipments`, {})
    const lines = [
      { line: 1, units: 1 },
      { line: 2, units: 1 },
    ]
    const withdrawal = await inShop(shop, (tx) => withdraw(tx, order, lines, 'cancelled'))
    expect(withdrawal.tooLate).toEqual([
      { line: 1, units: 1, why: 'handed_over' },
      { line: 2, units: 1, why: 'not_in_work' },
    ])
    expect(await bucketsOf(workshop, shop, order)).toEqual({ shipped: 2, reserved: 1 })
  })

  it('never meets a pick half way: one comes first and the other sees what it left', async () => {
    const shop = await openWorkingShop(workshop, { 'hamburg/tea': 100 })
    for (let round = 0; round < 6; round++) {
      const { order, work } = await placeAndRelease(workshop, shop, [{ sku: 'tea', quantity: 3 }])
      const id = bareId<FulfillmentOrderId>(work[0]?.id ?? '')
      const both = [
        inShop(shop, (tx) => pickUnits(tx, id, [{ line: 1, units: 3 }], null)),
        inShop(shop, (tx) => withdraw(tx, order, [{ line: 1, units: 2 }], 'cancelled')),
      ]
      const [picked, withdrawn] = await Promise.all(round % 2 === 0 ? both : both.reverse())
      expect(picked && withdrawn).toBeTruthy()
      const buckets = await bucketsOf(workshop, shop, order)
      // Either the pick came first and two units were put back, or it found only one and was refused as a whole.
      expect([
        { picked: 1, cancelled: 2 },
        { allocated: 1, cancelled: 2 },
      ]).toContainEqual(buckets)
    }
    expect(await brokenInvariants(workshop.db, shop.shop.context.tenant)).toEqual({})
  })
})

describe('the same units asked for twice at once', () => {
  it('are picked, shipped and collected once', async () => {
    const shop = await openWorkingShop(workshop)
    const { order, work } = await placeAndRelease(workshop, shop, [{ sku: 'tea', quantity: 2 }])
    const url = `/v1/fulfillment-orders/${work[0]?.id}`
    const body = { lines: [{ line: 1, units: 2 }] }
    const picks = await Promise.all([1, 2, 3, 4].map(() => shop.ask.post(`${url}/picks`, body)))
    expect(picks.map((answer) => answer.status).sort()).toEqual([201, 409, 409, 409])
    await shop.ask.post(`${url}/packages`, { packages: [{ contents: body.lines }] })
    const ships = await Promise.all([1, 2, 3, 4].map(() => shop.ask.post(`${url}/shipments`, {})))
    expect(ships.map((answer) => answer.status).sort()).toEqual([201, 409, 409, 409])
    expect(workshop.told.handOvers.filter((one) => one.order === order)).toHaveLength(1)
    expect(await stockAt(workshop, shop, 'hamburg', 'tea')).toBe('8 / 0 / 0 / 0')
  })
})
