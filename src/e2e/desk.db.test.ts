import { beforeAll, describe, expect, it } from 'vitest'
import { expectAnswer, type Merchant, openMerchant, useHouse } from '../testing/house.ts'
import { ORDER, paid, placed, sound, view } from '../testing/order-story.ts'
import { ADDRESS_BERLIN } from '../testing/shop.ts'

const house = useHouse({ role: 'api' })
let merchant: Merchant
const orders: { id: string; number: string }[] = []
const buyer = (name: string, more: object) => ({
  customer: { name, ...more },
  deliveries: [{ method: 'ship', shipTo: { ...ADDRESS_BERLIN, name } }],
})
beforeAll(async () => {
  merchant = await openMerchant(house, { policies: { 'release.when': 'on_request' } })
  const tea = [{ sku: 'tea', quantity: 1 }]
  orders.push(
    await placed(merchant, tea, buyer('Grace Hopper', { email: 'Grace@Example.org', phone: '+49 30 5551234' })),
  )
  orders.push(
    await placed(merchant, [{ sku: 'cup', quantity: 2 }], buyer('=HYPERLINK("http://x")', { company: 'Zander GmbH' })),
  )
  orders.push(await placed(merchant, tea, { ...buyer('Ada Müller', {}), externalNumber: 'SHOP-77' }))
}, 60_000)

const list = async (query: string, as: 'care' | 'shop' = 'care'): Promise<string[]> =>
  expectAnswer(await merchant.as[as].get(`/v1/orders?${query}`), 200).items.map((one: { id: string }) => one.id)
const ids = (...wanted: number[]) => wanted.map((index) => orders[index]?.id)

describe('an order that is still being written', () => {
  const wanted = {
    ...ORDER,
    lines: [
      { sku: 'set', quantity: 1 },
      { sku: 'tea', quantity: 2 },
    ],
  }

  it('is priced line by line, and nothing is taken or numbered', async () => {
    const before = expectAnswer(await merchant.as.care.get('/v1/stock?limit=200'), 200)
    const checked = expectAnswer(await merchant.as.care.post('/v1/orders/checks', wanted), 200)
    expect(checked).toMatchObject({
      totalMinor: 2998,
      currency: 'EUR',
      backordered: 0,
      holds: [],
      located: [{ by: 'postal_code' }],
    })
    expect(checked.lines.filter((line: { partOf: number | null }) => line.partOf === null)).toMatchObject([
      { sku: 'set', grossMinor: 2000 },
      { sku: 'tea', quantity: 2, grossMinor: 998 },
    ])
    expect(expectAnswer(await merchant.as.care.get('/v1/stock?limit=200'), 200)).toEqual(before)
    expect((await list('')).length).toBe(orders.length)
  })

  it('is priced before it is known where it goes, and what waits is said only then', async () => {
    const { deliveries: _, ...unplaced } = wanted
    const checked = await merchant.as.care.post('/v1/orders/checks', unplaced)
    expect(expectAnswer(checked, 200)).toMatchObject({ totalMinor: 2998, backordered: null })
    const much = { ...wanted, lines: [{ sku: 'tea', quantity: 100_000 }] }
    expect(await merchant.as.care.post('/v1/orders/checks', much)).toSatisfy(
      ({ status, body }: { status: number; body: { backordered: number; path: string } }) =>
        status === 200 ? body.backordered > 0 : body.path === '/lines/0',
    )
  })

  it('is refused as the order would be, at the field, and to those who place none', async () => {
    const strange = { ...wanted, lines: [{ sku: 'nope', quantity: 1 }] }
    expect(await merchant.as.care.post('/v1/orders/checks', strange)).toMatchObject({
      status: 422,
      body: { path: '/lines/0/sku' },
    })
    const nowhere = { ...wanted, deliveries: [{ method: 'ship', shipTo: { country: 'DE' } }] }
    expect(await merchant.as.care.post('/v1/orders/checks', nowhere)).toMatchObject({
      body: { path: '/deliveries/0/shipTo' },
    })
    expect((await merchant.as.finance.post('/v1/orders/checks', wanted)).status).toBe(403)
  })

  it('can be paid as the active services say, which tell nothing of themselves', async () => {
    const { items } = expectAnswer(await merchant.as.care.get('/v1/payment-options'), 200)
    expect(items).toContainEqual({ provider: 'test', methods: ['card'], needsInstrument: true, setsAside: true })
    expect(JSON.stringify(items)).not.toContain('http')
    expect((await merchant.as.wms.get('/v1/payment-options')).status).toBe(403)
  })

  it('takes a known customer’s contact from their record where it says none itself', async () => {
    const made = await merchant.as.care.post('/v1/customers', {
      kind: 'person',
      name: 'Lin Chen',
      email: 'lin@example.org',
    })
    const { id } = expectAnswer(made, 201)
    const order = await placed(merchant, [{ sku: 'tea', quantity: 1 }], { customer: { id } })
    const { parties } = await view(merchant, order.id)
    expect(parties.find(({ role }: { role: string }) => role === 'sold_to')).toMatchObject({
      name: 'Lin Chen',
      email: 'lin@example.org',
    })
    orders.push(order)
  })
})

describe('an order is found by what somebody has at hand', () => {
  it.each([
    ['its number', (): string => orders[0]?.number.toLowerCase() ?? '', [0]],
    ['the channel’s number', (): string => 'SHOP-77', [2]],
    ['an e-mail, however it is written', (): string => 'grace@example.ORG', [0]],
    ['a phone without its country', (): string => '030 / 555 12 34', [0]],
    ['the beginning of a last name', (): string => 'hopp', [0]],
    ['first and last name', (): string => 'Grace Hop', [0]],
    ['the beginning of a company', (): string => 'zand', [1]],
    ['a SKU', (): string => 'cup', [1]],
    ['nothing that is there', (): string => 'nobody at all', []],
    ['a wildcard, which is none', (): string => '%%%', []],
  ] as const)('%s', async (_what, said, found) => {
    expect(await list(`q=${encodeURIComponent(said())}`)).toEqual(ids(...found))
  })

  it('and all filters hold together', async () => {
    expect(await list('sku=tea&email=grace@example.org')).toEqual(ids(0))
    expect(await list('sku=cup&email=grace@example.org')).toEqual([])
    expect(await list('phone=0305551234&payment=unpaid')).toEqual(ids(0))
    expect(await list('delivery=delivered')).toEqual([])
    expect(await list('delivery=failed')).toEqual([])
    expect(await list('needs=release&sku=tea')).toEqual(ids(3, 2, 0))
    expect(await list('needs=late')).toEqual([])
    expect((await merchant.as.care.get('/v1/orders?name=ab')).status).toBe(422)
  })

  it('by what needs somebody: payments that failed', async () => {
    const order = orders[2]?.id ?? ''
    const declined = { provider: 'test', method: 'card', instrument: 'tok_declined' }
    expectAnswer(await merchant.as.shop.post(`/v1/orders/${order}/payments`, declined), 201)
    expect(await list('needs=payment')).toEqual(ids(2))
    await paid(merchant, order)
    expect(await list('needs=payment')).toEqual([])
  })
})

describe('the list as a file', () => {
  it('streams what is filtered, people only for those who may read them, formulas as text', async () => {
    const file = async (as: 'shop' | 'finance', query: string) => {
      const url = `/v1/orders/export?${query}`
      const answer = await house.kontor.app.inject({ method: 'GET', url, headers: merchant.headers[as] })
      expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'text/csv; charset=utf-8'])
      return answer.body
    }
    const text = await file('shop', 'sku=cup')
    const [head, row, end] = text.split('\r\n')
    expect(head).toMatch(/^\uFEFFnumber,channel,.*,customer,company,email$/)
    expect(row).toContain(`${orders[1]?.number},web`)
    expect(row).toContain('25.00')
    expect(row).toContain(`"'=HYPERLINK(""http://x"")"`)
    expect(end).toBe('')
    const blind = await file('finance', '')
    expect(blind.trim().split('\r\n').length).toBe(orders.length + 1)
    expect(blind).not.toMatch(/hopper|customer/i)
    expect((await merchant.as.care.get('/v1/orders/export')).status).toBe(403)
  })
})

describe('a change of an order', () => {
  it('is made to the version that was seen, and to no other', async () => {
    const order = await placed(merchant, [{ sku: 'tea', quantity: 3 }])
    const url = `/v1/orders/${order.id}/cancellations`
    const one = { lines: [{ line: 1, units: 1 }] }
    expectAnswer(await merchant.as.care.post(url, one, { 'if-match': '"1"' }), 201)
    expect(await merchant.as.care.post(url, one, { 'if-match': '"1"' })).toMatchObject({
      status: 412,
      body: { type: '/problems/stale_version', more: { version: 2 } },
    })
    const moved = { shipTo: { ...ADDRESS_BERLIN, city: 'Potsdam' } }
    const amend = (seen: string) =>
      merchant.as.care.post(`/v1/orders/${order.id}/amendments`, moved, { 'if-match': seen })
    expect((await amend('"1"')).status).toBe(412)
    expectAnswer(await amend('"2"'), 201)
  })
})

describe('views of the list', () => {
  it('are a person’s own, replaced under their name, and bounded', async () => {
    const { care, lead, shop } = merchant.as
    const put = (as: typeof care, name: string, filters: object) =>
      as.put(`/v1/session/views/${encodeURIComponent(name)}`, { filters })
    expectAnswer(await put(care, 'Mine / late', { needs: 'late' }), 200)
    expectAnswer(await put(care, 'Mine / late', { needs: 'late', holds: 'none' }), 200)
    expect(expectAnswer(await care.get('/v1/session/views'), 200).items).toEqual([
      { name: 'Mine / late', filters: { needs: 'late', holds: 'none' } },
    ])
    expect(expectAnswer(await lead.get('/v1/session/views'), 200).items).toEqual([])
    expect((await put(care, 'bad', { needs: { $ne: 1 } })).status).toBe(422)
    expect((await put(shop, 'key', {})).status).toBe(403)
    for (let n = 1; n < 30; n++) expectAnswer(await put(care, `view ${n}`, {}), 200)
    expect(await put(care, 'one more', {})).toMatchObject({ status: 409, body: { type: '/problems/too_many_views' } })
    expect((await lead.delete('/v1/session/views/view%201')).status).toBe(404)
    expect((await care.delete('/v1/session/views/view%201')).status).toBe(204)
  })

  it('the timeline names colleagues to colleagues, not to connected systems; the books are whole', async () => {
    const order = orders[0]?.id ?? ''
    expectAnswer(await merchant.as.lead.post(`/v1/orders/${order}/holds`, { reason: 'call first' }), 201)
    const named = (shown: { timeline: { type: string; data: { actorName?: string } }[] }) =>
      shown.timeline.find(({ type }) => type === 'order.held')?.data.actorName
    expect(named(await view(merchant, order))).toEqual(expect.any(String))
    expect(named(expectAnswer(await merchant.as.shop.get(`/v1/orders/${order}`), 200))).toBeUndefined()
    await sound(house, merchant)
  })
})
