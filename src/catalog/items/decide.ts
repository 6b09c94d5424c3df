import type { ItemId } from '../../platform/ids.ts'
import { type Refusal, refuse } from '../../platform/refusal.ts'
import { refuseItem } from '../refusals.ts'
import { completeItem, type ItemFacts, type NewItem, type StoredItem, sameItem } from './model.ts'

/** GS1 check: 8, 12, 13 or 14 digits, the last of which follows from the others (from the right: times 3, times 1, …). */
export function isGtin(text: string): boolean {
  if (!/^(\d{8}|\d{12,14})$/.test(text)) return false
  const digits = [...text].map(Number).reverse()
  return digits.reduce((sum, digit, index) => sum + digit * (index % 2 === 1 ? 3 : 1), 0) % 10 === 0
}

export type ItemWanted = NewItem & Readonly<{ version?: number }>
export type ItemPlan = Readonly<{
  done: 'made' | 'changed' | 'unchanged'
  item: ItemFacts
  before: Readonly<{ id: ItemId; version: number }> | null
}>

export type ItemKnowledge = Readonly<{
  /** Items of the list that exist already, by SKU. */
  items: ReadonlyMap<string, StoredItem>
  /** Kinds of existing items that kits of the list are made of, by SKU. */
  partKinds: ReadonlyMap<string, ItemFacts['kind']>
  /** May this writer write items of this supplier? */
  mayWrite: (supplier: string | null) => boolean
  /** A writer who cannot see costs leaves them as they are. */
  seesCost: boolean
  isCurrency: (code: string) => boolean
}>

/** One verdict for each item of a list, each judged as if the refused ones were not there. */
export function decideItems(wanted: readonly ItemWanted[], known: ItemKnowledge): (ItemPlan | Refusal)[] {
  const seen = new Map<string, number>()
  for (const [index, item] of wanted.entries()) if (!seen.has(item.sku)) seen.set(item.sku, index)
  const verdicts = wanted.map((item, index) =>
    seen.get(item.sku) === index
      ? decideItem(item, known, `/items/${index}`)
      : refuseItem.sku_twice(`${item.sku} stands further up already`, { path: `/items/${index}/sku` }),
  )
  const kinds = new Map(known.partKinds)
  for (const verdict of verdicts) if ('item' in verdict) kinds.set(verdict.item.sku, verdict.item.kind)
  return verdicts.map((verdict, index) =>
    'item' in verdict ? (decideParts(verdict.item, kinds, `/items/${index}`) ?? verdict) : verdict,
  )
}

function decideItem(wanted: ItemWanted, known: ItemKnowledge, path: string): ItemPlan | Refusal {
  const { version, ...facts } = wanted
  const before = known.items.get(wanted.sku) ?? null
  const hidden = !known.seesCost && before && facts.cost === undefined
  const item = completeItem(hidden ? { ...facts, cost: before.cost, costCurrency: before.costCurrency } : facts)
  if (item.gtin !== null && !isGtin(item.gtin))
    return refuseItem.bad_gtin(`${item.gtin} has a wrong check digit or length`, { path: `${path}/gtin` })
  if (item.kind !== 'kit' && item.parts.length > 0)
    return refuseItem.parts_without_kit(`it is ${item.kind}`, { path: `${path}/parts` })
  if ((item.cost === null) !== (item.costCurrency === null))
    return refuseItem.cost_incomplete('give both cost and costCurrency', { path: `${path}/cost` })
  if (item.costCurrency !== null && !known.isCurrency(item.costCurrency))
    return refuseItem.unknown_currency(`there is no currency ${item.costCurrency}`, { path: `${path}/costCurrency` })
  if (!known.mayWrite(item.supplier) || (before && !known.mayWrite(before.supplier)))
    return refuseItem.not_your_item('you write the items of your own supplier', { path: `${path}/supplier` })
  if (!before) return { done: 'made', item, before }
  if (version !== undefined && version !== before.version)
    return refuse.stale_version(`it is at version ${before.version}`, { path: `${path}/version` })
  for (const field of ['kind', 'baseUnit'] as const)
    if (item[field] !== before[field])
      return refuseItem.item_fixed(`it is ${before[field]}; stock and orders count in it`, { path: `${path}/${field}` })
  return { done: sameItem(item, before) ? 'unchanged' : 'changed', item, before }
}

/** Kits are made of what exists and is no kit itself, so they never go round in a circle. */
function decideParts(item: ItemFacts, kinds: ReadonlyMap<string, string>, path: string): Refusal | null {
  if (item.kind !== 'kit') return null
  if (item.parts.length === 0) return refuseItem.kit_without_parts('name its parts', { path: `${path}/parts` })
  for (const [index, part] of item.parts.entries()) {
    const at = { path: `${path}/parts/${index}/sku` }
    const kind = kinds.get(part.sku)
    if (part.sku === item.sku) return refuseItem.bad_part('a kit is no part of itself', at)
    if (kind === undefined) return refuseItem.bad_part(`there is no item ${part.sku}`, at)
    if (kind === 'kit') return refuseItem.bad_part(`${part.sku} is a kit itself`, at)
    if (item.parts.findIndex((one) => one.sku === part.sku) !== index)
      return refuseItem.bad_part(`${part.sku} is named twice; add its units up`, at)
  }
  return null
}
