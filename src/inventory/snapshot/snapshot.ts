import type { Tx } from '../../platform/db/db.ts'
import { type ItemId, type LocationId, newId } from '../../platform/ids.ts'
import { lockBalances, makeBalances } from '../balance/store.ts'
import { type Movement, stockKey } from '../model.ts'
import { lockHolders, realize, type ShortfallStep } from '../reality/realize.ts'
import { movedSince, newerFigures, writeSnapshots } from './store.ts'

export type Snapshot = Readonly<{ item: ItemId; location: LocationId; units: number; asOf: Date }>

/**
 * Takes the absolute figures of a till, WMS or supplier. A figure is as of its own time: what Kontor booked after that
 * moment is kept on top of it, so that a late snapshot never undoes a later sale. One that is older than the last of
 * its place, or than a count of it, changes nothing.
 * @returns how many became a difference, and how many promised units were missing
 */
export async function takeSnapshots(
  tx: Tx,
  snapshots: readonly Snapshot[],
  step: ShortfallStep,
): Promise<{ differences: number; outdated: number; displaced: number }> {
  await lockHolders(tx, snapshots, step)
  await makeBalances(tx, snapshots)
  const balances = new Map((await lockBalances(tx, snapshots)).map((balance) => [stockKey(balance), balance.onHand]))
  const latest = latestOfEach(snapshots)
  const newer = new Set((await newerFigures(tx, latest)).map(stockKey))
  const since = new Map((await movedSince(tx, latest)).map((row) => [stockKey(row), row.units]))
  const fresh = latest.filter((one) => !newer.has(stockKey(one)))
  const booked = fresh.map((one) => ({
    ...one,
    id: newId(),
    difference: one.units + (since.get(stockKey(one)) ?? 0) - (balances.get(stockKey(one)) ?? 0),
  }))
  // What was sold after the snapshot may exceed what it counted: the shelf is empty then, never below.
  const movements = booked.flatMap((one): Movement[] => {
    const units = Math.max(one.difference, -(balances.get(stockKey(one)) ?? 0))
    return units === 0
      ? []
      : [
          {
            item: one.item,
            location: one.location,
            units,
            kind: 'snapshot',
            reference: { kind: 'snapshot', id: one.id },
          },
        ]
  })
  const displaced = movements.length > 0 ? await realize(tx, movements, step) : 0
  await writeSnapshots(tx, booked)
  for (const one of booked)
    if (one.difference !== 0)
      tx.announce({
        type: 'stock.snapshot_taken',
        subject: one.item,
        location: one.location,
        data: { units: one.units, difference: one.difference },
      })
  return { differences: movements.length, outdated: snapshots.length - fresh.length, displaced }
}

/** One figure for each place: the latest, and of two of the same moment the one that came last. */
function latestOfEach(snapshots: readonly Snapshot[]): Snapshot[] {
  const latest = new Map<string, Snapshot>()
  for (const one of snapshots) {
    const before = latest.get(stockKey(one))
    if (!before || before.asOf <= one.asOf) latest.set(stockKey(one), one)
  }
  return [...latest.values()]
}
