import { expect, test } from 'vitest'
import { clientOf, usePartner } from '../shared/test-kit.ts'
import { startPaymentService } from './service.ts'

const service = usePartner(startPaymentService)
const { call } = service

const authorization = (key: string, more: object = {}) => ({
  key,
  reference: 'O-1001',
  amountMinor: 10_000,
  currency: 'EUR',
  instrument: 'tok_visa_4242',
  ...more,
})

test('lets nobody in without the secret, and anybody ask whether it runs', async () => {
  const stranger = clientOf(service.url, '')
  for (const [method, path] of [
    ['GET', '/book'],
    ['GET', '/operations/a-1'],
    ['PUT', '/faults'],
    ['GET', '/nowhere'],
  ] as const) {
    const answer = await stranger(method, path)
    expect([answer.status, answer.body.code]).toEqual([401, 'unauthorized'])
  }
  expect((await clientOf(service.url, 'wrong')('GET', '/book')).status).toBe(401)
  expect((await stranger('GET', '/healthz')).status).toBe(200)
})

test('shows every wrong request as a problem', async () => {
  const wrong = [
    await call('POST', '/authorizations', authorization('a-1', { amountMinor: 10.5 })),
    await call('POST', '/authorizations', authorization('a-1', { amountMinor: '100' })),
    await call('POST', '/authorizations', authorization('a-1', { amountMinor: 0 })),
    await call('POST', '/authorizations', authorization('a-1', { surprise: true })),
    await call('POST', '/authorizations', authorization('a-1', { currency: 'XQQ' })),
    await call('POST', '/authorizations/aut_none/captures', { key: 'c', amountMinor: 1 }),
    await call('GET', '/nowhere'),
    await call('GET', '/operations/%E0%A4%A'),
  ]
  expect(wrong.map(({ status }) => status)).toEqual([400, 400, 400, 400, 422, 404, 404, 400])
  for (const { headers, body, status } of wrong) {
    expect(headers.get('content-type')).toContain('application/problem+json')
    expect(body.status).toBe(status)
  }
})

test('does not start without a secret', async () => {
  await expect(startPaymentService({ folder: '/nowhere', secret: ' ' })).rejects.toThrow('without a bearer secret')
})
