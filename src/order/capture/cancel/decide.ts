import { type Bucket, cancelledBefore, type Line, type Order, type UnitMove } from '../model.ts'
import { valueCancelled } from '../place/price.ts'

export type WantedUnits = Readonly<{ line: number; units: number }>
export type TooLate = Readonly<{ line: number; units: number; why: string }>
export type CancellationPlan = Readonly<{
  moves: readonly UnitMove[]
  /** Gross value of the units taken out, and of charges that fall away with the whole order. */
  valueMinor: number
  cancelCharges: boolean
  tooLate: readonly TooLate[]
}>

/** Where a unit may still be taken from: nearest to the shelf first. */
const BEFORE_PICK: readonly Bucket[] = ['open', 'backordered', 'preordered', 'reserved', 'allocated']
const AFTER_PICK: readonly Bucket[] = [...BEFORE_PICK, 'picked', 'packed']
const WHY: Partial<Record<Bucket, string>> = {
  picked: 'picked already',
  packed: 'packed already',
  ready: 'ready for pickup',
  shipped: 'shipped already',
  delivered: 'delivered already',
  cancelled: 'cancelled already',
  lost: 'lost on the way',
  sent_back: 'on the way back',
}

/**
 * What of the wanted units can still be cancelled. A kit is cancelled with its parts. `charges` is the gross value of
 * the order's charges: they fall away when no unit is left.
 */
export function decideCancellation(
  order: Order,
  wanted: readonly WantedUnits[],
  afterPick: boolean,
  chargesMinor: number,
): CancellationPlan {
  const moves: UnitMove[] = []
  const tooLate: TooLate[] = []
  let valueMinor = 0
  for (const { line: number, units } of throughParts(order, wanted)) {
    const line = order.lines.find((one) => one.line === number)
    if (!line) continue
    const taken = takeUnits(line, units, afterPick ? AFTER_PICK : BEFORE_PICK)
    moves.push(...taken)
    const cancelled = taken.reduce((sum, move) => sum + move.units, 0)
    valueMinor += valueCancelled(line, cancelledBefore(line), cancelled)
    if (cancelled < units) tooLate.push({ line: number, units: units - cancelled, why: whyNot(line, afterPick) })
  }
  const cancelCharges = nothingLeft(order, moves)
  return { moves, valueMinor: valueMinor + (cancelCharges ? chargesMinor : 0), cancelCharges, tooLate }
}

/** Every unit that is not cancelled yet: the whole order. */
export function wholeOrder(order: Order): WantedUnits[] {
  return order.lines
    .filter((line) => line.relation !== 'component_of')
    .map((line) => ({ line: line.line, units: line.quantity - line.buckets.cancelled }))
    .filter((one) => one.units > 0)
}

/** Units by line, each line once, however often it was named; a kit stands for its parts. */
function throughParts(order: Order, wanted: readonly WantedUnits[]): WantedUnits[] {
  const named = wanted.flatMap((one) => {
    const kit = order.lines.find((line) => line.line === one.line && line.kind === 'kit')
    if (!kit) return [one]
    const parts = order.lines.filter((line) => line.relation === 'component_of' && line.relationLine === kit.line)
    return parts.map((part) => ({ line: part.line, units: (one.units * part.quantity) / kit.quantity }))
  })
  const sums = new Map<number, number>()
  for (const { line, units } of named) sums.set(line, (sums.get(line) ?? 0) + units)
  return [...sums].map(([line, units]) => ({ line, units }))
}

function takeUnits(line: Line, units: number, from: readonly Bucket[]): UnitMove[] {
  let left = units
  const moves: UnitMove[] = []
  for (const bucket of from) {
    const some = Math.min(left, line.buckets[bucket])
    if (some > 0) moves.push({ line: line.line, from: bucket, to: 'cancelled', units: some })
    left -= some
  }
  return moves
}

function whyNot(line: Line, afterPick: boolean): string {
  const stuck = (Object.keys(WHY) as Bucket[]).filter(
    (bucket) => line.buckets[bucket] > 0 && !(afterPick && AFTER_PICK.includes(bucket)),
  )
  return (
    stuck.map((bucket) => `${line.buckets[bucket]} ${WHY[bucket]}`).join(', ') || 'the line has not that many units'
  )
}

function nothingLeft(order: Order, moves: readonly UnitMove[]): boolean {
  return order.lines
    .filter((line) => line.kind !== 'kit')
    .every(
      (line) =>
        line.buckets.cancelled +
          moves.filter((move) => move.line === line.line).reduce((sum, move) => sum + move.units, 0) ===
        line.quantity,
    )
}
