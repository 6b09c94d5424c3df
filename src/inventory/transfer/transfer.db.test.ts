import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { arrivalStep } from '../../order/promise/index.ts'
import { isRefusal } from '../../platform/refusal.ts'
import { openTestDatabase, type TestDatabase } from '../../testing/database.ts'
import { anOrder, openShop, place, type Shop } from '../../testing/shop.ts'
import { bucketsOf, heldFor, required, stockAt } from '../../testing/stock.ts'
import { brokenInvariants } from '../../testing/verify.ts'
import { receiveGoods } from '../receive/receive.ts'
import { receiveTransfer, requestTransfer, sendTransfer } from './transfer.ts'

let test: TestDatabase
beforeAll(async () => {
  test = await openTestDatabase()
})
afterAll(() => test.end())

const sound = async (shop: Shop) => expect(await brokenInvariants(test.db, shop.context.tenant)).toEqual({})
const request = (shop: Shop, lines: readonly (readonly ['tea' | 'cup', number])[]) =>
  test.db.write(shop.context, (tx) =>
    requestTransfer(tx, {
      from: shop.locations.hamburg,
      to: shop.locations.munich,
      lines: lines.map(([sku, units]) => ({ item: shop.items[sku], units })),
    }),
  )
const send = (shop: Shop, id: string) => test.db.write(shop.context, (tx) => sendTransfer(tx, id))
const receive = (shop: Shop, id: string, ...lines: { line: number; units: number; lost?: number }[]) =>
  test.db.write(shop.context, async (tx) => {
    const result = await receiveTransfer(tx, id, lines, arrivalStep)
    if (isRefusal(result)) throw new Error(result.refused)
    return result
  })

describe('a transfer', () => {
  it('leaves one shelf, is promised from on its way, and comes on the other', async () => {
    const shop = await openShop(test.db, { 'hamburg/tea': 10 })
    const { id } = await request(shop, [['tea', 6]])
    expect(await stockAt(test.db, shop, 'hamburg/tea')).toBe('10 / 0 / 0 / 0')
    expect(await send(shop, id)).toEqual({ sent: 6 })
    expect(await stockAt(test.db, shop, 'hamburg/tea')).toBe('4 / 0 / 0 / 0')
    const order = await place(test.db, shop, anOrder([{ sku: 'tea', quantity: 9 }]))
    expect(await heldFor(test.db, shop, order.id)).toEqual(['hamburg 4', 'munich 5 pegged'])
    expect(await receive(shop, id, { line: 1, units: 2 })).toEqual({ underWay: 4 })
    expect(await heldFor(test.db, shop, order.id)).toEqual(['munich 2', 'hamburg 4', 'munich 3 pegged'])
    expect(await receive(shop, id, { line: 1, units: 4 })).toEqual({ underWay: 0 })
    expect(await heldFor(test.db, shop, order.id)).toEqual(['hamburg 4', 'munich 5'])
    expect(await stockAt(test.db, shop, 'munich/tea')).toBe('6 / 0 / 5 / 0')
    await sound(shop)
  })

  it('that loses units tells those who were promised them, and closes', async () => {
    const shop = await openShop(test.db, { 'hamburg/tea': 5 })
    const { id } = await request(shop, [['tea', 5]])
    await send(shop, id)
    const [first, second] = [
      await place(test.db, shop, anOrder([{ sku: 'tea', quantity: 2 }])),
      await place(test.db, shop, anOrder([{ sku: 'tea', quantity: 3 }])),
    ]
    expect(await receive(shop, id, { line: 1, units: 2, lost: 1 })).toEqual({ underWay: 2 })
    expect(await heldFor(test.db, shop, first.id)).toEqual(['munich 2'])
    expect(await heldFor(test.db, shop, second.id)).toEqual(['munich 2 pegged'])
    expect(await required(test.db, shop)).toEqual({ [second.id]: 1 })
    expect(await receive(shop, id, { line: 1, units: 0, lost: 2 })).toEqual({ underWay: 0 })
    expect(await bucketsOf(test.db, shop, second.id)).toEqual({ backordered: 3 })
    expect(await required(test.db, shop)).toEqual({ [second.id]: 3 })
    const [row] = await test.db.read(shop.context.tenant, (tx) =>
      tx.rows('test.incoming_left', 'select count(*)::int as n from inventory.v_expected_supply where tenant_id = $1', [
        tx.tenant,
      ]),
    )
    expect(row).toEqual({ n: 0 })
    await sound(shop)
  })

  it('with an item on two lines sends and receives both', async () => {
    const shop = await openShop(test.db, { 'hamburg/tea': 5, 'hamburg/cup': 1 })
    const { id } = await request(shop, [
      ['tea', 2],
      ['cup', 1],
      ['tea', 3],
    ])
    await send(shop, id)
    expect(await receive(shop, id, { line: 1, units: 2 }, { line: 3, units: 3 }, { line: 2, units: 1 })).toEqual({
      underWay: 0,
    })
    expect(await stockAt(test.db, shop, 'munich/tea')).toBe('5 / 0 / 0 / 0')
    await sound(shop)
  })

  it('sends only what is free, by the sum of its lines, and once', async () => {
    const shop = await openShop(test.db, { 'hamburg/tea': 5 })
    await place(test.db, shop, anOrder([{ sku: 'tea', quantity: 1 }]))
    const { id } = await request(shop, [
      ['tea', 3],
      ['tea', 2],
    ])
    expect(await send(shop, id)).toMatchObject({ refused: 'below_zero', path: '/lines' })
    const { id: other } = await request(shop, [['tea', 4]])
    const outcomes = await Promise.all([send(shop, other), send(shop, other), send(shop, other)])
    expect(outcomes.filter((one) => !isRefusal(one))).toHaveLength(1)
    await sound(shop)
  })

  it('receives no more than was sent, no line it does not have, and nothing after its end', async () => {
    const shop = await openShop(test.db, { 'hamburg/tea': 5 })
    const { id } = await request(shop, [['tea', 5]])
    await expect(receive(shop, id, { line: 1, units: 1 })).rejects.toThrow('transfer_state')
    await send(shop, id)
    await expect(receive(shop, id, { line: 1, units: 4, lost: 2 })).rejects.toThrow('transfer_state')
    await expect(receive(shop, id, { line: 2, units: 1 })).rejects.toThrow('transfer_state')
    await Promise.allSettled([receive(shop, id, { line: 1, units: 3 }), receive(shop, id, { line: 1, units: 3 })])
    await receive(shop, id, { line: 1, units: 2 })
    await expect(receive(shop, id, { line: 1, units: 1 })).rejects.toThrow('transfer_state')
    expect(await stockAt(test.db, shop, 'munich/tea')).toBe('5 / 0 / 0 / 0')
    await sound(shop)
  })

  it('is received by itself alone: a receipt that names its number is other goods', async () => {
    const shop = await openShop(test.db, { 'hamburg/tea': 2 })
    const { id, number } = await request(shop, [['tea', 2]])
    await send(shop, id)
    const goods = { item: shop.items.tea, location: shop.locations.munich, units: 2, reference: number }
    await test.db.write(shop.context, (tx) => receiveGoods(tx, [goods], arrivalStep))
    expect(await receive(shop, id, { line: 1, units: 2 })).toEqual({ underWay: 0 })
    expect(await stockAt(test.db, shop, 'munich/tea')).toBe('4 / 0 / 0 / 0')
    await sound(shop)
  })
})
