import type { Tx } from '../../../platform/db/db.ts'
import { newId } from '../../../platform/ids.ts'
import { setTimer, type TimerKind } from '../../../platform/jobs/timers.ts'
import { type Recalled, recall } from '../decision/recall.ts'
import { readDecisionsOf } from '../decision/store.ts'
import { choose } from '../source/choose.ts'
import { orderFacts } from '../source/facts.ts'
import { needsOf } from '../source/world.ts'
import { type Compiled, compile, compiledOf } from '../strategy/compile.ts'
import { BUILT_IN } from '../strategy/model.ts'
import { readStrategy } from '../strategy/store.ts'
import { addTo, codesOf, EMPTY_SIDE, figuresOf, isSame } from './compare.ts'
import { type Difference, lockWhatIf, type Result, saveProgress, type WhatIf, writeDifferences } from './store.ts'

/** A step of a running what-if: its own transaction, so that it neither holds locks long nor starts over. */
export const WHAT_IF_TIMER = 'what_if.step'
/** Decisions of a step: about 100 ms, and what is held in memory. */
const BATCH = 200
/** Differences that are kept; the sums count all of them. */
const KEPT_DIFFERENCES = 50_000

const EMPTY: Result = {
  now: EMPTY_SIDE,
  draft: EMPTY_SIDE,
  applied: 0,
  differing: 0,
  withoutLanes: 0,
  withoutLoad: 0,
}

/** Every step is a timer of its own: one that fires cannot be set again. */
export async function planStep(tx: Tx, whatIf: string): Promise<void> {
  await setTimer(tx, { kind: WHAT_IF_TIMER, subject: newId(), dueAt: tx.now, data: { whatIf } })
}

export const whatIfTimer: TimerKind = {
  kind: WHAT_IF_TIMER,
  fire: (tx, timer) => runStep(tx, String(timer.data['whatIf'])),
}

/** Replays the next decisions of a what-if, unless somebody cancelled it. */
export async function runStep(tx: Tx, id: string): Promise<void> {
  const whatIf = await lockWhatIf(tx, id)
  if (!whatIf || (whatIf.state !== 'waiting' && whatIf.state !== 'running')) return
  const sides = await readSides(tx, whatIf)
  if ('problem' in sides) {
    await saveProgress(tx, { ...whatIf, state: 'failed', problem: sides.problem })
    return
  }
  const rows = await readDecisionsOf(tx, whatIf, whatIf.after, BATCH)
  const recalled = await recall(tx, rows, needsOf([sides.draft, ...sides.active]))
  const { result, differences, skipped } = replayAll({ ...EMPTY, ...whatIf.result }, recalled, sides)
  await writeDifferences(tx, id, differences)
  const isLast = rows.length < BATCH
  await saveProgress(tx, {
    id,
    state: isLast ? 'done' : 'running',
    done: whatIf.done + rows.length,
    skipped: whatIf.skipped + rows.length - recalled.length + skipped,
    after: rows.at(-1)?.id ?? whatIf.after,
    result,
    problem: null,
  })
  if (!isLast) await planStep(tx, id)
}

type Sides = Readonly<{ draft: Compiled; active: readonly Compiled[] }>

async function readSides(tx: Tx, { strategy: id, beside }: WhatIf): Promise<Sides | { problem: string }> {
  const strategy = await readStrategy(tx, id)
  if (!strategy) return { problem: 'the strategy is not there any more' }
  const draft = compile(strategy)
  if ('problems' in draft) return { problem: draft.problems[0]?.reason ?? 'it does not compile' }
  const active: Compiled[] = []
  for (const one of beside) {
    const found = await readStrategy(tx, one)
    if (found) active.push(compiledOf(found))
  }
  return { draft, active: [...active, compiledOf(BUILT_IN)] }
}

type Step = { result: Result; differences: Difference[]; skipped: number }

function replayAll(before: Result, recalled: readonly Recalled[], sides: Sides): Step {
  const step: Step = { result: before, differences: [], skipped: 0 }
  for (const one of recalled) replayOne(step, one, sides)
  return step
}

function replayOne(step: Step, { row, question, places, seen }: Recalled, { draft, active }: Sides): void {
  const facts = { order: orderFacts(question) }
  const applies = (one: Compiled) => one.appliesWhen === null || one.appliesWhen.answer(facts) === true
  const deciding = active.find(applies)
  if (!deciding || question.wanted.length === 0) {
    step.skipped++
    return
  }
  const can = { shipToStore: row.inputs.shipToStore === true }
  const now = choose(deciding, question, places, seen, can)
  const isFor = applies(draft)
  const then = isFor ? choose(draft, question, places, seen, can) : now
  const figures = {
    now: figuresOf(now, draft, question, places, seen),
    draft: figuresOf(then, draft, question, places, seen),
  }
  const differs = !isSame(now, then)
  const { result } = step
  step.result = {
    now: addTo(result.now, figures.now, now, places),
    draft: addTo(result.draft, figures.draft, then, places),
    applied: result.applied + Number(isFor),
    differing: result.differing + Number(differs),
    withoutLanes: result.withoutLanes + Number(draft.needs.lanes && !seen.columns.laneMinor),
    withoutLoad: result.withoutLoad + Number(draft.needs.load && !seen.columns.ordersOpen),
  }
  if (!differs || result.differing >= KEPT_DIFFERENCES) return
  const side = (choice: typeof now, numbers: typeof figures.now) => ({ locations: codesOf(choice, places), ...numbers })
  const detail = { rule: deciding.rule, now: side(now, figures.now), draft: side(then, figures.draft) }
  step.differences.push({ decision: row.id, order: row.order, delivery: row.delivery, detail })
}
