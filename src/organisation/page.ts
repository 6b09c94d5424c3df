import { readCursor, writeCursor } from '../platform/http/cursor.ts'

/** One page of a list that is short enough to be read whole; the cursor names the last row shown. */
export function pageOf<Row extends { readonly id: string }>(
  rows: readonly Row[],
  query: Readonly<{ cursor?: string; limit: number }>,
): { items: Row[]; next: string | null } {
  const last = query.cursor === undefined ? null : readCursor(query.cursor, ['id']).id
  const found = rows.findIndex((row) => row.id === last)
  const start = last !== null && found < 0 ? rows.length : found + 1
  const items = rows.slice(start, start + query.limit)
  const end = items.at(-1)
  return { items, next: end && start + items.length < rows.length ? writeCursor({ id: end.id }) : null }
}
