import type { Tx } from '../../platform/db/db.ts'
import type { RawRecord } from '../../platform/import/cells.ts'
import { isRefusal, type Refusal } from '../../platform/refusal.ts'
import { ALL_ITEMS, type ItemRights, putItems } from '../items/put.ts'
import { putPrices } from '../prices/prices.ts'
import { readItemRecord, readPriceRecord } from './read.ts'

/** What became of one record of a file; `key` names it to people. */
export type ImportVerdict =
  | Readonly<{ key: string; done: 'made' | 'changed' | 'unchanged' | 'removed' }>
  | Readonly<{ key: string; done: 'refused'; refusal: Refusal }>

/**
 * Writes the items of some records of a CSV or NDJSON file, with one verdict for each, in their order. The same
 * records again change nothing. Give some hundreds at a time, so that a transaction stays short.
 */
export async function importItems(
  tx: Tx,
  records: readonly RawRecord[],
  rights: ItemRights = ALL_ITEMS,
): Promise<ImportVerdict[]> {
  const read = records.map(readItemRecord)
  const items = read.flatMap((item) => (isRefusal(item) ? [] : [item]))
  const written = (await putItems(tx, items, rights)).values()
  return read.map((item, index) => {
    if (isRefusal(item)) return { key: keyOf(records[index]), done: 'refused', refusal: item }
    const key = item.sku
    const verdict = written.next().value
    if (!verdict) throw new Error('fewer verdicts than items')
    return verdict.done === 'refused'
      ? { key, done: 'refused', refusal: ownPath(verdict.refusal) }
      : { key, done: verdict.done }
  })
}

/** Writes the prices of some records, of one list or several; lists must exist. */
export async function importPrices(tx: Tx, records: readonly RawRecord[]): Promise<ImportVerdict[]> {
  const read = records.map(readPriceRecord)
  const verdicts = read.map((price, index): ImportVerdict => {
    if (isRefusal(price)) return { key: keyOf(records[index]), done: 'refused', refusal: price }
    return { key: price.sku, done: 'unchanged' }
  })
  for (const code of new Set(read.flatMap((price) => (isRefusal(price) ? [] : [price.priceList])))) {
    const places = read.flatMap((price, index) => (!isRefusal(price) && price.priceList === code ? [index] : []))
    const prices = places.flatMap((place) => {
      const price = read[place]
      return price && !isRefusal(price) ? [price] : []
    })
    const written = await putPrices(tx, { code }, prices)
    for (const [nth, place] of places.entries()) {
      const key = verdicts[place]?.key ?? ''
      const verdict = isRefusal(written) ? null : written.verdicts[nth]
      if (isRefusal(written)) verdicts[place] = { key, done: 'refused', refusal: { ...written, path: '/priceList' } }
      else if (verdict?.done === 'refused')
        verdicts[place] = { key, done: 'refused', refusal: ownPath(verdict.refusal) }
      else if (verdict) verdicts[place] = { key, done: verdict.done }
    }
  }
  return verdicts
}

/** The SKU of a record that could not be read, as well as it can be told. */
function keyOf(record: RawRecord | undefined): string {
  const [, value] = Object.entries(record ?? {}).find(([header]) => header.toLowerCase() === 'sku') ?? []
  return String(value ?? '')
}

/** `/items/3/gtin` of a list is `/gtin` of the record. */
function ownPath(refusal: Refusal): Refusal {
  return refusal.path === undefined
    ? refusal
    : { ...refusal, path: refusal.path.replace(/^\/(items|prices)\/\d+/, '') || '/' }
}
