import type { InputLine } from './lines.ts'
import { matchCredit } from './match.ts'
import { type Credit, type DayPlan, type Outcome, type PlannedCharge, type PlannedOrder, WAVES } from './model.ts'
import { kindOf, type Reason } from './rules.ts'

/** An order has at most so many lines; a longer invoice becomes several orders. */
const MOST_LINES = 1000

/** Decides for every line of a day what becomes of it. */
export function planDay(lines: readonly InputLine[]): DayPlan {
  const day = lines.find((line) => line.readable)?.at.slice(0, 10) ?? ''
  const outcomes = new Map<InputLine, Outcome>()
  const refuse = (line: InputLine, reason: Reason) => outcomes.set(line, { line, kind: 'refused', reason })
  const invoices = new Map<string, { first: InputLine; goods: InputLine[]; charges: PlannedCharge[] }>()
  const taking: InputLine[] = []
  for (const line of lines) {
    const judged = kindOf(line, day)
    if (judged.kind === 'refused') refuse(line, judged.reason)
    else if (judged.kind === 'credit') taking.push(line)
    else {
      const invoice = invoices.get(line.invoice) ?? { first: line, goods: [], charges: [] }
      if (invoice.first.customer !== line.customer || invoice.first.country !== line.country)
        refuse(line, 'invoice_mixed')
      else {
        invoices.set(line.invoice, invoice)
        if (judged.kind === 'charge') invoice.charges.push({ line, kind: judged.charge })
        else invoice.goods.push(line)
      }
    }
  }
  const orders: PlannedOrder[] = []
  for (const [number, invoice] of invoices) {
    if (invoice.goods.length === 0) for (const { line } of invoice.charges) refuse(line, 'charge_without_goods')
    else orders.push(...ordersOf(number, invoice))
  }
  for (const order of orders) {
    for (const line of order.lines) outcomes.set(line, { line, kind: 'order_line' })
    for (const { line } of order.charges) outcomes.set(line, { line, kind: 'charge' })
  }
  const credits = matchAll(orders, taking)
  for (const { line, kind, taken } of credits)
    outcomes.set(line, { line, kind, units: taken.reduce((sum, one) => sum + one.units, 0) })
  for (const line of taking) if (!outcomes.has(line)) outcomes.set(line, { line, kind: 'unmatched' })
  return { day, orders, credits, outcomes: lines.flatMap((line) => outcomes.get(line) ?? []) }
}

function ordersOf(
  number: string,
  { goods, charges }: { goods: readonly InputLine[]; charges: readonly PlannedCharge[] },
): PlannedOrder[] {
  const orders: PlannedOrder[] = []
  for (let start = 0; start < goods.length; start += MOST_LINES) {
    const lines = goods.slice(start, start + MOST_LINES)
    const first = lines[0]
    if (!first) break
    const { at, customer, country } = first
    orders.push({
      number: start === 0 ? number : `${number}/${start / MOST_LINES + 1}`,
      at,
      customer,
      country,
      wave: at.slice(11, 16) < WAVES.noon ? 'noon' : 'evening',
      lines,
      charges: start === 0 ? charges : [],
    })
  }
  return orders
}

/** Credit notes in the sequence of the file, each taking what those before it have left. */
function matchAll(orders: readonly PlannedOrder[], taking: readonly InputLine[]): Credit[] {
  const left = new Map<InputLine, number>()
  const credits: Credit[] = []
  for (const line of taking) {
    const found = matchCredit(line, orders, left)
    if (found) credits.push(found)
  }
  return credits
}
