import type { QualityData } from './quality.tsx'

export const TILES = ['otif', 'perfect', 'fill', 'split', 'backlog', 'cash'] as const
export type Tile = (typeof TILES)[number]

type Numbers = QualityData['now']
type Cause = Numbers['causes'][number]['cause']
/** What of the report is asked for when a tile is opened. */
export type Behind = Cause | 'unfilled' | 'cash'

/** What can be wrong with the number of a tile. */
export const BEHIND: Readonly<Record<Tile, readonly Behind[]>> = {
  otif: ['late', 'short'],
  perfect: ['late', 'short', 'damaged', 'returned', 'payment'],
  fill: ['unfilled'],
  split: ['split'],
  backlog: [],
  cash: ['cash'],
}

/** The number of a tile as a share of 1; null where it is no share, or there is nothing to share. */
export function shareOf(tile: Tile, numbers: Numbers): number | null {
  const of = (part: number, all: number) => (all === 0 ? null : part / all)
  if (tile === 'otif') return of(numbers.onTimeInFull, numbers.orders)
  if (tile === 'perfect') return of(numbers.perfect, numbers.orders)
  if (tile === 'fill') return of(numbers.filled, numbers.units)
  if (tile === 'split') return of(ordersWith(numbers, 'split'), numbers.orders)
  return null
}

/** How many orders a cause has; of units and money it is the list that tells. */
export function ordersWith(numbers: Numbers, behind: Behind): number {
  return numbers.causes.find(({ cause }) => cause === behind)?.orders ?? 0
}
