import type { Tx } from '../../platform/db/db.ts'
import { calendarDayTable, calendarTable } from '../calendar/tables.ts'
import { type Cell, columnsOf, type MasterTable, type Row } from './master-table.ts'
import { cutOffTable, priceTable, serviceTable, transitTable, zoneTable } from './tables.ts'

/** Every list that dates are promised from, in the order in which their files must be read. */
export const masterTables: readonly MasterTable[] = [
  calendarTable,
  calendarDayTable,
  serviceTable,
  zoneTable,
  priceTable,
  transitTable,
  cutOffTable,
]

export type ListedRow = Readonly<{ place: string; cells: Readonly<Record<string, Cell>> }>

/** Rows of a list as a file has them, by their key; `place` is where the next page begins, `of` what the key begins with. */
export async function listMaster(
  tx: Tx,
  table: MasterTable,
  after: string | null,
  limit: number,
  of: string | null = null,
): Promise<ListedRow[]> {
  const place = `concat_ws('|', ${table.keys.map((key) => `t.${key}`).join(', ')}) collate "C"`
  const rows = await tx.rows<{ place: string; row: Row }>(
    `master.list.${table.name}`,
    `select ${place} as place, to_jsonb(t) - 'tenant_id' as row from ${table.table} t
      where t.tenant_id = $1 and ($2::text is null or ${place} > $2) and ($4::text is null or t.${table.keys[0]} = $4)
      order by 1 limit $3`,
    [tx.tenant, after, limit, of],
  )
  return rows.map(({ place, row }) => ({ place, cells: cellsOf(table, row) }))
}

function cellsOf(table: MasterTable, row: Row): Record<string, Cell> {
  const all = Object.entries(row).map(([column, value]) => [camel(column), value] as const)
  const cells = { ...Object.fromEntries(all), ...table.show?.(row) }
  const named = Object.keys(columnsOf(table)).filter((column) => column !== 'remove')
  return Object.fromEntries(named.map((column) => [column, (cells[column] ?? null) as Cell]))
}

function camel(column: string): string {
  return column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())
}
