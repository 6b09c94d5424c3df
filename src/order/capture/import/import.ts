import type { Tx } from '../../../platform/db/db.ts'
import { isRefusal, type Refusal } from '../../../platform/refusal.ts'
import { type Placed, type Placement, type PlaceRights, placeAll } from '../place/place.ts'
import type { SourceStep } from '../place/sourcing.ts'
import { placeHistory } from './history.ts'
import type { HistoryOrder, ImportedOrder } from './model.ts'
import type { HistorySteps } from './steps.ts'

/** What became of one order of a file; `key` is its external number. `unchanged` came before and is left. */
export type OrderVerdict =
  | Readonly<{ key: string; done: 'made' | 'unchanged' }>
  | Readonly<{ key: string; done: 'refused'; refusal: Refusal }>

/**
 * Places orders of a file as their channels would: checked, priced, sourced, reserved. One that says when it was placed
 * is a fact of the past: it has its own time, and nobody is told. The same orders again change nothing.
 */
export async function importOrders(
  tx: Tx,
  orders: readonly ImportedOrder[],
  rights: PlaceRights,
  source: SourceStep,
): Promise<OrderVerdict[]> {
  const placed = await importPlacements(
    tx,
    orders.map((one) => ({ ...one, rights, by: tx.actor })),
    source,
  )
  return verdictsOf(orders, placed)
}

export type ImportedPlacement = ImportedOrder & Omit<Placement, 'order'>

/** The same of several parties: orders that follow each other and were placed at one time are placed by one call. */
export async function importPlacements(
  tx: Tx,
  placements: readonly ImportedPlacement[],
  source: SourceStep,
): Promise<(Placed | Refusal)[]> {
  const placed: (Placed | Refusal)[] = []
  for (const group of together(placements, atOneTime)) {
    const placedAt = group[0]?.placedAt ?? null
    placed.push(...(await placeAll(placedAt ? tx.at({ occurredAt: placedAt, quiet: true }) : tx, group, source)))
  }
  return placed
}

/** Writes orders of the past, as `placeHistory` does. The same orders again change nothing. */
export async function importHistory(
  tx: Tx,
  orders: readonly HistoryOrder[],
  rights: PlaceRights,
  steps: HistorySteps,
): Promise<OrderVerdict[]> {
  const verdicts: OrderVerdict[] = []
  for (const group of together(orders, () => true))
    verdicts.push(...verdictsOf(group, await placeHistory(tx, group, rights, steps)))
  return verdicts
}

function verdictsOf(orders: readonly ImportedOrder[], placed: readonly (Placed | Refusal)[]): OrderVerdict[] {
  return orders.map(({ order: { externalNumber: key } }, index) => {
    const one = placed[index]
    if (!one) throw new Error('fewer verdicts than orders')
    if (isRefusal(one)) return { key, done: 'refused', refusal: one }
    return { key, done: one.existed ? 'unchanged' : 'made' }
  })
}

const atOneTime = (one: ImportedOrder, other: ImportedOrder) => one.placedAt?.getTime() === other.placedAt?.getTime()

/** Orders that follow each other and fit, none of them twice: what one call places. */
function together<T extends ImportedOrder>(orders: readonly T[], fits: (one: T, other: T) => boolean): T[][] {
  const groups: T[][] = []
  const seen = new Set<string>()
  for (const one of orders) {
    const key = `${one.order.channel}\n${one.order.externalNumber}`
    const group = groups.at(-1)
    if (group?.[0] && fits(group[0], one) && !seen.has(key)) group.push(one)
    else {
      groups.push([one])
      seen.clear()
    }
    seen.add(key)
  }
  return groups
}
