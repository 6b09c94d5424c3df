import { PRICE_DIGITS, parseDecimal } from '../../../platform/money.ts'
import type { InputLine } from './lines.ts'
import { type Credit, type PlannedOrder, type Taken, WAVES } from './model.ts'

type Candidate = Readonly<{ order: PlannedOrder; line: InputLine; position: number }>

/**
 * A credit note does not say which invoice it takes back: it is matched to earlier lines of the same customer, SKU and
 * price, the newest first, up to the units that are there. Before the goods have left it is a cancellation, afterwards a
 * return; the newest line decides which, and older ones help out where they are the same. Without a customer nothing is
 * matched. `left` holds what earlier credit notes left of each line, and is lowered.
 */
export function matchCredit(
  credit: InputLine,
  orders: readonly PlannedOrder[],
  left: Map<InputLine, number>,
): Credit | null {
  if (credit.customer === null) return null
  const leftOf = (line: InputLine) => left.get(line) ?? line.quantity
  const candidates = orders
    .filter((order) => order.customer === credit.customer)
    .flatMap((order) => order.lines.map((line, index): Candidate => ({ order, line, position: index + 1 })))
    .filter(({ line }) => isSame(line, credit) && leftOf(line) > 0)
    .sort((a, b) => b.line.number - a.line.number)
  const newest = candidates[0]
  if (!newest) return null
  const kind = hasLeft(newest.order, credit) ? 'return' : 'cancellation'
  let wanted = -credit.quantity
  const taken: Taken[] = []
  for (const { order, line, position } of candidates) {
    if (hasLeft(order, credit) !== (kind === 'return')) continue
    const units = Math.min(wanted, leftOf(line))
    if (units === 0) break
    left.set(line, leftOf(line) - units)
    taken.push({ order, line: position, units })
    wanted -= units
  }
  return { line: credit, kind, taken }
}

function isSame(line: InputLine, credit: InputLine): boolean {
  return (
    line.sku === credit.sku &&
    line.number < credit.number &&
    line.at <= credit.at &&
    parseDecimal(line.unitPrice, PRICE_DIGITS) === parseDecimal(credit.unitPrice, PRICE_DIGITS)
  )
}

const hasLeft = (order: PlannedOrder, credit: InputLine) => credit.at.slice(11, 16) >= WAVES[order.wave]
