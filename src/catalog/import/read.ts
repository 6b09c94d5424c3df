import { type RawRecord, readRecord } from '../../platform/import/cells.ts'
import type { Refusal } from '../../platform/refusal.ts'
import { BASE_UNITS, KINDS, LOCALE, NAME, type NewItem, SKU, TAX_CLASS, TRACKINGS } from '../items/model.ts'
import type { PriceWanted } from '../prices/decide.ts'
import { itemColumns, priceColumns } from './columns.ts'

const MILLIMETERS = { min: 0, max: 100_000 }
const UNITS = { min: 0, max: 1_000_000 }
const SOME = { min: 1, max: 1_000_000 }

/** The item of a record as a file has it, or the cell that refuses it. */
export function readItemRecord(record: RawRecord): NewItem | Refusal {
  return readRecord(record, itemColumns, (cells) => {
    const item = {
      sku: cells.needed('sku', 64),
      name: cells.needed('name', 200),
      kind: cells.oneOf('kind', KINDS),
      gtin: cells.text('gtin', 14),
      category: cells.text('category', 100),
      weightG: cells.integer('weightG', { min: 0, max: 100_000_000 }),
      lengthMm: cells.integer('lengthMm', MILLIMETERS),
      widthMm: cells.integer('widthMm', MILLIMETERS),
      heightMm: cells.integer('heightMm', MILLIMETERS),
      taxClass: cells.text('taxClass', 40),
      cost: cells.decimal('cost'),
      costCurrency: cells.text('costCurrency', 3),
      baseUnit: cells.oneOf('baseUnit', BASE_UNITS),
      tracking: cells.oneOf('tracking', TRACKINGS),
      releasedOn: cells.day('releasedOn'),
      discontinued: cells.yesNo('discontinued'),
      reorderLevel: cells.integer('reorderLevel', UNITS),
    }
    if (item.sku && !SKU.test(item.sku))
      cells.refuse('sku', 'a SKU has printable characters, with single blanks between them at most')
    if (item.taxClass && !TAX_CLASS.test(item.taxClass)) cells.refuse('taxClass', 'a tax class is a word in lower case')
    const names = cells.family('names.')
    for (const [locale, name] of Object.entries(names))
      if (typeof name !== 'string' || name.length > 200 || !LOCALE.test(locale))
        cells.refuse(`names.${locale}`, 'a language is two letters, a name at most 200 characters')
    const attributes = cells.family('attributes.')
    for (const [name, value] of Object.entries(attributes))
      if (!NAME.test(name) || typeof value === 'object' || (typeof value === 'string' && value.length > 500))
        cells.refuse(`attributes.${name}`, 'an attribute is a text of at most 500 characters, a number, yes or no')
    const units = cells.pairs('units') ?? {}
    for (const name of Object.keys(units))
      if (!NAME.test(name)) cells.refuse('units', 'a unit has a name of at most 60 characters')
    const parts = Object.entries(cells.pairs('parts') ?? {}).map(([sku, units]) => ({ sku, units }))
    return {
      ...present(item),
      sku: item.sku,
      name: item.name,
      names: names as Record<string, string>,
      attributes,
      units,
      parts,
    }
  })
}

export type PriceRecord = PriceWanted & Readonly<{ priceList: string }>

/** The price of a record as a file has it, or the cell that refuses it. */
export function readPriceRecord(record: RawRecord): PriceRecord | Refusal {
  return readRecord(record, priceColumns, (cells) => {
    const amount = cells.decimal('amount')
    if (amount === undefined) cells.needed('amount', 18)
    return {
      priceList: cells.needed('priceList', 41),
      sku: cells.needed('sku', 64),
      amount: amount ?? null,
      validFrom: cells.day('validFrom') ?? null,
      ...present({ minUnits: cells.integer('minUnits', SOME), priceBasis: cells.integer('priceBasis', SOME) }),
    }
  })
}

type Present<T> = { [K in keyof T]?: Exclude<T[K], undefined> }

/** Leaves out what no cell says, so that the usual values hold. */
function present<T extends object>(values: T): Present<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Present<T>
}
