import { isDeepStrictEqual } from 'node:util'
import type { Tx } from '../../../platform/db/db.ts'
import { isRefusal, type Refusal } from '../../../platform/refusal.ts'
import { hashOf, outcomeOf } from '../source/certificate.ts'
import { type Choice, choose } from '../source/choose.ts'
import { pack } from '../source/packed.ts'
import { compiledOf } from '../strategy/compile.ts'
import { ruleOf } from '../strategy/model.ts'
import { refuseSourcing as refuse } from '../strategy/refusals.ts'
import { findStrategy } from '../strategy/strategy.ts'
import { type Recalled, recall } from './recall.ts'
import { readDecision } from './store.ts'

/** Whether a decision comes out the same again, bit for bit, and where it does not. */
export type Replay = Readonly<{
  rule: string
  same: boolean
  differences: readonly Readonly<{ field: string; stored: unknown; now: unknown }>[]
}>

/** Decides again from what was stored, by the version of the strategy that decided. Nothing is written. */
export async function replay(tx: Tx, id: string): Promise<Replay | Refusal> {
  const row = await readDecision(tx, id)
  if (!row) return refuse.decision_not_found('there is no such decision')
  if (row.kind === 'by_hand') return refuse.not_replayable('a person decided it, no strategy did')
  if (!row.strategy || !row.seen) return refuse.not_replayable(`${row.rule} decided before the numbers seen were kept`)
  const strategy = await findStrategy(tx, row.strategy)
  if (isRefusal(strategy)) return strategy
  // The program's own strategy is only there in the version of this program.
  if (ruleOf(strategy) !== row.rule)
    return refuse.not_replayable(`${row.rule} is not known to this version, it has ${ruleOf(strategy)}`)
  const compiled = compiledOf(strategy)
  const [recalled] = await recall(tx, [row], compiled.needs)
  if (!recalled) return refuse.not_replayable('the order or the locations it saw are not there any more')
  const shipToStore = row.inputs.shipToStore === true
  const choice = choose(compiled, recalled.question, recalled.places, recalled.seen, { shipToStore })
  return { rule: row.rule, ...compare(recalled, choice, outcomeAgain(recalled, choice, compiled, shipToStore)) }
}

type Again = Readonly<{ hash: string; refused: unknown } & ReturnType<typeof outcomeOf>>

function outcomeAgain(
  { row, question, places, seen }: Recalled,
  choice: Choice,
  strategy: ReturnType<typeof compiledOf>,
  shipToStore: boolean,
): Again {
  const decided = { delivery: row.delivery, strategy, question, places, seen, choice, shipToStore }
  const counts: Record<string, number> = {}
  for (const reason of choice.refused) if (reason !== null) counts[reason] = (counts[reason] ?? 0) + 1
  return {
    ...outcomeOf({ ...decided, pegged: [], uncovered: [] }),
    hash: hashOf(strategy, question, places, pack(seen, question.wanted.length), shipToStore),
    refused: counts,
  }
}

/** Supplies are not chosen but come by date: of what no shelf had, only the units are compared. */
function compare({ row }: Recalled, choice: Choice, again: Again): Pick<Replay, 'same' | 'differences'> {
  const { inputs, outcome } = row
  const pairs: [string, unknown, unknown][] = [
    ['inputs.hash', inputs.hash, again.hash],
    ['inputs.refused', inputs.refused ?? {}, again.refused],
    ['outcome.how', outcome.how, again.how],
    ['outcome.points', outcome.points, again.points],
    ['outcome.gap', outcome.gap ?? 0, again.gap ?? 0],
    ['outcome.top', outcome.top, again.top],
    ['outcome.taken', outcome.taken, again.taken],
    [
      'outcome.missing',
      unitsByLine([
        ...(outcome.pegged ?? []).map(([line, , units]) => [line, units] as const),
        ...(outcome.missing ?? []),
      ]),
      unitsByLine(choice.missing.map(({ line, units }) => [line, units] as const)),
    ],
  ]
  const differences = pairs
    .filter(([, stored, now]) => !isDeepStrictEqual(stored, now))
    .map(([field, stored, now]) => ({ field, stored, now }))
  return { same: differences.length === 0, differences }
}

function unitsByLine(parts: readonly (readonly [line: number, units: number])[]): Record<string, number> {
  const sums: Record<string, number> = {}
  for (const [line, units] of parts) sums[line] = (sums[line] ?? 0) + units
  return sums
}
