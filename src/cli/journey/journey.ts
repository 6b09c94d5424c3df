import { type Verdict, verify } from '../../platform/db/verify.ts'
import { progressBar, say } from '../say.ts'
import { openStage, type Stage } from '../stage.ts'
import { compareUndisturbed } from './expected.ts'
import { type Summary, settled, showTable } from './report.ts'
import { travel, tryScopes } from './travel.ts'

export type JourneyOptions = Readonly<{ seed: number; disturb: boolean; json: boolean }>

export type JourneyResult = Summary &
  Readonly<{ refused: readonly unknown[]; invariants: Readonly<{ checked: number; broken: number }>; seconds: number }>
export type JourneyOutcome = Readonly<{ result: JourneyResult; verdict: Verdict; faults: readonly string[] }>

/** `kontor journey`: drives Northwind's 830 orders through a server of its own, over HTTP. @returns the exit code */
export async function journey(options: JourneyOptions): Promise<number> {
  const stage = await openStage()
  try {
    const outcome = await runJourney(stage, options)
    tell(outcome, options.json)
    return outcome.faults.length + outcome.verdict.broken.length === 0 ? 0 : 1
  } finally {
    await stage.stop()
  }
}

/** The journey on a stage, its table and its books checked. */
export async function runJourney(
  stage: Stage,
  options: Omit<JourneyOptions, 'json'>,
  onDay: (day: string) => void = () => undefined,
): Promise<JourneyOutcome> {
  const began = Date.now()
  const { demo, systems } = stage
  const bar = progressBar('orders', demo.orders.length)
  const refused = await travel({
    systems,
    demo,
    seed: options.disturb ? options.seed : null,
    calendar: { shiftDays: 0, until: new Date(began) },
    stop: new AbortController().signal,
    progress: (done, _all, day) => {
      bar.tick(done, day)
      onDay(day)
    },
  })
  bar.end()
  const holes = await tryScopes(systems)
  const summary = await settled(systems.care)
  const verdict = await verify(stage.store.db, { tenant: stage.context.tenant })
  const seconds = Math.round((Date.now() - began) / 100) / 10
  const differences = options.disturb ? [] : compareUndisturbed(summary, demo.expected)
  return {
    result: { ...summary, refused, invariants: { checked: verdict.checked, broken: verdict.broken.length }, seconds },
    verdict,
    faults: [
      ...holes.map((hole) => `a key did more than its scope says: ${hole}`),
      ...differences.map((difference) => `differs from the source: ${difference}`),
    ],
  }
}

export function tell({ result, verdict, faults }: JourneyOutcome, json: boolean): void {
  process.stdout.write(`${showTable(result)}\n`)
  for (const fault of faults) say.detail(fault)
  for (const { invariant, rows } of verdict.broken)
    say.detail(`broken ${invariant.name} (${invariant.says}): ${JSON.stringify(rows.slice(0, 3))}`)
  if (json) process.stdout.write(`${JSON.stringify(result)}\n`)
}
