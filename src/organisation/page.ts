import { cutPage, readRowCursor } from '../platform/http/row-cursor.ts'

/** One page of a list that is short enough to be read whole; the cursor names the last row shown. */
export function pageOf<Row extends { readonly id: string }>(
  rows: readonly Row[],
  query: Readonly<{ cursor?: string; limit: number }>,
): { items: Row[]; next: string | null } {
  const last = readRowCursor(query.cursor)
  const found = rows.findIndex((row) => row.id === last)
  const start = last !== null && found < 0 ? rows.length : found + 1
  return cutPage(rows.slice(start), query.limit)
}
