import { SKU } from '../../../catalog/items/model.ts'
import { COUNTRIES } from './countries.ts'
import type { InputLine } from './lines.ts'

/** Every line of the file ends as exactly one of these. */
export const OUTCOMES = ['order_line', 'charge', 'cancellation', 'return', 'unmatched', 'refused'] as const
export type OutcomeKind = (typeof OUTCOMES)[number]

/** Why a line is not taken. */
export const REASONS = {
  unreadable: 'quantity, price, date or invoice number cannot be read',
  other_day: 'it is of another day than the first line of the file',
  negative_quantity: 'units below one outside a credit note: the shop corrected its stock',
  positive_on_credit: 'a credit note that gives instead of taking back',
  negative_price: 'a price below zero: the shop corrected its books',
  no_description: 'nothing says what it was',
  price_zero: 'given away or corrected, not sold',
  bad_sku: 'no SKU',
  unknown_country: 'nobody knows where it went',
  quantity_too_large: 'more units than an order line takes',
  invoice_mixed: 'another customer or country than the first line of its invoice',
  charge_without_goods: 'a charge on an invoice without goods: an order has at least one line',
  money_without_goods: 'a discount, fee or charge on a credit note: money goes back with goods only',
} as const
export type Reason = keyof typeof REASONS

const SHIPPING: ReadonlySet<string> = new Set(['POST', 'DOT', 'C2', 'CARRIAGE'])
/** Manual entries, what the bank and the marketplace take, discounts, samples, donations, bad debts. */
const FEES: ReadonlySet<string> = new Set(['M', 'BANK CHARGES', 'AMAZONFEE', 'D', 'S', 'CRUK', 'B'])
const MOST_UNITS = 1_000_000

/** What a line is by itself. Codes of services stand where SKUs do; capitals do not matter for them. */
export type LineKind =
  | Readonly<{ kind: 'goods' | 'credit' }>
  | Readonly<{ kind: 'charge'; charge: 'shipping' | 'fee' }>
  | Readonly<{ kind: 'refused'; reason: Reason }>

export function isCreditNote(line: InputLine): boolean {
  return /^C/i.test(line.invoice)
}

/** The first reason that fits, in this order, refuses a line. */
export function kindOf(line: InputLine, day: string): LineKind {
  const refused = (reason: Reason): LineKind => ({ kind: 'refused', reason })
  const credit = isCreditNote(line)
  if (!line.readable) return refused('unreadable')
  if (!line.at.startsWith(day)) return refused('other_day')
  if (!credit && line.quantity < 1) return refused('negative_quantity')
  if (credit && line.quantity > -1) return refused('positive_on_credit')
  if (line.unitPrice.startsWith('-')) return refused('negative_price')
  if (line.description === '') return refused('no_description')
  if (Number(line.unitPrice) === 0) return refused('price_zero')
  const code = line.sku.toUpperCase()
  const charge = SHIPPING.has(code) ? 'shipping' : FEES.has(code) ? 'fee' : null
  if (charge) return credit ? refused('money_without_goods') : { kind: 'charge', charge }
  if (!SKU.test(line.sku)) return refused('bad_sku')
  if (!(line.country in COUNTRIES)) return refused('unknown_country')
  if (Math.abs(line.quantity) > MOST_UNITS) return refused('quantity_too_large')
  return { kind: credit ? 'credit' : 'goods' }
}
