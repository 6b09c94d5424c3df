import { createHash, timingSafeEqual } from 'node:crypto'
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import { type FastifyError, type FastifyReply, fastify } from 'fastify'
import { sendProblem } from './problem.ts'

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()

/** Makes a comparison with `Bearer <secret>` that takes the same time wherever the two differ. */
const bearerCheck = (secret: string): ((header: string | undefined) => boolean) => {
  const expected = digest(`Bearer ${secret}`)
  return (header) => timingSafeEqual(digest(header ?? ''), expected)
}

const sendError = (error: FastifyError, reply: FastifyReply): FastifyReply => {
  const status = error.statusCode ?? 500
  if (status < 500) return sendProblem(reply, { status, code: 'invalid_request', detail: error.message })
  reply.log.error(error)
  return sendProblem(reply, { status: 500, code: 'internal_error', detail: 'The request could not be handled.' })
}

const build = () =>
  fastify({
    // Standard output belongs to the one line that tells the address.
    logger: { level: 'error', stream: process.stderr },
    forceCloseConnections: 'idle',
    // Keys of 200 characters, percent-encoded.
    routerOptions: { maxParamLength: 700 },
    ajv: { customOptions: { coerceTypes: false, removeAdditional: false } },
    frameworkErrors: (error, _request, reply) => {
      sendError(error, reply)
    },
  }).withTypeProvider<TypeBoxTypeProvider>()

export type PartnerServer = ReturnType<typeof build>

/** An HTTP server that asks for the bearer secret everywhere but at `/healthz` and shows all errors as problems. */
export const createServer = (secret: string): PartnerServer => {
  const server = build()
  const mayEnter = bearerCheck(secret)
  server.addHook('onRequest', async (request, reply) => {
    if (request.routeOptions.url === '/healthz' || mayEnter(request.headers.authorization)) return
    reply.header('www-authenticate', 'Bearer')
    return sendProblem(reply, { status: 401, code: 'unauthorized', detail: 'The bearer secret is missing or wrong.' })
  })
  server.setErrorHandler((error: FastifyError, _request, reply) => sendError(error, reply))
  server.setNotFoundHandler((_request, reply) =>
    sendProblem(reply, { status: 404, code: 'not_found', detail: 'There is no such route.' }),
  )
  server.get('/healthz', () => ({ status: 'ok' }))
  return server
}
