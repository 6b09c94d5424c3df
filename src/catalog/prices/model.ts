import type { ItemId } from '../../platform/ids.ts'

/** One price: a decimal for `priceBasis` units, from a number of units and a day on; no day means it always held. */
export type PriceRow = Readonly<{
  item: ItemId
  sku: string
  validFrom: string | null
  minUnits: number
  amount: string
  priceBasis: number
}>
