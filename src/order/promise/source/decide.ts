import type { ItemId, LocationId, SupplyId } from '../../../platform/ids.ts'

/** What one delivery of an order wants, as far as it has no stock yet. */
export type Demand = Readonly<{ line: number; item: ItemId; units: number }>

/** A location that may serve the delivery, nearest first; `free` counts units on its shelf that nobody holds. */
export type Candidate = Readonly<{ location: LocationId; distanceKm: number | null; free: ReadonlyMap<ItemId, number> }>

/** Units that will come and are not promised yet. */
export type Incoming = Readonly<{
  supply: SupplyId
  item: ItemId
  location: LocationId
  units: number
  expectedAt: Date
}>

export type Shortage = 'refuse' | 'backorder'
export type Taken = Readonly<{ line: number; item: ItemId; location: LocationId; units: number }>
export type Pegged = Taken & Readonly<{ supply: SupplyId; expectedAt: Date }>
export type Uncovered = Readonly<{ line: number; item: ItemId; units: number }>

export type Sourcing =
  | Readonly<{
      outcome: 'sourced'
      how: 'one_location' | 'split' | 'partly'
      taken: readonly Taken[]
      pegged: readonly Pegged[]
      uncovered: readonly Uncovered[]
    }>
  | Readonly<{ outcome: 'short'; missing: readonly Uncovered[] }>

/** The name under which decisions of this rule are stored, and by which they are replayed. */
export const RULE = 'nearest-whole-first/1'

/**
 * The first rule: the whole delivery from the nearest location that has it all, because a second package costs
 * more than a longer road; else split, nearest first. What no shelf has is pegged to the earliest expected supply
 * at a candidate; what that does not cover is for purchasing. With `refuse`, a missing unit refuses it all.
 */
export function decideSourcing(
  demands: readonly Demand[],
  candidates: readonly Candidate[],
  incoming: readonly Incoming[],
  shortage: Shortage,
): Sourcing {
  if (demands.length === 0) return { outcome: 'sourced', how: 'one_location', taken: [], pegged: [], uncovered: [] }
  for (const candidate of candidates) {
    const alone = fill(demands, [candidate])
    if (alone.missing.length === 0)
      return { outcome: 'sourced', how: 'one_location', taken: alone.taken, pegged: [], uncovered: [] }
  }
  const spread = fill(demands, candidates)
  if (spread.missing.length === 0)
    return { outcome: 'sourced', how: 'split', taken: spread.taken, pegged: [], uncovered: [] }
  if (shortage === 'refuse') return { outcome: 'short', missing: spread.missing }
  const served = new Set(candidates.map((candidate) => candidate.location))
  const { pegged, uncovered } = peg(
    spread.missing,
    incoming.filter((supply) => served.has(supply.location)),
  )
  return { outcome: 'sourced', how: 'partly', taken: spread.taken, pegged, uncovered }
}

/** Takes units in the order of the candidates; lines of the same item share what there is. */
function fill(demands: readonly Demand[], candidates: readonly Candidate[]): { taken: Taken[]; missing: Uncovered[] } {
  const left = new Map(candidates.map((candidate) => [candidate.location, new Map(candidate.free)]))
  const taken: Taken[] = []
  const missing: Uncovered[] = []
  for (const { line, item, units } of demands) {
    let wanted = units
    for (const { location } of candidates) {
      const here = left.get(location)?.get(item) ?? 0
      const some = Math.min(wanted, Math.max(here, 0))
      if (some === 0) continue
      left.get(location)?.set(item, here - some)
      taken.push({ line, item, location, units: some })
      wanted -= some
    }
    if (wanted > 0) missing.push({ line, item, units: wanted })
  }
  return { taken, missing }
}

function peg(
  missing: readonly Uncovered[],
  incoming: readonly Incoming[],
): { pegged: Pegged[]; uncovered: Uncovered[] } {
  const left = new Map(incoming.map((supply) => [supply.supply, supply.units]))
  const pegged: Pegged[] = []
  const uncovered: Uncovered[] = []
  const byDate = [...incoming].sort(
    (a, b) => a.expectedAt.getTime() - b.expectedAt.getTime() || (a.supply < b.supply ? -1 : 1),
  )
  for (const { line, item, units } of missing) {
    let wanted = units
    for (const { supply, location, expectedAt } of byDate.filter((one) => one.item === item)) {
      const some = Math.min(wanted, left.get(supply) ?? 0)
      if (some === 0) continue
      left.set(supply, (left.get(supply) ?? 0) - some)
      pegged.push({ line, item, location, supply, units: some, expectedAt })
      wanted -= some
    }
    if (wanted > 0) uncovered.push({ line, item, units: wanted })
  }
  return { pegged, uncovered }
}
