import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { writeProvider } from '../../../organisation/index.ts'
import { newId } from '../../../platform/ids.ts'
import { brokenInvariants, openPayShop, type PayShop, path, usePayStage } from '../../../testing/pay.ts'

const stage = usePayStage()
let shop: PayShop
let server: Server
/** What a provider's answer says in place of what it was asked for. */
let over: Record<string, unknown> = {}

beforeAll(async () => {
  shop = await openPayShop(stage)
  server = createServer(async (request, response) => {
    const { instrument: _token, ...asked } = (await json(request)) as Record<string, unknown>
    const kind = request.url?.endsWith('/captures') ? 'capture' : request.url?.endsWith('/voids') ? 'void' : 'authorize'
    const booked = { id: newId(), kind, state: 'succeeded', currency: 'EUR', ...asked }
    response.writeHead(201).end(JSON.stringify({ ...booked, ...(kind === 'capture' && over) }))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  await stage.db.write(shop.context, (tx) =>
    writeProvider(tx, stage.vault, {
      kind: 'payment',
      code: 'odd',
      adapter: 'test_payment',
      settings: { url },
      secret: 's',
    }),
  )
})
afterAll(() => void server.close())

async function captured(answer: Record<string, unknown>) {
  over = answer
  const order = await shop.order(4)
  await shop.call('POST', path(order, 'payments'), { provider: 'odd', method: 'card', instrument: 'tok_visa' })
  const { body } = await shop.call('POST', path(order, 'captures'), {})
  return { order, body, money: await shop.money(order) }
}

describe('a provider that books something else than it was asked for', () => {
  it('did less: our book says what it did, and the rest stays open', async () => {
    const { body, money, order } = await captured({ amountMinor: 4500 })
    expect(body).toMatchObject({ state: 'succeeded', operations: [{ amountMinor: 4500 }] })
    expect(money).toEqual({ authorizedMinor: 500, capturedMinor: 4500, refundedMinor: 0, unknown: false })
    over = {}
    await shop.call('POST', path(order, 'captures'), {})
    expect(await shop.money(order)).toMatchObject({ authorizedMinor: 0, capturedMinor: 5000 })
  })

  it.each([
    ['more', { amountMinor: 5001 }],
    ['another currency', { currency: 'USD' }],
    ['another operation', { key: `pop_${'0'.repeat(32)}` }],
    ['another kind of step', { kind: 'refund' }],
    ['an amount that is none', { amountMinor: '5000' }],
  ])('says %s: not taken for paid, and flagged as unknown', async (_name, answer) => {
    const { body, money } = await captured(answer)
    expect(body.state).toBe('unknown')
    expect(money).toMatchObject({ capturedMinor: 0, unknown: true })
  })

  it('keeps the books whole', async () => {
    expect(await brokenInvariants(stage, shop)).toEqual([])
  })
})
