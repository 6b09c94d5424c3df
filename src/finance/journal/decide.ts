import type { MoneyWay, PostingRule } from './chart.ts'

/** What one order owes us (receivable), has paid ahead (prepaid) and gets back (refundable), in minor units. */
export type Balances = Readonly<{ receivable: number; prepaid: number; refundable: number }>
export type Amounts = Readonly<Record<string, number>>

/** The accounts that hold an order's balances, as the tenant's own rules name them. */
export type BalanceAccounts = Readonly<{ receivables: string; prepayments: string; refunds: string }>

/** Reads the balance accounts off the rules, so that a merchant's own chart works as well. */
export function balanceAccounts(rules: readonly PostingRule[]): BalanceAccounts | undefined {
  const find = (event: string, amount: string) => rules.find((one) => one.event === event && one.amount === amount)
  const prepayments = find('order.handed_over', 'fromPrepayments')
  const refunds = find('order.handed_over', 'fromRefunds')
  if (!prepayments || !refunds) return undefined
  return { receivables: prepayments.credit, prepayments: prepayments.debit, refunds: refunds.debit }
}

/** What changed hands, in minor units of the order's currency: net of tax, and the tax on all of it. */
export type Sold = Readonly<{ netMinor: number; taxMinor: number; shippingNetMinor?: number; costMinor?: number }>

const sold = ({ netMinor, taxMinor, shippingNetMinor = 0, costMinor = 0 }: Sold) => ({
  gross: netMinor + shippingNetMinor + taxMinor,
  amounts: { goodsNet: netMinor, shippingNet: shippingNetMinor, tax: taxMinor, cost: costMinor },
})

/** Hand-over: revenue and tax become a receivable, which what was paid ahead or awaits refund settles at once. */
export function decideHandOver(before: Balances, handOver: Sold): Amounts {
  const { gross, amounts } = sold(handOver)
  const owed = before.receivable + gross
  const fromPrepayments = Math.min(before.prepaid, owed)
  const fromRefunds = Math.min(before.refundable, owed - fromPrepayments)
  return { ...amounts, fromPrepayments, fromRefunds }
}

/** Goods or money off given back: it lowers what is still owed first, the rest is owed to the customer. */
export function decideCredit(before: Balances, credit: Sold): Amounts {
  const { gross, amounts } = sold(credit)
  return { ...amounts, fromRefunds: Math.min(before.receivable, before.refundable + gross) }
}

/** Money that came: it pays what is owed, the rest is paid ahead. */
export function decideCapture(before: Balances, way: MoneyWay, amountMinor: number): Amounts {
  const toReceivables = Math.min(before.receivable, amountMinor)
  return { [`${way}ToReceivables`]: toReceivables, [`${way}ToPrepayments`]: amountMinor - toReceivables }
}

/** Money sent back: what was credited first, then what was paid ahead; beyond both the customer owes it again. */
export function decideRefund(before: Balances, way: MoneyWay, amountMinor: number): Amounts {
  const fromRefunds = Math.min(before.refundable, amountMinor)
  const fromPrepayments = Math.min(before.prepaid, amountMinor - fromRefunds)
  return {
    [`${way}FromRefunds`]: fromRefunds,
    [`${way}FromPrepayments`]: fromPrepayments,
    [`${way}FromReceivables`]: amountMinor - fromRefunds - fromPrepayments,
  }
}
