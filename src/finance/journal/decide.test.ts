import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { standardAccounts, standardRules } from './chart.ts'
import { balanceAccounts, decideCapture, decideCredit, decideHandOver, decideRefund } from './decide.ts'

const nothing = { receivable: 0, prepaid: 0, refundable: 0 }
const cup = { netMinor: 1050, taxMinor: 200 }

describe('what an order’s events are booked as', () => {
  it('owes the gross value at hand-over and settles it with what was paid ahead', () => {
    expect(decideHandOver({ ...nothing, prepaid: 1000 }, cup)).toMatchObject({
      goodsNet: 1050,
      tax: 200,
      fromPrepayments: 1000,
      fromRefunds: 0,
    })
    expect(decideHandOver({ ...nothing, prepaid: 9000 }, cup)).toMatchObject({ fromPrepayments: 1250 })
  })

  it('nets what awaits refund against goods handed over later, after what was paid ahead', () => {
    expect(decideHandOver({ receivable: 0, prepaid: 250, refundable: 5000 }, cup)).toMatchObject({
      fromPrepayments: 250,
      fromRefunds: 1000,
    })
  })

  it('pays what is owed first and takes the rest as paid ahead', () => {
    expect(decideCapture({ ...nothing, receivable: 300 }, 'bank', 1000)).toEqual({
      bankToReceivables: 300,
      bankToPrepayments: 700,
    })
  })

  it('lowers what is owed by a credit before it owes a refund', () => {
    expect(decideCredit({ ...nothing, receivable: 300 }, cup)).toMatchObject({
      goodsNet: 1050,
      tax: 200,
      fromRefunds: 300,
    })
  })

  it('sends back what was credited, then what was paid ahead, and lets the rest be owed again', () => {
    expect(decideRefund({ receivable: 0, prepaid: 200, refundable: 500 }, 'provider', 1000)).toEqual({
      providerFromRefunds: 500,
      providerFromPrepayments: 200,
      providerFromReceivables: 300,
    })
  })

  it('splits no amount into less or more than itself, and none below zero', () => {
    const minor = fc.integer({ min: 0, max: 100_000 })
    fc.assert(
      fc.property(fc.record({ receivable: minor, prepaid: minor, refundable: minor }), minor, (before, amount) => {
        const splits = [decideCapture(before, 'cash', amount), decideRefund(before, 'cash', amount)]
        for (const split of splits) {
          expect(Object.values(split).reduce((sum, part) => sum + part, 0)).toBe(amount)
          expect(Math.min(...Object.values(split))).toBeGreaterThanOrEqual(0)
        }
        const { fromPrepayments = -1, fromRefunds = -1 } = decideHandOver(before, { netMinor: amount, taxMinor: 0 })
        expect(fromPrepayments).toBeLessThanOrEqual(before.prepaid)
        expect(fromPrepayments + fromRefunds).toBe(
          Math.min(before.receivable + amount, before.prepaid + before.refundable),
        )
      }),
    )
  })
})

describe('the standard books', () => {
  it('knows the accounts of every rule, and every amount that an event can have', () => {
    const codes = standardAccounts.map(({ code }) => code)
    for (const { debit, credit } of standardRules) expect(codes).toEqual(expect.arrayContaining([debit, credit]))
    const known = (event: string) => standardRules.filter((rule) => rule.event === event).map(({ amount }) => amount)
    expect(known('order.handed_over').sort()).toEqual(Object.keys(decideHandOver(nothing, cup)).sort())
    expect(known('order.credited').sort()).toEqual(Object.keys(decideCredit(nothing, cup)).sort())
    for (const way of ['provider', 'bank', 'cash'] as const) {
      expect(known('payment.captured')).toEqual(expect.arrayContaining(Object.keys(decideCapture(nothing, way, 1))))
      expect(known('payment.refunded')).toEqual(expect.arrayContaining(Object.keys(decideRefund(nothing, way, 1))))
    }
  })

  it('finds the accounts of an order’s balances by the rules, so that another chart works too', () => {
    const own = standardRules.map((rule) => ({ ...rule, debit: `D${rule.debit}`, credit: `D${rule.credit}` }))
    expect(balanceAccounts(own)).toEqual({ receivables: 'D1200', prepayments: 'D2100', refunds: 'D2200' })
    expect(balanceAccounts([])).toBeUndefined()
  })
})
