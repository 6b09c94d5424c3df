import {
  currencyExponent,
  divideRounded,
  extendPrice,
  PRICE_DIGITS,
  parseDecimal,
  shareOf,
} from '../../../platform/money.ts'
import type { DiscountInput, DiscountSnapshot } from './model.ts'

export type ListPrice = Readonly<{
  list: string
  listVersion: number
  minUnits: number
  amount: string
  priceBasis: number
}>

/** The price of the largest quantity step that the quantity reaches; undefined when the list has none. */
export function priceFor(quantity: number, prices: readonly ListPrice[]): ListPrice | undefined {
  return prices.filter((price) => price.minUnits <= quantity).sort((a, b) => b.minUnits - a.minUnits)[0]
}

const PERCENT_DIGITS = 4

/**
 * The line's amount after its discounts, and each discount's share. A percentage is taken of what is left and
 * rounded once on the remaining amount, half up, so that the line equals price × quantity × (1 − percent).
 * @returns null when the discounts take more than the line is worth
 */
export function discountedAmount(
  unitPrice: string,
  quantity: number,
  priceBasis: number,
  currency: string,
  discounts: readonly DiscountInput[],
): { amountMinor: number; discounts: DiscountSnapshot[] } | null {
  let left = extendPrice(unitPrice, quantity, priceBasis, currency)
  const full = left
  const taken: DiscountSnapshot[] = []
  for (const discount of discounts) {
    const after =
      discount.percent === undefined
        ? left - (discount.amountMinor ?? 0)
        : afterPercent(unitPrice, quantity, priceBasis, currency, discount.percent, left, full)
    if (after === null || after < 0 || after > left) return null
    taken.push({ name: discount.name, amountMinor: left - after })
    left = after
  }
  return { amountMinor: left, discounts: taken }
}

function afterPercent(
  unitPrice: string,
  quantity: number,
  priceBasis: number,
  currency: string,
  percent: string,
  left: number,
  full: number,
): number | null {
  const hundred = 100n * 10n ** BigInt(PERCENT_DIGITS)
  const taken = parseDecimal(percent, PERCENT_DIGITS)
  if (taken === null || taken < 0n || taken > hundred) return null
  const keep = hundred - taken
  if (left !== full) return Number(divideRounded(BigInt(left) * keep, hundred))
  // The first discount works on the unrounded price, as the sender's own arithmetic does.
  const price = parseDecimal(unitPrice, PRICE_DIGITS)
  if (price === null) return null
  const perMinor = 10n ** BigInt(PRICE_DIGITS - currencyExponent(currency)) * BigInt(priceBasis)
  return Number(divideRounded(price * BigInt(quantity) * keep, perMinor * hundred))
}

type Valued = Readonly<{ quantity: number; grossMinor: number }>

/**
 * What cancelled units are worth. A line's units are numbered: those handed over from the first one up, those
 * cancelled from the last one down, so that no unit counts twice and all parts of a line sum to it.
 */
export function valueCancelled(line: Valued, cancelledBefore: number, units: number): number {
  return shareOf(line.grossMinor, line.quantity, line.quantity - cancelledBefore - units, units)
}

/** What units are worth that are handed over (or come back) after `before` others of the line. */
export function valueHandedOver(amountMinor: number, quantity: number, before: number, units: number): number {
  return shareOf(amountMinor, quantity, before, units)
}
