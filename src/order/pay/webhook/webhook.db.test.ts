import { Webhook } from 'standardwebhooks'
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { writeProvider } from '../../../organisation/index.ts'
import { newId, type OrderId, showId } from '../../../platform/ids.ts'
import {
  type Booked,
  brokenInvariants,
  callService,
  openPayShop,
  type PayShop,
  path,
  usePayStage,
  WEBHOOK_SECRET,
} from '../../../testing/pay.ts'

const stage = usePayStage()
let shop: PayShop
let hook = ''
beforeAll(async () => {
  shop = await openPayShop(stage)
  hook = addressOf(shop)
  await callService(stage, 'PUT', '/webhook', { url: stage.url + hook, secret: WEBHOOK_SECRET })
})
beforeEach(() => callService(stage, 'DELETE', '/faults'))

const CARD = { provider: 'card', method: 'card', instrument: 'tok_visa_4242' }
const addressOf = ({ card, context }: PayShop) =>
  `/v1/webhooks/payments/${showId('provider', card)}/${showId('tenant', context.tenant)}`

/** Sends an event as the provider would; `over` spoils what a test is about. */
async function send(event: object, over: { secret?: string; at?: Date; body?: string; to?: string; id?: string } = {}) {
  const id = over.id ?? `evt_${newId()}`
  const at = over.at ?? new Date()
  const payload = JSON.stringify(event)
  const signature = new Webhook(over.secret ?? WEBHOOK_SECRET).sign(id, at, payload)
  const response = await stage.app.inject({
    method: 'POST',
    url: over.to ?? hook,
    headers: {
      'content-type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
      'webhook-signature': signature,
    },
    payload: over.body ?? payload,
  })
  return response.statusCode
}

const eventOf = ({ key, kind, reference }: Booked, over: object = {}) => ({
  type: 'operation.succeeded',
  data: { key, kind, reference, state: 'succeeded', amountMinor: 1, currency: 'EUR', ...over },
})

/** An authorization that was executed and whose answer was lost; no webhook told of it. */
async function lostAuthorization(): Promise<{ order: OrderId; booked: Booked }> {
  await callService(stage, 'PUT', '/faults', {
    plan: [{ match: { kind: 'authorize' }, fault: 'execute_then_cut', times: 1 }],
    webhooks: { drop: true },
  })
  const order = await shop.order(4)
  expect((await shop.call('POST', path(order, 'payments'), CARD)).body.state).toBe('unknown')
  const [booked] = await shop.booked(order)
  if (!booked) throw new Error('not executed')
  return { order, booked }
}

const settled = (order: OrderId) =>
  vi.waitFor(
    async () => {
      const money = await shop.money(order)
      expect(money).toMatchObject({ unknown: false, authorizedMinor: 5000 })
      return money
    },
    { timeout: 5_000 },
  )

const noted = async () => {
  const [row] = await stage.db.read(shop.context.tenant, (tx) =>
    tx.rows<{ n: number }>(
      'test.inbound',
      'select count(*)::int as n from platform.inbound_event where tenant_id = $1',
      [tx.tenant],
    ),
  )
  return row?.n
}

describe('events of the payment service itself', () => {
  it('makes a lost answer known as soon as the event comes', async () => {
    await callService(stage, 'PUT', '/faults', {
      plan: [{ match: { kind: 'authorize' }, fault: 'execute_then_cut', times: 1 }],
      webhooks: { delayMs: 100 },
    })
    const order = await shop.order(4)
    expect((await shop.call('POST', path(order, 'payments'), CARD)).body.state).toBe('unknown')
    await settled(order)
  })

  it('takes an event that comes before the answer, without holding that answer up', async () => {
    await callService(stage, 'PUT', '/faults', { webhooks: { beforeAnswer: true, copies: 3 } })
    const order = await shop.order(4)
    expect((await shop.call('POST', path(order, 'payments'), CARD)).body.state).toBe('succeeded')
    expect((await shop.call('POST', path(order, 'captures'), {})).body.state).toBe('succeeded')
    expect(await shop.money(order)).toEqual({
      authorizedMinor: 0,
      capturedMinor: 5000,
      refundedMinor: 0,
      unknown: false,
    })
    expect(await shop.booked(order)).toHaveLength(2)
  })

  it('comes to the same end in whichever order the events arrive', async () => {
    await callService(stage, 'PUT', '/faults', { webhooks: { order: 'reversed', copies: 2, delayMs: 150 } })
    const before = await noted()
    const order = await shop.order(4)
    await shop.call('POST', path(order, 'payments'), CARD)
    await shop.call('POST', path(order, 'captures'), {})
    await shop.call('POST', path(order, 'refunds'), { amountMinor: 1250, reason: 'returned' })
    await vi.waitFor(async () => expect(await noted()).toBe((before ?? 0) + 3), { timeout: 5_000 })
    expect(await shop.money(order)).toMatchObject({ capturedMinor: 5000, refundedMinor: 1250 })
  })
})

describe('events that are genuine and odd', () => {
  it('has one effect when the same event comes ten times at once, and answers all', async () => {
    const { order, booked } = await lostAuthorization()
    const id = `evt_${newId()}`
    const before = await noted()
    const answers = await Promise.all(Array.from({ length: 10 }, () => send(eventOf(booked), { id })))
    expect(new Set(answers)).toEqual(new Set([202]))
    await settled(order)
    expect(await noted()).toBe((before ?? 0) + 1)
    expect(await shop.booked(order)).toHaveLength(1)
  })

  it('believes neither amount, currency, state nor order of an event: it asks', async () => {
    const { order, booked } = await lostAuthorization()
    const other = await shop.order(4)
    const lie = { state: 'declined', amountMinor: 1, currency: 'USD', reference: showId('order', other) }
    expect(await send(eventOf(booked, lie))).toBe(202)
    await settled(order)
    expect(await shop.money(other)).toMatchObject({ authorizedMinor: 0, capturedMinor: 0 })
  })

  it('does not pay an order with the paid payment of another one', async () => {
    const order = await shop.order(4)
    await shop.call('POST', path(order, 'payments'), { ...CARD, instrument: 'tok_declined' })
    const paid = await shop.order(4)
    await shop.call('POST', path(paid, 'payments'), CARD)
    const [booked] = await shop.booked(paid)
    if (booked) expect(await send(eventOf(booked, { reference: showId('order', order) }))).toBe(202)
    expect(await shop.money(order)).toMatchObject({ authorizedMinor: 0 })
    expect(await shop.money(paid)).toMatchObject({ authorizedMinor: 5000 })
  })

  it('changes nothing by an event of long ago, of an unknown key, or of a known id with another body', async () => {
    const { order, booked } = await lostAuthorization()
    const id = `evt_${newId()}`
    expect(await send({ type: 'operation.succeeded', data: { key: 'made at the desk of the bank' } }, { id })).toBe(202)
    expect(await send(eventOf(booked), { id })).toBe(202)
    expect(await send({ type: 'something.else' })).toBe(202)
    expect(await shop.money(order)).toMatchObject({ unknown: true })
    await shop.call('POST', path(order, 'payment-checks'))
    await shop.call('POST', path(order, 'captures'), {})
    expect(await send(eventOf(booked))).toBe(202)
    expect(await shop.money(order)).toMatchObject({ capturedMinor: 5000, unknown: false })
  })
})

describe('events that are forged', () => {
  const minutes = (count: number) => new Date(Date.now() + count * 60_000)
  const other = `whsec_${Buffer.from('a secret of somebody else altogether').toString('base64')}`

  it.each([
    ['another secret', { secret: other }],
    ['an altered body', { body: '{"type":"operation.succeeded","data":{"key":"x","amountMinor":9}}' }],
    ['a body written anew', { body: '{ "type": "operation.succeeded", "data": {} }' }],
    ['a time six minutes ago', { at: minutes(-6) }],
    ['a time in six minutes', { at: minutes(6) }],
  ])('refuses %s with 401 and notes nothing', async (_name, over) => {
    const before = await noted()
    expect(await send({ type: 'operation.succeeded', data: {} }, over)).toBe(401)
    expect(await noted()).toBe(before)
  })

  it('refuses an event without a signature, for a provider or tenant that is not there, or that has no secret', async () => {
    const plain = await stage.app.inject({ method: 'POST', url: hook, payload: { type: 'operation.succeeded' } })
    expect(plain.statusCode).toBe(401)
    const tenant = showId('tenant', shop.context.tenant)
    const provider = showId('provider', shop.card)
    expect(await send({}, { to: `/v1/webhooks/payments/${showId('provider', newId())}/${tenant}` })).toBe(401)
    expect(await send({}, { to: `/v1/webhooks/payments/${provider}/${showId('tenant', newId())}` })).toBe(401)
    const silent = await stage.db.write(shop.context, (tx) =>
      writeProvider(tx, stage.vault, { kind: 'payment', code: 'silent', adapter: 'test_payment' }),
    )
    expect(await send({}, { to: `/v1/webhooks/payments/${showId('provider', silent)}/${tenant}` })).toBe(401)
  })

  it('does not let one tenant’s secret speak for another', async () => {
    const stranger = await openPayShop(stage)
    await stage.db.write(stranger.context, (tx) =>
      writeProvider(tx, stage.vault, {
        kind: 'payment',
        code: 'card',
        adapter: 'test_payment',
        settings: { url: stage.service.url },
        webhookSecret: other,
      }),
    )
    expect(await send({}, { to: addressOf(stranger) })).toBe(401)
    expect(await send({}, { to: hook, secret: other })).toBe(401)
  })

  it('takes an event with two signatures of which one fits, as while a secret is changed', async () => {
    const payload = '{"type":"operation.succeeded"}'
    const [id, at] = [`evt_${newId()}`, new Date()]
    const signatures = [other, WEBHOOK_SECRET].map((secret) => new Webhook(secret).sign(id, at, payload)).join(' ')
    const headers = {
      'content-type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
      'webhook-signature': signatures,
    }
    expect((await stage.app.inject({ method: 'POST', url: hook, headers, payload })).statusCode).toBe(202)
  })

  it('keeps the books whole', async () => {
    expect(await brokenInvariants(stage, shop)).toEqual([])
  })
})
