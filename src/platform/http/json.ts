import { parse } from 'secure-json-parse'
import type { App } from './app.ts'
import { RefusedRequest } from './errors.ts'
import { refuseBrokenText } from './text.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Keeps the body's text as it came on the request, for a signature over it. */
    rawBody?: true
  }
  interface FastifyRequest {
    rawBody: string | null
  }
}

/** Broken text can only stand in a body in escaped form: without one of these nothing needs to be looked at. */
const SUSPICIOUS = /\\u0000|\\ud[89a-f]/i

/** JSON only, exactly named; other media types are answered 415 by the server. */
export function parseJson(app: App): void {
  app.decorateRequest('rawBody', null)
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, text: string, done) => {
    if (request.routeOptions.config.rawBody) request.rawBody = text
    if (text.length === 0) return done(null, undefined)
    try {
      const value: unknown = parse(text, null, { protoAction: 'error', constructorAction: 'error' })
      if (SUSPICIOUS.test(text)) refuseBrokenText(value)
      done(null, value)
    } catch (error) {
      if (error instanceof RefusedRequest) return done(error)
      done(Object.assign(new Error('the body is not JSON'), { statusCode: 400, code: 'NOT_JSON' }))
    }
  })
  // Path and query are decoded from percent signs and reach the same tables.
  app.addHook('preValidation', async (request) => {
    refuseBrokenText(request.params)
    refuseBrokenText(request.query)
  })
}
