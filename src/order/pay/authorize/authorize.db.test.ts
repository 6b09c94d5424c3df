import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { brokenInvariants, openPayShop, type PayShop, path, usePayStage } from '../../../testing/pay.ts'

const stage = usePayStage()
let shop: PayShop
beforeAll(async () => {
  shop = await openPayShop(stage)
})

const CARD = { provider: 'card', method: 'card', instrument: 'tok_visa_4242' }

describe('adding a payment to an order', () => {
  it('sets aside what is due and says so on the order', async () => {
    const order = await shop.order(4)
    const answer = await shop.call('POST', path(order, 'payments'), CARD)
    expect(answer).toMatchObject({
      status: 201,
      body: { state: 'succeeded', operations: [{ kind: 'authorize', state: 'succeeded', amountMinor: 5000 }] },
    })
    expect(await shop.money(order)).toEqual({
      authorizedMinor: 5000,
      capturedMinor: 0,
      refundedMinor: 0,
      unknown: false,
    })
    const read = await shop.call('GET', path(order, 'payments'))
    expect(read.body['items']).toMatchObject([
      { provider: 'card', brand: 'visa', lastFour: '4242', authorizedMinor: 5000, currency: 'EUR' },
    ])
  })

  it('tells a decline as an answer, not as an error, and lets another card try', async () => {
    const order = await shop.order(1)
    const declined = await shop.call('POST', path(order, 'payments'), { ...CARD, instrument: 'tok_declined' })
    expect(declined).toMatchObject({
      status: 201,
      body: { state: 'declined', operations: [{ problem: 'insufficient_funds' }] },
    })
    expect(await shop.money(order)).toMatchObject({ authorizedMinor: 0 })
    expect(await shop.call('POST', path(order, 'payments'), CARD)).toMatchObject({ body: { state: 'succeeded' } })
  })

  it('charges once when the same request comes twenty times at once', async () => {
    const order = await shop.order(2)
    const key = randomUUID()
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => shop.call('POST', path(order, 'payments'), CARD, 'system', key)),
    )
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    expect(answers[0]).toMatchObject({ status: 201, body: { state: 'succeeded' } })
    expect(await shop.booked(order)).toHaveLength(1)
  })

  it('lets only one of two tabs pay the same order, and tells the other', async () => {
    const order = await shop.order(2)
    const answers = await Promise.all([1, 2].map(() => shop.call('POST', path(order, 'payments'), CARD)))
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409])
    expect(answers.find(({ status }) => status === 409)?.body.type).toBe('/problems/nothing_due')
    expect(await shop.booked(order)).toHaveLength(1)
  })

  it('takes several payments on one order, each for a part of it', async () => {
    const order = await shop.order(4)
    await shop.call('POST', path(order, 'payments'), { ...CARD, amountMinor: 2000 })
    const rest = await shop.call('POST', path(order, 'payments'), { ...CARD, instrument: 'tok_amex_1000' })
    expect(rest.body).toMatchObject({ operations: [{ amountMinor: 3000 }] })
    expect(await shop.money(order)).toMatchObject({ authorizedMinor: 5000 })
    const more = await shop.call('POST', path(order, 'payments'), { ...CARD, amountMinor: 1 })
    expect(more.body.type).toBe('/problems/nothing_due')
  })

  it('only notes what is expected when the provider sets nothing aside', async () => {
    const order = await shop.order(1)
    const answer = await shop.call('POST', path(order, 'payments'), { provider: 'manual', method: 'bank_transfer' })
    expect(answer).toMatchObject({ status: 201, body: { state: 'expected', operations: [] } })
    expect(await shop.money(order)).toMatchObject({ authorizedMinor: 0, capturedMinor: 0 })
  })

  it.each([
    ['an unknown provider', { ...CARD, provider: 'nobody' }, 422, '/problems/unknown_provider', '/provider'],
    ['a method of another provider', { ...CARD, method: 'cash' }, 422, '/problems/method_not_offered', '/method'],
    ['no instrument', { provider: 'card', method: 'card' }, 422, '/problems/instrument_missing', '/instrument'],
    ['a card number', { ...CARD, instrument: '4242424242424242' }, 422, '/problems/invalid_request', '/instrument'],
    ['more than is due', { ...CARD, amountMinor: 1251 }, 409, '/problems/exceeds_due', '/amountMinor'],
    ['nothing at all', { ...CARD, amountMinor: 0 }, 422, '/problems/invalid_request', '/amountMinor'],
    ['less than nothing', { ...CARD, amountMinor: -5 }, 422, '/problems/invalid_request', '/amountMinor'],
    ['a price of its own', { ...CARD, currency: 'USD' }, 422, '/problems/invalid_request', '/currency'],
  ])('refuses %s by name and writes nothing', async (_name, body, status, type, at) => {
    const order = await shop.order(1)
    expect(await shop.call('POST', path(order, 'payments'), body)).toMatchObject({ status, body: { type, path: at } })
    expect((await shop.call('GET', path(order, 'payments'))).body['items']).toEqual([])
    expect(await shop.booked(order)).toEqual([])
  })

  it('shows an order of another channel or tenant as if it were not there', async () => {
    const order = await shop.order(1)
    const other = await openPayShop(stage)
    for (const answer of [
      await shop.call('POST', path(order, 'payments'), CARD, 'stranger'),
      await shop.call('GET', path(order, 'payments'), undefined, 'stranger'),
      await other.call('POST', path(order, 'payments'), CARD),
      await other.call('POST', path(order, 'refunds'), { amountMinor: 1, reason: 'other' }),
    ])
      expect(answer).toMatchObject({ status: 404, body: { type: '/problems/order_not_found' } })
    expect(await shop.booked(order)).toEqual([])
  })

  it('keeps the books whole', async () => {
    expect(await brokenInvariants(stage, shop)).toEqual([])
  })
})
