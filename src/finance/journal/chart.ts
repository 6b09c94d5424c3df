export type AccountKind = 'asset' | 'liability' | 'equity' | 'revenue' | 'expense'
export type Account = Readonly<{ code: string; name: string; kind: AccountKind }>
export type PostingRule = Readonly<{ event: string; amount: string; debit: string; credit: string }>

/** The books that a new tenant starts with; a merchant's own chart replaces the rows, not the code. */
export const standardAccounts: readonly Account[] = [
  { code: '1000', name: 'Cash', kind: 'asset' },
  { code: '1010', name: 'Bank', kind: 'asset' },
  { code: '1100', name: 'Payment provider clearing', kind: 'asset' },
  { code: '1200', name: 'Receivables', kind: 'asset' },
  { code: '1400', name: 'Stock', kind: 'asset' },
  { code: '2000', name: 'VAT payable', kind: 'liability' },
  { code: '2100', name: 'Prepayments received', kind: 'liability' },
  { code: '2200', name: 'Refund liabilities', kind: 'liability' },
  { code: '4000', name: 'Revenue goods', kind: 'revenue' },
  { code: '4010', name: 'Revenue shipping', kind: 'revenue' },
  { code: '4090', name: 'Returns and allowances', kind: 'revenue' },
  { code: '5000', name: 'Cost of goods sold', kind: 'expense' },
]

/** Where money is while it is on its way: with the payment provider, in the bank, in the till. */
const WAYS = { provider: '1100', bank: '1010', cash: '1000' } as const
export type MoneyWay = keyof typeof WAYS

const rule = (event: string, amount: string, debit: string, credit: string): PostingRule => ({
  event,
  amount,
  debit,
  credit,
})

/** From event and named amount to accounts; README.md tells why each is so. */
export const standardRules: readonly PostingRule[] = [
  rule('order.handed_over', 'goodsNet', '1200', '4000'),
  rule('order.handed_over', 'shippingNet', '1200', '4010'),
  rule('order.handed_over', 'tax', '1200', '2000'),
  rule('order.handed_over', 'fromPrepayments', '2100', '1200'),
  rule('order.handed_over', 'fromRefunds', '2200', '1200'),
  rule('order.handed_over', 'cost', '5000', '1400'),
  rule('order.credited', 'goodsNet', '4090', '2200'),
  rule('order.credited', 'shippingNet', '4090', '2200'),
  rule('order.credited', 'tax', '2000', '2200'),
  rule('order.credited', 'fromRefunds', '2200', '1200'),
  rule('order.credited', 'cost', '1400', '5000'),
  ...Object.entries(WAYS).flatMap(([way, account]) => [
    rule('payment.captured', `${way}ToReceivables`, account, '1200'),
    rule('payment.captured', `${way}ToPrepayments`, account, '2100'),
    rule('payment.refunded', `${way}FromRefunds`, '2200', account),
    rule('payment.refunded', `${way}FromPrepayments`, '2100', account),
    rule('payment.refunded', `${way}FromReceivables`, '1200', account),
  ]),
]
