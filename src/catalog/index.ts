// The door of the catalog: what an item is and what it costs.
export { type Item, itemsById, itemsBySku, type Price, pricesOn } from './items/store.ts'
export {
  type NewItem,
  type NewPrice,
  type NewPriceList,
  writeItems,
  writePriceLists,
  writePrices,
} from './items/write.ts'
