import type { Tx } from '../../../platform/db/db.ts'
import { type IdKind, showId, showOptionalId } from '../../../platform/ids.ts'
import { isRefusal, type Refusal } from '../../../platform/refusal.ts'
import { POINTS_PER_MINOR } from '../solve/model.ts'
import type { Place } from '../source/question.ts'
import { showOwnId } from '../strategy/ids.ts'
import type { Strategy } from '../strategy/model.ts'
import { refuseSourcing as refuse } from '../strategy/refusals.ts'
import { findStrategy } from '../strategy/strategy.ts'
import { type Recalled, recall } from './recall.ts'
import { type DecisionRow, readDecision } from './store.ts'

/** Why a location was not asked, in words; a name that is not here is a filter of the strategy. */
const REASONS: Readonly<Record<string, string>> = {
  inactive: 'switched off',
  declined: 'declined the order before, or did not find the goods',
  elsewhere: 'is not the place of the pickup',
  cannot_ship: 'does not ship',
  no_lane: 'nobody carries from there to the address',
  full: 'has no capacity left today',
  no_stock: 'has none of the goods free',
}

const BY: Readonly<Record<string, IdKind>> = { user: 'user', key: 'key', customer: 'customer' }

/** A decision to be read: names, amounts and reasons instead of indexes and points. */
export async function showDecision(tx: Tx, row: DecisionRow, known?: Recalled) {
  const strategy = row.strategy ? await findStrategy(tx, row.strategy) : null
  const decider = strategy && !isRefusal(strategy) ? strategy : null
  const [recalled] = known ? [known] : await recall(tx, [row], { attributes: false })
  const places = new Map((recalled?.places.list ?? []).map((place) => [place.code, place]))
  return {
    id: showId('decision', row.id),
    order: showId('order', row.order),
    delivery: row.delivery,
    /** sourced by the strategy, by_hand, or reoptimized: together with other orders. */
    kind: row.kind,
    by: row.actorKind
      ? { kind: row.actorKind, id: showOptionalId(BY[row.actorKind] ?? 'user', row.actorId || null) }
      : null,
    rule: row.rule,
    strategy: decider && {
      id: showOwnId('strategy', decider.id),
      name: decider.name,
      code: decider.code,
      version: decider.version,
    },
    decidedAt: row.decidedAt.toISOString(),
    hash: row.inputs.hash ?? null,
    ...(isReadable(row)
      ? partsOf(row, decider, places, recalled)
      : { raw: { inputs: row.inputs, outcome: row.outcome } }),
  }
}

/** Decisions of the first version kept other fields; they are shown as they are. */
function isReadable(row: DecisionRow): boolean {
  return Array.isArray(row.outcome.top) && Array.isArray(row.inputs.demands)
}

function partsOf(
  { inputs, outcome }: DecisionRow,
  strategy: Strategy | null,
  places: ReadonlyMap<string, Place>,
  recalled: Recalled | undefined,
) {
  const at = (code: string) => ({
    code,
    id: showOptionalId('location', places.get(code)?.id ?? null),
    city: places.get(code)?.city ?? null,
  })
  const line = (number: number) => {
    const found = recalled?.lines.find((one) => one.line === number)
    return { line: number, sku: found?.sku ?? null, name: found?.name ?? null }
  }
  const criteria = strategy?.definition.criteria ?? []
  const used = new Set(outcome.taken.map(([, code]) => code))
  return {
    wanted: inputs.demands.map(([number, units]) => ({ ...line(number), units })),
    how: outcome.how,
    hand: inputs.hand ?? null,
    cost: { points: outcome.points, minor: outcome.points / POINTS_PER_MINOR },
    /** Points by which a better choice could be cheaper at most; 0 is proven. */
    gap: outcome.gap ?? 0,
    taken: outcome.taken.map(([number, code, units]) => ({ ...line(number), location: at(code), units })),
    pegged: (outcome.pegged ?? []).map(([number, code, units, supply]) => ({
      ...line(number),
      location: at(code),
      units,
      supply: showId('supply', supply),
    })),
    missing: (outcome.missing ?? []).map(([number, units]) => ({ ...line(number), units })),
    candidates: outcome.top.map(([code, points, ...parts]) => ({
      location: at(code),
      chosen: used.has(code),
      unitsFree: unitsFree(code, recalled),
      distanceKm: distanceTo(code, recalled),
      points,
      parts: parts.map((part, index) => ({
        name: criteria[index]?.name ?? `criterion ${index + 1}`,
        kind: criteria[index]?.kind ?? null,
        points: part,
      })),
    })),
    splits: (inputs.splits ?? []).map(([number, split]) => ({ ...line(number), split })),
    locations: inputs.locations,
    refused: Object.entries(inputs.refused ?? {}).map(([reason, count]) => ({
      reason,
      about: REASONS[reason] ?? filterOf(strategy, reason),
      locations: count,
    })),
  }
}

/** How many of the units wanted it had free. */
function unitsFree(code: string, recalled: Recalled | undefined): number | null {
  if (!recalled) return null
  const { places, seen, question } = recalled
  const j = places.list.findIndex((place) => place.code === code)
  if (j < 0) return null
  return question.wanted.reduce(
    (sum, { units }, i) => sum + Math.min(units, Math.max(0, seen.free[i * seen.km.length + j] ?? 0)),
    0,
  )
}

function distanceTo(code: string, recalled: Recalled | undefined): number | null {
  const j = recalled?.places.list.findIndex((place) => place.code === code) ?? -1
  return recalled?.seen.km[j] ?? null
}

function filterOf(strategy: Strategy | null, name: string): string {
  const filter = strategy?.definition.filters.find((one) => one.name === name)
  return filter ? `not: ${filter.expression}` : name
}

export async function findDecision(tx: Tx, id: string): Promise<DecisionRow | Refusal> {
  return (await readDecision(tx, id)) ?? refuse.decision_not_found('there is no such decision')
}
