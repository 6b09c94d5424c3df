import { refuse } from '../refusal.ts'
import { RefusedRequest } from './errors.ts'

/** A place in a list, opaque to clients: the sort key of the last row that was shown. */
export function writeCursor(key: Readonly<Record<string, string | number>>): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url')
}

/** Reads a cursor that must have exactly these fields; anything else was not made by us. */
export function readCursor<const Name extends string>(cursor: string, fields: readonly Name[]): Record<Name, string> {
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
    if (
      value &&
      typeof value === 'object' &&
      fields.every((field) => field in value && ['string', 'number'].includes(typeof value[field as never]))
    )
      return value as Record<Name, string>
  } catch {
    // Falls through to the refusal: what is not ours is not read.
  }
  throw new RefusedRequest(refuse.invalid_request('this cursor is not one of ours', { path: '/cursor' }))
}
