import { afterAll, describe, expect, it } from 'vitest'
import { useImport } from '../../testing/import.ts'
import { ADDRESS_BERLIN } from '../../testing/shop.ts'
import { brokenInvariants } from '../../testing/verify.ts'

const into = useImport()
afterAll(async () => {
  expect(await brokenInvariants(into.test.db, into.shop.context.tenant)).toEqual({})
})

const orders = () =>
  into.read<{ number: string; total: number; placed: Date; quiet: boolean; units: string }>(
    `select o.external_number as number, o.total_minor as total, o.placed_at as placed, o.quiet,
            (select string_agg(concat_ws(' ', l.sku, l.quantity, l.reserved), ', ' order by l.line) from capture.order_line l where l.order_id = o.id) as units
       from capture.sales_order o order by o.external_number`,
  )

const HEAD =
  'External Number,channel,currency,placedAt,sku,quantity,unitPrice,customerName,customerEmail,shipToStreet,shipToPostalCode,shipToCity,shipToCountry,shippingMinor'

describe('importing orders', () => {
  it('puts the rows of an order together, places it at its own time, and knows it again', async () => {
    const file = `${HEAD}
W-1,web,EUR,2026-02-03T10:00:00Z,tea,2,,Ada Müller,ada@example.org,Torstraße 1,10119,Berlin,DE,490
W-1,,,,cup,1,11.00,,,,,,,
W-2,web,EUR,2026-02-03T11:00:00Z,tea,1,,,,Torstraße 1,10119,Berlin,DE,
W-3,web,EUR,,cup,1,,,,Torstraße 1,10119,Berlin,DE,
`
    expect(await into.bring('orders', 'orders.csv', file)).toEqual(['3 orders: 3 made'])
    expect(await orders()).toEqual([
      { number: 'W-1', total: 2588, placed: new Date('2026-02-03T10:00:00Z'), quiet: true, units: 'tea 2 2, cup 1 1' },
      { number: 'W-2', total: 499, placed: new Date('2026-02-03T11:00:00Z'), quiet: true, units: 'tea 1 1' },
      { number: 'W-3', total: 1250, placed: expect.any(Date), quiet: false, units: 'cup 1 1' },
    ])
    expect(await into.bring('orders', 'orders.csv', file)).toEqual(['3 orders: 3 unchanged; nothing has changed'])
    expect(await orders()).toHaveLength(3)
  })

  it('names the line for which an order is refused', async () => {
    const address = ',,Torstraße 1,10119,Berlin,DE,'
    const file = `${HEAD}
R-1,web,EUR,,tea,1,,${address}
R-1,web,EUR,,tea,none,,,,,,,,
R-2,web,EUR,,tea,1,,${address}
R-2,market,EUR,,cup,1,,,,,,,,
R-3,web,EUR,,tea,1,,${address}
R-3,,,,ghost,1,,,,,,,,
R-4,nowhere,EUR,,tea,1,,${address}
R-5,web,GBP,,tea,1,,${address}
R-6,web,EUR,2099-01-01T00:00:00Z,tea,1,,${address}
,web,EUR,,tea,1,,${address}
R-7,web,EUR,,tea,1,,Ada,nowhere,Torstraße 1,10119,Berlin,DE,
R-8,web,EUR,,tea,1,,,,,,,,
R-9,web,EUR,,tea
R-10,web,EUR,,tea,1,,${address}
`
    expect(await into.bring('orders', 'refused.csv', file)).toEqual([
      'line 3 (R-1): bad_cell: quantity is not a whole number from 1 to 1000000 at /quantity',
      'line 5 (R-2): bad_cell: it differs from the first row of the order at /channel',
      'line 7 (R-3): unknown_sku: there is no item ghost at /lines/1/sku',
      'line 8 (R-4): unknown_channel: there is no channel nowhere at /channel',
      'line 9 (R-5): wrong_currency: channel web sells in EUR, not GBP at /currency',
      'line 10 (R-6): invalid_request: it lies in the future at /occurredAt',
      'line 11: missing_cell: without its number, an order of a file would be placed again with every run at /externalNumber',
      'line 12 (R-7): invalid_request: must match format "email" at /customer/email',
      'line 14: bad_record: it has 5 cells, the header line has 14',
      'line 13 (R-8): bad_record: line 14 beside it cannot be read and may belong to it',
      'line 15 (R-10): bad_record: line 14 beside it cannot be read and may belong to it',
      '11 orders: 11 refused; nothing has changed',
    ])
  })

  it('takes the wire form of the API as NDJSON', async () => {
    const order = {
      channel: 'market',
      externalNumber: 'M-1',
      currency: 'EUR',
      deliveries: [{ method: 'ship', shipTo: ADDRESS_BERLIN }],
      lines: [{ sku: 'tea', quantity: 1, unitPrice: '4.50' }],
    }
    const file = [
      order,
      { ...order, externalNumber: 'M-2', lines: [{ sku: 'unheard-of', quantity: 1, unitPrice: '1.00' }] },
      { ...order, externalNumber: 'M-3', paid: true },
      { ...order, externalNumber: 'M-4', lines: [] },
      order,
    ]
    const told = await into.bring('orders', 'orders.ndjson', file.map((one) => JSON.stringify(one)).join('\n'))
    expect(told).toEqual([
      'line 3 (M-3): invalid_request: there is no such field at /paid',
      'line 4 (M-4): invalid_request: must NOT have fewer than 1 items at /lines',
      '5 orders: 2 made, 1 unchanged, 2 refused',
    ])
    const held = await into.read<{ hold: string }>(
      `select h.type as hold from capture.hold h join capture.sales_order o on o.id = h.order_id where o.external_number = 'M-2'`,
    )
    expect(held).toEqual([{ hold: 'item' }])
  })
})
