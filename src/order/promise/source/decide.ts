import type { ItemId, LocationId, SupplyId } from '../../../platform/ids.ts'

/** Units that will come and are not promised yet. */
export type Incoming = Readonly<{
  supply: SupplyId
  item: ItemId
  location: LocationId
  units: number
  expectedAt: Date
}>

export type Uncovered = Readonly<{ line: number; item: ItemId; units: number }>
export type Pegged = Uncovered & Readonly<{ location: LocationId; supply: SupplyId; expectedAt: Date }>

/** Pegs what no shelf has to the supply that comes first; what that does not cover is for purchasing. */
export function peg(
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
      if (some <= 0) continue
      left.set(supply, (left.get(supply) ?? 0) - some)
      pegged.push({ line, item, location, supply, units: some, expectedAt })
      wanted -= some
    }
    if (wanted > 0) uncovered.push({ line, item, units: wanted })
  }
  return { pegged, uncovered }
}
