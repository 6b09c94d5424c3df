import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Tx } from '../../platform/db/db.ts'
import type { App } from '../../platform/http/app.ts'
import { type CustomerId, readId } from '../../platform/ids.ts'
import { openTestDatabase, type TestDatabase } from '../../testing/database.ts'
import { aKey, aPersonWho, client, openTestServer } from '../../testing/server.ts'
import { anOrder, openShop, place, type Shop } from '../../testing/shop.ts'
import { customersRoutes } from '../routes.ts'

let test: TestDatabase
let app: App
let shop: Shop
let care: ReturnType<typeof client>
const erased: CustomerId[] = []
beforeAll(async () => {
  test = await openTestDatabase()
  shop = await openShop(test.db)
  const eraseOrders = async (_tx: Tx, customer: CustomerId) => void erased.push(customer)
  app = await openTestServer(test.db, (server, deps) => customersRoutes(server, { ...deps, eraseOrders }))
  care = client(app, (await aPersonWho(test.db, shop.context, 'care_agent')).headers)
})
afterAll(async () => {
  await app.close()
  await test.end()
})

async function customerWithOrder(): Promise<{ id: string; order: string }> {
  const home = { lines: ['Torstraße 1'], postalCode: '10119', city: 'Berlin', country: 'DE' }
  const person = {
    kind: 'person',
    name: 'Ada Müller',
    email: 'ada@example.org',
    phone: '+4930901820',
    addresses: [home],
  }
  const { id } = (await care.post('/v1/customers', person)).body
  const customer = { id: readId<CustomerId>(id), name: 'Ada Müller', email: 'ada@example.org' }
  const { id: order } = await place(test.db, shop, anOrder([{ sku: 'tea', quantity: 1 }], { customer }))
  return { id, order }
}

const close = (order: string) =>
  test.db.write(shop.context, (tx) =>
    tx.rows('test.close', 'update capture.sales_order set closed_at = $3 where tenant_id = $1 and id = $2', [
      tx.tenant,
      order,
      tx.now,
    ]),
  )

describe('all personal data of a customer', () => {
  it('are exported with account, addresses, consents and orders, and that it happened is on record', async () => {
    const { id } = await customerWithOrder()
    await care.post(`/v1/customers/${id}/consents`, {
      purpose: 'feedback',
      medium: 'sms',
      given: true,
      source: 'store',
    })
    const answer = await care.get(`/v1/customers/${id}/export`)
    expect(answer.status).toBe(200)
    expect(answer.headers['content-disposition']).toBe(`attachment; filename="${id}.json"`)
    expect(answer.body).toMatchObject({
      customer: { id, email: 'ada@example.org', phone: '+4930901820', masked: false },
      addresses: [{ lines: ['Torstraße 1'], city: 'Berlin' }],
      consents: [{ purpose: 'feedback', medium: 'sms', given: true }],
      orders: [{ currency: 'EUR', totalMinor: 499, closedAt: null, lines: [{ sku: 'tea', quantity: 1 }] }],
    })
    const parties = answer.body.orders[0].parties.map((party: { role: string; email: string }) => party.role)
    expect(parties).toContain('ship_to')
    const events = await test.db.read(shop.context.tenant, (tx) =>
      tx.rows<{ subject_id: string; actor_kind: string }>(
        'test.exported',
        `select subject_id, actor_kind from platform.event where tenant_id = $1 and type = 'customer.exported'`,
        [tx.tenant],
      ),
    )
    expect(events).toEqual([{ subject_id: readId(id), actor_kind: 'user' }])
  })
})

describe('erasing a customer', () => {
  it('is refused while an order is open, and says which', async () => {
    const { id } = await customerWithOrder()
    const answer = await care.post(`/v1/customers/${id}/erasures`, {})
    expect(answer).toMatchObject({
      status: 409,
      body: { type: '/problems/customer_has_open_orders', more: { count: 1 } },
    })
    expect((await care.get(`/v1/customers/${id}`)).body.name).toBe('Ada Müller')
    expect(erased).not.toContain(readId(id))
  })

  it('empties account and addresses, has the orders emptied, and is final', async () => {
    const { id, order } = await customerWithOrder()
    await close(order)
    const answer = await care.post(`/v1/customers/${id}/erasures`, {})
    expect(answer.status).toBe(201)
    expect(erased).toContain(readId(id))
    const shown = await care.get(`/v1/customers/${id}`)
    expect(shown.body).toMatchObject({
      name: null,
      email: null,
      phone: null,
      addresses: [],
      erasedAt: answer.body.erasedAt,
    })
    const changes = [
      care.patch(`/v1/customers/${id}`, { name: 'Back' }, { 'if-match': `"${shown.body.version}"` }),
      care.post(`/v1/customers/${id}/addresses`, { lines: ['X'], city: 'Y', country: 'DE' }),
      care.post(`/v1/customers/${id}/consents`, { purpose: 'marketing', medium: 'email', given: true, source: 'x' }),
    ]
    for (const change of await Promise.all(changes))
      expect(change).toMatchObject({ status: 409, body: { type: '/problems/customer_erased' } })
    expect((await care.get('/v1/customers?limit=200')).body.items.map((one: { id: string }) => one.id)).not.toContain(
      id,
    )
    const before = erased.length
    expect((await care.post(`/v1/customers/${id}/erasures`, {})).body).toEqual(answer.body)
    expect(erased).toHaveLength(before)
  })

  it('is nobody’s but customer care’s, and no key’s at all', async () => {
    const { id } = await customerWithOrder()
    const key = await aKey(test.db, shop.context, ['customer.*'])
    for (const role of ['administrator', 'finance'] as const) {
      const { headers } = await aPersonWho(test.db, shop.context, role)
      expect((await client(app, headers).post(`/v1/customers/${id}/erasures`, {})).status).toBe(403)
    }
    expect((await client(app, key.headers).post(`/v1/customers/${id}/erasures`, {})).status).toBe(403)
    expect((await client(app, key.headers).get(`/v1/customers/${id}/export`)).status).toBe(403)
  })

  it('takes back everything when the orders cannot be emptied', async () => {
    const { id, order } = await customerWithOrder()
    await close(order)
    const broken = await openTestServer(test.db, (server, deps) =>
      customersRoutes(server, { ...deps, eraseOrders: () => Promise.reject(new Error('broken')) }),
    )
    const { headers } = await aPersonWho(test.db, shop.context, 'care_agent')
    expect((await client(broken, headers).post(`/v1/customers/${id}/erasures`, {})).status).toBe(500)
    expect((await care.get(`/v1/customers/${id}`)).body).toMatchObject({ name: 'Ada Müller', erasedAt: null })
    await broken.close()
  })
})
