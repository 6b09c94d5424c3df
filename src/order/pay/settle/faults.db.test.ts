import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { masterChanged } from '../../../platform/events/master.ts'
import type { OrderId } from '../../../platform/ids.ts'
import {
  brokenInvariants,
  callService,
  openPayShop,
  type PayShop,
  path,
  runEffects,
  usePayStage,
} from '../../../testing/pay.ts'

const stage = usePayStage()
let shop: PayShop
beforeAll(async () => {
  shop = await openPayShop(stage)
})
beforeEach(() => callService(stage, 'DELETE', '/faults'))

const CARD = { provider: 'card', method: 'card', instrument: 'tok_visa_4242' }
const STEPS = {
  authorize: (order: OrderId) => shop.call('POST', path(order, 'payments'), CARD),
  capture: (order: OrderId) => shop.call('POST', path(order, 'captures'), { amountMinor: 2000 }),
  refund: (order: OrderId) => shop.call('POST', path(order, 'refunds'), { amountMinor: 500, reason: 'returned' }),
  void: (order: OrderId) => shop.call('POST', path(order, 'voids'), {}),
}
type Step = keyof typeof STEPS
const BEFORE: Readonly<Record<Step, Step[]>> = {
  authorize: [],
  capture: ['authorize'],
  refund: ['authorize', 'capture'],
  void: ['authorize', 'capture'],
}

/** An order that has come as far as the step, which the next call of that kind will disturb. */
async function disturbed(step: Step, fault: string, more: object = {}): Promise<OrderId> {
  const order = await shop.order(4)
  for (const before of BEFORE[step]) await STEPS[before](order)
  await callService(stage, 'PUT', '/faults', { plan: [{ match: { kind: step }, fault, times: 1, ...more }] })
  return order
}

/** Ours equals theirs: the same operations with the same keys, states and amounts. */
async function expectEqualBooks(order: OrderId): Promise<void> {
  const theirs = (await shop.booked(order)).map(({ key, kind, state, amountMinor }) => [key, kind, state, amountMinor])
  const read = await shop.call('GET', path(order, 'payments'))
  const payments = read.body['items'] as { operations: Record<string, unknown>[] }[]
  const ours = payments
    .flatMap(({ operations }) => operations)
    .map(({ id, kind, state, amountMinor }) => [id, kind, state, amountMinor])
  expect(ours).toEqual(theirs)
}

const each = (faults: readonly string[]) =>
  faults.flatMap((fault) => (Object.keys(STEPS) as Step[]).map((step) => [step, fault] as const))

describe('a provider that executes and loses the answer', () => {
  it.each(each(['execute_then_hang', 'execute_then_500', 'execute_then_cut']))(
    '%s with %s: unknown until reconciled, then the truth, and never twice',
    async (step, fault) => {
      const order = await disturbed(step, fault, { delayMs: 5_000 })
      const answer = await STEPS[step](order)
      expect(answer).toMatchObject({ status: 201, body: { state: 'unknown' } })
      expect(await shop.money(order)).toMatchObject({ unknown: true })
      const atProvider = (await shop.booked(order)).length
      await runEffects(stage, shop, true)
      expect(await shop.money(order)).toMatchObject({ unknown: false })
      expect(await shop.booked(order)).toHaveLength(atProvider)
      await expectEqualBooks(order)
    },
  )
})

describe('a provider that does not execute and does not say so', () => {
  it.each(each(['fail', 'garbage', 'refuse_connection']))(
    '%s with %s: unknown, then asked, sent again with the same key, and booked once',
    async (step, fault) => {
      const order = await disturbed(step, fault)
      const before = (await shop.booked(order)).length
      expect((await STEPS[step](order)).body.state).toBe('unknown')
      expect(await shop.booked(order)).toHaveLength(before)
      await runEffects(stage, shop, true)
      expect(await shop.booked(order)).toHaveLength(before + 1)
      await expectEqualBooks(order)
    },
  )

  it('asks for patience: nothing is sent before its time, and it is not called unknown', async () => {
    const order = await disturbed('capture', 'too_many', { delayMs: 3_000 })
    expect((await STEPS.capture(order)).body.state).toBe('pending')
    expect(await shop.money(order)).toMatchObject({ unknown: false, capturedMinor: 0 })
    await runEffects(stage, shop)
    expect(await shop.money(order)).toMatchObject({ capturedMinor: 0 })
    await runEffects(stage, shop, true)
    expect(await shop.money(order)).toMatchObject({ capturedMinor: 2000 })
    await expectEqualBooks(order)
  })

  it('is slower than we wait: it was told to do it once, and did it once', async () => {
    const order = await disturbed('authorize', 'slow', { delayMs: 800 })
    expect((await STEPS.authorize(order)).body.state).toBe('unknown')
    await runEffects(stage, shop, true)
    await new Promise((resolve) => setTimeout(resolve, 900))
    expect(await shop.booked(order)).toHaveLength(1)
    await expectEqualBooks(order)
  })

  it('cannot be reached at all: certainly not sent, and tried again', async () => {
    const order = await shop.order(4)
    const set = (url: string) =>
      stage.db.write(shop.context, async (tx) => {
        await tx.rows(
          'test.move_provider',
          `update organisation.provider set settings = jsonb_set(settings, '{url}', to_jsonb($2::text)) where tenant_id = $1 and code = 'card'`,
          [tx.tenant, url],
        )
        masterChanged(tx, 'providers')
      })
    await set('http://127.0.0.1:1')
    expect((await STEPS.authorize(order)).body).toMatchObject({ state: 'pending' })
    expect(await shop.money(order)).toMatchObject({ unknown: false })
    await set(stage.service.url)
    await runEffects(stage, shop, true)
    expect(await shop.money(order)).toMatchObject({ authorizedMinor: 5000 })
    await expectEqualBooks(order)
  })
})

describe('a provider that says no', () => {
  it.each(Object.keys(STEPS) as Step[])('%s: declined is the truth at once', async (step) => {
    const order = await disturbed(step, 'decline')
    const before = await shop.money(order)
    const answer = await STEPS[step](order)
    expect(answer.body).toMatchObject({ state: 'declined', operations: [{ problem: 'do_not_honor' }] })
    expect(await shop.money(order)).toEqual(before)
    await expectEqualBooks(order)
  })
})

describe('finding out', () => {
  it('asks now when somebody wants to know, and stays unknown while the provider does not answer', async () => {
    const order = await shop.order(4)
    await callService(stage, 'PUT', '/faults', {
      plan: [
        { match: { kind: 'authorize' }, fault: 'execute_then_cut', times: 1 },
        { match: { kind: 'lookup' }, fault: 'fail', times: 1 },
      ],
    })
    await STEPS.authorize(order)
    expect((await shop.call('POST', path(order, 'payment-checks'), {}, 'care')).body.state).toBe('unknown')
    expect(await shop.money(order)).toMatchObject({ unknown: true, authorizedMinor: 0 })
    const second = await shop.call('POST', path(order, 'payment-checks'), {}, 'care')
    expect(second.body).toMatchObject({ state: 'succeeded', operations: [{ kind: 'authorize', amountMinor: 5000 }] })
    expect(await shop.money(order)).toMatchObject({ unknown: false, authorizedMinor: 5000 })
    const third = await shop.call('POST', path(order, 'payment-checks'))
    expect(third).toMatchObject({ status: 201, body: { state: 'expected', operations: [] } })
  })

  it('gives a replay of the request the truth that came out meanwhile, without a second charge', async () => {
    const order = await shop.order(4)
    await callService(stage, 'PUT', '/faults', {
      plan: [{ match: { kind: 'authorize' }, fault: 'execute_then_500', times: 1 }],
    })
    const pay = () => shop.call('POST', path(order, 'payments'), CARD, 'system', `replayed-${order}`)
    const first = await pay()
    await shop.call('POST', path(order, 'payment-checks'))
    const replay = await pay()
    expect([first.body.state, replay.body.state]).toEqual(['unknown', 'succeeded'])
    expect(replay.body['payment']).toBe(first.body['payment'])
    expect(await shop.booked(order)).toHaveLength(1)
  })

  it('keeps money that may be taken from being authorized, captured or refunded a second time', async () => {
    const order = await disturbed('capture', 'execute_then_cut')
    await STEPS.capture(order)
    expect((await STEPS.authorize(order)).body.type).toBe('/problems/nothing_due')
    expect((await shop.call('POST', path(order, 'captures'), { amountMinor: 3001 })).status).toBe(409)
    expect((await STEPS.refund(order)).body.type).toBe('/problems/exceeds_captured')
    expect((await STEPS.void(order)).body.type).toBe('/problems/nothing_authorized')
  })

  it('announces each step once it is known, and the doubt before', async () => {
    const order = await disturbed('capture', 'execute_then_cut')
    await STEPS.capture(order)
    await runEffects(stage, shop, true)
    const events = await stage.db.read(shop.context.tenant, (tx) =>
      tx.rows<{ type: string; amount: number }>(
        'test.payment_events',
        `select type, (data->>'amountMinor')::int as amount from platform.event
          where tenant_id = $1 and order_id = $2 and type like 'payment.%' order by position`,
        [tx.tenant, order],
      ),
    )
    expect(events).toEqual([
      { type: 'payment.authorized', amount: 5000 },
      { type: 'payment.unknown', amount: 2000 },
      { type: 'payment.captured', amount: 2000 },
    ])
  })

  it('keeps the books whole', async () => {
    await runEffects(stage, shop, true)
    expect(await brokenInvariants(stage, shop)).toEqual([])
  })
})
