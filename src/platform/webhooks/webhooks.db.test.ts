import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Webhook } from 'standardwebhooks'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { expectAnswer, type Merchant, openMerchant, useHouse } from '../../testing/house.ts'
import { type Body, placed, sound, view } from '../../testing/order-story.ts'
import { aKey, client, testVault } from '../../testing/server.ts'
import { webhookDuty } from './deliver.ts'
import { claimDeliveries, settleDelivery } from './store.ts'

const house = useHouse()
let merchant: Merchant
/** A server of somebody who wants to hear: answers as it is told, and remembers what came. */
const receiver = { url: '', status: 200, delayMs: 0, heard: [] as { headers: IncomingHttpHeaders; text: string }[] }
let server: Server

beforeAll(async () => {
  server = createServer(async (request, response) => {
    let text = ''
    for await (const chunk of request) text += chunk
    receiver.heard.push({ headers: request.headers, text })
    await pause(receiver.delayMs)
    response.writeHead(receiver.status).end()
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  receiver.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`
})
afterAll(() => server.close())
beforeEach(async () => {
  Object.assign(receiver, { status: 200, delayMs: 0, heard: [] })
  merchant = await openMerchant(house, { policies: { 'release.when': 'on_request' } })
})

const make = async (over: object = {}): Promise<{ id: string; secret: string }> =>
  expectAnswer(
    await merchant.as.admin.post('/v1/webhook-endpoints', { url: receiver.url, eventTypes: ['order.placed'], ...over }),
    201,
  )
const list = async (who = merchant.as.admin): Promise<Body[]> =>
  expectAnswer(await who.get('/v1/webhook-endpoints'), 200).items
const order = async () => (await placed(merchant, [{ sku: 'tea', quantity: 1 }])).id as string
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** Makes what waits for its next try due, as time would. */
const hurry = () =>
  house.db.write(merchant.context, (tx) =>
    tx.rows(
      'test.hurry',
      `update platform.webhook_delivery set next_at = now() where tenant_id = $1 and state = 'pending'`,
      [tx.tenant],
    ),
  )

describe('a webhook endpoint', () => {
  it('hears what it asked for, signed with its own secret, and nothing else', async () => {
    const { id, secret } = await make()
    await order()
    await merchant.settle()
    expect(receiver.heard).toHaveLength(1)
    const [{ headers, text }] = receiver.heard as [(typeof receiver.heard)[number]]
    const event = new Webhook(secret).verify(text, headers as Record<string, string>) as Body
    expect(event).toMatchObject({ type: expect.stringContaining('order.placed') })
    expect(() => new Webhook(secret).verify(`${text} `, headers as Record<string, string>)).toThrow()
    const other = await make()
    expect(() => new Webhook(other.secret).verify(text, headers as Record<string, string>)).toThrow()
    expect((await list()).find((one) => one.id === id)).toMatchObject({
      active: true,
      lastSuccessAt: expect.any(String),
      lastFailureAt: null,
      lastProblem: null,
      openDeliveries: 0,
    })
    await sound(house, merchant)
  })

  it('is tried again when it fails, later each time, and says how it does', async () => {
    await make()
    receiver.status = 503
    const first = await order()
    await merchant.settle()
    expect(receiver.heard).toHaveLength(1)
    const [ill] = await list()
    expect(ill).toMatchObject({
      lastSuccessAt: null,
      lastFailureAt: expect.any(String),
      lastProblem: 'answered 503',
      openDeliveries: 1,
    })
    await merchant.settle()
    expect(receiver.heard).toHaveLength(1) // not before its time
    receiver.status = 204
    await hurry()
    await merchant.settle()
    expect(receiver.heard.map(({ headers }) => headers['webhook-id'])).toEqual([
      receiver.heard[0]?.headers['webhook-id'],
      receiver.heard[0]?.headers['webhook-id'],
    ])
    expect((await list())[0]).toMatchObject({ lastSuccessAt: expect.any(String), openDeliveries: 0 })
    expect((await view(merchant, first)).reports).toMatchObject([{ state: 'acknowledged', attempts: 2 }])
  })

  it('hears of one order in the sequence in which it happened', async () => {
    await make({ eventTypes: ['order.*'] })
    receiver.status = 500
    const id = await order()
    await merchant.settle()
    const cancel = await merchant.as.care.post(`/v1/orders/${id}/cancellations`, {})
    expectAnswer(cancel, 201)
    await merchant.settle()
    const types = () => receiver.heard.map(({ text }) => JSON.parse(text).type as string)
    expect(new Set(types()).size).toBe(1) // what comes later waits for what came first
    receiver.status = 200
    for (let tries = 0; tries < 6; tries++) {
      await hurry()
      await merchant.settle()
    }
    const taken = types().slice(types().lastIndexOf(types()[0] ?? ''))
    expect(taken[0]).toContain('order.placed')
    expect(taken.findIndex((type) => type.includes('units_cancelled'))).toBeGreaterThan(0)
  })

  it('that is gone is switched off, can be switched on again, and gets by a resend what it missed, with the reason kept', async () => {
    const { id } = await make()
    receiver.status = 410
    const missed = await order()
    await merchant.settle()
    expect((await list())[0]).toMatchObject({ active: false, disabledReason: expect.stringContaining('410') })
    await order()
    await merchant.settle()
    expect(receiver.heard).toHaveLength(1)

    receiver.status = 200
    const on = await merchant.as.admin.patch(`/v1/webhook-endpoints/${id}`, { active: true })
    expect(expectAnswer(on, 200)).toEqual({ id, active: true })
    expect((await list())[0]).toMatchObject({ active: true, disabledReason: null })
    const again = { order: missed, reason: 'their server was moved' }
    expect(expectAnswer(await merchant.as.admin.post(`/v1/webhook-endpoints/${id}/resends`, again), 201)).toEqual({
      resent: 1,
    })
    await merchant.settle()
    expect(receiver.heard).toHaveLength(2)
    expect(expectAnswer(await merchant.as.admin.get(`/v1/webhook-endpoints/${id}/resends`), 200).items).toEqual([
      {
        order: missed,
        from: null,
        onlyFailed: true,
        reason: 'their server was moved',
        resent: 1,
        actor: 'user',
        at: expect.any(String),
      },
    ])
    expect((await view(merchant, missed)).reports).toMatchObject([
      { state: 'acknowledged', resendReason: 'their server was moved', resentAt: expect.any(String) },
    ])
    const off = await merchant.as.admin.patch(`/v1/webhook-endpoints/${id}`, { active: false })
    expect(expectAnswer(off, 200)).toEqual({ id, active: false })
    await order()
    await merchant.settle()
    expect(receiver.heard).toHaveLength(2)
    await sound(house, merchant)
  })

  it('of another channel is not there for a key of one channel', async () => {
    const { channels } = merchant.shop
    const bound = async (channel: keyof typeof channels) =>
      client(
        house.kontor.app,
        (await aKey(house.db, merchant.context, ['webhook.*', 'order.read'], { channel: channels[channel] })).headers,
      )
    const [web, market] = [await bound('web'), await bound('market')]
    const { id } = expectAnswer(
      await web.post('/v1/webhook-endpoints', { url: receiver.url, eventTypes: ['order.placed'] }),
      201,
    )
    await make()
    expect((await list(web)).map((one) => one.id)).toEqual([id])
    expect(await list(market)).toEqual([])
    expect(await list()).toHaveLength(2)
    const url = `/v1/webhook-endpoints/${id}`
    for (const answer of [
      await market.patch(url, { active: false }),
      await market.delete(url),
      await market.post(`${url}/resends`, {}),
      await market.get(`${url}/resends`),
    ])
      expect(answer.status).toBe(404)
    expect((await web.patch(url, { active: true })).status).toBe(200)
    const own = await order()
    const foreign = await placed(merchant, [{ sku: 'tea', quantity: 1 }], { channel: 'market' })
    await merchant.settle()
    const told = (of: string) => receiver.heard.filter(({ text }) => text.includes(of)).length
    expect([told(own), told(foreign.id)]).toEqual([2, 1]) // the endpoint of the web channel does not hear of the market
  })

  it('gets a report once, also when several processes send and its answer takes its time', async () => {
    await make()
    const worker = webhookDuty(house.db, testVault, { privateAllowed: true })
    await order()
    receiver.delayMs = 300
    await Promise.all([merchant.settle(), pause(100).then(() => worker.run(merchant.context.tenant))])
    await merchant.settle()
    expect(receiver.heard).toHaveLength(1)
  })

  it('is judged by the answer to the latest try: one that comes late counts nothing', async () => {
    const { id } = await make()
    receiver.status = 503
    const placedOrder = await order()
    await merchant.settle()
    await hurry()
    const claim = () => house.db.write(merchant.context, (tx) => claimDeliveries(tx, 1, 60))
    const [late] = await claim()
    await hurry()
    const [latest] = await claim()
    const book = (due: typeof late, state: 'acknowledged' | 'failed') =>
      house.db.write(merchant.context, async (tx) => {
        if (due) await settleDelivery(tx, due, { state, status: 200, problem: null, delayS: 0 })
      })
    await book(late, 'failed')
    expect((await view(merchant, placedOrder)).reports).toMatchObject([{ state: 'pending' }])
    await book(latest, 'acknowledged')
    expect((await view(merchant, placedOrder)).reports).toMatchObject([{ state: 'acknowledged', attempts: 3 }])
    expect((await list()).find((one) => one.id === id)).toMatchObject({ openDeliveries: 0 })
  })
})
