import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { type App, principalOf } from '../../../platform/http/app.ts'
import { type CommandDeps, runChange } from '../../../platform/http/command.ts'
import { RefusedRequest, refuseHttp, send } from '../../../platform/http/errors.ts'
import { SESSION_COOKIE } from '../../../platform/http/guard.ts'
import { answers } from '../../../platform/http/problem.ts'
import { body, Instant, Nullable, Text } from '../../../platform/http/schema.ts'
import { showId, showOptionalId } from '../../../platform/ids.ts'
import { isRefusal } from '../../../platform/refusal.ts'
import { actionsOf } from '../rights.ts'
import { PASSWORD_MAX_LENGTH, PASSWORD_MIN_LENGTH } from './passwords.ts'
import { changePassword, emailOf, logIn, logOut, type OpenedSession } from './session.ts'

/** Guessing passwords must not pay: so many tries a minute from one address, and as many for one person. */
const TRIES = { max: 10, timeWindow: '1 minute' }
const tags = ['session']

const Password = Type.String({ minLength: 1, maxLength: PASSWORD_MAX_LENGTH })
export const NewPassword = Type.String({ minLength: PASSWORD_MIN_LENGTH, maxLength: PASSWORD_MAX_LENGTH })
const Login = body({ tenant: Text(41), email: Text(254), password: Password })

const WhoAmI = Type.Object({
  kind: Type.Union([Type.Literal('user'), Type.Literal('key'), Type.Literal('customer')]),
  id: Type.String(),
  name: Type.String(),
  tenant: Type.String(),
  roles: Type.Array(Type.String(), { description: 'roles of a person, scopes of a key' }),
  actions: Type.Array(Type.String(), {
    description: 'what may be done somewhere; bounds are checked with each object',
  }),
  locations: Type.Array(Type.String()),
  channel: Nullable(Type.String()),
  supplier: Nullable(Type.String()),
  order: Nullable(Type.String()),
})

export function sessionRoutes(app: App, deps: CommandDeps): void {
  const triesOfPerson = app.createRateLimit({
    ...TRIES,
    keyGenerator: (request: FastifyRequest) => {
      const { tenant, email } = request.body as { tenant: string; email: string }
      return `${tenant} ${emailOf(email)}`
    },
  })

  app.post(
    '/v1/session',
    {
      schema: { summary: 'Log in', tags, body: Login, response: answers(201, Type.Object({ expiresAt: Instant })) },
      config: { action: 'public', rateLimit: TRIES },
    },
    async (request, reply) => {
      const tries = await triesOfPerson(request)
      if (!tries.isAllowed && tries.isExceeded)
        throw new RefusedRequest(refuseHttp.too_many_requests('too many tries for this e-mail address; wait a minute'))
      const session = await logIn(deps.db, request.body)
      if (isRefusal(session)) return send(reply, session, 401)
      setCookie(request, reply, session)
      return reply.code(201).send({ expiresAt: session.expiresAt.toISOString() })
    },
  )

  app.get(
    '/v1/session',
    {
      schema: { summary: 'Who am I, and what may I do', tags, response: answers(200, WhoAmI) },
      config: { action: 'session.read' },
    },
    async (request) => whoAmI(request),
  )

  app.delete(
    '/v1/session',
    { schema: { summary: 'Log out', tags, response: answers(204, Type.Null()) }, config: { action: 'session.write' } },
    async (request, reply) => {
      const token = request.cookies[SESSION_COOKIE] ?? ''
      await runChange(deps, request, (tx, principal) => logOut(tx, principal.id, token))
      return reply.clearCookie(SESSION_COOKIE, { path: '/' }).code(204).send(null)
    },
  )

  app.put(
    '/v1/session/password',
    {
      schema: {
        summary: 'Change my password; my other sessions end',
        tags,
        body: body({ current: Password, next: NewPassword }),
        response: answers(204, Type.Null()),
      },
      config: { action: 'session.write', rateLimit: TRIES },
    },
    async (request, reply) => {
      const { tenant, id } = principalOf(request)
      const who = { tenant, user: id, token: request.cookies[SESSION_COOKIE] ?? '' }
      const refusal = await changePassword(deps.db, who, request.body)
      if (refusal) throw new RefusedRequest(refusal)
      return reply.code(204).send(null)
    },
  )
}

/** Not readable by scripts, not sent along from other sites, and over TLS only where the request came by TLS. */
function setCookie(request: FastifyRequest, reply: FastifyReply, session: OpenedSession): void {
  reply.setCookie(SESSION_COOKIE, session.token, {
    httpOnly: true,
    sameSite: 'strict',
    path: '/',
    secure: request.protocol === 'https',
    expires: session.expiresAt,
  })
}

const SHOWN_AS = { user: 'user', key: 'key', customer: 'order' } as const

function whoAmI(request: FastifyRequest) {
  const principal = principalOf(request)
  return {
    kind: principal.kind,
    id: showId(SHOWN_AS[principal.kind], principal.id),
    name: principal.name,
    tenant: showId('tenant', principal.tenant),
    roles: [...principal.grants],
    actions: actionsOf(principal),
    locations: principal.locations.map((location) => showId('location', location)),
    channel: showOptionalId('channel', principal.channel),
    supplier: showOptionalId('supplier', principal.supplier),
    order: showOptionalId('order', principal.order),
  }
}
