import { isUuid } from '../ids.ts'
import { refuse } from '../refusal.ts'
import { isInstant } from '../time.ts'
import { RefusedRequest } from './errors.ts'
import { isBrokenText } from './text.ts'

/** What a field of a cursor holds: it goes into a query, so what is none of these is not read. */
type FieldKind = 'id' | 'instant' | 'count' | 'text'

const FITS: Readonly<Record<FieldKind, (value: unknown) => boolean>> = {
  id: (value) => typeof value === 'string' && isUuid(value),
  instant: (value) => typeof value === 'string' && isInstant(value),
  count: (value) => typeof value === 'number' && Number.isInteger(value) && Math.abs(value) < 2 ** 31,
  text: (value) => typeof value === 'string' && !isBrokenText(value),
}

/** A place in a list, opaque to clients: the sort key of the last row that was shown. */
export function writeCursor(key: Readonly<Record<string, string | number>>): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url')
}

/** Reads a cursor that must have exactly these fields; anything else was not made by us. */
export function readCursor<const Fields extends Readonly<Record<string, FieldKind>>>(
  cursor: string,
  fields: Fields,
): { [Name in keyof Fields]: Fields[Name] extends 'count' ? number : string } {
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
    if (
      value &&
      typeof value === 'object' &&
      Object.entries(fields).every(([name, kind]) => FITS[kind](value[name as keyof typeof value]))
    )
      return value as never // each field was checked
  } catch {
    // Falls through to the refusal: what is not ours is not read.
  }
  throw new RefusedRequest(refuse.invalid_request('this cursor is not one of ours', { path: '/cursor' }))
}
