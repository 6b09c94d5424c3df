import type { FastifyRequest, RouteOptions } from 'fastify'
import { readToken } from '../auth/secrets.ts'
import { refuse } from '../refusal.ts'
import type { Access, App } from './app.ts'
import { RefusedRequest, refuseHttp, send } from './errors.ts'

export const SESSION_COOKIE = 'kontor_session'
/** A page of another site cannot set this header without a preflight that we never grant. */
export const INTENT_HEADER = 'x-kontor'

/**
 * Requests a minute and address that come with a customer's link, good or bad: counted before anybody looks, so that trying
 * links tells nothing and costs little. A household behind one address stays below it.
 */
export const LINK_REQUESTS = { max: 120, timeWindow: '1 minute' }

/** What a request brings to say who asks. */
export function credentialsOf(request: FastifyRequest): { bearer: string | null; session: string | null } {
  return {
    bearer: /^Bearer (\S{1,200})$/.exec(request.headers.authorization ?? '')?.[1] ?? null,
    session: request.cookies[SESSION_COOKIE] ?? null,
  }
}

/** Deny by default: a route without a row in the policy table ends the start of the server. */
export function guardRoutes(app: App, access: Access): void {
  app.decorateRequest('principal', null)
  const routes: RouteOptions[] = []
  app.addHook('onRoute', (route) => {
    const action = route.config?.action
    if (route.method === 'HEAD' || route.method === 'OPTIONS') return
    routes.push(route)
    if (route.schema && action !== 'public') Object.assign(route.schema, { description: `Action: \`${action}\`.` })
  })
  // Not before: a plugin's own hook may still say that its pages are public, and runs after this one.
  let countLink: ReturnType<App['createRateLimit']> | undefined
  app.addHook('onReady', async () => {
    countLink = app.createRateLimit({
      ...LINK_REQUESTS,
      keyGenerator: (request: FastifyRequest) => `link ${request.ip}`,
    })
    for (const { config, method, url } of routes)
      if (config?.action !== 'public' && !access.knows(config?.action ?? ''))
        throw new Error(`${String(method)} ${url} has no action of the policy table`)
  })
  app.addHook('onRequest', async (request, reply) => {
    const action = request.routeOptions.config.action
    if (action === undefined || action === 'public') return
    const { bearer, session } = credentialsOf(request)
    if (!bearer && session && request.method !== 'GET' && request.headers[INTENT_HEADER] === undefined)
      throw new RefusedRequest(refuse.forbidden(`a session needs the header ${INTENT_HEADER} to change anything`))
    if (bearer !== null && readToken(bearer)?.kind === 'ktl') {
      const tries = await countLink?.(request)
      if (tries && !tries.isAllowed && tries.isExceeded)
        throw new RefusedRequest(refuseHttp.too_many_requests('too many requests with links; wait a minute'))
    }
    request.principal = await access.identify({ bearer, session })
    if (!request.principal) {
      reply.header('www-authenticate', 'Bearer')
      return send(reply, refuseHttp.unauthenticated('send an API key as bearer token, or log in'))
    }
    if (!access.permits(request.principal, action))
      throw new RefusedRequest(refuse.forbidden(`${action} is not granted to ${request.principal.name}`))
  })
}
