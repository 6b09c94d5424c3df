import { describe, expect, it } from 'vitest'
import { type Books, type FoundOrder, judge, type Told } from './judge.ts'

const told = (key: string, outcome: Told['outcome'], order: string | null = null): Told => ({
  key,
  sku: 'HOT',
  units: 1,
  outcome,
  order,
  why: outcome === 'refused' ? 'stock_short' : null,
})
const found = (key: string, id: string, more: Partial<FoundOrder> = {}): FoundOrder => ({
  id,
  key,
  sku: 'HOT',
  units: 1,
  reserved: 1,
  cancelled: 0,
  ...more,
})
const TOLD = [told('a', 'kept', 'ord_a'), told('b', 'cancelled', 'ord_b'), told('c', 'refused'), told('d', 'freed')]
const ORDERS = [found('a', 'ord_a'), found('b', 'ord_b', { reserved: 0, cancelled: 1 })]
const STOCK = { sku: 'HOT', onHand: 1, free: 0, orders: 1, quotes: 0 }

function verdictOf(orders: readonly FoundOrder[], stock: Partial<Books['stock'][number]> = {}, received = 1) {
  return judge(TOLD, { orders, stock: [{ ...STOCK, ...stock }] }, new Map([['HOT', received]]), ['HOT'])
}

describe('the judge of a storm', () => {
  it('finds nothing when each acknowledged order is there once and every unit is sold', () => {
    expect(verdictOf(ORDERS)).toEqual({ oversold: 0, lost: 0, faults: [] })
  })

  it.each<[string, FoundOrder[], string]>([
    ['gone', ORDERS.slice(1), 'a was kept and is there 0 times'],
    ['there twice', [...ORDERS, found('a', 'ord_z')], 'a was kept and is there 2 times'],
    ['another one', [found('a', 'ord_z'), ...ORDERS.slice(1)], 'a was acknowledged as ord_a and is ord_z'],
    [
      'without its units',
      [found('a', 'ord_a', { reserved: 0 }), ...ORDERS.slice(1)],
      'a was kept with 1 units and has 0 reserved, 0 cancelled',
    ],
    [
      'not cancelled',
      [found('a', 'ord_a'), found('b', 'ord_b')],
      'b was cancelled with 1 units and has 1 reserved, 0 cancelled',
    ],
    ['there although it was refused', [...ORDERS, found('c', 'ord_c')], 'c was refused and is there 1 times'],
    ['there although nobody asked', [...ORDERS, found('e', 'ord_e')], 'e is there and was told to nobody'],
  ])('sees an order that is %s', (_name, orders, fault) => {
    expect(verdictOf(orders).faults).toEqual([fault])
  })

  it('counts what was sold beyond what was received', () => {
    expect(verdictOf(ORDERS, { onHand: 0 }, 0)).toMatchObject({
      oversold: 1,
      lost: 0,
      faults: ['HOT: 1 sold and 0 free of 0 received'],
    })
  })

  it('counts what was received and is neither sold nor free', () => {
    const { oversold, lost, faults } = verdictOf(ORDERS, { onHand: 3 }, 3)
    expect([oversold, lost, faults]).toEqual([0, 2, ['HOT: 1 sold and 0 free of 3 received']])
  })

  it('sees units that a quote still holds, or that are free where somebody was refused', () => {
    expect(verdictOf(ORDERS, { onHand: 2, quotes: 1 }, 2)).toMatchObject({ lost: 1 })
    expect(verdictOf(ORDERS, { onHand: 2, quotes: 1 }, 2).faults).toContain('HOT: quotes still hold 1')
    expect(verdictOf(ORDERS, { onHand: 2, free: 1 }, 2).faults).toEqual(['HOT: 1 free although somebody was refused'])
  })

  it('sees reservations that belong to nobody who was told so', () => {
    expect(verdictOf(ORDERS, { orders: 2 }).faults).toEqual(['HOT: 2 reserved for orders, 1 acknowledged'])
  })
})
