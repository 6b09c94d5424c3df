import fc from 'fast-check'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { postCredit, postHandOver } from '../../finance/index.ts'
import { newId, type OrderId } from '../../platform/ids.ts'
import { isRefusal } from '../../platform/refusal.ts'
import {
  type Booked,
  brokenInvariants,
  callService,
  openPayShop,
  type PayShop,
  path,
  runEffects,
  usePayStage,
} from '../../testing/pay.ts'
import { changeOrders, openOrder, orderBooking } from '../capture/index.ts'
import { captureFor, refundDueMinor, refundFor } from './index.ts'

const stage = usePayStage()
let shop: PayShop
beforeAll(async () => {
  shop = await openPayShop(stage)
})
beforeEach(() => callService(stage, 'DELETE', '/faults'))

const TOTAL_MINOR = 5000
const TAX_PERCENT = 19

/** Percent of what is possible at that moment: above 100 it must be refused. */
const share = fc.integer({ min: 5, max: 115 })
const fault = fc.constantFrom(
  undefined,
  undefined,
  'decline',
  'execute_then_cut',
  'execute_then_500',
  'fail',
  'garbage',
)
const step = fc.record({
  what: fc.constantFrom('authorize', 'authorize', 'capture', 'refund', 'void', 'hand over', 'hand over', 'credit'),
  share,
  fault,
})
const steps = fc
  .tuple(fc.integer({ min: 40, max: 100 }), fc.array(step, { minLength: 6, maxLength: 12, size: 'max' }))
  .map(([share, more]) => [{ what: 'authorize', share, fault: undefined }, ...more])
type Step = { what: string; amountMinor: number; fault: string | undefined }

/** What the payment service has booked adds up to this: the model that our own sums are held against. */
function sumsOf(book: readonly Booked[]) {
  const done = book.filter(({ state }) => state === 'succeeded')
  const sum = (kind: string, of?: string) =>
    done
      .filter((one) => one.kind === kind && (of === undefined || one.authorizationId === of))
      .reduce((total, { amountMinor }) => total + amountMinor, 0)
  const open = done
    .filter(
      ({ kind, id }) => kind === 'authorize' && !done.some((one) => one.kind === 'void' && one.authorizationId === id),
    )
    .reduce((total, { id, amountMinor }) => total + amountMinor - sum('capture', id), 0)
  return { authorizedMinor: open, capturedMinor: sum('capture'), refundedMinor: sum('refund') }
}

type Goods = { order: OrderId; handedMinor: number; creditedMinor: number }
const taxOf = (grossMinor: number) => Math.round((grossMinor * TAX_PERCENT) / (100 + TAX_PERCENT))
const netOf = (grossMinor: number) => ({ netMinor: grossMinor - taxOf(grossMinor), taxMinor: taxOf(grossMinor) })

async function handOver(goods: Goods, wanted: number): Promise<void> {
  const grossMinor = Math.min(wanted, TOTAL_MINOR - goods.handedMinor)
  if (grossMinor === 0) return
  goods.handedMinor += grossMinor
  const cause = { kind: 'shipment', id: newId() }
  await stage.db.write(shop.context, async (tx) => {
    await openOrder(tx, goods.order)
    await postHandOver(tx, { ...(await orderBooking(tx, goods.order)), cause: cause.id, ...netOf(grossMinor) })
    await captureFor(tx, { order: goods.order, cause, lines: [{ line: 1, amountMinor: grossMinor }] })
  })
}

async function credit(goods: Goods, wanted: number): Promise<void> {
  const grossMinor = Math.min(wanted, goods.handedMinor - goods.creditedMinor)
  if (grossMinor === 0) return
  goods.creditedMinor += grossMinor
  const cause = { kind: 'return', id: newId() }
  await stage.db.write(shop.context, async (tx) => {
    const order = await openOrder(tx, goods.order)
    if (order) await changeOrders(tx, [{ order, creditMinor: grossMinor }])
    await postCredit(tx, { ...(await orderBooking(tx, goods.order)), cause: cause.id, ...netOf(grossMinor) })
    const amountMinor = await refundDueMinor(tx, goods.order)
    const planned = amountMinor > 0 ? await refundFor(tx, { order: goods.order, amountMinor, cause }) : []
    if (isRefusal(planned)) throw new Error(planned.detail)
  })
}

async function take(goods: Goods, { what, amountMinor, fault: planned }: Step): Promise<number | undefined> {
  const { order } = goods
  const kind = { 'hand over': 'capture', credit: 'refund' }[what] ?? what
  await callService(stage, 'PUT', '/faults', { plan: planned ? [{ match: { kind }, fault: planned, times: 1 }] : [] })
  if (what === 'hand over') return void (await handOver(goods, amountMinor))
  if (what === 'credit') return void (await credit(goods, amountMinor))
  const call = (name: string, body: object) => shop.call('POST', path(order, name), body)
  const card = { provider: 'card', method: 'card', instrument: 'tok_visa_4242' }
  if (what === 'authorize') return (await call('payments', { ...card, amountMinor })).status
  if (what === 'capture') return (await call('captures', { amountMinor })).status
  if (what === 'refund') return (await call('refunds', { amountMinor, reason: 'other' })).status
  return (await call('voids', {})).status
}

/** How much the model lets a step move, from the provider's book and the goods alone. */
function possibleMinor(what: string, before: ReturnType<typeof sumsOf>, goods: Goods): number {
  const owed = TOTAL_MINOR - goods.creditedMinor - before.capturedMinor + before.refundedMinor
  if (what === 'authorize') return Math.max(0, owed - before.authorizedMinor)
  if (what === 'capture') return Math.max(0, Math.min(before.authorizedMinor, owed))
  if (what === 'refund') return before.capturedMinor - before.refundedMinor
  if (what === 'hand over') return TOTAL_MINOR - goods.handedMinor
  if (what === 'credit') return goods.handedMinor - goods.creditedMinor
  return before.authorizedMinor
}

function expectedStatus({ what, amountMinor }: Step, possible: number): number | undefined {
  if (what === 'hand over' || what === 'credit') return undefined
  return possible > 0 && (what === 'void' || amountMinor <= possible) ? 201 : 409
}

/** Lets everything go through, as the background work does over time. */
async function settleAll(): Promise<void> {
  await callService(stage, 'DELETE', '/faults')
  for (let round = 0; round < 3; round++) await runEffects(stage, shop, true)
}

async function balances(order: OrderId): Promise<Record<string, number>> {
  const rows = await stage.db.read(shop.context.tenant, (tx) =>
    tx.rows<{ account: string; balance: number }>(
      'test.order_accounts',
      `select a.account, sum(a.amount)::int as balance from finance.v_journal j,
              lateral (values (j.debit, j.amount_minor), (j.credit, -j.amount_minor)) a(account, amount)
        where j.tenant_id = $1 and j.order_id = $2 group by a.account`,
      [tx.tenant, order],
    ),
  )
  return Object.fromEntries(rows.map(({ account, balance }) => [account, balance]))
}

describe('any sequence of authorizing, handing over, taking and giving back', () => {
  it('keeps our book, the provider’s and the journal the same, whatever goes wrong on the way', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (sequence) => {
        const goods: Goods = { order: await shop.order(4), handedMinor: 0, creditedMinor: 0 }
        for (const one of sequence) {
          const possible = possibleMinor(one.what, sumsOf(await shop.booked(goods.order)), goods)
          const now = { ...one, amountMinor: Math.max(1, Math.ceil((possible * one.share) / 100)) }
          expect(await take(goods, now)).toBe(expectedStatus(now, possible))
          await settleAll()
          const theirs = sumsOf(await shop.booked(goods.order))
          expect(await shop.money(goods.order)).toEqual({ ...theirs, unknown: false })
        }
        const { capturedMinor, refundedMinor } = sumsOf(await shop.booked(goods.order))
        const of = await balances(goods.order)
        const [receivable = 0, prepaid = 0, refundable = 0] = [of['1200'], of['2100'], of['2200']]
        expect(of['1100'] ?? 0).toBe(capturedMinor - refundedMinor)
        expect(receivable + prepaid + refundable).toBe(
          goods.handedMinor - goods.creditedMinor - (capturedMinor - refundedMinor),
        )
        expect(receivable).toBeGreaterThanOrEqual(0)
        if (receivable > 0) expect([prepaid, refundable]).toEqual([0, 0])
        else expect(Math.max(prepaid, refundable)).toBeLessThanOrEqual(0)
        expect(await brokenInvariants(stage, shop)).toEqual([])
      }),
      { numRuns: 15, interruptAfterTimeLimit: 40_000 },
    )
  })
})
