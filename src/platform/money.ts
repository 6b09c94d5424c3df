/** Money: integer minor units with an ISO 4217 currency. Never a float, never without its currency. */
export type Money = Readonly<{ amountMinor: number; currency: string }>

/** Digits behind the point per ISO 4217 where they are not two. */
const EXPONENTS: Readonly<Record<string, number>> = {
  BHD: 3,
  BIF: 0,
  CLP: 0,
  DJF: 0,
  GNF: 0,
  IQD: 3,
  ISK: 0,
  JOD: 3,
  JPY: 0,
  KMF: 0,
  KRW: 0,
  KWD: 3,
  LYD: 3,
  OMR: 3,
  PYG: 0,
  RWF: 0,
  TND: 3,
  UGX: 0,
  UYI: 0,
  VND: 0,
  VUV: 0,
  XAF: 0,
  XOF: 0,
  XPF: 0,
}

export function currencyExponent(currency: string): number {
  return EXPONENTS[currency] ?? 2
}

/**
 * Parses a decimal string into integer units of 10^-digits, exactly; null when it is no plain decimal
 * or has more digits than that.
 */
export function parseDecimal(text: string, digits: number): bigint | null {
  const match = /^(-?)(\d{1,15})(?:\.(\d+))?$/.exec(text)
  if (!match) return null
  const fraction = (match[3] ?? '').replace(/0+$/, '')
  if (fraction.length > digits) return null
  const units = BigInt((match[2] ?? '') + fraction.padEnd(digits, '0'))
  return match[1] === '-' ? -units : units
}

/** Divides and rounds half away from zero: the commercial rounding of invoices (DIN 1333). */
export function divideRounded(numerator: bigint, denominator: bigint): bigint {
  const negative = numerator < 0n !== denominator < 0n
  const [top, bottom] = [numerator < 0n ? -numerator : numerator, denominator < 0n ? -denominator : denominator]
  const quotient = (2n * top + bottom) / (2n * bottom)
  return negative ? -quotient : quotient
}

/** Digits behind the point of a unit price. */
export const PRICE_DIGITS = 4

/** Quantity times a decimal price per `priceBasis` units, in minor units of the currency. */
export function extendPrice(unitPrice: string, quantity: number, priceBasis: number, currency: string): number {
  const price = parseDecimal(unitPrice, PRICE_DIGITS)
  if (price === null) throw new Error(`no price: ${unitPrice}`)
  const scale = 10n ** BigInt(PRICE_DIGITS - currencyExponent(currency)) * BigInt(priceBasis)
  return safe(divideRounded(price * BigInt(quantity), scale))
}

/** `12.5` EUR is 1250; null when the text is no amount of that currency. */
export function toMinor(text: string, currency: string): number | null {
  const minor = parseDecimal(text, currencyExponent(currency))
  return minor === null ? null : safe(minor)
}

/** 1250 EUR is `12.50`. */
export function toDecimal(amountMinor: number, currency: string): string {
  const digits = currencyExponent(currency)
  if (digits === 0) return String(amountMinor)
  const text = String(Math.abs(amountMinor)).padStart(digits + 1, '0')
  return `${amountMinor < 0 ? '-' : ''}${text.slice(0, -digits)}.${text.slice(-digits)}`
}

/**
 * Splits an amount by weights so that the parts sum to it exactly: largest remainders first, ties to the
 * earlier part (Hamilton's method). All weights zero: everything falls to the first part.
 */
export function splitAmount(amountMinor: number, weights: readonly number[]): number[] {
  const total = weights.reduce((sum, weight) => sum + BigInt(weight), 0n)
  if (weights.length === 0) return []
  if (total === 0n) return weights.map((_, index) => (index === 0 ? amountMinor : 0))
  const amount = BigInt(amountMinor)
  const exact = weights.map((weight, index) => {
    const share = amount * BigInt(weight)
    return { index, floor: share / total, rest: share % total }
  })
  let left = amount - exact.reduce((sum, part) => sum + part.floor, 0n)
  const step = amount < 0n ? -1n : 1n
  const byRest = [...exact].sort((a, b) =>
    a.rest === b.rest ? a.index - b.index : a.rest * step > b.rest * step ? -1 : 1,
  )
  const parts = exact.map((part) => part.floor)
  for (const { index } of byRest) {
    if (left === 0n) break
    parts[index] = (parts[index] ?? 0n) + step
    left -= step
  }
  return parts.map(safe)
}

/**
 * What `units` of `quantity` are worth when `before` units were counted already: the differences of the
 * running total, so that any sequence of parts sums to the whole.
 */
export function shareOf(amountMinor: number, quantity: number, before: number, units: number): number {
  const upTo = (count: number) => divideRounded(BigInt(amountMinor) * BigInt(count), BigInt(quantity))
  return safe(upTo(before + units) - upTo(before))
}

function safe(value: bigint): number {
  const number = Number(value)
  if (!Number.isSafeInteger(number)) throw new Error(`amount out of range: ${value}`)
  return number
}
