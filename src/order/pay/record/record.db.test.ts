import { beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../../platform/ids.ts'
import { brokenInvariants, openPayShop, type PayShop, path, usePayStage } from '../../../testing/pay.ts'

const stage = usePayStage()
let shop: PayShop
beforeAll(async () => {
  shop = await openPayShop(stage)
})

const receiptOf = (amountMinor: number, over: object = {}) => ({
  provider: 'manual',
  method: 'bank_transfer',
  amountMinor,
  currency: 'EUR',
  reference: newId(),
  ...over,
})

describe('recording money that came', () => {
  it('books a transfer in parts under the payment that it was expected for', async () => {
    const order = await shop.order(4)
    const expected = await shop.call('POST', path(order, 'payments'), { provider: 'manual', method: 'bank_transfer' })
    const first = await shop.call('POST', path(order, 'receipts'), receiptOf(2000), 'finance')
    expect(first).toMatchObject({ status: 201, body: { state: 'succeeded', payment: expected.body['payment'] } })
    await shop.call('POST', path(order, 'receipts'), receiptOf(3000), 'finance')
    const read = await shop.call('GET', path(order, 'payments'))
    expect(read.body['items']).toMatchObject([{ capturedMinor: 5000, method: 'bank_transfer' }])
  })

  it('records a line of the bank statement once, on whichever order it is tried', async () => {
    const [order, other] = [await shop.order(4), await shop.order(4)]
    const reference = 'statement 17, line 3'
    const answers = await Promise.all(
      [order, other, order].map((one) => shop.call('POST', path(one, 'receipts'), receiptOf(1000, { reference }))),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409])
    expect(answers.find(({ status }) => status === 409)?.body.type).toBe('/problems/reference_used')
  })

  it('books more than is due as it came: then a refund is due', async () => {
    const order = await shop.order(1)
    await shop.call('POST', path(order, 'receipts'), receiptOf(1300))
    expect(await shop.money(order)).toMatchObject({ capturedMinor: 1300 })
    const [status] = await stage.db.read(shop.context.tenant, (tx) =>
      tx.rows<{ status: string }>(
        'test.payment_status',
        'select payment_status as status from capture.v_order where tenant_id = $1 and id = $2',
        [tx.tenant, order],
      ),
    )
    expect(status).toEqual({ status: 'refund_due' })
  })

  it.each([
    ['dollars for an order in euros', { currency: 'USD' }, '/problems/money_in_other_currency', '/currency'],
    [
      'a card, which is captured and not recorded',
      { provider: 'card', method: 'card' },
      '/problems/unknown_provider',
      '/provider',
    ],
    ['a method that is not its', { method: 'card' }, '/problems/method_not_offered', '/method'],
    ['a payment of another order', { payment: `pay_${'0'.repeat(32)}` }, '/problems/payment_not_found', '/payment'],
  ])('refuses %s', async (_name, over, type, at) => {
    const order = await shop.order(1)
    const answer = await shop.call('POST', path(order, 'receipts'), receiptOf(1250, over))
    expect(answer).toMatchObject({ status: 422, body: { type, path: at } })
    expect(await shop.money(order)).toMatchObject({ capturedMinor: 0 })
  })

  it('keeps the books whole', async () => {
    expect(await brokenInvariants(stage, shop)).toEqual([])
  })
})
