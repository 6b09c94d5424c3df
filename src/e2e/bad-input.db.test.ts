import { describe, expect, it } from 'vitest'
import { newId, showId } from '../platform/ids.ts'
import { contentOf } from '../testing/content.ts'
import { expectAnswer, type Merchant, openMerchant, useHouse } from '../testing/house.ts'
import { type Body, ORDER } from '../testing/order-story.ts'
import type { TestAnswer } from '../testing/server.ts'

const house = useHouse({ role: 'api' })
const anOrderWith = (over: object, line: object = {}) => ({
  ...ORDER,
  lines: [{ sku: 'cup', quantity: 1, ...line }],
  ...over,
})

/** Runs requests that must be refused, and sees that not a row of the database was touched. */
async function refusing(work: () => Promise<void>): Promise<void> {
  const before = await contentOf(house.test.url)
  await work()
  expect(await contentOf(house.test.url)).toEqual(before)
}

function expectProblem(answer: TestAnswer, status: number, type: string, path?: string): void {
  expect(String(answer.headers['content-type']), JSON.stringify(answer.body)).toMatch(/^application\/problem\+json/)
  expect(answer).toMatchObject({
    status,
    body: { type: `/problems/${type}`, title: expect.any(String), detail: expect.any(String), status },
  })
  if (path !== undefined) expect(answer.body.path, JSON.stringify(answer.body)).toBe(path)
}

const ODD_COUNTS = [-1, 0, 1.5, '1e3', '1', 2 ** 53, Number.NaN, null, [1], true, {}, -0.5, 1e308] as const

describe('an order that cannot be', () => {
  it('is refused for what is wrong with it, at its field', async () => {
    const { as } = await openMerchant(house)
    const shipTo = { name: 'A', lines: ['B 1'], city: 'C', postalCode: '10115', country: 'DE' }
    const cases: [object, number, string, string][] = [
      [anOrderWith({}, { sku: 'ghost' }), 422, 'unknown_sku', '/lines/0/sku'],
      [anOrderWith({}, { sku: '' }), 422, 'invalid_request', '/lines/0/sku'],
      [anOrderWith({}, { sku: 'x'.repeat(65) }), 422, 'invalid_request', '/lines/0/sku'],
      [anOrderWith({}, { unit: 'barrel' }), 422, 'unknown_unit', '/lines/0/unit'],
      [anOrderWith({}, { sku: 'tea', unit: 'constructor', quantity: 1 }), 422, 'unknown_unit', '/lines/0/unit'],
      [anOrderWith({}, { unitPrice: '9999999999999.9999', quantity: 1_000_000 }), 422, 'too_large', '/lines/0'],
      [anOrderWith({}, { unitPrice: '12,50' }), 422, 'invalid_request', '/lines/0/unitPrice'],
      [anOrderWith({}, { unitPrice: '-1' }), 422, 'invalid_request', '/lines/0/unitPrice'],
      [anOrderWith({}, { discounts: [{ name: 'all', percent: '101' }] }), 422, 'amounts_differ', '/lines/0/discounts'],
      [
        anOrderWith({}, { discounts: [{ name: 'all', amountMinor: 1251 }] }),
        422,
        'amounts_differ',
        '/lines/0/discounts',
      ],
      [anOrderWith({}, { delivery: 2 }), 422, 'bad_delivery', '/lines/0/delivery'],
      [anOrderWith({}, { relation: 'service_for', relationLine: 1 }), 422, 'bad_relation', '/lines/0/relationLine'],
      [anOrderWith({}, { tenant_id: newId() }), 422, 'invalid_request', '/lines/0/tenant_id'],
      [anOrderWith({ totalMinor: 1249 }), 422, 'amounts_differ', '/totalMinor'],
      [anOrderWith({ currency: 'USD' }), 422, 'wrong_currency', '/currency'],
      [anOrderWith({ currency: 'eur' }), 422, 'invalid_request', '/currency'],
      [anOrderWith({ channel: 'nowhere' }), 422, 'unknown_channel', '/channel'],
      [anOrderWith({ customer: { id: showId('customer', newId()) } }), 422, 'unknown_customer', '/customer/id'],
      [anOrderWith({ customer: { email: 'no mail' } }), 422, 'invalid_request', '/customer/email'],
      [anOrderWith({ placedAtLocation: 'mars' }), 422, 'unknown_location', '/placedAtLocation'],
      [anOrderWith({ deliveries: [] }), 422, 'invalid_request', '/deliveries'],
      [anOrderWith({ deliveries: [{ method: 'teleport' }] }), 422, 'invalid_request', '/deliveries/0/method'],
      [anOrderWith({ deliveries: [{ method: 'ship' }] }), 422, 'bad_delivery', '/deliveries/0/shipTo'],
      [
        anOrderWith({ deliveries: [{ method: 'collect', pickupLocation: 'hamburg' }] }),
        422,
        'location_cannot',
        '/deliveries/0/pickupLocation',
      ],
      [
        anOrderWith({ deliveries: [{ method: 'ship', shipTo, requestedOn: '2026-02-30' }] }),
        422,
        'invalid_request',
        '/deliveries/0/requestedOn',
      ],
      [
        anOrderWith({ deliveries: [{ method: 'ship', shipTo, requestedOn: '0000-01-01' }] }),
        422,
        'invalid_request',
        '/deliveries/0/requestedOn',
      ],
      [
        anOrderWith({ deliveries: [{ method: 'ship', shipTo: { ...shipTo, country: 'ZZ' } }] }),
        422,
        'bad_delivery',
        '/deliveries/0/shipTo/country',
      ],
      [anOrderWith({ lines: [] }), 422, 'invalid_request', '/lines'],
      [anOrderWith({ id: showId('order', newId()) }), 422, 'invalid_request', '/id'],
      [anOrderWith({ total_minor: 1 }), 422, 'invalid_request', '/total_minor'],
      [anOrderWith({ occurredAt: '2020-01-01T00:00:00Z' }), 403, 'forbidden', '/occurredAt'],
      [[], 422, 'invalid_request', '/'],
    ]
    await refusing(async () => {
      for (const [body, status, type, path] of cases) {
        const answer = await as.shop.post('/v1/orders', body)
        expect([JSON.stringify(body), answer.status]).toEqual([JSON.stringify(body), status])
        expectProblem(answer, status, type, path)
      }
    })
  })

  it('is refused for a quantity that is no count, however it is written', async () => {
    const { as, headers } = await openMerchant(house)
    await refusing(async () => {
      for (const quantity of ODD_COUNTS)
        expectProblem(
          await as.shop.post('/v1/orders', anOrderWith({}, { quantity })),
          422,
          'invalid_request',
          '/lines/0/quantity',
        )
      for (const digits of ['1'.repeat(400), '1E3000', '-0.0000001']) {
        const payload = JSON.stringify(anOrderWith({}, { quantity: 7 })).replace('"quantity":7', `"quantity":${digits}`)
        const answer = await raw('/v1/orders', payload, headers.shop)
        expectProblem(answer, 422, 'invalid_request', '/lines/0/quantity')
      }
    })
  })
})

type Case = [who: keyof Merchant['as'], url: string, body: (count: unknown) => object, path: string]

describe('a count that is none', () => {
  it('is refused on every command that counts', async () => {
    const merchant = await openMerchant(house)
    const order = expectAnswer(await merchant.as.shop.post('/v1/orders', anOrderWith({ terms: 'net30' })), 201).id
    const { fulfillmentOrders } = expectAnswer(await merchant.as.care.get(`/v1/orders/${order}`), 200)
    expect(fulfillmentOrders).toEqual([])
    const work = expectAnswer(await merchant.as.lead.post(`/v1/orders/${order}/releases`, {}), 201).fulfillmentOrders[0]
      .id
    const row = { sku: 'cup', location: 'hamburg' }
    const lines = (count: unknown) => ({ lines: [{ line: 1, units: count }] })
    const later = '2027-01-01T00:00:00Z'
    const cases: Case[] = [
      ['wms', '/v1/receipts', (units) => ({ receipts: [{ ...row, units }] }), '/receipts/0/units'],
      [
        'wms',
        '/v1/transfers',
        (units) => ({ from: 'hamburg', to: 'munich', lines: [{ sku: 'cup', units }] }),
        '/lines/0/units',
      ],
      [
        'wms',
        '/v1/supplies',
        (units) => ({ supplies: [{ ...row, kind: 'purchase', reference: 'P', units, expectedAt: later }] }),
        '/supplies/0/units',
      ],
      ['care', `/v1/orders/${order}/cancellations`, lines, '/lines/0/units'],
      [
        'care',
        `/v1/orders/${order}/returns`,
        (units) => ({ lines: [{ line: 1, units, reason: 'other' }] }),
        '/lines/0/units',
      ],
      [
        'shop',
        `/v1/orders/${order}/payments`,
        (amountMinor) => ({ provider: 'test', method: 'card', instrument: 'tok', amountMinor }),
        '/amountMinor',
      ],
      [
        'finance',
        `/v1/orders/${order}/refunds`,
        (amountMinor) => ({ amountMinor, reason: 'goodwill' }),
        '/amountMinor',
      ],
      ['wms', `/v1/fulfillment-orders/${work}/picks`, lines, '/lines/0/units'],
      ['wms', `/v1/fulfillment-orders/${work}/shorts`, lines, '/lines/0/units'],
      [
        'wms',
        `/v1/fulfillment-orders/${work}/declines`,
        (units) => ({ ...lines(units), reason: 'closed' }),
        '/lines/0/units',
      ],
      [
        'wms',
        `/v1/fulfillment-orders/${work}/packages`,
        (units) => ({ packages: [{ contents: [{ line: 1, units }] }] }),
        '/packages/0/contents/0/units',
      ],
      [
        'wms',
        `/v1/returns/${showId('return', newId())}/receipts`,
        (units) => ({ location: 'hamburg', ...lines(units) }),
        '/lines/0/units',
      ],
    ]
    const whole: Case[] = [
      [
        'wms',
        '/v1/adjustments',
        (units) => ({ adjustments: [{ ...row, units, reason: 'r' }] }),
        '/adjustments/0/units',
      ],
      ['wms', '/v1/counts', (counted) => ({ counts: [{ ...row, counted }] }), '/counts/0/counted'],
      ['wms', '/v1/snapshots', (units) => ({ snapshots: [{ ...row, units, asOf: later }] }), '/snapshots/0/units'],
      ['wms', '/v1/receipts', (damaged) => ({ receipts: [{ ...row, units: 1, damaged }] }), '/receipts/0/damaged'],
    ]
    await refusing(async () => {
      for (const [who, url, body, path] of cases)
        for (const odd of ODD_COUNTS)
          expectProblem(await merchant.as[who].post(url, body(odd)), 422, 'invalid_request', path)
      for (const [who, url, body, path] of whole)
        for (const odd of ODD_COUNTS.filter((count) => count !== 0 && count !== -1))
          expectProblem(await merchant.as[who].post(url, body(odd)), 422, 'invalid_request', path)
    })
  })

  it('is refused as well when it is a count that cannot be: more damaged than came, more than the books have', async () => {
    const { as } = await openMerchant(house)
    const row = { sku: 'cup', location: 'hamburg' }
    await refusing(async () => {
      expectProblem(
        await as.wms.post('/v1/receipts', { receipts: [{ ...row, units: 1, damaged: 2 }] }),
        422,
        'more_damaged',
        '/receipts/0/damaged',
      )
      expectProblem(
        await as.wms.post('/v1/adjustments', { adjustments: [{ ...row, units: -11, reason: 'r' }] }),
        409,
        'below_zero',
        '/adjustments/0/units',
      )
      expectProblem(
        await as.wms.post('/v1/conditions', { settings: [{ ...row, units: 11, reason: 'r' }] }),
        409,
        'below_zero',
        '/settings/0/units',
      )
      expectProblem(
        await as.wms.post('/v1/conditions', {
          settings: [
            { ...row, units: 6, reason: 'r' },
            { ...row, units: 6, reason: 'r' },
          ],
        }),
        409,
        'below_zero',
        '/settings/1/units',
      )
      expectProblem(
        await as.wms.post('/v1/counts', { counts: [{ ...row, counted: 1, expected: 9 }] }),
        409,
        'stock_changed',
        '/counts/0/expected',
      )
      const far = { ...row, units: 1, asOf: '2099-01-01T00:00:00Z' }
      expectProblem(
        await as.wms.post('/v1/snapshots', { snapshots: [far] }),
        422,
        'invalid_request',
        '/snapshots/0/asOf',
      )
      const leap = { ...row, units: 1, asOf: '2016-12-31T23:59:60Z' }
      expectProblem(
        await as.wms.post('/v1/snapshots', { snapshots: [leap] }),
        422,
        'invalid_request',
        '/snapshots/0/asOf',
      )
      const twice = [
        { ...row, counted: 1 },
        { ...row, counted: 2 },
      ]
      expectProblem(await as.wms.post('/v1/counts', { counts: twice }), 422, 'named_twice', '/counts/1')
    })
  })
})

/** Sends a body as it is: the test says its type. */
async function raw(
  url: string,
  payload: string | Buffer,
  headers: object,
  type: string | null = 'application/json',
): Promise<TestAnswer> {
  const answer = await house.kontor.app.inject({
    method: 'POST',
    url,
    payload,
    headers: { 'idempotency-key': newId(), ...headers, ...(type !== null && { 'content-type': type }) },
  })
  return {
    status: answer.statusCode,
    body: answer.body === '' ? null : (JSON.parse(answer.body) as Body),
    headers: answer.headers,
  }
}

describe('a body that is none', () => {
  it('is refused: broken JSON, nothing, prototypes, too much, text that cannot be kept', async () => {
    const { headers } = await openMerchant(house)
    const send = (payload: string | Buffer, type?: string | null) => raw('/v1/orders', payload, headers.shop, type)
    const good = JSON.stringify(anOrderWith({}))
    await refusing(async () => {
      for (const text of [
        '{',
        '{"a":1}x',
        "{'a':1}",
        '[1,]',
        '{"a":NaN}',
        '\u0000',
        '\ufeff{"a":}',
        '"\ud800',
        '{"lines":01}',
      ])
        expectProblem(await send(text), 400, 'not_json')
      for (const text of ['{"__proto__":{"x":1}}', '{"constructor":{"prototype":{"x":1}}}'])
        expectProblem(await send(text), 400, 'not_json')
      for (const text of ['', 'null', '1', '"x"', '[]', 'true'])
        expectProblem(await send(text), 422, 'invalid_request', '/')
      for (const [broken, path] of [
        ['\\u0000', '/buyerReference'],
        ['\\ud800', '/buyerReference'],
        ['a\\udc00b', '/buyerReference'],
      ])
        expectProblem(await send(good.replace('{', `{"buyerReference":"${broken}",`)), 422, 'invalid_request', path)
      expectProblem(await send(good.replace('{', '{"a\\u0000":1,')), 422, 'invalid_request', '/')
      expectProblem(await send(`{"buyerReference":"${'x'.repeat(10_485_760)}"}`), 413, 'payload_too_large')
      expectProblem(await send('['.repeat(1_000_000)), 400, 'not_json')
      expectProblem(await send(`${'['.repeat(400_000)}${']'.repeat(400_000)}`), 422, 'invalid_request', '/')
      expectProblem(await send(Buffer.from([0x7b, 0xff, 0xfe, 0x7d])), 400, 'not_json')
    })
  })

  it('is refused when its type is not exactly JSON', async () => {
    const { headers } = await openMerchant(house)
    const good = JSON.stringify(anOrderWith({}))
    const types = [
      'application/json garbage',
      'application/jsonx',
      'application/json\tx',
      ' text/plain',
      'text/plain',
      'text/json',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'application/octet-stream',
      'json',
      'a',
      '',
    ]
    await refusing(async () => {
      for (const type of [...types, null])
        expectProblem(await raw('/v1/orders', good, headers.shop, type), 415, 'unsupported_media_type')
      for (const coding of ['gzip', 'br', 'zstd'])
        expectProblem(
          await raw('/v1/orders', Buffer.from([0x1f, 0x8b, 8, 0]), { ...headers.shop, 'content-encoding': coding }),
          400,
          'not_json',
        )
    })
    for (const type of [
      'application/json',
      'application/json; charset=utf-8',
      'application/json;charset=UTF-8',
      'APPLICATION/JSON',
    ])
      expect((await raw('/v1/orders', good, headers.shop, type)).status, type).toBe(201)
  })
})
