// The door of the catalog: what an item is and what it costs.
export { itemColumns, priceColumns } from './import/columns.ts'
export { type ImportVerdict, importItems, importPrices } from './import/import.ts'
export type { NewItem } from './items/model.ts'
export { ALL_ITEMS, type ItemRights, type ItemVerdict, putItems, writeItems } from './items/put.ts'
export { type Item, itemsById, itemsBySku, type Price, pricesOn } from './items/store.ts'
export { type NewPriceList, type PriceVerdict, putPriceList, putPrices } from './prices/prices.ts'
export { type NewPrice, writePriceLists, writePrices } from './prices/seed.ts'
export { type PriceList, readPriceLists } from './prices/store.ts'
