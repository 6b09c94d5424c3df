import { beforeAll, describe, expect, it } from 'vitest'
import { addDays, dayOf } from '../platform/time.ts'
import { expectAnswer, type Merchant, openMerchant, useHouse } from '../testing/house.ts'
import { type Body, paid, placed, sound } from '../testing/order-story.ts'
import { aPersonWho, client, type Headers } from '../testing/server.ts'

const STORE = {
  ...{ code: 'koln', name: 'Store Köln', kind: 'store', city: 'Köln', postalCode: '50667', country: 'DE' },
  ...{ timeZone: 'Europe/Berlin', canShip: true, openingHours: 'Mo-Sa 09:00-18:00; PH off' },
}

describe('who runs the house', () => {
  const house = useHouse({ demo: true })
  let merchant: Merchant
  let buyer: Headers
  beforeAll(async () => {
    merchant = await openMerchant(house, { stock: { 'hamburg/cup': 5 } })
    buyer = (await aPersonWho(house.db, merchant.context, 'buyer')).headers
  })

  /** @returns the status and the lines of the answer */
  const bring = async (headers: Headers, kind: string, payload: string, type = 'text/csv') => {
    const answer = await house.kontor.app.inject({
      ...{ method: 'POST', url: `/v1/imports/${kind}`, payload },
      headers: { ...headers, 'content-type': type },
    })
    const lines = answer.body.split('\n').filter((line) => line !== '')
    return { status: answer.statusCode, lines: lines.map((line): Body => JSON.parse(line)) }
  }

  it('opens a store without a deploy, brings its stock in, and an order is sourced from it', async () => {
    const { admin } = merchant.as
    const made = expectAnswer(await admin.post('/v1/locations', STORE), 201)
    const file = 'sku,location,units\ntea,koln,3\nghost,koln,1\n'
    const { status, lines } = await bring(merchant.headers.admin, 'stock', file)
    expect([status, ...lines]).toEqual([
      200,
      { line: 3, key: 'ghost koln', refused: 'unknown_item', detail: 'there is no item ghost', path: '/sku' },
      { of: file.length, read: file.length },
      { end: true, made: 1, changed: 0, unchanged: 0, refused: 1, broken: null },
    ])
    const order = await placed(merchant, [{ sku: 'tea', quantity: 2 }])
    await paid(merchant, order.id)
    await merchant.settle()
    const { items } = expectAnswer(await merchant.as.lead.get(`/v1/stock/positions?search=tea`), 200)
    expect(items).toMatchObject([{ place: 'Store Köln', onHand: 3 }])
    expect(items[0].reserved + items[0].allocated).toBe(2)
    expectAnswer(
      await admin.post('/v1/calendar-days', { rows: [{ location: 'koln', day: '2030-02-11', hours: 'off' }] }),
      200,
    )
    expect(expectAnswer(await admin.get('/v1/calendar-days?of=koln'), 200).items).toHaveLength(1)
    expect(expectAnswer(await admin.get('/v1/calendar-days?of=berlin'), 200).items).toEqual([])
    expect(made.id).toMatch(/^loc_/)
  })

  it('takes files of those who may write what is in them, whole or not at all', async () => {
    const items = '{"sku":"lamp","name":"Lamp"}\nno json\n'
    const sent = await bring(buyer, 'items', items, 'application/x-ndjson')
    expect(sent.lines.at(-1)).toMatchObject({ end: true, made: 1, refused: 1 })
    expect(await bring(buyer, 'prices', 'priceList,sku,amount\n')).toMatchObject({ status: 403 })
    expect(await bring(merchant.headers.lead, 'stock', 'sku\n')).toMatchObject({ status: 403 })
    expect(await bring(merchant.headers.care, 'items', 'sku\n')).toMatchObject({ status: 403 })
    expect(await bring(merchant.headers.admin, 'orders', 'sku\n')).toMatchObject({ status: 422 })
    expect(await bring(merchant.headers.admin, 'items', '{}', 'application/json')).toMatchObject({ status: 415 })
    const broken = await bring(merchant.headers.admin, 'items', 'sku,name\nok,Fine\nx,"open\n')
    expect(broken.lines.at(-1)).toMatchObject({ end: true, made: 1, broken: expect.stringContaining('not read') })
    const allowed = expectAnswer(await client(house.kontor.app, buyer).get('/v1/imports'), 200).items
    expect(allowed.filter((one: Body) => one.allowed).map((one: Body) => one.kind)).toEqual(['items'])
  })

  it('keeps the cost of an item from a file of somebody who does not see costs', async () => {
    await bring(buyer, 'items', 'sku,name,cost,costCurrency\nlamp,Lamp,7.50,EUR\n')
    await bring(merchant.headers.admin, 'items', 'sku,name\nlamp,Lamp of brass\n')
    const seen = expectAnswer(await client(house.kontor.app, buyer).get('/v1/items/lamp'), 200)
    expect(seen).toMatchObject({ name: 'Lamp of brass', cost: '7.5' })
  })

  it('sees who changed what, by person, by what and by days, and nobody else does', async () => {
    const { admin, lead, finance } = merchant.as
    const scope = { kind: 'tenant' }
    expectAnswer(await lead.put('/v1/policies/return.within_days', { scope, value: 14 }), 204)
    const [policy] = expectAnswer(await admin.get('/v1/policies'), 200).items.filter(
      (one: Body) => one.name === 'return.within_days',
    )
    expect(policy).toMatchObject({ value: 14, mayWrite: true, range: { min: 0 }, settings: [{ by: 'A person' }] })
    const { items } = expectAnswer(await finance.get('/v1/audit'), 200)
    const types = items.map((one: Body) => one.type)
    expect(types).toEqual(expect.arrayContaining(['policy.changed', 'file.imported', 'location.created']))
    expect(types.some((type: string) => /^(order|stock|session)\./.test(type))).toBe(false)
    expect(items[0]).toMatchObject({ type: 'policy.changed', data: { name: 'return.within_days', value: 14 } })
    const who = items[0].actor.id
    const theirs = expectAnswer(await admin.get(`/v1/audit?person=${who}`), 200).items
    expect(theirs.map((one: Body) => one.actor.id)).toEqual([who])
    const places = expectAnswer(await admin.get('/v1/audit?area=location&limit=1'), 200)
    expect(places.items).toMatchObject([{ type: 'location.created', subject: 'Store Köln' }])
    const today = dayOf(new Date())
    expect(expectAnswer(await admin.get(`/v1/audit?from=${addDays(today, 2)}`), 200).items).toEqual([])
    expect(expectAnswer(await admin.get(`/v1/audit?until=${addDays(today, -2)}`), 200).items).toEqual([])
    const first = expectAnswer(await admin.get('/v1/audit?limit=1'), 200)
    const second = expectAnswer(await admin.get(`/v1/audit?limit=1&cursor=${first.next}`), 200)
    expect(Number(second.items[0].id)).toBeLessThan(Number(first.items[0].id))
    expectAnswer(await lead.get('/v1/audit'), 403)
    expect(expectAnswer(await admin.get('/v1/audit/actors'), 200).items.map((one: Body) => one.kind)).toContain('user')
    const other = await openMerchant(house)
    expect(expectAnswer(await other.as.admin.get('/v1/audit'), 200).items).toEqual([])
  })

  it('calls a provider to see whether it answers, and makes the test services fail and work again', async () => {
    const { admin, lead, care } = merchant.as
    const check = (kind: string, code = 'test') => lead.post(`/v1/providers/${kind}/${code}/checks`, {})
    for (const kind of ['payment', 'carrier'])
      expect(expectAnswer(await check(kind), 200)).toMatchObject({ answers: true, problem: null })
    expectAnswer(await check('payment', 'gone'), 404)
    expectAnswer(await care.post('/v1/providers/payment/test/checks', {}), 403)
    const set = (mode: string) => admin.put('/v1/test-services/payment/test', { mode })
    expectAnswer(await set('failing'), 204)
    const shown = expectAnswer(await lead.get('/v1/test-services'), 200).items
    expect(shown.map((one: Body) => [one.kind, one.mode])).toEqual([
      ['payment', 'failing'],
      ['carrier', 'well'],
    ])
    const order = await placed(merchant, [{ sku: 'cup', quantity: 1 }])
    const paying = { provider: 'test', method: 'card', instrument: 'tok_visa_4242' }
    const failed = expectAnswer(await merchant.as.shop.post(`/v1/orders/${order.id}/payments`, paying), 201)
    expect(failed.state).not.toBe('succeeded')
    expectAnswer(await set('well'), 204)
    expectAnswer(await set('silent'), 404)
    expectAnswer(await lead.put('/v1/test-services/payment/test', { mode: 'well' }), 403)
    expectAnswer(
      await admin.put('/v1/providers/payment/away', {
        adapter: 'test_payment',
        settings: { url: 'http://127.0.0.1:9' },
        secret: 'x',
      }),
      200,
    )
    expect(expectAnswer(await check('payment', 'away'), 200)).toMatchObject({ answers: false })
    expectAnswer(await admin.put('/v1/test-services/payment/away', { mode: 'slow' }), 503)
  })

  it('knows what each kind of key can do', async () => {
    const { items } = expectAnswer(await merchant.as.admin.get('/v1/key-kinds'), 200)
    expect(items.find((one: Body) => one.kind === 'till')).toMatchObject({ needs: 'locations' })
    expectAnswer(await merchant.as.lead.get('/v1/key-kinds'), 403)
  })

  it('leaves the books whole', async () => {
    await merchant.settle()
    await sound(house, merchant)
  })
})

describe('outside the demo', () => {
  const house = useHouse({ role: 'api' })
  it('has no test services to make fail', async () => {
    const { as } = await openMerchant(house)
    expect(expectAnswer(await as.admin.get('/v1/test-services'), 200).items).toEqual([])
    const refused = expectAnswer(await as.admin.put('/v1/test-services/payment/test', { mode: 'failing' }), 403)
    expect(refused.type).toMatch(/no_test_services$/)
  })
})
