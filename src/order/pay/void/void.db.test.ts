import { beforeAll, describe, expect, it } from 'vitest'
import { newId, type OrderId } from '../../../platform/ids.ts'
import {
  brokenInvariants,
  callService,
  openPayShop,
  type PayShop,
  path,
  runEffects,
  usePayStage,
} from '../../../testing/pay.ts'
import { changeOrders, openOrder, readOrders } from '../../capture/index.ts'
import { releaseUnused } from './void.ts'

const stage = usePayStage()
let shop: PayShop
beforeAll(async () => {
  shop = await openPayShop(stage)
})

const CARD = { provider: 'card', method: 'card', instrument: 'tok_visa_4242' }

/** Cancels cups of an order of four, all if not said otherwise, and gives up what was set aside when nothing is left, as a cancellation does. */
async function cancel(order: OrderId, units = 4): Promise<number> {
  return stage.db.write(shop.context, async (tx) => {
    const opened = await openOrder(tx, order)
    const moves = [{ line: 1, from: 'reserved', to: 'cancelled', units } as const]
    if (opened) await changeOrders(tx, [{ order: opened, moves, cancelMinor: units * 1250 }])
    return units === 4 ? (await releaseUnused(tx, order)).length : 0
  })
}

const voids = async (order: OrderId) => (await shop.booked(order)).filter(({ kind }) => kind === 'void')

describe('giving up what was not taken', () => {
  it('gives up the rest of an authorization, once', async () => {
    const order = await shop.order(4)
    await shop.call('POST', path(order, 'payments'), CARD)
    await shop.call('POST', path(order, 'captures'), { amountMinor: 2000 })
    const answer = await shop.call('POST', path(order, 'voids'), {}, 'care')
    expect(answer.body).toMatchObject({ state: 'succeeded', operations: [{ kind: 'void', amountMinor: 3000 }] })
    expect(await shop.money(order)).toMatchObject({ authorizedMinor: 0, capturedMinor: 2000 })
    const again = await shop.call('POST', path(order, 'voids'), {}, 'care')
    expect(again.body.type).toBe('/problems/nothing_authorized')
    expect((await shop.call('POST', path(order, 'captures'), {})).body.type).toBe('/problems/nothing_authorized')
  })

  it('gives up everything when the order is cancelled', async () => {
    const order = await shop.order(4)
    await shop.call('POST', path(order, 'payments'), { ...CARD, amountMinor: 2000 })
    await shop.call('POST', path(order, 'payments'), CARD)
    expect(await cancel(order)).toBe(2)
    expect(await releaseAgain(order)).toBe(0)
    await runEffects(stage, shop)
    expect((await voids(order)).map(({ amountMinor }) => amountMinor).sort()).toEqual([2000, 3000])
    expect(await shop.money(order)).toMatchObject({ authorizedMinor: 0, capturedMinor: 0 })
  })

  it('gives up an authorization whose answer came after the order was cancelled', async () => {
    const order = await shop.order(4)
    await callService(stage, 'PUT', '/faults', {
      plan: [{ match: { kind: 'authorize' }, fault: 'execute_then_cut', times: 1 }],
    })
    expect((await shop.call('POST', path(order, 'payments'), CARD)).body.state).toBe('unknown')
    expect(await cancel(order)).toBe(0)
    await runEffects(stage, shop, true)
    expect(await shop.money(order)).toMatchObject({ authorizedMinor: 5000, unknown: false })
    await runEffects(stage, shop)
    expect(await voids(order)).toHaveLength(1)
    expect(await shop.money(order)).toMatchObject({ authorizedMinor: 0 })
    const after = await stage.db.read(shop.context.tenant, (tx) => readOrders(tx, [order]))
    expect(after.get(order)?.closedAt).not.toBeNull()
  })

  it('gives up what is left when everything that the order still owes was taken', async () => {
    const order = await shop.order(4)
    await shop.call('POST', path(order, 'payments'), CARD)
    await cancel(order, 1)
    expect(await voids(order)).toHaveLength(0)
    await shop.call('POST', path(order, 'captures'), {})
    await runEffects(stage, shop)
    expect(await shop.money(order)).toMatchObject({ authorizedMinor: 0, capturedMinor: 3750 })
    expect((await voids(order)).map(({ amountMinor }) => amountMinor)).toEqual([1250])
  })

  it('sends back by itself what a capture took whose order was cancelled meanwhile', async () => {
    const order = await shop.order(4)
    await shop.call('POST', path(order, 'payments'), CARD)
    await callService(stage, 'PUT', '/faults', {
      plan: [{ match: { kind: 'capture' }, fault: 'execute_then_cut', times: 1 }],
    })
    expect((await shop.call('POST', path(order, 'captures'), {})).body.state).toBe('unknown')
    expect(await cancel(order)).toBe(0)
    await runEffects(stage, shop, true)
    await runEffects(stage, shop)
    expect(await shop.money(order)).toEqual({
      authorizedMinor: 0,
      capturedMinor: 5000,
      refundedMinor: 5000,
      unknown: false,
    })
  })

  it('tries once more only when asked, when the provider refuses to void', async () => {
    const order = await shop.order(4)
    await shop.call('POST', path(order, 'payments'), CARD)
    await callService(stage, 'PUT', '/faults', { plan: [{ match: { kind: 'void' }, fault: 'decline', times: 1 }] })
    await cancel(order)
    await runEffects(stage, shop)
    await runEffects(stage, shop)
    expect(await shop.money(order)).toMatchObject({ authorizedMinor: 5000 })
    expect((await shop.call('POST', path(order, 'voids'), {})).body.state).toBe('succeeded')
  })

  it('learns from a refused capture that the provider has given the authorization up', async () => {
    const order = await shop.order(4)
    await shop.call('POST', path(order, 'payments'), CARD)
    const [authorized] = await shop.booked(order)
    await callService(stage, 'POST', `/authorizations/${authorized?.id}/voids`, { key: newId() })
    const answer = await shop.call('POST', path(order, 'captures'), {})
    expect(answer.body).toMatchObject({ state: 'failed', operations: [{ problem: 'authorization_voided' }] })
    expect(await shop.money(order)).toEqual({ authorizedMinor: 0, capturedMinor: 0, refundedMinor: 0, unknown: false })
    expect((await shop.call('POST', path(order, 'payments'), CARD)).body.state).toBe('succeeded')
  })

  it('keeps the books whole', async () => {
    expect(await brokenInvariants(stage, shop)).toEqual([])
  })
})

async function releaseAgain(order: OrderId): Promise<number> {
  return stage.db.write(shop.context, async (tx) => (await releaseUnused(tx, order)).length)
}
