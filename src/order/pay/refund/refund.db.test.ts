import { beforeAll, describe, expect, it } from 'vitest'
import { writePolicy } from '../../../organisation/index.ts'
import { newId, type OrderId } from '../../../platform/ids.ts'
import { isRefusal } from '../../../platform/refusal.ts'
import { brokenInvariants, openPayShop, type PayShop, path, usePayStage } from '../../../testing/pay.ts'
import { refundFor } from './refund.ts'

const stage = usePayStage()
let shop: PayShop
beforeAll(async () => {
  shop = await openPayShop(stage)
})

const CARD = { provider: 'card', method: 'card', instrument: 'tok_visa_4242' }

/** An order of four cups, paid by card in the given parts. */
async function paid(...parts: number[]): Promise<OrderId> {
  const order = await shop.order(4)
  await shop.call('POST', path(order, 'payments'), CARD)
  for (const amountMinor of parts) await shop.call('POST', path(order, 'captures'), { amountMinor })
  return order
}

const refund = (order: OrderId, amountMinor: number, as = 'system') =>
  shop.call('POST', path(order, 'refunds'), { amountMinor, reason: 'returned' }, as)

describe('sending money back', () => {
  it('gives back the newest capture first, and each for no more than it holds', async () => {
    const order = await paid(2000, 3000)
    const answer = await refund(order, 3500)
    expect(answer.body.state).toBe('succeeded')
    const booked = await shop.booked(order)
    const captures = booked.filter(({ kind }) => kind === 'capture')
    expect(
      booked
        .filter(({ kind }) => kind === 'refund')
        .map(({ captureId, amountMinor }) => [captures.findIndex(({ id }) => id === captureId), amountMinor])
        .sort(),
    ).toEqual([
      [0, 500],
      [1, 3000],
    ])
    expect(await shop.money(order)).toMatchObject({ capturedMinor: 5000, refundedMinor: 3500 })
  })

  it('books two legitimate refunds of the same sum in a row', async () => {
    const order = await paid(5000)
    expect((await refund(order, 1250)).body.state).toBe('succeeded')
    expect((await refund(order, 1250)).body.state).toBe('succeeded')
    expect(await shop.money(order)).toMatchObject({ refundedMinor: 2500 })
    expect((await shop.booked(order)).filter(({ kind }) => kind === 'refund')).toHaveLength(2)
  })

  it('books a double click once', async () => {
    const order = await paid(5000)
    const body = { amountMinor: 1250, reason: 'returned' }
    const key = newId()
    await Promise.all([1, 2, 3].map(() => shop.call('POST', path(order, 'refunds'), body, 'system', key)))
    expect(await shop.money(order)).toMatchObject({ refundedMinor: 1250 })
  })

  it('refuses 60 + 60 of 100, also at the same moment', async () => {
    const order = await paid(5000)
    const answers = await Promise.all([refund(order, 3000), refund(order, 3000)])
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409])
    const refused = answers.find(({ status }) => status === 409)
    expect(refused?.body).toMatchObject({ type: '/problems/exceeds_captured', more: { possibleMinor: 2000 } })
  })

  it('gives back nothing that was only authorized', async () => {
    const order = await paid()
    expect(await refund(order, 1)).toMatchObject({ status: 409, body: { type: '/problems/exceeds_captured' } })
  })

  it('gives back once for the same return', async () => {
    const order = await paid(2000, 3000)
    const cause = { kind: 'return', id: newId() }
    const ask = () => stage.db.write(shop.context, (tx) => refundFor(tx, { order, amountMinor: 4000, cause }))
    const planned = await ask()
    if (isRefusal(planned)) throw new Error(planned.refused)
    expect(planned.map(({ amountMinor }) => amountMinor)).toEqual([3000, 1000])
    expect(await ask()).toEqual([])
  })

  it('counts a refund under way as gone', async () => {
    const order = await paid(5000)
    await stage.db.write(shop.context, (tx) =>
      refundFor(tx, { order, amountMinor: 4000, cause: { kind: 'return', id: newId() } }),
    )
    expect(await refund(order, 1001)).toMatchObject({ status: 409, body: { more: { possibleMinor: 1000 } } })
  })

  it('gives back what was received by hand when somebody says so', async () => {
    const order = await shop.order(4)
    const receipt = { provider: 'manual', method: 'cash', amountMinor: 5000, currency: 'EUR', reference: newId() }
    await shop.call('POST', path(order, 'receipts'), receipt)
    expect((await refund(order, 5000)).body.state).toBe('succeeded')
    expect(await shop.money(order)).toMatchObject({ capturedMinor: 5000, refundedMinor: 5000 })
  })

  it('asks for a second person above the limit, counting what the first gave back before', async () => {
    await stage.db.write(shop.context, (tx) =>
      writePolicy(tx, { kind: 'channel', id: shop.channels.web }, 'refund.limit_minor', 1500),
    )
    const order = await paid(5000)
    expect((await refund(order, 1000, 'care')).status).toBe(201)
    const tooMuch = await refund(order, 501, 'care')
    expect(tooMuch).toMatchObject({
      status: 403,
      body: { type: '/problems/refund_needs_approval', more: { limitMinor: 1500, refundedMinor: 1000 } },
    })
    expect((await refund(order, 500, 'care')).status).toBe(201)
    expect((await refund(order, 1500, 'finance')).status).toBe(201)
    expect((await refund(order, 2000, 'system')).status).toBe(201)
  })

  it('keeps the books whole', async () => {
    expect(await brokenInvariants(stage, shop)).toEqual([])
  })
})
