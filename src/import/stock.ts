import { itemsBySku } from '../catalog/index.ts'
import { readBalances, stockKey, takeSnapshots } from '../inventory/index.ts'
import { refuseStock } from '../inventory/refusals.ts'
import { readLocations } from '../organisation/index.ts'
import type { Tx } from '../platform/db/db.ts'
import type { ItemId, LocationId } from '../platform/ids.ts'
import { type Columns, type RawRecord, readRecord, refuseCell } from '../platform/import/cells.ts'
import { readInstant } from '../platform/import/instants.ts'
import { isRefusal, type Refusal } from '../platform/refusal.ts'
import { shortfallStep } from '../steps.ts'
import type { Verdict } from './run.ts'

/** The columns of a file of stock: what lies there, counted or told by another system. */
export const stockColumns = {
  sku: 'needed',
  location: 'needed; code of the location',
  units: 'needed; what is there in all, a whole number',
  asOf: 'when it was so, like 2026-03-14T09:30:00Z; empty: when the file was last changed',
} as const satisfies Columns

const MAX_UNITS = 100_000_000

type Figure = Readonly<{ sku: string; location: string; units: number; asOf: Date | null }>
type Resolved = Readonly<{ item: ItemId; location: LocationId; units: number; asOf: Date }>

/**
 * Takes the absolute figures of some records as snapshots; `usualAsOf` is when they were so where they do not say.
 * What was booked after that moment is kept on top, and the same figures again change nothing.
 */
export async function importStock(tx: Tx, records: readonly RawRecord[], usualAsOf: Date): Promise<Verdict[]> {
  const figures = records.map(readFigure)
  const resolved = await resolve(tx, figures, usualAsOf)
  const items = resolved.flatMap((one) => (isRefusal(one) ? [] : [one.item]))
  const before = await onHand(tx, items)
  // Two figures of one place are two snapshots, one after the other, wherever a batch ends.
  for (let left = resolved.flatMap((one) => (isRefusal(one) ? [] : [one])); left.length > 0; ) {
    const now = left.filter((one, index) => left.findIndex((other) => stockKey(other) === stockKey(one)) === index)
    await takeSnapshots(tx, now, shortfallStep)
    left = left.filter((one) => !now.includes(one))
  }
  const after = await onHand(tx, items)
  return resolved.map((one, index): Verdict => {
    const { sku = '', location = '' } = records[index] ?? {}
    const key = `${String(sku)} ${String(location)}`.trim()
    if (isRefusal(one)) return { key, done: 'refused', refusal: one }
    const [was, is] = [before.get(stockKey(one)), after.get(stockKey(one))]
    return { key, done: (was ?? 0) === (is ?? 0) ? 'unchanged' : was === undefined ? 'made' : 'changed' }
  })
}

function readFigure(record: RawRecord): Figure | Refusal {
  return readRecord(record, stockColumns, (cells) => {
    const units = cells.integer('units', { min: 0, max: MAX_UNITS })
    if (units === undefined) cells.needed('units', 20)
    return {
      sku: cells.needed('sku', 64),
      location: cells.needed('location', 64),
      units: units ?? 0,
      asOf: readInstant(cells, 'asOf') ?? null,
    }
  })
}

async function resolve(
  tx: Tx,
  figures: readonly (Figure | Refusal)[],
  usualAsOf: Date,
): Promise<(Resolved | Refusal)[]> {
  const skus = figures.flatMap((one) => (isRefusal(one) ? [] : [one.sku]))
  const items = new Map((await itemsBySku(tx, [...new Set(skus)])).map((item) => [item.sku, item]))
  const places = new Map((await readLocations(tx)).map((location) => [location.code, location.id]))
  return figures.map((figure) => {
    if (isRefusal(figure)) return figure
    const item = items.get(figure.sku)
    const location = places.get(figure.location)
    if (!item) return refuseStock.unknown_item(`there is no item ${figure.sku}`, { path: '/sku' })
    if (item.kind !== 'physical') return refuseStock.no_stock_kept(`${figure.sku} is a ${item.kind}`, { path: '/sku' })
    if (!location) return refuseStock.unknown_place(`there is no location ${figure.location}`, { path: '/location' })
    const asOf = figure.asOf ?? new Date(Math.min(usualAsOf.getTime(), tx.now.getTime()))
    if (asOf > tx.now) return refuseCell.bad_cell('asOf lies in the future', { path: '/asOf' })
    return { item: item.id, location, units: figure.units, asOf }
  })
}

async function onHand(tx: Tx, items: readonly ItemId[]): Promise<Map<string, number>> {
  return new Map((await readBalances(tx, items)).map((balance) => [stockKey(balance), balance.onHand]))
}
