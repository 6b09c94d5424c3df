import type { App } from './app.ts'
import { refuseHttp } from './errors.ts'
import { problemOf } from './problem.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The body is read as it comes, however long that takes: a stream that its sender ends. */
    streams?: true
  }
  interface FastifyRequest {
    bodyTimer: NodeJS.Timeout | null
  }
}

/** How long a body may take to arrive: who sends a byte now and then holds a connection no longer than this. */
const BODY_MS = 30_000

/** Cuts requests whose body does not come. Node's own limit counts streams that are meant to last as well. */
export function limitBodyTime(app: App, bodyMs = BODY_MS): void {
  app.decorateRequest('bodyTimer', null)
  app.addHook('onRequest', async (request, reply) => {
    if (request.routeOptions.config.streams || request.method === 'GET' || request.method === 'HEAD') return
    request.bodyTimer = setTimeout(() => {
      const refusal = refuseHttp.too_slow(`the body did not arrive within ${bodyMs / 1000} seconds`)
      const text = JSON.stringify(problemOf(refusal))
      reply.hijack()
      reply.raw.writeHead(408, { 'content-type': 'application/problem+json', connection: 'close' }).end(text)
      request.raw.destroy()
    }, bodyMs).unref()
  })
  app.addHook('preValidation', async ({ bodyTimer }) => {
    if (bodyTimer) clearTimeout(bodyTimer)
  })
  app.addHook('onResponse', async ({ bodyTimer }) => {
    if (bodyTimer) clearTimeout(bodyTimer)
  })
}
