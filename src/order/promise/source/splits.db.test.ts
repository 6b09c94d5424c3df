import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freeReserved, heldFor } from '../../../inventory/index.ts'
import { isRefusal } from '../../../platform/refusal.ts'
import { openTestDatabase, type TestDatabase } from '../../../testing/database.ts'
import { anOrder, openShop, place, type Shop } from '../../../testing/shop.ts'
import { brokenInvariants } from '../../../testing/verify.ts'
import { changeOrders, openOrder, type PlaceOrder, placeOrders } from '../../capture/index.ts'
import { replay } from '../decision/replay.ts'
import { quoteAll } from '../quote/quote.ts'
import { resourceOrders } from '../resource/resource.ts'
import { sourceStep } from './source.ts'

let test: TestDatabase
beforeAll(async () => {
  test = await openTestDatabase()
})
afterAll(() => test.end())

const order = (lines: PlaceOrder['lines']) => anOrder(lines)

/** `place line units` of what is held for an order. */
async function heldAt(shop: Shop, id: string): Promise<string[]> {
  const held = await test.db.read(shop.context.tenant, (tx) => heldFor(tx, [id]))
  const codes = Object.fromEntries(Object.entries(shop.locations).map(([code, one]) => [one as string, code]))
  return held.map((one) => `${codes[one.location]} ${one.line} ${one.units}`).sort()
}

async function decisionOf(shop: Shop, id: string) {
  const [row] = await test.db.read(shop.context.tenant, (tx) =>
    tx.rows<{ id: string; inputs: { splits?: unknown }; outcome: { how: string } }>(
      'test.decisions_of',
      'select id, inputs, outcome from promise.v_decision where tenant_id = $1 and order_id = $2 order by id desc limit 1',
      [tx.tenant, id],
    ),
  )
  if (!row) throw new Error('no decision')
  return row
}

describe('lines that say how they travel', () => {
  const SCATTERED = { 'hamburg/tea': 5, 'hamburg/cup': 0, 'munich/cup': 5, 'munich/tea': 5 }
  const stock = Object.fromEntries(Object.entries(SCATTERED).filter(([, units]) => units > 0))

  it('go together from one place, or wait; the certificate says so, and comes out the same again', async () => {
    const shop = await openShop(test.db, { 'hamburg/tea': 5, 'munich/cup': 5 })
    const group = { quantity: 1, shipTogether: 'gift' }
    const { id, backordered } = await place(
      test.db,
      shop,
      order([
        { sku: 'tea', ...group },
        { sku: 'cup', ...group },
      ]),
    )
    expect([backordered, await heldAt(shop, id)]).toEqual([2, []])
    const free = await place(
      test.db,
      shop,
      order([
        { sku: 'tea', quantity: 1 },
        { sku: 'cup', quantity: 1 },
      ]),
    )
    expect(await heldAt(shop, free.id)).toEqual(['hamburg 1 1', 'munich 2 1'])
    const decision = await decisionOf(shop, id)
    expect(decision.inputs.splits).toEqual([
      [1, 'with gift'],
      [2, 'with gift'],
    ])
    expect((await decisionOf(shop, free.id)).inputs.splits).toBeUndefined()
    expect(await test.db.read(shop.context.tenant, (tx) => replay(tx, decision.id))).toMatchObject({ same: true })
  })

  it('keep their wish when they are sourced again, and a quote knows it', async () => {
    const shop = await openShop(test.db, stock)
    const lines = [
      { sku: 'tea', quantity: 1, shipTogether: 'gift' },
      { sku: 'cup', quantity: 1, shipTogether: 'gift' },
    ]
    const { id } = await place(test.db, shop, order(lines))
    expect(await heldAt(shop, id)).toEqual(['munich 1 1', 'munich 2 1'])
    await test.db.write(shop.context, async (tx) => {
      const opened = await openOrder(tx, id)
      if (!opened) throw new Error('no order')
      await freeReserved(tx, await heldFor(tx, [id]))
      const moves = [1, 2].map((line) => ({ line, from: 'reserved' as const, to: 'open' as const, units: 1 }))
      await changeOrders(tx, [{ order: opened, moves }])
      await resourceOrders(tx, [id])
    })
    expect(await heldAt(shop, id)).toEqual(['munich 1 1', 'munich 2 1'])
    expect((await decisionOf(shop, id)).inputs.splits).toHaveLength(2)
    const to = { country: 'DE', postalCode: '10119', region: null }
    const [quote] = await test.db.read(shop.context.tenant, (tx) =>
      quoteAll(tx, [{ channel: 'web', lines, shipTo: to, pickup: null, features: [] }]),
    )
    expect(quote && !isRefusal(quote)).toBe(true)
    expect(await brokenInvariants(test.db, shop.context.tenant)).toEqual({})
  })

  it('travel alone or in company, not both', async () => {
    const shop = await openShop(test.db, stock)
    const both = order([{ sku: 'tea', quantity: 1, shipTogether: 'gift', shipAlone: true }])
    const [verdict] = await test.db.write(shop.context, (tx) =>
      placeOrders(tx, [both], { mayPrice: true, channel: null }, sourceStep),
    )
    expect(verdict).toMatchObject({ refused: 'bad_delivery', path: '/lines/0/shipAlone' })
    const alone = await place(
      test.db,
      shop,
      order([
        { sku: 'tea', quantity: 1, shipAlone: true },
        { sku: 'cup', quantity: 1 },
      ]),
    )
    // A parcel of its own: it goes from the nearest, however the other line goes.
    expect(await heldAt(shop, alone.id)).toEqual(['hamburg 1 1', 'munich 2 1'])
    expect((await decisionOf(shop, alone.id)).inputs.splits).toEqual([[1, 'alone']])
  })
})
