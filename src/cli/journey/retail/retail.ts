import { basename } from 'node:path'
import { itemsBySku } from '../../../catalog/index.ts'
import { openRecords } from '../../../import/records.ts'
import { readBalances } from '../../../inventory/index.ts'
import { verify } from '../../../platform/db/verify.ts'
import { progressBar, say } from '../../say.ts'
import { openStage, type Stage } from '../../stage.ts'
import { type Summary, settled } from '../report.ts'
import { type Driven, driveDay } from './drive.ts'
import { type InputLine, readLines } from './lines.ts'
import type { DayPlan, Outcome } from './model.ts'
import { planDay } from './plan.ts'
import { prepareShop } from './prepare.ts'
import { type RetailResult, showDay } from './report.ts'
import { differences, sumInput, type Tally, tallyOutcomes } from './tally.ts'

export type RetailOptions = Readonly<{ file: string; json: boolean }>

/** `kontor journey --orders <csv>`: a day of a real web shop with all its dirt. @returns the exit code */
export async function retailJourney(options: RetailOptions): Promise<number> {
  const lines = await readLines((await openRecords(options.file, 'csv')).records)
  const stage = await openStage()
  try {
    const result = await runDay(stage, basename(options.file), lines)
    for (const { line, invoice, sku, units } of result.unmatched)
      say.detail(`unmatched: line ${line}, ${units} units of ${sku} on ${invoice}`)
    process.stdout.write(`${showDay(result)}\n`)
    if (options.json) process.stdout.write(`${JSON.stringify(result)}\n`)
    return result.faults.length + result.invariants.broken === 0 ? 0 : 1
  } finally {
    await stage.stop()
  }
}

/** Drives the lines of a day on a stage, and holds what became of them against the file and against Kontor's books. */
export async function runDay(stage: Stage, file: string, lines: readonly InputLine[]): Promise<RetailResult> {
  const began = Date.now()
  const plan = planDay(lines)
  await prepareShop(stage, plan)
  const bar = progressBar('orders', plan.orders.length)
  const driven = await driveDay(stage.systems, plan, (placed) => bar.tick(placed, plan.day))
  bar.end()
  const summary = await settled(stage.systems.care)
  const verdict = await verify(stage.store.db, { tenant: stage.context.tenant })
  const outcomes = outcomesOf(plan, driven)
  const [input, tally] = [sumInput(lines), tallyOutcomes(outcomes)]
  const faults = [
    ...driven.faults,
    ...differences(input, tally),
    ...againstBooks(tally, summary, driven.returned),
    ...(await againstShelf(stage, plan, tally)),
    ...verdict.broken.map(({ invariant, rows }) => `broken ${invariant.name}: ${JSON.stringify(rows.slice(0, 3))}`),
  ]
  return {
    file,
    ...summary,
    input,
    outcomes: tally,
    refused: outcomes.flatMap(({ line, reason }) => (reason === undefined ? [] : [{ line: line.number, why: reason }])),
    unmatched: outcomes.flatMap(unmatchedOf),
    faults,
    invariants: { checked: verdict.checked, broken: verdict.broken.length },
    seconds: Math.round((Date.now() - began) / 100) / 10,
  }
}

/** Units of a credit note that nothing was found for. */
function unmatchedOf({ line, kind, units: found = 0 }: Outcome): RetailResult['unmatched'][number][] {
  if (kind !== 'unmatched' && kind !== 'cancellation' && kind !== 'return') return []
  const units = -line.quantity - found
  return units === 0 ? [] : [{ line: line.number, invoice: line.invoice, sku: line.sku, units }]
}

/** The plan, corrected by what Kontor refused. */
function outcomesOf(plan: DayPlan, { refused }: Driven): Outcome[] {
  const because = new Map<InputLine, string>()
  for (const [what, why] of refused) {
    if ('taken' in what) because.set(what.line, why)
    else for (const line of [...what.lines, ...what.charges.map((charge) => charge.line)]) because.set(line, why)
  }
  return plan.outcomes.map((outcome) => {
    const reason = because.get(outcome.line)
    return reason === undefined ? outcome : { line: outcome.line, kind: 'refused', reason }
  })
}

/** What Kontor's own report says of the same orders. */
function againstBooks(tally: Tally, summary: Summary, returned: number): string[] {
  const units = (bucket: string) => summary.units[bucket] ?? 0
  const all = Object.values(summary.units).reduce((sum, count) => sum + count, 0)
  const money = summary.money[0]
  const compared: readonly (readonly [string, number, number])[] = [
    ['units ordered', all, tally.order_line.units],
    ['units cancelled', units('cancelled'), -tally.cancellation.units],
    ['units delivered', units('delivered'), tally.order_line.units + tally.cancellation.units],
    ['units returned', returned, -tally.return.units],
    ['goods, net, minor units', money?.goodsNetMinor ?? 0, tally.order_line.minor],
    ['charges, net, minor units', money?.chargesNetMinor ?? 0, tally.charge.minor],
    ['owed, minor units', money?.owedMinor ?? 0, 0],
  ]
  return compared
    .filter(([, books, outcomes]) => books !== outcomes)
    .map(([name, books, outcomes]) => `${name}: ${books} in the books, ${outcomes} by the outcomes`)
}

/** The shelf began with what the day sells: what is left was cancelled or came back. */
async function againstShelf(stage: Stage, plan: DayPlan, tally: Tally): Promise<string[]> {
  const skus = [...new Set(plan.orders.flatMap((order) => order.lines.map((line) => line.sku)))]
  const balances = await stage.store.db.read(stage.context.tenant, async (tx) => {
    const items = await itemsBySku(tx, skus)
    return readBalances(
      tx,
      items.map((item) => item.id),
    )
  })
  const left = balances.reduce((sum, balance) => sum + balance.onHand, 0)
  const expected = -tally.cancellation.units - tally.return.units
  return left === expected ? [] : [`${left} units on the shelf instead of ${expected}`]
}
