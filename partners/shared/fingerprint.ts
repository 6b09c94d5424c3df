import { createHash } from 'node:crypto'

const inKeyOrder = (_name: string, value: unknown): unknown =>
  value !== null && typeof value === 'object' && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value

/** Tells whether two requests are the same, whatever the order of their fields; only this hash is kept of a request. */
export const fingerprintOf = (request: unknown): string =>
  createHash('sha256').update(JSON.stringify(request, inKeyOrder)).digest('base64url')
