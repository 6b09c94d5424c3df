import type { Columns } from '../../platform/import/cells.ts'

/** The columns of a file of items. A row is the whole item: an empty cell empties the field. */
export const itemColumns = {
  sku: 'needed; our code for one stockable item, at most 64 characters',
  name: 'needed; at most 200 characters',
  'names.': 'the name in a language: names.de, names.nl',
  kind: 'physical (usual), service, digital or kit',
  gtin: 'GS1 number of 8, 12, 13 or 14 digits with its check digit',
  category: 'at most 100 characters',
  'attributes.': 'anything else: attributes.color',
  weightG: 'grams, a whole number',
  lengthMm: 'millimeters, a whole number',
  widthMm: 'millimeters, a whole number',
  heightMm: 'millimeters, a whole number',
  taxClass: 'standard (usual), food or another class of the tax rates',
  cost: 'decimal number with a point, per base unit',
  costCurrency: 'ISO 4217, needed with a cost',
  baseUnit: 'piece (usual), cm, g, ml or minute: what one unit of stock is',
  tracking: 'none (usual), lot or serial',
  releasedOn: 'YYYY-MM-DD; before it the item is preordered',
  discontinued: 'yes or no (usual)',
  reorderLevel: 'units, a whole number',
  units: 'selling units and their base units: carton=12;box=6',
  parts: 'SKUs of a kit and their units: tea=2;cup=1',
} as const satisfies Columns

/** The columns of a file of prices. */
export const priceColumns = {
  priceList: 'needed; code of the list',
  sku: 'needed',
  amount: 'needed; decimal number with a point',
  validFrom: 'YYYY-MM-DD; empty: since ever',
  minUnits: 'from so many units on; 1 is usual',
  priceBasis: 'the amount is for so many units; 1 is usual',
} as const satisfies Columns
