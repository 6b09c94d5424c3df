import type { UnitMove } from '../../capture/index.ts'
import {
  type FulfillmentOrder,
  isClosed,
  type LineUnits,
  moveLines,
  type Package,
  type PlaceMove,
  packagesHere,
  sumLines,
  unitsIn,
} from '../model.ts'

/** Where withdrawn units go on the order: out of it, or back to sourcing for another place or address. */
export type WithdrawTo = 'cancelled' | 'open'
export type TakenFrom = 'allocated' | 'picked' | 'packed' | 'ready'

/** What a withdrawal does to one fulfillment order. */
export type WithdrawnWork = Readonly<{
  before: FulfillmentOrder
  after: FulfillmentOrder
  opened: readonly Package[]
  /** Not picked yet: free on the shelf at once. */
  freed: readonly LineUnits[]
  /** On their way: free as soon as they are there. */
  onTheWay: readonly LineUnits[]
  /** In somebody's hands: put back. */
  putBack: readonly LineUnits[]
}>

export type Withdrawal = Readonly<{
  work: readonly WithdrawnWork[]
  /** What the caller books on the order, in this sequence and in the same transaction. */
  moves: readonly UnitMove[]
  taken: readonly (LineUnits & { from: TakenFrom })[]
  tooLate: readonly (LineUnits & { why: 'handed_over' | 'not_in_work' })[]
}>

type Take = {
  coming: LineUnits[]
  waiting: LineUnits[]
  picked: LineUnits[]
  packages: { package: Package; units: LineUnits[] }[]
}

/**
 * Takes units out of fulfillment orders, those first on which the least work was done. A package that loses a unit is
 * opened: its other units are picked ones again. What waits at the counter is ready no more when something is taken.
 */
export function planWithdrawal(
  fulfillments: readonly FulfillmentOrder[],
  wanted: readonly LineUnits[],
  to: WithdrawTo,
  at: Date,
): Withdrawal {
  const open = fulfillments.filter((one) => !isClosed(one))
  const takes = new Map(
    open.map((one): [FulfillmentOrder, Take] => [one, { coming: [], waiting: [], picked: [], packages: [] }]),
  )
  const tooLate: (LineUnits & { why: 'handed_over' | 'not_in_work' })[] = []
  for (const { line, units } of sumLines(wanted)) {
    const left = takeLine(
      [...takes].sort(([a], [b]) => workDone(a) - workDone(b)),
      line,
      units,
    )
    const gone = fulfillments.some((one) => one.lines.some((other) => other.line === line && other.handedOver > 0))
    if (left > 0) tooLate.push({ line, units: left, why: gone ? 'handed_over' : 'not_in_work' })
  }
  const touched = [...takes].filter(
    ([, take]) => take.coming.length + take.waiting.length + take.picked.length + take.packages.length > 0,
  )
  return {
    work: touched.map(([before, take]) => withdrawFrom(before, take, at)),
    moves: touched.flatMap(([before, take]) => orderMoves(before, take, to)),
    taken: touched.flatMap(([before, take]) => takenUnits(before, take)),
    tooLate,
  }
}

/** Ready work is disturbed last, and packed before picked before waiting. */
function workDone(fulfillment: FulfillmentOrder): number {
  return (fulfillment.readyAt ? 1_000_000 : 0) + unitsIn(fulfillment, 'picked') + 2 * unitsIn(fulfillment, 'packed')
}

/** @returns how many units were not found */
function takeLine(takes: readonly [FulfillmentOrder, Take][], line: number, units: number): number {
  let left = units
  for (const place of ['waiting', 'picked', 'coming'] as const)
    for (const [fulfillment, take] of takes) {
      const some = Math.min(left, fulfillment.lines.find((one) => one.line === line)?.[place] ?? 0)
      if (some > 0) take[place].push({ line, units: some })
      left -= some
    }
  for (const [fulfillment, take] of takes)
    for (const found of packagesHere(fulfillment).reverse()) {
      const some = Math.min(left, found.contents.find((one) => one.line === line)?.units ?? 0)
      if (some === 0) continue
      const opened = take.packages.find((one) => one.package === found)
      if (opened) opened.units.push({ line, units: some })
      else take.packages.push({ package: found, units: [{ line, units: some }] })
      left -= some
    }
  return left
}

function withdrawFrom(before: FulfillmentOrder, take: Take, at: Date): WithdrawnWork {
  const boxed = sumLines(take.packages.flatMap((one) => one.units))
  const moves: PlaceMove[] = [
    ...take.coming.map((one) => ({ ...one, from: 'coming' as const, to: 'cancelled' as const })),
    ...take.waiting.map((one) => ({ ...one, from: 'waiting' as const, to: 'cancelled' as const })),
    ...take.picked.map((one) => ({ ...one, from: 'picked' as const, to: 'cancelled' as const })),
    ...boxed.map((one) => ({ ...one, from: 'packed' as const, to: 'cancelled' as const })),
    ...restOf(take).map((one) => ({ ...one, from: 'packed' as const, to: 'picked' as const })),
  ]
  const disturbed = take.packages.length > 0
  const base = disturbed ? { ...before, readyAt: null, collectBy: null } : before
  return {
    before,
    after: moveLines(base, moves, at),
    opened: take.packages.map((one) => one.package),
    freed: take.waiting,
    onTheWay: take.coming,
    putBack: sumLines([...take.picked, ...boxed]),
  }
}

/** Units that stay wanted, from packages that were opened. */
function restOf(take: Take): LineUnits[] {
  const contents = sumLines(take.packages.flatMap((one) => one.package.contents))
  const taken = sumLines(take.packages.flatMap((one) => one.units))
  return contents.flatMap(({ line, units }) => {
    const rest = units - (taken.find((one) => one.line === line)?.units ?? 0)
    return rest > 0 ? [{ line, units: rest }] : []
  })
}

function orderMoves(before: FulfillmentOrder, take: Take, to: WithdrawTo): UnitMove[] {
  const boxed = sumLines(take.packages.flatMap((one) => one.units))
  const move = (units: readonly LineUnits[], from: UnitMove['from'], into: UnitMove['to']): UnitMove[] =>
    units.map((one) => ({ ...one, from, to: into }))
  const wasReady = before.readyAt !== null && take.packages.length > 0
  const everything = before.lines.flatMap((one) => (one.packed > 0 ? [{ line: one.line, units: one.packed }] : []))
  return [
    ...move([...take.coming, ...take.waiting], 'allocated', to),
    ...move(take.picked, 'picked', to),
    ...(wasReady ? move(everything, 'ready', 'packed') : []),
    ...(to === 'cancelled'
      ? move(boxed, 'packed', 'cancelled')
      : [...move(boxed, 'packed', 'picked'), ...move(boxed, 'picked', 'open')]),
    ...move(restOf(take), 'packed', 'picked'),
  ]
}

function takenUnits(before: FulfillmentOrder, take: Take): (LineUnits & { from: TakenFrom })[] {
  const from = before.readyAt ? 'ready' : 'packed'
  return [
    ...[...take.coming, ...take.waiting].map((one) => ({ ...one, from: 'allocated' as const })),
    ...take.picked.map((one) => ({ ...one, from: 'picked' as const })),
    ...sumLines(take.packages.flatMap((one) => one.units)).map((one) => ({ ...one, from }) as const),
  ]
}
