import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { arrivalStep } from '../../order/promise/index.ts'
import { openTestDatabase, type TestDatabase } from '../../testing/database.ts'
import { anOrder, openShop, place, type Shop } from '../../testing/shop.ts'
import { bucketsOf, eventTypes, heldFor, keyAt, required, stockAt } from '../../testing/stock.ts'
import { brokenInvariants } from '../../testing/verify.ts'
import { type NewSupply, writeSupplies } from '../supply/supply.ts'
import { type Receipt, receiveGoods } from './receive.ts'

let test: TestDatabase
beforeAll(async () => {
  test = await openTestDatabase()
})
afterAll(() => test.end())

type At = Parameters<typeof keyAt>[1]
const sound = async (shop: Shop) => expect(await brokenInvariants(test.db, shop.context.tenant)).toEqual({})
const expectGoods = (
  shop: Shop,
  at: At,
  units: number,
  reference: string,
  day = '2027-01-01',
  over: Partial<NewSupply> = {},
) =>
  test.db.write(shop.context, (tx) =>
    writeSupplies(tx, [{ kind: 'purchase', reference, ...keyAt(shop, at), units, expectedAt: new Date(day), ...over }]),
  )
const receive = (shop: Shop, receipts: readonly (Partial<Receipt> & { at: At; units: number })[]) =>
  test.db.write(shop.context, (tx) =>
    receiveGoods(
      tx,
      receipts.map(({ at, ...one }) => ({ ...keyAt(shop, at), ...one })),
      arrivalStep,
    ),
  )
const buy = (shop: Shop, quantity: number, priority = 0) =>
  place(test.db, shop, anOrder([{ sku: 'tea', quantity }], { priority }))
async function incoming(shop: Shop): Promise<string[]> {
  const rows = await test.db.read(shop.context.tenant, (tx) =>
    tx.rows<{ text: string }>(
      'test.incoming',
      `select concat_ws(' ', reference, units, received, cancelled, pegged) as text from inventory.expected_supply where tenant_id = $1 order by 1`,
      [tx.tenant],
    ),
  )
  return rows.map((row) => row.text)
}

describe('goods that were expected', () => {
  it('serve first who was promised from them, by priority and who came first, then everybody who waits', async () => {
    const shop = await openShop(test.db, {})
    const waiting = await buy(shop, 2)
    await expectGoods(shop, 'hamburg/tea', 6, 'P-1')
    const [first, second, dear] = [await buy(shop, 3), await buy(shop, 2), await buy(shop, 1, 9)]
    expect(await heldFor(test.db, shop, first.id)).toEqual(['hamburg 3 pegged'])
    expect(await required(test.db, shop)).toEqual({ [waiting.id]: 2 })

    expect(await receive(shop, [{ at: 'hamburg/tea', units: 3, reference: 'P-1' }])).toEqual({ units: 3, served: 3 })
    expect(await heldFor(test.db, shop, dear.id)).toEqual(['hamburg 1'])
    expect(await heldFor(test.db, shop, first.id)).toEqual(['hamburg 2', 'hamburg 1 pegged'])
    expect(await heldFor(test.db, shop, second.id)).toEqual(['hamburg 2 pegged'])
    expect(await eventTypes(test.db, shop, dear.id)).toContain('units.resourced')

    await receive(shop, [{ at: 'hamburg/tea', units: 4, reference: 'P-1' }])
    expect(await heldFor(test.db, shop, second.id)).toEqual(['hamburg 2'])
    expect(await bucketsOf(test.db, shop, waiting.id)).toEqual({ reserved: 1, backordered: 1 })
    expect(await incoming(shop)).toEqual(['P-1 7 7 0 0'])
    await receive(shop, [{ at: 'munich/tea', units: 5 }])
    expect(await bucketsOf(test.db, shop, waiting.id)).toEqual({ reserved: 2 })
    expect(await required(test.db, shop)).toEqual({})
    await sound(shop)
  })

  it('keep the place in the queue of whom they served: who matters less loses units before', async () => {
    const shop = await openShop(test.db, {})
    await expectGoods(shop, 'hamburg/tea', 2, 'P-1')
    const dear = await buy(shop, 1, 9)
    const cheap = await buy(shop, 1)
    await receive(shop, [{ at: 'hamburg/tea', units: 2, reference: 'P-1' }])
    const [row] = await test.db.read(shop.context.tenant, (tx) =>
      tx.rows('test.priority', 'select priority from inventory.reservation where tenant_id = $1 and demand_id = $2', [
        tx.tenant,
        dear.id,
      ]),
    )
    expect(row).toEqual({ priority: 9 })
    expect(await heldFor(test.db, shop, cheap.id)).toEqual(['hamburg 1'])
    await sound(shop)
  })

  it('come in lots and from several orders in one list, and each unit is booked once', async () => {
    const shop = await openShop(test.db, {})
    await expectGoods(shop, 'hamburg/tea', 4, 'P-1', '2027-01-01')
    await expectGoods(shop, 'hamburg/tea', 4, 'P-2', '2027-02-01')
    const order = await buy(shop, 7)
    expect(await heldFor(test.db, shop, order.id)).toEqual(['hamburg 3 pegged', 'hamburg 4 pegged'])
    const lots = ['P-1', 'P-1', 'P-2', 'P-2'].map((reference, index) => ({
      at: 'hamburg/tea' as const,
      units: 2,
      reference,
      lot: `L${index}`,
    }))
    expect(await receive(shop, lots)).toEqual({ units: 8, served: 7 })
    expect(await incoming(shop)).toEqual(['P-1 4 4 0 0', 'P-2 4 4 0 0'])
    expect(await stockAt(test.db, shop, 'hamburg/tea')).toBe('8 / 0 / 7 / 0')
    await sound(shop)
  })

  it('and came damaged serve nobody: who was promised them is sourced elsewhere, or waits for what else comes', async () => {
    const shop = await openShop(test.db, {})
    await expectGoods(shop, 'hamburg/tea', 4, 'P-1')
    const [first, second] = [await buy(shop, 2), await buy(shop, 2)]
    await expectGoods(shop, 'munich/tea', 1, 'P-2', '2027-06-01')
    await receive(shop, [{ at: 'hamburg/tea', units: 4, damaged: 2, reference: 'P-1' }])
    expect(await stockAt(test.db, shop, 'hamburg/tea')).toBe('4 / 2 / 2 / 0')
    expect(await heldFor(test.db, shop, first.id)).toEqual(['hamburg 2'])
    expect(await heldFor(test.db, shop, second.id)).toEqual(['munich 1 pegged'])
    expect(await required(test.db, shop)).toEqual({ [second.id]: 1 })
    await sound(shop)
  })

  it('that nobody expected, or more than were expected, come in as they are', async () => {
    const shop = await openShop(test.db, {})
    await expectGoods(shop, 'hamburg/tea', 2, 'P-1')
    await receive(shop, [
      { at: 'hamburg/tea', units: 5, reference: 'P-1' },
      { at: 'hamburg/tea', units: 1, reference: 'nobody knows' },
    ])
    expect(await stockAt(test.db, shop, 'hamburg/tea')).toBe('6 / 0 / 0 / 0')
    expect(await incoming(shop)).toEqual(['P-1 5 5 0 0'])
    await sound(shop)
  })

  it('and are told twice come once', async () => {
    const shop = await openShop(test.db, {})
    const told = [
      { at: 'hamburg/tea' as const, units: 3, once: 'asn-1' },
      { at: 'hamburg/tea' as const, units: 3, once: 'asn-1' },
    ]
    expect(await receive(shop, told)).toEqual({ units: 3, served: 0 })
    const again = await Promise.all(
      Array.from({ length: 4 }, () => receive(shop, [...told, { at: 'hamburg/tea', units: 1, once: 'asn-2' }])),
    )
    expect(again.reduce((sum, one) => sum + one.units, 0)).toBe(1)
    expect(await stockAt(test.db, shop, 'hamburg/tea')).toBe('4 / 0 / 0 / 0')
    await sound(shop)
  })

  it('named twice in one list are one supply with the units of both; said again, the new number holds', async () => {
    const shop = await openShop(test.db, {})
    const one = {
      kind: 'purchase',
      reference: 'P-1',
      ...keyAt(shop, 'hamburg/tea'),
      expectedAt: new Date('2027-01-01'),
    } as const
    const ids = await test.db.write(shop.context, (tx) =>
      writeSupplies(tx, [
        { ...one, units: 2 },
        { ...one, units: 3 },
      ]),
    )
    expect(ids[0]).toBe(ids[1])
    expect(await incoming(shop)).toEqual(['P-1 5 0 0 0'])
    await buy(shop, 4)
    await expectGoods(shop, 'hamburg/tea', 1, 'P-1')
    expect(await incoming(shop)).toEqual(['P-1 4 0 0 4'])
    await sound(shop)
  })

  it('beside buyers who come at the same moment promise each unit once', async () => {
    const shop = await openShop(test.db, { 'hamburg/tea': 2 })
    await expectGoods(shop, 'hamburg/tea', 10, 'P-1')
    const orders = await Promise.all([
      ...Array.from({ length: 8 }, () => buy(shop, 2)),
      ...[3, 4, 3].map((units) => receive(shop, [{ at: 'hamburg/tea', units, reference: 'P-1' }])),
    ])
    const sums: Record<string, number> = {}
    for (const order of orders)
      if ('id' in order)
        for (const [bucket, units] of Object.entries(await bucketsOf(test.db, shop, order.id)))
          sums[bucket] = (sums[bucket] ?? 0) + units
    expect(sums).toEqual({ reserved: 12, backordered: 4 })
    await sound(shop)
  })
})
