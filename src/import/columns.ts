import { itemColumns, priceColumns } from '../catalog/index.ts'
import { columnsOf, masterTables } from '../organisation/index.ts'
import type { Columns } from '../platform/import/cells.ts'
import type { KindName } from './kinds.ts'
import { stockColumns } from './stock.ts'

/** What stands in the columns of a kind of file, for whoever writes one. */
export function columnsOfKind(kind: KindName): Columns {
  const own: Readonly<Partial<Record<KindName, Columns>>> = {
    items: itemColumns,
    prices: priceColumns,
    stock: stockColumns,
  }
  const table = masterTables.find(({ name }) => name === kind)
  return own[kind] ?? (table ? columnsOf(table) : {})
}
