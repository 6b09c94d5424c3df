import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readChannels, writePolicy } from '../../../organisation/index.ts'
import { verify } from '../../../platform/db/verify.ts'
import { openTestDatabase, type TestDatabase } from '../../../testing/database.ts'
import { ADDRESS_BERLIN, anOrder, openShop, place } from '../../../testing/shop.ts'
import { sourceStep } from '../../promise/index.ts'
import { readOrders } from '../book.ts'
import { type Placed, placeOrders } from './place.ts'

let test: TestDatabase
beforeAll(async () => {
  test = await openTestDatabase()
})
afterAll(() => test.end())

const rights = { mayPrice: false, channel: null }

describe('placing an order', () => {
  it('prices, taxes and reserves it at the nearest location that has it all', async () => {
    const shop = await openShop(test.db)
    const placed = await place(
      test.db,
      shop,
      anOrder([
        { sku: 'tea', quantity: 2 },
        { sku: 'cup', quantity: 1 },
      ]),
    )
    expect(placed).toMatchObject({ totalMinor: 2 * 499 + 1250, currency: 'EUR', existed: false, backordered: 0 })
    const order = (await test.db.read(shop.context.tenant, (tx) => readOrders(tx, [placed.id]))).get(placed.id)
    expect(order?.lines.map((line) => [line.sku, line.netMinor, line.taxMinor, line.buckets.reserved])).toEqual([
      ['tea', 933, 65, 2],
      ['cup', 1050, 200, 1],
    ])
    const stock = await test.db.read(shop.context.tenant, (tx) =>
      tx.rows(
        'test.stock',
        'select reserved from inventory.stock where tenant_id = $1 and location_id = $2 order by reserved',
        [tx.tenant, shop.locations.hamburg],
      ),
    )
    expect(stock).toEqual([{ reserved: 1 }, { reserved: 2 }])
  })

  it('explodes a kit into parts that share its price to the cent', async () => {
    const shop = await openShop(test.db)
    const placed = await place(test.db, shop, anOrder([{ sku: 'set', quantity: 3 }]))
    const order = (await test.db.read(shop.context.tenant, (tx) => readOrders(tx, [placed.id]))).get(placed.id)
    expect(placed.totalMinor).toBe(6000)
    expect(order?.lines.map((line) => [line.sku, line.quantity, line.buckets.reserved, line.relation])).toEqual([
      ['set', 3, 3, null],
      ['tea', 6, 6, 'component_of'],
      ['cup', 3, 3, 'component_of'],
    ])
    expect(order?.lines.reduce((sum, line) => sum + line.grossMinor, 0)).toBe(6000)
  })

  it('sells the last units once, whoever asks at the same moment', async () => {
    const shop = await openShop(test.db, { 'hamburg/tea': 7 })
    await test.db.write(shop.context, (tx) =>
      tx.rows(
        'test.policy',
        `insert into organisation.policy values ($1, 'tenant', $1, 'stock.shortage', '"refuse"', now())`,
        [tx.tenant],
      ),
    )
    const orders = Array.from({ length: 30 }, () => anOrder([{ sku: 'tea', quantity: 1 }]))
    const verdicts = await Promise.all(
      orders.map((order) => test.db.write(shop.context, (tx) => placeOrders(tx, [order], rights, sourceStep))),
    )
    expect(verdicts.filter(([verdict]) => verdict && 'number' in verdict)).toHaveLength(7)
    expect(
      verdicts.filter(([verdict]) => verdict && 'refused' in verdict && verdict.refused === 'stock_short'),
    ).toHaveLength(23)
  })

  it('answers an order that took the last unit itself, a moment before, with what it became', async () => {
    const shop = await openShop(test.db, { 'hamburg/tea': 1 })
    await test.db.write(shop.context, (tx) =>
      writePolicy(tx, { kind: 'tenant', id: tx.tenant }, 'stock.shortage', 'refuse'),
    )
    const order = anOrder([{ sku: 'tea', quantity: 1 }], { externalNumber: 'W-1' })
    const bring = (source = sourceStep) => test.db.write(shop.context, (tx) => placeOrders(tx, [order], rights, source))
    let first: Awaited<ReturnType<typeof bring>> = []
    // Between the look for the order and its plan the same order is committed by another transaction.
    const [again] = await bring({
      ...sourceStep,
      async plan(tx, requests) {
        first = await bring()
        await test.db.read(shop.context.tenant, readChannels) // what this process keeps of the stock is brought forward
        return sourceStep.plan(tx, requests)
      },
    })
    expect(first).toMatchObject([{ existed: false }])
    expect(again).toMatchObject({ existed: true, id: (first[0] as Placed).id })
  })

  it('never refuses a channel that has sold already: it holds instead', async () => {
    const shop = await openShop(test.db)
    const placed = await place(
      test.db,
      shop,
      anOrder([{ sku: 'ghost', quantity: 1, unitPrice: '9.99' }], { channel: 'market', externalNumber: 'M-1' }),
    )
    expect(placed.holds).toBe(1)
    const again = await place(
      test.db,
      shop,
      anOrder([{ sku: 'ghost', quantity: 1, unitPrice: '9.99' }], { channel: 'market', externalNumber: 'M-1' }),
    )
    expect(again).toMatchObject({ id: placed.id, existed: true })
  })

  it('names what is wrong with an order and writes nothing', async () => {
    const shop = await openShop(test.db)
    const verdicts = await test.db.write(shop.context, (tx) =>
      placeOrders(
        tx,
        [
          anOrder([{ sku: 'ghost', quantity: 1 }]),
          anOrder([{ sku: 'tea', quantity: 1 }], { currency: 'USD' }),
          anOrder([{ sku: 'tea', quantity: 1, unitPrice: '0.01' }]),
          anOrder([{ sku: 'tea', quantity: 1 }], { totalMinor: 1 }),
          anOrder([{ sku: 'tea', quantity: 1 }], { deliveries: [{ method: 'collect', shipTo: ADDRESS_BERLIN }] }),
        ],
        rights,
        sourceStep,
      ),
    )
    expect(verdicts.map((verdict) => ('refused' in verdict ? [verdict.refused, verdict.path] : verdict))).toEqual([
      ['unknown_sku', '/lines/0/sku'],
      ['wrong_currency', '/currency'],
      ['price_not_allowed', '/lines/0/unitPrice'],
      ['amounts_differ', '/totalMinor'],
      ['bad_delivery', '/deliveries/0/pickupLocation'],
    ])
    const [count] = await test.db.read(shop.context.tenant, (tx) =>
      tx.rows<{ n: number }>('test.count', 'select count(*)::int as n from capture.sales_order', []),
    )
    expect(count?.n).toBe(0)
  })
})

afterAll(async () => {
  const { broken } = await verify(test.db)
  expect(broken).toEqual([])
})
