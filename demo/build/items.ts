import { toDecimal, toMinor } from '../../src/platform/money.ts'
import type { DemoExtra, DemoItem, TaxClass } from '../model.ts'
import { internalGtin } from './gtin.ts'
import { cell, type Row, type Source } from './source.ts'
import { estimateMeasure } from './weight.ts'

/** The source names no currency; any with two decimals reads and writes its amounts alike. */
const currency = 'EUR'
const costPercent = 60
/** Names of drinks with alcohol; the source has no such mark. */
const alcohol = /\b(?:ale|stout|lager|chang|chartreuse|blaye)\b|bier\b|likööri/i

export function items(source: Source): DemoItem[] {
  const categories = new Map(source.categories.map((row) => [cell(row, 'categoryID'), cell(row, 'categoryName')]))
  return source.products
    .map((row) => item(row, categories.get(cell(row, 'categoryID')) ?? ''))
    .sort((a, b) => (a.sku < b.sku ? -1 : 1))
}

/** `NW-007`; the source's product number, three digits. */
export function skuOf(productId: string): string {
  return `NW-${productId.padStart(3, '0')}`
}

/** Food is taxed at the reduced rate, drinks with alcohol at the standard one. */
export function taxClassOf(category: string, name: string): TaxClass {
  return category === 'Beverages' && alcohol.test(name) ? 'standard' : 'food'
}

function item(row: Row, category: string): DemoItem {
  const unitPrice = cell(row, 'unitPrice')
  const name = cell(row, 'productName')
  const quantityPerUnit = cell(row, 'quantityPerUnit')
  return {
    sku: skuOf(cell(row, 'productID')),
    kind: 'physical',
    name,
    category,
    supplierId: Number(cell(row, 'supplierID')),
    quantityPerUnit,
    unitPrice,
    cost: percentOf(unitPrice, costPercent),
    taxClass: taxClassOf(category, name),
    gtin: internalGtin(Number(cell(row, 'productID'))),
    ...estimateMeasure(quantityPerUnit),
    unitsInStock: Number(cell(row, 'unitsInStock')),
    unitsOnOrder: Number(cell(row, 'unitsOnOrder')),
    reorderLevel: Number(cell(row, 'reorderLevel')),
    discontinued: cell(row, 'discontinued') === '1',
  }
}

const breakfast = [
  { sku: 'NW-001', units: 1 }, // Chai
  { sku: 'NW-006', units: 1 }, // Grandma's Boysenberry Spread
  { sku: 'NW-023', units: 2 }, // Tunnbröd
]
const kitPercent = 90
/** Numbers from 900 on are ours, not the source's. */
const kitNumber = 901

/** What the source lacks: one service article and one kit, which costs 90 % of its parts. */
export function extras(physical: readonly DemoItem[]): DemoExtra[] {
  const prices = new Map(physical.map((one) => [one.sku, toMinor(one.unitPrice, currency) ?? 0]))
  const parts = breakfast.reduce((sum, part) => sum + (prices.get(part.sku) ?? 0) * part.units, 0)
  return [
    {
      sku: 'NW-KIT-BREAKFAST',
      kind: 'kit',
      name: 'Breakfast Box',
      description: 'Tea, boysenberry spread and flat bread for a breakfast buffet of fifty.',
      category: 'Kits',
      unitPrice: percentOf(toDecimal(parts, currency), kitPercent),
      taxClass: 'food',
      gtin: internalGtin(kitNumber),
      components: breakfast,
    },
    {
      sku: 'NW-SVC-SETUP',
      kind: 'service',
      name: 'Buffet set-up service',
      description: 'Two hours at your place on the day of delivery: unpacking, setting up, taking the packaging back.',
      category: 'Services',
      unitPrice: '75.00',
      taxClass: 'standard',
      durationMin: 120,
    },
  ]
}

function percentOf(price: string, percent: number): string {
  const minor = toMinor(price, currency)
  if (minor === null) throw new Error(`no price: ${price}`)
  return toDecimal(Math.floor((minor * percent + 50) / 100), currency)
}
