import { Webhook } from 'standardwebhooks'
import { expect, test } from 'vitest'
import { receiveWebhooks, usePartner, WEBHOOK_SECRET } from '../shared/test-kit.ts'
import { startPaymentService } from './service.ts'

const service = usePartner(startPaymentService, { backOffMs: [20, 40] })
const { call, delivered } = service

const charge = (key: string, instrument = 'tok_ok') =>
  call('POST', '/charges', { key, reference: 'O-1', amountMinor: 5_000, currency: 'EUR', instrument })

const keys = () => service.customer.received.map(({ event }) => event.data.key)

test('tells each operation once, signed, in the order of the book', async () => {
  await charge('p-1')
  await charge('p-1')
  await charge('p-2', 'tok_declined')
  const received = await delivered(3)
  expect(keys()).toEqual(['p-1', 'p-1:capture', 'p-2'])
  expect(received.map(({ event }) => event.type)).toEqual([
    'operation.succeeded',
    'operation.succeeded',
    'operation.declined',
  ])
  for (const { payload, headers, event } of received) {
    const signed = {
      'webhook-id': String(headers['webhook-id']),
      'webhook-timestamp': String(headers['webhook-timestamp']),
      'webhook-signature': String(headers['webhook-signature']),
    }
    expect(new Webhook(WEBHOOK_SECRET).verify(payload, signed)).toEqual(event)
    expect(() => new Webhook(WEBHOOK_SECRET).verify(`${payload} `, signed)).toThrow()
    expect(headers['webhook-id']).toBe(event.id)
  }
  expect(received[0]?.event.data).toEqual({
    id: expect.stringMatching(/^aut_/),
    key: 'p-1',
    kind: 'authorize',
    state: 'succeeded',
    amountMinor: 5_000,
    currency: 'EUR',
    reference: 'O-1',
  })
})

test('tells of the next step of a payment only after the one before was taken', async () => {
  const toldMeanwhile: number[] = []
  service.customer.settings.status = async (delivery) => {
    await new Promise((resolve) => setTimeout(resolve, 100))
    toldMeanwhile.push(service.customer.received.length - delivery)
    return 204
  }
  await charge('p-1')
  await delivered(2)
  await expect.poll(() => toldMeanwhile).toEqual([0, 0])
})

test('tries again with the same event when the customer fails, and gives up after the last wait', async () => {
  service.customer.settings.status = (delivery) => (delivery <= 2 ? 503 : 204)
  await charge('p-1', 'tok_declined')
  const received = await delivered(3)
  expect(new Set(received.map(({ event }) => event.id)).size).toBe(1)

  service.customer.settings.status = () => 500
  await charge('p-2', 'tok_declined')
  await delivered(6)
  await new Promise((resolve) => setTimeout(resolve, 120))
  expect(service.customer.received).toHaveLength(6)
})

test('sends copies under the same event id', async () => {
  await call('PUT', '/faults', { webhooks: { copies: 3 } })
  await charge('p-1', 'tok_declined')
  const received = await delivered(3)
  expect(new Set(received.map(({ headers }) => headers['webhook-id'])).size).toBe(1)
})

test('sends late', async () => {
  await call('PUT', '/faults', { webhooks: { delayMs: 400 } })
  await charge('p-1', 'tok_declined')
  expect(service.customer.received).toHaveLength(0)
  await delivered(1)
})

test('sends before the answer', async () => {
  await call('PUT', '/faults', {
    plan: [{ match: { kind: 'charge' }, fault: 'execute_then_hang', delayMs: 100 }],
    webhooks: { beforeAnswer: true, delayMs: 60 },
  })
  const hanging = expect(charge('p-1')).rejects.toThrow('fetch failed')
  await delivered(2)
  await hanging
  await call('PUT', '/faults', { webhooks: { beforeAnswer: true, delayMs: 60 } })
  await charge('p-2')
  expect(service.customer.received).toHaveLength(4)
})

test('sends in reverse, newest first', async () => {
  await call('PUT', '/faults', { webhooks: { order: 'reversed', delayMs: 400 } })
  await charge('p-1')
  await charge('p-2')
  await delivered(4)
  expect(keys()).toEqual(['p-2:capture', 'p-2', 'p-1:capture', 'p-1'])
})

test('drops, so that only a question brings the truth', async () => {
  await call('PUT', '/faults', { webhooks: { drop: true } })
  await charge('p-1')
  await call('DELETE', '/faults')
  await charge('p-2', 'tok_declined')
  await delivered(1)
  expect(keys()).toEqual(['p-2'])
  expect((await call('GET', '/operations/p-1:capture')).body.state).toBe('succeeded')
})

test('goes to a new address from the moment it is set', async () => {
  const moved = await receiveWebhooks()
  const answer = await call('PUT', '/webhook', { url: moved.url, secret: WEBHOOK_SECRET })
  expect(answer.body).toEqual({ url: moved.url })
  await charge('p-1', 'tok_declined')
  await expect.poll(() => moved.received.length, { timeout: 4_000 }).toBe(1)
  expect(service.customer.received).toHaveLength(0)
  await moved.close()
  expect((await call('PUT', '/webhook', { url: 'file:///etc', secret: 'nothing' })).status).toBe(400)
})
