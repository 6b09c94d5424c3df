import { divideRounded, parseDecimal } from '../../src/platform/money.ts'
import type { DemoOrder, DemoOrderLine } from '../model.ts'

/** Unit price × quantity × (1 − discount) in hundredths of the currency, rounded half up on the line. */
export function lineMinor(line: DemoOrderLine): number {
  const priceMinor = hundredths(line.unitPrice)
  const keptPercent = 100n - hundredths(line.discount)
  return Number(divideRounded(priceMinor * BigInt(line.quantity) * keptPercent, 100n))
}

export function goodsMinor(order: Pick<DemoOrder, 'lines'>): number {
  return order.lines.reduce((sum, line) => sum + lineMinor(line), 0)
}

export function freightMinor(order: Pick<DemoOrder, 'freight'>): number {
  return Number(hundredths(order.freight))
}

/** Prices, freight and discounts of the source all have at most two decimals. */
function hundredths(text: string): bigint {
  const value = parseDecimal(text, 2)
  if (value === null) throw new Error(`more than two decimals: ${text}`)
  return value
}
