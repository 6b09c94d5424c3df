import { beforeEach, expect, test } from 'vitest'
import { usePartner } from '../shared/test-kit.ts'
import type { Operation } from './model.ts'
import { startPaymentService } from './service.ts'

let now = new Date(0)
const setTime = (at: string): void => {
  now = new Date(at)
}
beforeEach(() => setTime('2026-03-01T12:00:00Z'))

const { call } = usePartner(startPaymentService, { now: () => now })

const authorization = (key: string, more: object = {}) => ({
  key,
  reference: 'O-1001',
  amountMinor: 10_000,
  currency: 'EUR',
  instrument: 'tok_visa_4242',
  ...more,
})

const authorize = async (key: string, more: object = {}): Promise<Operation> =>
  (await call<Operation>('POST', '/authorizations', authorization(key, more))).body

const capture = (id: string, key: string, amountMinor: number) =>
  call('POST', `/authorizations/${id}/captures`, { key, amountMinor })

test('sets money aside for seven days and shows only the brand and the last four digits of the instrument', async () => {
  const answer = await call('POST', '/authorizations', authorization('a-1'))
  expect(answer.status).toBe(201)
  expect(answer.body).toEqual({
    id: expect.stringMatching(/^aut_/),
    key: 'a-1',
    kind: 'authorize',
    state: 'succeeded',
    amountMinor: 10_000,
    currency: 'EUR',
    reference: 'O-1001',
    at: '2026-03-01T12:00:00.000Z',
    expiresAt: '2026-03-08T12:00:00.000Z',
    instrument: { brand: 'visa', lastFour: '4242' },
  })
  const book = await call<object[]>('GET', '/book')
  expect(book.body).toHaveLength(1)
  expect(JSON.stringify(book.body)).not.toContain('tok_visa_4242')
})

test.each([
  ['tok_declined', 'insufficient_funds'],
  ['tok_expired', 'expired'],
  ['4111111111111111', 'unknown_instrument'],
])('declines %s with the reason %s', async (instrument, reason) => {
  const answer = await call('POST', '/authorizations', authorization('a-1', { instrument }))
  expect(answer.status).toBe(201)
  expect(answer.body).toMatchObject({ state: 'declined', reason })
  const capturing = await capture(String(answer.body.id), 'c-1', 1)
  expect([capturing.status, capturing.body.code]).toEqual([409, 'authorization_declined'])
})

test('books a key once: the same request gets the same operation, another request under that key is refused', async () => {
  const first = await call('POST', '/authorizations', authorization('a-1'))
  const reordered = Object.fromEntries(Object.entries(authorization('a-1')).reverse())
  const again = await call('POST', '/authorizations', reordered)
  expect([first.status, again.status]).toEqual([201, 200])
  expect(again.body).toEqual(first.body)

  const other = await call('POST', '/authorizations', authorization('a-1', { amountMinor: 9_999 }))
  const charge = await call('POST', '/charges', authorization('a-1'))
  expect([other.status, other.body.code]).toEqual([422, 'key_reused'])
  expect(charge.status).toBe(422)
  expect((await call<object[]>('GET', '/book')).body).toHaveLength(1)
})

test('books a key once when ten callers send it at the same moment', async () => {
  const answers = await Promise.all(
    Array.from({ length: 10 }, () => call('POST', '/authorizations', authorization('a-1'))),
  )
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
  expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1)
})

test('captures in parts up to the authorized sum and never beyond', async () => {
  const { id } = await authorize('a-1')
  expect((await capture(id, 'c-1', 6_000)).status).toBe(201)
  const beyond = await capture(id, 'c-2', 4_001)
  expect([beyond.status, beyond.body.code]).toEqual([409, 'exceeds_authorization'])
  expect(beyond.headers.get('content-type')).toContain('application/problem+json')
  expect((await capture(id, 'c-2', 4_000)).status).toBe(201)
  expect((await capture(id, 'c-1', 6_000)).status).toBe(200)
  expect((await capture(id, 'c-3', 1)).status).toBe(409)
})

test('captures no more than the authorized sum when many captures come at the same moment', async () => {
  const { id } = await authorize('a-1')
  const answers = await Promise.all(Array.from({ length: 10 }, (_, index) => capture(id, `c-${index}`, 3_000)))
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(3)
})

test('gives up what was not captured and captures nothing after that', async () => {
  const { id } = await authorize('a-1')
  await capture(id, 'c-1', 2_500)
  const voided = await call('POST', `/authorizations/${id}/voids`, { key: 'v-1' })
  expect(voided.body).toMatchObject({ kind: 'void', state: 'succeeded', amountMinor: 7_500, authorizationId: id })
  expect((await capture(id, 'c-2', 1)).body.code).toBe('authorization_voided')
  const again = await call('POST', `/authorizations/${id}/voids`, { key: 'v-2' })
  expect([again.status, again.body.code]).toEqual([409, 'authorization_voided'])
})

test('captures nothing of an authorization that expired', async () => {
  const { id } = await authorize('a-1')
  setTime('2026-03-08T12:00:00Z')
  expect((await capture(id, 'c-1', 1)).body.code).toBe('authorization_expired')
})

test('refunds up to what was captured', async () => {
  const { id } = await authorize('a-1')
  const captured = await capture(id, 'c-1', 5_000)
  const refund = (key: string, amountMinor: number) =>
    call('POST', `/captures/${captured.body.id}/refunds`, { key, amountMinor })
  expect((await refund('r-1', 3_000)).body).toMatchObject({ kind: 'refund', captureId: captured.body.id })
  const beyond = await refund('r-2', 2_001)
  expect([beyond.status, beyond.body.code]).toEqual([409, 'exceeds_capture'])
  expect((await refund('r-2', 2_000)).status).toBe(201)
  const ofAuthorization = await call('POST', `/captures/${id}/refunds`, { key: 'r-3', amountMinor: 1 })
  expect(ofAuthorization.status).toBe(404)
})

test('charges in one: two operations under two keys, once', async () => {
  const charged = await call('POST', '/charges', authorization('p-1'))
  expect(charged.status).toBe(201)
  expect(charged.body).toMatchObject({
    authorization: { key: 'p-1', kind: 'authorize' },
    capture: { key: 'p-1:capture', kind: 'capture', amountMinor: 10_000 },
  })
  const again = await call('POST', '/charges', authorization('p-1'))
  expect([again.status, again.body]).toEqual([200, charged.body])

  const declined = await call('POST', '/charges', authorization('p-2', { instrument: 'tok_declined' }))
  expect(declined.body).toEqual({ authorization: expect.objectContaining({ state: 'declined' }) })
  expect((await call('GET', '/operations/p-2:capture')).status).toBe(404)
})

test('tells what was booked under a key, and all of a reference', async () => {
  const { id } = await authorize('order/1 ä', { reference: 'O-7' })
  await capture(id, 'c-1', 100)
  expect((await call('GET', `/operations/${encodeURIComponent('order/1 ä')}`)).body.id).toBe(id)
  expect((await call('GET', '/operations/nobody')).body.code).toBe('not_found')
  const listed = await call<Operation[]>('GET', '/operations?reference=O-7')
  expect(listed.body.map(({ key }) => key)).toEqual(['order/1 ä', 'c-1'])
})
