import type { Tx } from '../../platform/db/db.ts'
import { putRows } from '../../platform/db/rows.ts'
import { type ItemId, newId } from '../../platform/ids.ts'
import { itemsBySku } from './store.ts'

export type NewItem = Readonly<{
  sku: string
  name: string
  names?: Readonly<Record<string, string>>
  kind?: 'physical' | 'service' | 'digital' | 'kit'
  gtin?: string | null
  category?: string | null
  attributes?: Readonly<Record<string, unknown>>
  weightG?: number | null
  lengthMm?: number | null
  widthMm?: number | null
  heightMm?: number | null
  taxClass?: string
  cost?: string | null
  costCurrency?: string | null
  baseUnit?: 'piece' | 'cm' | 'g' | 'ml' | 'minute'
  tracking?: 'none' | 'lot' | 'serial'
  releasedOn?: string | null
  discontinued?: boolean
  reorderLevel?: number | null
  supplier?: string | null
  units?: Readonly<Record<string, number>>
  parts?: readonly Readonly<{ sku: string; units: number }>[]
}>

const COLUMNS = [
  'id',
  'sku',
  'name',
  'names',
  'kind',
  'gtin',
  'category',
  'attributes',
  'weight_g',
  'length_mm',
  'width_mm',
  'height_mm',
  'tax_class',
  'cost',
  'cost_currency',
  'base_unit',
  'tracking',
  'released_on',
  'discontinued',
  'reorder_level',
  'supplier_id',
  'changed_at',
]

/** Writes items by their SKU with their units and parts; parts must be known before their kit. */
export async function writeItems(tx: Tx, items: readonly NewItem[]): Promise<void> {
  const rows = items.map((one) => ({
    id: newId<ItemId>(),
    sku: one.sku,
    name: one.name,
    names: one.names ?? {},
    kind: one.kind ?? 'physical',
    gtin: one.gtin,
    category: one.category,
    attributes: one.attributes ?? {},
    weight_g: one.weightG,
    length_mm: one.lengthMm,
    width_mm: one.widthMm,
    height_mm: one.heightMm,
    tax_class: one.taxClass ?? 'standard',
    cost: one.cost,
    cost_currency: one.costCurrency,
    base_unit: one.baseUnit ?? 'piece',
    tracking: one.tracking ?? 'none',
    released_on: one.releasedOn,
    discontinued: one.discontinued ?? false,
    reorder_level: one.reorderLevel,
    supplier_id: one.supplier,
    changed_at: tx.now,
  }))
  await putRows(tx, 'catalog.item', COLUMNS, rows, { on: 'sku', then: 'update' })
  const wanted = [...items.map((one) => one.sku), ...items.flatMap((one) => (one.parts ?? []).map((part) => part.sku))]
  const ids = new Map((await itemsBySku(tx, wanted)).map((item) => [item.sku, item.id]))
  const units = items.flatMap((one) =>
    Object.entries(one.units ?? {}).map(([unit, factor]) => ({ item_id: ids.get(one.sku), unit, factor })),
  )
  await putRows(tx, 'catalog.item_unit', ['item_id', 'unit', 'factor'], units, { on: 'item_id, unit', then: 'update' })
  const parts = items.flatMap((one) =>
    (one.parts ?? []).map((part) => ({ kit_id: ids.get(one.sku), item_id: ids.get(part.sku), units: part.units })),
  )
  await putRows(tx, 'catalog.kit_part', ['kit_id', 'item_id', 'units'], parts, {
    on: 'kit_id, item_id',
    then: 'update',
  })
}

export type NewPriceList = Readonly<{ id?: string; code: string; currency: string; includesTax: boolean }>

/** Makes price lists by their code, or finds them. @returns id by code */
export async function writePriceLists(tx: Tx, lists: readonly NewPriceList[]): Promise<Map<string, string>> {
  const rows = lists.map((one) => ({
    id: one.id ?? newId(),
    code: one.code,
    currency: one.currency,
    includes_tax: one.includesTax,
    version: 1,
  }))
  await putRows(tx, 'catalog.price_list', ['id', 'code', 'currency', 'includes_tax', 'version'], rows, {
    on: 'code',
    then: 'leave',
  })
  const found = await tx.rows<{ id: string; code: string }>(
    'catalog.price_lists_by_code',
    'select id, code from catalog.price_list where tenant_id = $1 and code = any($2::text[])',
    [tx.tenant, lists.map((one) => one.code)],
  )
  return new Map(found.map((row) => [row.code, row.id]))
}

export type NewPrice = Readonly<{
  list: string
  sku: string
  amount: string
  validFrom?: string
  minUnits?: number
  priceBasis?: number
}>

/** Writes prices and raises the version of their lists. @returns SKUs that are unknown; their prices were not written */
export async function writePrices(tx: Tx, prices: readonly NewPrice[]): Promise<string[]> {
  const ids = new Map(
    (
      await itemsBySku(
        tx,
        prices.map((one) => one.sku),
      )
    ).map((item) => [item.sku, item.id]),
  )
  const rows = prices
    .filter((one) => ids.has(one.sku))
    .map((one) => ({
      price_list_id: one.list,
      item_id: ids.get(one.sku),
      valid_from: one.validFrom ?? '-infinity',
      min_units: one.minUnits ?? 1,
      amount: one.amount,
      price_basis: one.priceBasis ?? 1,
    }))
  await putRows(
    tx,
    'catalog.price',
    ['price_list_id', 'item_id', 'valid_from', 'min_units', 'amount', 'price_basis'],
    rows,
    { on: 'price_list_id, item_id, valid_from, min_units', then: 'update' },
  )
  await tx.rows(
    'catalog.raise_price_list_version',
    'update catalog.price_list set version = version + 1 where tenant_id = $1 and id = any($2::uuid[])',
    [tx.tenant, [...new Set(rows.map((row) => row.price_list_id))]],
  )
  return prices.map((one) => one.sku).filter((sku) => !ids.has(sku))
}
