import { RetryTransaction, type Tx } from '../../platform/db/db.ts'
import { masterChanged } from '../../platform/events/master.ts'
import { type ItemId, newId } from '../../platform/ids.ts'
import { isRefusal, type Refusal } from '../../platform/refusal.ts'
import { decideItems, type ItemPlan, type ItemWanted } from './decide.ts'
import type { NewItem } from './model.ts'
import { itemsBySku } from './store.ts'
import { lockItems } from './views.ts'
import { insertItems, replaceUnitsAndParts, updateItems } from './write.ts'

/** Who writes: items of which suppliers, and whether the costs are theirs to see. */
export type ItemRights = Readonly<{ mayWrite: (supplier: string | null) => boolean; seesCost: boolean }>
export const ALL_ITEMS: ItemRights = { mayWrite: () => true, seesCost: true }

export type ItemVerdict =
  | Readonly<{ sku: string; done: ItemPlan['done']; id: ItemId; version: number }>
  | Readonly<{ sku: string; done: 'refused'; refusal: Refusal }>

const currencies = new Set<string>(Intl.supportedValuesOf('currency'))

/**
 * Writes a list of items by their SKU, each whole: what is left out is emptied. Every item gets its own verdict; the
 * refused ones leave no trace. The same list again changes nothing.
 */
export async function putItems(
  tx: Tx,
  wanted: readonly ItemWanted[],
  rights: ItemRights = ALL_ITEMS,
): Promise<ItemVerdict[]> {
  const items = await lockItems(tx, [...new Set(wanted.map((item) => item.sku))])
  const parts = await itemsBySku(tx, [...new Set(wanted.flatMap((item) => (item.parts ?? []).map((part) => part.sku)))])
  const plans = decideItems(wanted, {
    items: new Map(items.map((item) => [item.sku, item])),
    partKinds: new Map(parts.map((part) => [part.sku, part.kind])),
    isCurrency: (code) => currencies.has(code),
    ...rights,
  }).map((plan) => (isRefusal(plan) ? plan : { ...plan, id: plan.before?.id ?? newId<ItemId>() }))

  const made = plans.filter((plan) => 'item' in plan && plan.done === 'made') as (ItemPlan & { id: ItemId })[]
  const changed = plans.filter((plan) => 'item' in plan && plan.done === 'changed') as (ItemPlan & { id: ItemId })[]
  if ((await insertItems(tx, made)) < made.length)
    throw new RetryTransaction('somebody made one of the items meanwhile')
  await updateItems(tx, changed)
  if (made.length + changed.length > 0) {
    await replaceUnitsAndParts(tx, [...made, ...changed])
    tx.announce({ type: 'catalog.changed', data: { made: made.length, changed: changed.length } })
    masterChanged(tx, 'catalog')
  }
  return plans.map((plan, index): ItemVerdict => {
    const sku = wanted[index]?.sku ?? ''
    if (isRefusal(plan)) return { sku, done: 'refused', refusal: plan }
    const version = (plan.before?.version ?? 0) + (plan.done === 'unchanged' ? 0 : 1)
    return { sku, done: plan.done, id: plan.id, version }
  })
}

/** Writes items that are known to be right; a refused one is a bug. */
export async function writeItems(tx: Tx, items: readonly NewItem[]): Promise<void> {
  for (const verdict of await putItems(tx, items))
    if (verdict.done === 'refused') throw new Error(`item ${verdict.sku}: ${verdict.refusal.detail}`)
}
