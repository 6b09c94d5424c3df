import { expect, test } from 'vitest'
import { usePartner } from '../shared/test-kit.ts'
import { startPaymentService } from './service.ts'

const service = usePartner(startPaymentService)
const { call } = service

const plan = (fault: string, more: object = {}) =>
  call('PUT', '/faults', { plan: [{ match: { kind: 'authorize' }, fault, ...more }] })

const authorize = (key = 'a-1', more: object = {}) =>
  call('POST', '/authorizations', {
    key,
    reference: 'O-1',
    amountMinor: 5_000,
    currency: 'EUR',
    instrument: 'tok_ok',
    ...more,
  })

const isBooked = async (key = 'a-1'): Promise<boolean> => (await call('GET', `/operations/${key}`)).status === 200

test('slow: waits, then books and answers', async () => {
  await plan('slow', { delayMs: 400 })
  const startedAt = performance.now()
  const pending = authorize()
  expect(await isBooked()).toBe(false)
  expect((await pending).status).toBe(201)
  expect(performance.now() - startedAt).toBeGreaterThan(390)
})

test('fail: answers 500 and books nothing', async () => {
  await plan('fail')
  expect((await authorize()).status).toBe(500)
  expect(await isBooked()).toBe(false)
})

test('refuse_connection: ends the connection and books nothing', async () => {
  await plan('refuse_connection')
  await expect(authorize()).rejects.toThrow('fetch failed')
  expect(await isBooked()).toBe(false)
})

test('execute_then_hang: books, keeps silent, then cuts', async () => {
  await plan('execute_then_hang', { delayMs: 150 })
  const startedAt = performance.now()
  const pending = authorize()
  await expect(pending).rejects.toThrow('fetch failed')
  expect(performance.now() - startedAt).toBeGreaterThan(140)
  expect(await isBooked()).toBe(true)
})

test('execute_then_500: books and answers 500', async () => {
  await plan('execute_then_500')
  expect((await authorize()).status).toBe(500)
  expect(await isBooked()).toBe(true)
})

test('execute_then_cut: books and ends the connection; asking again gets the operation', async () => {
  await plan('execute_then_cut', { times: 1 })
  await expect(authorize()).rejects.toThrow('fetch failed')
  expect(await isBooked()).toBe(true)
  expect((await authorize()).status).toBe(200)
})

test('garbage: answers 200 with a web page and books nothing', async () => {
  await plan('garbage')
  const answer = await authorize()
  expect(answer.status).toBe(200)
  expect(answer.headers.get('content-type')).toContain('text/html')
  expect(await isBooked()).toBe(false)
})

test('too_many: answers 429 with the seconds to wait and books nothing', async () => {
  await plan('too_many', { delayMs: 2_500 })
  const answer = await authorize()
  expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, '3'])
  expect(await isBooked()).toBe(false)
})

test('decline: books a declined operation, also of captures and refunds, and no money moves', async () => {
  await plan('decline')
  expect((await authorize()).body).toMatchObject({ state: 'declined', reason: 'do_not_honor' })

  await call('PUT', '/faults', { plan: [{ match: { kind: 'capture' }, fault: 'decline', times: 1 }] })
  const { id } = (await authorize('a-2')).body
  const capture = (key: string) => call('POST', `/authorizations/${id}/captures`, { key, amountMinor: 5_000 })
  const declined = await capture('c-1')
  expect(declined.body.state).toBe('declined')
  expect((await capture('c-2')).body.state).toBe('succeeded')
  const refund = await call('POST', `/captures/${declined.body.id}/refunds`, { key: 'r-1', amountMinor: 1 })
  expect(refund.body.code).toBe('capture_declined')
})

test('counts a plan down, shows what is left and forgets it when told', async () => {
  const left = async () => (await call('GET', '/faults')).body
  await plan('fail', { times: 2 })
  await authorize()
  expect(await left()).toMatchObject({ plan: [{ fault: 'fail', times: 1 }], webhooks: {} })
  await authorize()
  expect(await left()).toEqual({ plan: [], webhooks: {} })
  expect((await authorize()).status).toBe(201)

  await plan('fail')
  expect((await call('DELETE', '/faults')).status).toBe(204)
  expect((await authorize()).status).toBe(200)
})

test('matches by reference, key and sum, and follows a reference from the authorization to its captures', async () => {
  const { id } = (await authorize('a-0', { reference: 'O-9' })).body
  await call('PUT', '/faults', {
    plan: [
      { match: { reference: 'O-9', kind: 'capture' }, fault: 'fail' },
      { match: { key: 'a-1' }, fault: 'too_many' },
      { match: { amountMinor: 777 }, fault: 'garbage' },
    ],
  })
  const capturing = await call('POST', `/authorizations/${id}/captures`, { key: 'c-1', amountMinor: 1 })
  expect(capturing.status).toBe(500)
  expect((await authorize('a-1')).status).toBe(429)
  expect((await authorize('a-2', { amountMinor: 777 })).headers.get('content-type')).toContain('text/html')
  expect((await authorize('a-3')).status).toBe(201)
})

test('leaves questions alone unless the plan names them', async () => {
  await call('PUT', '/faults', { plan: [{ match: {}, fault: 'fail' }] })
  expect((await authorize()).status).toBe(500)
  expect((await call('GET', '/operations/a-1')).status).toBe(404)
  await call('PUT', '/faults', { plan: [{ match: { kind: 'lookup' }, fault: 'fail' }] })
  expect((await call('GET', '/operations/a-1')).status).toBe(500)
})

test('refuses a plan it does not understand', async () => {
  const answer = await call('PUT', '/faults', { plan: [{ match: {}, fault: 'explode' }] })
  expect([answer.status, answer.body.code]).toEqual([400, 'invalid_request'])
  const misspelled = await call('PUT', '/faults', { plan: [{ match: { kind: 'authorization' }, fault: 'fail' }] })
  expect([misspelled.status, misspelled.body.code]).toEqual([422, 'unknown_kind'])
})

test('closes at once though an answer hangs', async () => {
  await plan('execute_then_hang')
  const pending = expect(authorize()).rejects.toThrow('fetch failed')
  await expect.poll(() => isBooked(), { timeout: 4_000 }).toBe(true)
  const startedAt = performance.now()
  await service.stop()
  await pending
  expect(performance.now() - startedAt).toBeLessThan(2_000)
})
