import type { Tx } from '../../platform/db/db.ts'
import { newId } from '../../platform/ids.ts'
import { isRefusal, type Refusal } from '../../platform/refusal.ts'
import { checkVersion } from '../../platform/version.ts'
import { itemsBySku } from '../items/store.ts'
import { refuseItem } from '../refusals.ts'
import { decidePrices, type PricePlan, type PriceWanted } from './decide.ts'
import {
  deletePrices,
  insertPriceList,
  lockPriceList,
  type PriceList,
  pricesOfItems,
  raiseVersion,
  upsertPrices,
} from './store.ts'

export type NewPriceList = Readonly<{ id?: string; code: string; currency: string; includesTax: boolean }>

/** Makes a price list, or finds it by its code; its currency and its way with tax stay, channels count on them. */
export async function putPriceList(tx: Tx, wanted: NewPriceList): Promise<PriceList | Refusal> {
  if (!currencies.has(wanted.currency))
    return refuseItem.unknown_currency(`there is no currency ${wanted.currency}`, { path: '/currency' })
  await insertPriceList(tx, { ...wanted, id: wanted.id ?? newId() })
  const list = await lockPriceList(tx, { code: wanted.code })
  if (!list) throw new Error(`price list ${wanted.code} vanished`)
  if (list.currency !== wanted.currency || list.includesTax !== wanted.includesTax)
    return refuseItem.price_list_fixed(`it is in ${list.currency}, ${list.includesTax ? 'with' : 'without'} tax`)
  return list
}

export type PriceVerdict =
  | Readonly<{ sku: string; done: PricePlan['done'] }>
  | Readonly<{ sku: string; done: 'refused'; refusal: Refusal }>
export type PricesWritten = Readonly<{ version: number; verdicts: readonly PriceVerdict[] }>

/** Writes prices of one list; every price gets its own verdict. A list in which nothing changed keeps its version. */
export async function putPrices(
  tx: Tx,
  by: { id: string } | { code: string },
  wanted: readonly PriceWanted[],
  seen: number | null = null,
): Promise<PricesWritten | Refusal> {
  const list = await lockPriceList(tx, by)
  if (!list)
    return refuseItem.price_list_not_found('id' in by ? 'there is no such list' : `there is no list ${by.code}`)
  const stale = checkVersion(seen, list.version)
  if (stale) return stale
  const items = new Map(
    (
      await itemsBySku(
        tx,
        wanted.map((price) => price.sku),
      )
    ).map((item) => [item.sku, item.id]),
  )
  const plans = decidePrices(wanted, items, await pricesOfItems(tx, list.id, [...items.values()]))
  const rows = (...done: PricePlan['done'][]) =>
    plans.flatMap((plan) => (!isRefusal(plan) && done.includes(plan.done) ? [plan.row] : []))
  const written = rows('made', 'changed')
  const removed = rows('removed')
  await upsertPrices(tx, list.id, written)
  await deletePrices(tx, list.id, removed)
  const moved = written.length + removed.length > 0
  if (moved) {
    await raiseVersion(tx, list.id)
    const data = { list: list.code, version: list.version + 1, written: written.length, removed: removed.length }
    tx.announce({ type: 'price_list.changed', subject: list.id, data })
  }
  return {
    version: list.version + (moved ? 1 : 0),
    verdicts: plans.map((plan, index) => {
      const sku = wanted[index]?.sku ?? ''
      return isRefusal(plan) ? { sku, done: 'refused', refusal: plan } : { sku, done: plan.done }
    }),
  }
}

const currencies = new Set<string>(Intl.supportedValuesOf('currency'))
