import cookie from '@fastify/cookie'
import rateLimit from '@fastify/rate-limit'
import swagger from '@fastify/swagger'
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import reference from '@scalar/fastify-api-reference'
import Fastify, { type FastifyServerOptions, LogController } from 'fastify'
import { newId } from '../ids.ts'
import { declaredRefusals } from '../refusal.ts'
import type { Access, App } from './app.ts'
import type { Drain } from './drain.ts'
import { answerBadAddress, answerBadRequest, answerErrors } from './errors.ts'
import { guardRoutes } from './guard.ts'
import { secureHeaders } from './headers.ts'
import { parseJson } from './json.ts'
import { limitBodyTime } from './patience.ts'
import { Problem, statusOf } from './problem.ts'
import { compileWhenAsked } from './validate.ts'

export const BODY_LIMIT_BYTES = 1_048_576

export type ServerOptions = Readonly<{
  access: Access
  logger: FastifyServerOptions['logger']
  version: string
  /** Requests a minute and credential (or address); login and links have their own, stricter limit. */
  rateLimitPerMinute: number
  /** Addresses and networks of proxies that are believed who asks, and whether by TLS; nobody is by default. */
  trustedProxies?: readonly string[]
  /** Who answers while the server stops; without it the server stops at once. */
  drain?: Drain
  /** False: no page of the API is served, because the API is not. */
  pages?: boolean
}>

/** The HTTP server with everything that no module should have to think of. Routes come from the modules. */
export async function buildServer(options: ServerOptions): Promise<App> {
  const app = Fastify({
    logger: options.logger ?? false,
    trustProxy: options.trustedProxies?.length ? [...options.trustedProxies] : false,
    bodyLimit: BODY_LIMIT_BYTES,
    // Ten seconds are the library's own, and too few where a machine does much else.
    pluginTimeout: 60_000,
    genReqId: () => newId(),
    logController: new LogController({ disableRequestLogging: true }),
    // Streams last as long as they last; every other body is limited below.
    requestTimeout: 0,
    http: { headersTimeout: 15_000 },
    forceCloseConnections: 'idle',
    // The drain says it in our own words, with Retry-After.
    return503OnClosing: options.drain === undefined,
    frameworkErrors: answerBadAddress,
    clientErrorHandler: answerBadRequest,
    routerOptions: { maxParamLength: 200 },
  }).withTypeProvider<TypeBoxTypeProvider>()

  app.addSchema(Problem)
  app.decorate('compileAll', compileWhenAsked(app))
  parseJson(app)
  answerErrors(app)
  options.drain?.watch(app)
  limitBodyTime(app)
  await app.register(cookie)
  secureHeaders(app)
  guardRoutes(app, options.access)
  await app.register(rateLimit, {
    max: options.rateLimitPerMinute,
    timeWindow: '1 minute',
    hook: 'preValidation',
    // The address is the proxy's word only where that proxy is trusted, else whoever is connected.
    keyGenerator: (request) => request.principal?.id ?? request.ip,
    errorResponseBuilder: (_request, context) => ({
      statusCode: 429,
      refusal: {
        refused: 'too_many_requests',
        kind: 'too_many',
        title: 'Too many requests',
        detail: `try again in ${context.after}`,
      },
    }),
  })
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Kontor',
        version: options.version,
        description: 'Omnichannel order management. Errors are RFC 9457 problems; POST takes an Idempotency-Key.',
      },
      components: {
        securitySchemes: {
          key: { type: 'http', scheme: 'bearer', description: 'API key: ktr_…' },
          session: { type: 'apiKey', in: 'cookie', name: 'kontor_session' },
        },
      },
      security: [{ key: [] }, { session: [] }],
    },
    refResolver: {
      buildLocalReference: (schema, _base, _fragment, index) =>
        typeof schema['$id'] === 'string' ? schema['$id'] : `schema-${index}`,
    },
  })
  if (options.pages ?? true) {
    await mountReference(app)
    mountProblems(app)
  }
  return app
}

/** The API reference page: everything from this server, no proxy, no fonts or agents from elsewhere. */
async function mountReference(app: App): Promise<void> {
  await app.register(async (pages) => {
    pages.addHook('onRoute', (route) => {
      route.config = { ...route.config, action: 'public' }
    })
    pages.addHook('onSend', async (_request, reply) => {
      reply.header(
        'content-security-policy',
        "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; frame-ancestors 'none'",
      )
    })
    await pages.register(reference, {
      routePrefix: '/docs',
      configuration: {
        title: 'Kontor API',
        proxyUrl: '',
        telemetry: false,
        withDefaultFonts: false,
        agent: { disabled: true },
      },
    })
  })
  app.get('/openapi.json', { schema: { hide: true }, config: { action: 'public' } }, async () => app.swagger())
}

function mountProblems(app: App): void {
  const list = () =>
    declaredRefusals().map(([name, kind, title]) => ({ type: `/problems/${name}`, title, status: statusOf(kind) }))
  app.get('/problems', { schema: { hide: true }, config: { action: 'public' } }, async () => ({ items: list() }))
  app.get<{ Params: { name: string } }>(
    '/problems/:name',
    { schema: { hide: true }, config: { action: 'public' } },
    async (request, reply) => {
      const found = list().find(({ type }) => type === `/problems/${request.params.name}`)
      return found ?? reply.callNotFound()
    },
  )
}
