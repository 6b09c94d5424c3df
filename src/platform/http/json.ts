import { parse } from 'secure-json-parse'
import { refuse } from '../refusal.ts'
import type { App } from './app.ts'
import { RefusedRequest } from './errors.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Keeps the body's text as it came on the request, for a signature over it. */
    rawBody?: true
  }
  interface FastifyRequest {
    rawBody: string | null
  }
}

/** What PostgreSQL cannot store as text: NUL, and half of a surrogate pair. */
const SUSPICIOUS = /\\u0000|\\ud[89a-f]/i
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/

/** JSON only, exactly named; other media types are answered 415 by the server. */
export function parseJson(app: App): void {
  app.decorateRequest('rawBody', null)
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, text: string, done) => {
    if (request.routeOptions.config.rawBody) request.rawBody = text
    if (text.length === 0) return done(null, undefined)
    try {
      const value: unknown = parse(text, null, { protoAction: 'error', constructorAction: 'error' })
      if (SUSPICIOUS.test(text)) refuseBrokenText(value, '')
      done(null, value)
    } catch (error) {
      if (error instanceof RefusedRequest) return done(error)
      done(Object.assign(new Error('the body is not JSON'), { statusCode: 400, code: 'NOT_JSON' }))
    }
  })
}

function refuseBrokenText(value: unknown, path: string): void {
  if (typeof value === 'string') {
    if (value.includes('\0') || LONE_SURROGATE.test(value))
      throw new RefusedRequest(refuse.invalid_request('text holds a NUL or half a character', { path }))
  } else if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) refuseBrokenText(item, `${path}/${index}`)
  } else if (value !== null && typeof value === 'object') {
    for (const [key, item] of Object.entries(value)) {
      refuseBrokenText(key, path)
      refuseBrokenText(item, `${path}/${key}`)
    }
  }
}
