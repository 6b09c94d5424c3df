import type { ItemId } from '../../platform/ids.ts'
import { PRICE_DIGITS, parseDecimal } from '../../platform/money.ts'
import type { Refusal } from '../../platform/refusal.ts'
import { refuseItem } from '../refusals.ts'
import type { PriceRow } from './model.ts'

/** A price to write; without an amount it is taken away. */
export type PriceWanted = Readonly<{
  sku: string
  amount: string | null
  validFrom?: string | null
  minUnits?: number
  priceBasis?: number
}>
export type PricePlan = Readonly<{ done: 'made' | 'changed' | 'unchanged' | 'removed'; row: PriceRow }>

/** One verdict for each price of a list. */
export function decidePrices(
  wanted: readonly PriceWanted[],
  items: ReadonlyMap<string, ItemId>,
  before: readonly PriceRow[],
): (PricePlan | Refusal)[] {
  const stored = new Map(before.map((row) => [keyOf(row), row]))
  const seen = new Set<string>()
  return wanted.map((price, index) => {
    const path = `/prices/${index}`
    const item = items.get(price.sku)
    if (!item) return refuseItem.unknown_sku(`there is no item ${price.sku}`, { path: `${path}/sku` })
    const { sku, amount, validFrom = null, minUnits = 1, priceBasis = 1 } = price
    const row = { item, sku, validFrom, minUnits, amount: amount ?? '0', priceBasis }
    const key = keyOf(row)
    if (seen.has(key))
      return refuseItem.price_twice(`${sku} from ${minUnits} units has one further up already`, { path })
    seen.add(key)
    const old = stored.get(key)
    if (amount === null) return { done: old ? 'removed' : 'unchanged', row }
    if (!old) return { done: 'made', row }
    const same =
      old.priceBasis === priceBasis && parseDecimal(old.amount, PRICE_DIGITS) === parseDecimal(amount, PRICE_DIGITS)
    return { done: same ? 'unchanged' : 'changed', row }
  })
}

function keyOf(row: Pick<PriceRow, 'item' | 'validFrom' | 'minUnits'>): string {
  return `${row.item} ${row.validFrom ?? ''} ${row.minUnits}`
}
