import { afterAll, describe, expect, it } from 'vitest'
import { useImport } from '../../testing/import.ts'
import { ADDRESS_BERLIN } from '../../testing/shop.ts'
import { brokenInvariants } from '../../testing/verify.ts'

const into = useImport()
afterAll(async () => {
  expect(await brokenInvariants(into.test.db, into.shop.context.tenant)).toEqual({})
})

const PLACED = '2024-05-06T10:00:00Z'
const past = (externalNumber: string, lines: object[], over: object = {}) => ({
  channel: 'web',
  externalNumber,
  currency: 'EUR',
  occurredAt: PLACED,
  deliveries: [{ method: 'ship', shipTo: ADDRESS_BERLIN }],
  lines,
  ...over,
})
const bring = (orders: object[]) =>
  into.bring('orders', 'history.ndjson', orders.map((one) => JSON.stringify(one)).join('\n'), true)

type Shown = Record<string, unknown>
const order = async (number: string): Promise<Shown> => {
  const [row] = await into.read<Shown>(
    `select o.fulfillment_status as fulfillment, o.payment_status as payment, o.return_status as returns, o.total_minor as total,
            o.cancelled_minor as cancelled, o.credited_minor as credited, o.captured_minor as captured, o.refunded_minor as refunded,
            o.closed_at is not null as closed, o.quiet, o.placed_at as placed
       from capture.sales_order o where o.external_number = $1`,
    [number],
  )
  return row ?? {}
}
const count = async (table: string) =>
  (await into.read<{ count: number }>(`select count(*)::int as count from ${table}`))[0]?.count ?? 0

describe('importing orders of the past', () => {
  it('writes them where they ended, with their money, and closes what is settled', async () => {
    const [movements, events] = [await count('inventory.movement'), await count('platform.event where not quiet')]
    const tea = (quantity: number, over: object = {}) => ({ sku: 'tea', quantity, unitPrice: '10.00', ...over })
    const shipping = [{ kind: 'shipping', name: 'Shipping', amountMinor: 500 }]
    const file = [
      past('H-1', [tea(3)], { paid: true, charges: shipping, handedOverAt: '2024-05-07T08:00:00Z' }),
      past('H-2', [tea(3)]),
      past('H-3', [tea(4, { shipped: 1, cancelled: 2 })], { paid: true }),
      past('H-4', [tea(2, { cancelled: 2 })], { paid: true, charges: shipping }),
      past('H-5', [tea(4, { returned: 1 })], { paid: true, charges: shipping }),
      past('H-6', [{ sku: 'set', quantity: 2, unitPrice: '20.00', cancelled: 1, returned: 1 }, tea(1)]),
      past('H-7', [{ sku: 'tea', quantity: 2, unit: 'carton', unitPrice: '4.00', cancelled: 1 }], { paid: true }),
    ]
    expect(await bring(file)).toEqual(['7 orders of the past: 7 made'])

    const settled = { closed: true, quiet: true, placed: new Date(PLACED), returns: 'none' }
    const none = { cancelled: 0, credited: 0, captured: 0, refunded: 0 }
    expect(await order('H-1')).toEqual({
      ...settled,
      ...none,
      fulfillment: 'delivered',
      payment: 'paid',
      total: 3500,
      captured: 3500,
    })
    expect(await order('H-2')).toMatchObject({ ...none, fulfillment: 'delivered', payment: 'unpaid', closed: false })
    expect(await order('H-3')).toMatchObject({
      ...none,
      fulfillment: 'partly_delivered',
      cancelled: 2000,
      captured: 2000,
      closed: false,
    })
    expect(await order('H-4')).toMatchObject({ ...none, fulfillment: 'cancelled', cancelled: 2500, closed: true })
    expect(await order('H-5')).toMatchObject({
      returns: 'settled',
      credited: 1000,
      captured: 4500,
      refunded: 1000,
      closed: true,
    })
    expect(await order('H-6')).toMatchObject({
      cancelled: 2000,
      credited: 2000,
      captured: 0,
      refunded: 0,
      closed: false,
    })
    expect(await order('H-7')).toMatchObject({ total: 9600, cancelled: 4800, captured: 4800, closed: true })

    expect(await count('inventory.movement')).toBe(movements)
    expect(await count('platform.event where not quiet')).toBe(events)
    for (const table of ['inventory.reservation', 'platform.effect', 'platform.timer', 'messages.message'])
      expect([table, await count(table)]).toEqual([table, 0])
    expect(await brokenInvariants(into.test.db, into.shop.context.tenant)).toEqual({})
    const [sold] = await into.read<{ at: Date }>(
      `select e.occurred_at as at from finance.journal_entry e join capture.sales_order o on o.id = e.order_id
        where o.external_number = 'H-1' and e.event = 'order.handed_over'`,
    )
    expect(sold?.at).toEqual(new Date('2024-05-07T08:00:00Z'))

    expect(await bring(file)).toEqual(['7 orders of the past: 7 unchanged; nothing has changed'])
  })

  it('leaves nothing owed or kept in the books of an order that is settled', async () => {
    const balances = await into.read<{ number: string; account: string; balance: number }>(
      `select o.external_number as number, a.account, sum(case when p.debit = a.account then p.amount_minor else -p.amount_minor end)::int as balance
         from finance.journal_entry e join finance.posting p on p.entry_id = e.id join capture.sales_order o on o.id = e.order_id
         join unnest('{1100,1200,2100,2200}'::text[]) a(account) on a.account in (p.debit, p.credit)
        where o.external_number in ('H-2', 'H-5') group by 1, 2 having sum(case when p.debit = a.account then p.amount_minor else -p.amount_minor end) <> 0 order by 1, 2`,
    )
    expect(balances).toEqual([
      { number: 'H-2', account: '1200', balance: 3000 },
      { number: 'H-5', account: '1100', balance: 3500 },
    ])
  })

  it('refuses what cannot have been so', async () => {
    const line = { sku: 'tea', quantity: 3, unitPrice: '10.00' }
    expect(
      await bring([
        past('X-1', [{ ...line, delivered: 1 }]),
        past('X-2', [{ ...line, shipped: 2, cancelled: 2 }]),
        past('X-3', [{ ...line, shipped: 3, returned: 1 }]),
        past('X-4', [{ sku: 'tea', quantity: 1 }]),
        { ...past('X-5', [line]), occurredAt: undefined },
        past('X-6', [{ ...line, sku: 'gone' }], { channel: 'market' }),
        past('X-7', [line], { totalMinor: 1 }),
      ]),
    ).toEqual([
      'line 1 (X-1): amounts_differ: of 3 units, 1 were delivered, 0 shipped and 0 cancelled at /lines/0',
      'line 2 (X-2): amounts_differ: of 3 units, -1 were delivered, 2 shipped and 2 cancelled at /lines/0',
      'line 3 (X-3): amounts_differ: 1 units were returned, 0 delivered at /lines/0/returned',
      'line 4 (X-4): missing_cell: an order of the past says what it cost at /lines/0/unitPrice',
      'line 5 (X-5): missing_cell: an order of the past says when it was placed at /occurredAt',
      'line 6 (X-6): unknown_sku: there is no item gone at /lines/0/sku',
      'line 7 (X-7): amounts_differ: the order says 1, its lines and charges sum to 3000 at /totalMinor',
      '7 orders of the past: 7 refused; nothing has changed',
    ])
  })

  it('reads them from the rows of a CSV file', async () => {
    const file = `externalNumber,channel,currency,placedAt,sku,quantity,unitPrice,delivered,cancelled,paid,shipToStreet,shipToCity,shipToCountry
C-1,web,EUR,2023-01-02T03:04:05Z,tea,2,5.00,,,yes,Torstraße 1,Berlin,DE
C-1,,,,cup,2,10.00,1,1,,,,
C-2,web,EUR,2023-01-02T03:04:05Z,cup,2,10.00,1,,,Torstraße 1,Berlin,DE
`
    expect(await into.bring('orders', 'history.csv', file, true)).toEqual([
      'line 4 (C-2): amounts_differ: of 2 units, 1 were delivered, 0 shipped and 0 cancelled at /lines/0',
      '2 orders of the past: 1 made, 1 refused',
    ])
    expect(await order('C-1')).toMatchObject({ total: 3000, cancelled: 1000, captured: 2000, closed: true })
  })
})
