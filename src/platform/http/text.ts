import { refuse } from '../refusal.ts'
import { RefusedRequest } from './errors.ts'

const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/

/** PostgreSQL cannot store it as text: it holds a NUL, or half of a surrogate pair. */
export function isBrokenText(text: string): boolean {
  return text.includes('\0') || LONE_SURROGATE.test(text)
}

/** Refuses broken text wherever it stands in a value, at its field. */
export function refuseBrokenText(value: unknown, path = ''): void {
  if (typeof value === 'string') {
    if (isBrokenText(value))
      throw new RefusedRequest(
        refuse.invalid_request('text holds a NUL or half a character', { path: path === '' ? '/' : path }),
      )
  } else if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) refuseBrokenText(item, `${path}/${index}`)
  } else if (value !== null && typeof value === 'object') {
    for (const [key, item] of Object.entries(value)) {
      refuseBrokenText(key, path)
      refuseBrokenText(item, `${path}/${key}`)
    }
  }
}
