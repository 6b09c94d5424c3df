import { once } from 'node:events'
import { request } from 'node:http'
import pg from 'pg'
import { expect, it } from 'vitest'
import { connect } from '../platform/db/db.ts'
import { type Merchant, openKontor, openMerchant, useHouse } from '../testing/house.ts'
import { COLLECT, sound } from '../testing/order-story.ts'

const house = useHouse({ role: 'api' })

/** A server of its own that can be stopped, and somebody else's lock that keeps its commit groups waiting. */
async function aServerThatWaits() {
  const merchant = await openMerchant(house, { stock: { 'berlin/tea': 100 } })
  const troubles: string[] = []
  const db = connect({ url: house.test.url })
  const kontor = await openKontor(db, { role: 'api' }, troubles)
  const url = await kontor.app.listen({ host: '127.0.0.1', port: 0 })
  const blocker = new pg.Client({ connectionString: house.test.url })
  await blocker.connect()
  await blocker.query('begin')
  await blocker.query('select 1 from platform.event_head where tenant_id = $1 for update', [merchant.context.tenant])
  const watcher = new pg.Client({ connectionString: house.test.url })
  await watcher.connect()
  const waiting = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
  const body = JSON.stringify({ channel: 'web', currency: 'EUR', ...COLLECT, lines: [{ sku: 'tea', quantity: 1 }] })
  const headers = (key: string) => ({
    ...merchant.headers.shop,
    'idempotency-key': key,
    'content-type': 'application/json',
  })
  return {
    merchant,
    troubles,
    url,
    order: (key: string) => fetch(`${url}/v1/orders`, { method: 'POST', headers: headers(key), body }),
    /** Sends an order on a connection of its own. @returns how it hangs up */
    async orderAndLeave(key: string) {
      const call = request(`${url}/v1/orders`, { method: 'POST', headers: headers(key), agent: false })
      call.on('error', () => undefined)
      call.end(body)
      await once(call, 'finish')
      return () => void call.destroy()
    },
    untilGroupsWait: () =>
      expect.poll(async () => (await watcher.query(waiting)).rowCount, { timeout: 5_000 }).toBeGreaterThan(0),
    stop: () => kontor.stop().then(() => db.end()),
    async letGo() {
      await blocker.query('rollback')
      await blocker.end()
      await watcher.end()
    },
  }
}

it('answers what it has begun when it is asked to stop, and sends elsewhere what comes then', async () => {
  const server = await aServerThatWaits()
  const begun = ['one', 'two', 'three'].map((key) => server.order(key))
  await server.untilGroupsWait()
  const stopped = server.stop()

  const late = await server.order('late')
  expect([late.status, late.headers.get('retry-after'), late.headers.get('connection')]).toEqual([503, '1', 'close'])
  expect(await late.json()).toMatchObject({ type: '/problems/busy', status: 503 })
  expect((await fetch(`${server.url}/readyz`)).status).toBe(503)
  expect((await fetch(`${server.url}/healthz`)).status).toBe(200)

  await server.letGo()
  expect((await Promise.all(begun)).map((answer) => answer.status)).toEqual([201, 201, 201])
  await stopped
  await expect(fetch(`${server.url}/healthz`)).rejects.toThrow()
  expect(server.troubles).toEqual([])
  expect(await ordersOf(server.merchant)).toBe(3)
  await sound(house, server.merchant)
})

it('commits what it has taken in although who sent it has hung up, before its connections go', async () => {
  const server = await aServerThatWaits()
  const senders = await Promise.all(['one', 'two', 'three'].map(server.orderAndLeave))
  await server.untilGroupsWait()
  for (const hangUp of senders) hangUp()

  const stopped = server.stop()
  await new Promise((resolve) => setTimeout(resolve, 300))
  await server.letGo()
  await stopped
  expect(server.troubles).toEqual([])
  expect(await ordersOf(server.merchant)).toBe(3)
  await sound(house, server.merchant)
})

async function ordersOf({ context }: Merchant): Promise<number> {
  const orders = await house.db.read(context.tenant, (tx) =>
    tx.rows('test.orders', 'select from capture.v_order where tenant_id = $1', [tx.tenant]),
  )
  return orders.length
}
