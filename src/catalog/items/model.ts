import type { ItemId } from '../../platform/ids.ts'
import { PRICE_DIGITS, parseDecimal } from '../../platform/money.ts'

export const KINDS = ['physical', 'service', 'digital', 'kit'] as const
export const BASE_UNITS = ['piece', 'cm', 'g', 'ml', 'minute'] as const
export const TRACKINGS = ['none', 'lot', 'serial'] as const

/** A SKU: at most 64 printable characters, with single blanks between them at most. */
export const SKU = /^(?=.{1,64}$)[!-~\u00a1-\uffff]+( [!-~\u00a1-\uffff]+)*$/
/** The name of an attribute or selling unit. */
export const NAME = /^(?=.{1,60}$)[!-~\u00a1-\uffff]+( [!-~\u00a1-\uffff]+)*$/
export const LOCALE = /^[a-z]{2}(-[A-Z]{2})?$/
export const TAX_CLASS = /^[a-z][a-z0-9_-]{0,39}$/

/** Everything that is said of an item; parts by their SKU. Lengths in mm, weight in g, cost a decimal per base unit. */
export type ItemFacts = Readonly<{
  sku: string
  name: string
  names: Readonly<Record<string, string>>
  kind: (typeof KINDS)[number]
  gtin: string | null
  category: string | null
  attributes: Readonly<Record<string, unknown>>
  weightG: number | null
  lengthMm: number | null
  widthMm: number | null
  heightMm: number | null
  taxClass: string
  cost: string | null
  costCurrency: string | null
  baseUnit: (typeof BASE_UNITS)[number]
  tracking: (typeof TRACKINGS)[number]
  releasedOn: string | null
  discontinued: boolean
  reorderLevel: number | null
  supplier: string | null
  /** Selling units: how many base steps one of them holds. */
  units: Readonly<Record<string, number>>
  parts: readonly Readonly<{ sku: string; units: number }>[]
}>
export type StoredItem = ItemFacts & Readonly<{ id: ItemId; version: number; changedAt: Date }>

/** An item to write: what is left out is empty, or has its usual value. */
export type NewItem = Pick<ItemFacts, 'sku' | 'name'> & Partial<Omit<ItemFacts, 'sku' | 'name'>>

const USUAL: Omit<ItemFacts, 'sku' | 'name'> = {
  names: {},
  kind: 'physical',
  gtin: null,
  category: null,
  attributes: {},
  weightG: null,
  lengthMm: null,
  widthMm: null,
  heightMm: null,
  taxClass: 'standard',
  cost: null,
  costCurrency: null,
  baseUnit: 'piece',
  tracking: 'none',
  releasedOn: null,
  discontinued: false,
  reorderLevel: null,
  supplier: null,
  units: {},
  parts: [],
}

/** An item written out with the usual values. */
export function completeItem(item: NewItem): ItemFacts {
  return { ...USUAL, ...item }
}

/** Do two versions of an item say the same? */
export function sameItem(one: ItemFacts, other: ItemFacts): boolean {
  return canonical(one) === canonical(other)
}

function canonical(item: ItemFacts): string {
  const cost = item.cost === null ? null : String(parseDecimal(item.cost, PRICE_DIGITS))
  const parts = [...item.parts].sort((a, b) => (a.sku < b.sku ? -1 : 1))
  const facts = { ...completeItem(item), cost, parts }
  return JSON.stringify(Object.keys(USUAL).map((key) => sorted(facts[key as keyof ItemFacts]))) + item.name
}

/** Keys of objects in one order, so that the same content is the same text. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (value === null || typeof value !== 'object') return value
  return Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, inner]) => [key, sorted(inner)])
}
