import { beforeAll, describe, expect, it } from 'vitest'
import { newId, type OrderId } from '../../../platform/ids.ts'
import { brokenInvariants, openPayShop, type PayShop, path, usePayStage } from '../../../testing/pay.ts'
import { changeOrders, openOrder } from '../../capture/index.ts'
import { type CapturePlan, captureFor } from './capture-funds.ts'

const stage = usePayStage()
let shop: PayShop
beforeAll(async () => {
  shop = await openPayShop(stage)
})

const CARD = { provider: 'card', method: 'card', instrument: 'tok_visa_4242' }
const TRANSFER = { provider: 'manual', method: 'bank_transfer', currency: 'EUR' }

/** Hands over cups of line 1 worth so much and lets the captures run, as a shipment does. */
async function handOver(order: OrderId, amountMinor: number, id = newId(), shippingMinor = 0): Promise<CapturePlan> {
  const plan = await stage.db.write(shop.context, (tx) =>
    captureFor(tx, {
      order,
      cause: { kind: 'shipment', id },
      lines: [{ line: 1, amountMinor }],
      charges: [{ charge: 1, amountMinor: shippingMinor }],
    }),
  )
  for (const { effect } of plan.captures) await stage.effects.attempt(shop.context.tenant, effect)
  return plan
}

async function allocations(order: OrderId) {
  return stage.db.read(shop.context.tenant, (tx) =>
    tx.rows<{ target: string; number: number; amount: number }>(
      'test.allocations',
      `select a.target, a.number, a.amount_minor as amount from pay.allocation a
        where a.tenant_id = $1 and a.order_id = $2 order by a.operation_id, a.target desc, a.amount_minor`,
      [tx.tenant, order],
    ),
  )
}

describe('taking money at hand-over', () => {
  it('takes exactly what each shipment is worth, and ties it to the line', async () => {
    const order = await shop.order(4)
    await shop.call('POST', path(order, 'payments'), CARD)
    expect(await handOver(order, 1250)).toMatchObject({ captures: [{ amountMinor: 1250 }], owedMinor: 0 })
    await handOver(order, 2500)
    expect(await shop.money(order)).toMatchObject({ authorizedMinor: 1250, capturedMinor: 3750 })
    const captured = (await shop.booked(order)).filter(({ kind }) => kind === 'capture')
    expect(captured.map(({ amountMinor }) => amountMinor)).toEqual([1250, 2500])
    expect(await allocations(order)).toEqual([
      { target: 'line', number: 1, amount: 1250 },
      { target: 'line', number: 1, amount: 2500 },
    ])
  })

  it('uses the oldest authorization first and then the next', async () => {
    const order = await shop.order(4)
    await shop.call('POST', path(order, 'payments'), { ...CARD, amountMinor: 2000 })
    await shop.call('POST', path(order, 'payments'), CARD)
    const { captures } = await handOver(order, 2700, newId(), 300)
    expect(captures.map(({ amountMinor }) => amountMinor)).toEqual([2000, 1000])
    expect(await allocations(order)).toEqual([
      { target: 'line', number: 1, amount: 2000 },
      { target: 'line', number: 1, amount: 700 },
      { target: 'charge', number: 1, amount: 300 },
    ])
  })

  it('uses up what was paid ahead before it touches the card', async () => {
    const order = await shop.order(4)
    await shop.call('POST', path(order, 'receipts'), { ...TRANSFER, amountMinor: 3000, reference: newId() })
    await shop.call('POST', path(order, 'payments'), CARD)
    expect(await shop.money(order)).toMatchObject({ authorizedMinor: 2000, capturedMinor: 3000 })
    expect(await handOver(order, 2500)).toMatchObject({ captures: [], prepaidMinor: 2500, owedMinor: 0 })
    expect(await handOver(order, 2500)).toMatchObject({ captures: [{ amountMinor: 2000 }], prepaidMinor: 500 })
    expect(await shop.money(order)).toMatchObject({ authorizedMinor: 0, capturedMinor: 5000 })
  })

  it('leaves an invoice on terms owed, and ties the later payment to what was handed over', async () => {
    const order = await shop.order(4)
    await shop.call('POST', path(order, 'payments'), { provider: 'manual', method: 'invoice' })
    expect(await handOver(order, 2500)).toEqual({ captures: [], prepaidMinor: 0, owedMinor: 2500 })
    await stage.db.write(shop.context, async (tx) => {
      const opened = await openOrder(tx, order)
      if (!opened) throw new Error('no order')
      const [allocated] = await changeOrders(tx, [
        { order: opened, moves: [{ line: 1, from: 'reserved', to: 'allocated', units: 2 }] },
      ])
      const moves = (['allocated', 'picked', 'packed'] as const).map((from, index) => ({
        line: 1,
        from,
        to: (['picked', 'packed', 'shipped'] as const)[index] ?? 'shipped',
        units: 2,
      }))
      if (allocated) await changeOrders(tx, [{ order: allocated, moves }])
    })
    const receipt = { provider: 'manual', method: 'invoice', currency: 'EUR', amountMinor: 3000, reference: newId() }
    await shop.call('POST', path(order, 'receipts'), receipt)
    expect(await allocations(order)).toEqual([{ target: 'line', number: 1, amount: 2500 }])
    expect(await handOver(order, 2500)).toMatchObject({ captures: [], prepaidMinor: 500, owedMinor: 2000 })
  })

  it('takes nothing a second time for the same shipment', async () => {
    const order = await shop.order(4)
    await shop.call('POST', path(order, 'payments'), CARD)
    const shipment = newId()
    await Promise.all([handOver(order, 1250, shipment), handOver(order, 1250, shipment)])
    await handOver(order, 1250, shipment)
    expect(await shop.money(order)).toMatchObject({ capturedMinor: 1250 })
  })

  it('never takes more than is authorized, however many shipments leave at once', async () => {
    const order = await shop.order(4)
    await shop.call('POST', path(order, 'payments'), { ...CARD, amountMinor: 4000 })
    const plans = await Promise.all(Array.from({ length: 8 }, () => handOver(order, 900)))
    expect(plans.flatMap(({ captures }) => captures).reduce((sum, one) => sum + one.amountMinor, 0)).toBe(4000)
    expect(plans.reduce((sum, { owedMinor }) => sum + owedMinor, 0)).toBe(8 * 900 - 4000)
    expect(await shop.money(order)).toEqual({
      authorizedMinor: 0,
      capturedMinor: 4000,
      refundedMinor: 0,
      unknown: false,
    })
  })

  it('never takes more than the order still owes', async () => {
    const order = await shop.order(4)
    await shop.call('POST', path(order, 'payments'), CARD)
    await stage.db.write(shop.context, async (tx) => {
      const opened = await openOrder(tx, order)
      const moves = [{ line: 1, from: 'reserved', to: 'cancelled', units: 3 } as const]
      if (opened) await changeOrders(tx, [{ order: opened, moves, cancelMinor: 3750 }])
    })
    expect(await handOver(order, 5000)).toMatchObject({ captures: [{ amountMinor: 1250 }], owedMinor: 3750 })
  })
})

describe('taking money because somebody asks for it', () => {
  it('takes a sum, then the rest, then nothing', async () => {
    const order = await shop.order(4)
    await shop.call('POST', path(order, 'payments'), CARD)
    const first = await shop.call('POST', path(order, 'captures'), { amountMinor: 2000 }, 'finance')
    expect(first).toMatchObject({ status: 201, body: { state: 'succeeded', operations: [{ amountMinor: 2000 }] } })
    const tooMuch = await shop.call('POST', path(order, 'captures'), { amountMinor: 3001 }, 'finance')
    expect(tooMuch).toMatchObject({
      status: 409,
      body: { type: '/problems/exceeds_authorized', more: { possibleMinor: 3000 } },
    })
    await shop.call('POST', path(order, 'captures'), {}, 'finance')
    expect(await shop.money(order)).toMatchObject({ authorizedMinor: 0, capturedMinor: 5000 })
    const over = await shop.call('POST', path(order, 'captures'), {}, 'finance')
    expect(over.body.type).toBe('/problems/nothing_authorized')
  })

  it('captures once when button, system and timer ask together', async () => {
    const order = await shop.order(4)
    await shop.call('POST', path(order, 'payments'), CARD)
    const answers = await Promise.all(
      ['system', 'finance', 'system', 'finance'].map((as) =>
        shop.call('POST', path(order, 'captures'), { amountMinor: 5000 }, as),
      ),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409])
    expect(await shop.money(order)).toMatchObject({ capturedMinor: 5000 })
  })

  it('is not for the customer care', async () => {
    const order = await shop.order(1)
    expect(await shop.call('POST', path(order, 'captures'), {}, 'care')).toMatchObject({ status: 403 })
  })

  it('keeps the books whole', async () => {
    expect(await brokenInvariants(stage, shop)).toEqual([])
  })
})
