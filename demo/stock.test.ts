import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { homeFinder } from './home.ts'
import { loadDemo } from './load.ts'
import { type Homed, replay } from './replay.ts'
import { deriveSupply, type SupplyItem, type SupplyOrder } from './stock.ts'

const sumOf = (rows: readonly { sku: string; units: number }[], sku: string) =>
  rows.filter((row) => row.sku === sku).reduce((sum, row) => sum + row.units, 0)
const unitsOf = (orders: readonly SupplyOrder[], sku: string) =>
  orders.flatMap((order) => order.lines).reduce((sum, line) => sum + (line.sku === sku ? line.quantity : 0), 0)

const skuNames = ['A', 'B', 'C', 'D', 'E']
const day = fc
  .integer({ min: 0, max: 300 })
  .map((days) => new Date(Date.UTC(2024, 0, 9 + days)).toISOString().slice(0, 10))
const anyLines = fc.array(
  fc.record({ sku: fc.constantFrom(...skuNames, 'SERVICE'), quantity: fc.integer({ min: 1, max: 60 }) }),
  { minLength: 1, maxLength: 4 },
)
const anyHistory = fc
  .array(
    fc.record({
      orderedOn: day,
      shipped: fc.boolean(),
      home: fc.constantFrom('north', 'south', 'west'),
      lines: anyLines,
    }),
    {
      maxLength: 40,
    },
  )
  .map((rows) =>
    rows.map(
      ({ orderedOn, shipped, home, lines }, index): Homed => ({
        orderId: index + 1,
        orderedOn,
        ...(shipped && { shippedOn: orderedOn }),
        home,
        lines,
      }),
    ),
  )
const anyItems = fc
  .tuple(...skuNames.map(() => fc.tuple(fc.integer({ min: 0, max: 150 }), fc.integer({ min: 0, max: 90 }))))
  .map((rows) =>
    rows.map(([unitsInStock, unitsOnOrder], index): SupplyItem => {
      return { sku: skuNames[index] ?? '', supplierId: index + 1, unitsInStock, unitsOnOrder }
    }),
  )
const homeOf = (order: Homed) => order.home

describe('deriveSupply', () => {
  it('lets every history happen without ever running out, and ends with the stock of the items', () => {
    fc.assert(
      fc.property(anyHistory, anyItems, fc.integer({ min: 0, max: 90 }), (orders, items, openingDays) => {
        const supply = deriveSupply(orders, items, homeOf, { defaultLocation: 'north', openingDays })
        const { lowestFree, final } = replay(orders, items, supply)
        expect(lowestFree).toBe(0)
        for (const { sku, unitsInStock } of items) expect(final(sku)).toBe(unitsInStock)
      }),
      { numRuns: 300 },
    )
  })

  it('covers open lines as far as the final stock goes, and names the rest', () => {
    fc.assert(
      fc.property(anyHistory, anyItems, (orders, items) => {
        const { uncovered } = deriveSupply(orders, items, homeOf, { defaultLocation: 'north' })
        const open = orders.filter((order) => order.shippedOn === undefined)
        for (const { sku, unitsInStock } of items)
          expect(sumOf(uncovered, sku)).toBe(Math.max(0, unitsOf(open, sku) - unitsInStock))
      }),
    )
  })

  it('buys no more than is needed and keeps what is on order for after the last order', () => {
    fc.assert(
      fc.property(anyHistory, anyItems, (orders, items) => {
        const supply = deriveSupply(orders, items, homeOf, { defaultLocation: 'north' })
        const shipped = orders.filter((order) => order.shippedOn !== undefined)
        const lastOn =
          orders
            .map((order) => order.orderedOn)
            .sort()
            .at(-1) ?? ''
        for (const { sku, unitsInStock, unitsOnOrder } of items) {
          expect(sumOf(supply.opening, sku) + sumOf(supply.receipts, sku)).toBe(unitsOf(shipped, sku) + unitsInStock)
          expect(sumOf(supply.expected, sku)).toBe(orders.length > 0 ? unitsOnOrder : 0)
        }
        expect(supply.receipts.every((receipt) => receipt.on <= lastOn)).toBe(true)
        expect(supply.expected.every((receipt) => receipt.on > lastOn)).toBe(true)
      }),
    )
  })

  it('opens with 60 days of needs, then brings each month on its first day under the supplier’s purchase', () => {
    const order = (orderId: number, orderedOn: string, quantity: number): Homed => {
      return { orderId, orderedOn, shippedOn: orderedOn, home: 'north', lines: [{ sku: 'A', quantity }] }
    }
    const orders = [
      order(1, '2024-01-09', 10),
      order(2, '2024-03-08', 20),
      order(3, '2024-03-09', 30),
      order(4, '2024-05-20', 40),
    ]
    const items = [{ sku: 'A', supplierId: 7, unitsInStock: 5, unitsOnOrder: 8 }]
    const supply = deriveSupply(orders, items, homeOf, { defaultLocation: 'south' })
    const at = { sku: 'A', location: 'north' }
    expect(supply.opening).toEqual([{ ...at, units: 35 }])
    expect(supply.receipts).toEqual([
      { ...at, on: '2024-03-01', units: 30, reference: 'PO-202403-7' },
      { ...at, on: '2024-05-01', units: 40, reference: 'PO-202405-7' },
    ])
    expect(supply.expected).toEqual([{ ...at, on: '2024-06-03', units: 8, reference: 'PO-202406-7-2' }])
  })

  it('keeps items nobody ordered at the default location', () => {
    const items = [{ sku: 'A', supplierId: 7, unitsInStock: 5, unitsOnOrder: 0 }]
    const supply = deriveSupply([], items, homeOf, { defaultLocation: 'south' })
    expect(supply.opening).toEqual([{ sku: 'A', location: 'south', units: 5 }])
  })
})

describe('the supply of the demo merchant', () => {
  const { orders, items, locations, expected } = loadDemo()
  const home = homeFinder(locations)
  const homed = orders.map((order) => ({ ...order, home: home(order) }))
  const supply = deriveSupply(homed, items, (order) => order.home, { defaultLocation: 'warehouse-hamburg' })

  it('serves all shipped lines from the nearest location and ends with the stock of the source', () => {
    const { lowestFree, final } = replay(homed, items, supply)
    expect(lowestFree).toBe(0)
    expect(items.map((item) => [item.sku, final(item.sku)])).toEqual(items.map((item) => [item.sku, item.unitsInStock]))
  })

  it('buys what was shipped and what is left, and expects what the source has on order', () => {
    const total = (rows: readonly { units: number }[]) => rows.reduce((sum, row) => sum + row.units, 0)
    const inStock = items.reduce((sum, item) => sum + item.unitsInStock, 0)
    expect(total(supply.opening) + total(supply.receipts)).toBe(expected.units.shipped + inStock)
    expect(total(supply.expected)).toBe(items.reduce((sum, item) => sum + item.unitsOnOrder, 0))
    expect(new Set(supply.expected.map((receipt) => receipt.on))).toEqual(new Set(['1998-05-20']))
    expect(total(supply.opening)).toBeLessThan((expected.units.all + inStock) / 8)
  })

  it('gives every purchase of an item a reference of its own at each location', () => {
    const references = [...supply.receipts, ...supply.expected].map(
      ({ reference, sku, location }) => `${reference} ${sku} ${location}`,
    )
    expect(new Set(references).size).toBe(references.length)
  })
})
