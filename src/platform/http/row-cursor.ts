import { readCursor, writeCursor } from './cursor.ts'

/** The id of the last row that was shown; null at the beginning of a list. */
export function readRowCursor(cursor: string | undefined): string | null {
  if (cursor === undefined) return null
  return readCursor(cursor, { id: 'id' }).id
}

/** Cuts a page out of rows of which one more than the limit was asked for: it tells whether there is a next page. */
export function cutPage<Row extends { readonly id: string }>(
  rows: readonly Row[],
  limit: number,
): { items: Row[]; next: string | null } {
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return { items, next: last && rows.length > limit ? writeCursor({ id: last.id }) : null }
}
