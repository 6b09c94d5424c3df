import { Type } from 'typebox'
import type { Vault } from '../auth/secrets.ts'
import type { Tx } from '../db/db.ts'
import type { App } from '../http/app.ts'
import { type CommandDeps, runChange, runCommand, runRead } from '../http/command.ts'
import { answers } from '../http/problem.ts'
import { body, Instant, id, Nullable } from '../http/schema.ts'
import { newId, readId, showId, showOptionalId } from '../ids.ts'
import { declareRefusals, refuse } from '../refusal.ts'
import { resendRoutes } from './resends.ts'
import {
  disableEndpoint,
  type Endpoint,
  enableEndpoint,
  type Health,
  readEndpointHealth,
  writeEndpoint,
} from './store.ts'
import { resolveTarget } from './target.ts'
import { theirs } from './theirs.ts'

export type WebhookDeps = CommandDeps &
  Readonly<{ vault: Vault; privateTargets: boolean; knowsChannel(tx: Tx, channel: string): Promise<boolean> }>

const refuseEndpoint = declareRefusals({ endpoint_refused: ['invalid', 'Kontor does not call this address'] })

const EventType = Type.String({ pattern: '^[a-z_]+\\.([a-z_]+|\\*)$', maxLength: 64 })
const Shown = Type.Object({
  id: id('endpoint'),
  channel: Nullable(id('channel')),
  url: Type.String(),
  eventTypes: Type.Array(Type.String()),
  active: Type.Boolean(),
  disabledReason: Nullable(Type.String()),
  createdAt: Instant,
  lastSuccessAt: Nullable(Instant),
  lastFailureAt: Nullable(Instant),
  lastProblem: Nullable(Type.String()),
  openDeliveries: Type.Integer({ description: 'reports that wait to be taken' }),
})

export function webhookRoutes(app: App, deps: WebhookDeps): void {
  app.post(
    '/v1/webhook-endpoints',
    {
      schema: {
        summary: 'Tell an address what happens; the signing secret is shown in this answer only',
        tags: ['events'],
        body: body({
          url: Type.String({ maxLength: 500 }),
          eventTypes: Type.Array(EventType, { minItems: 1, maxItems: 50 }),
          channel: Type.Optional(id('channel')),
        }),
        response: answers(201, Type.Object({ id: id('endpoint'), secret: Type.String() })),
      },
      config: { action: 'webhook.write' },
    },
    async (request, reply) => {
      const { url, eventTypes, channel } = request.body
      const target = await resolveTarget(url, deps.privateTargets)
      const made = await runCommand(deps, request, async (tx, principal) => {
        if (typeof target === 'string') return refuseEndpoint.endpoint_refused(target, { path: '/url' })
        const endpoint = newId()
        const bound = principal.channel ?? (channel === undefined ? null : readId(channel))
        if (bound !== null && !(await deps.knowsChannel(tx, bound)))
          return refuseEndpoint.endpoint_refused('there is no such channel', { path: '/channel' })
        await writeEndpoint(tx, {
          id: endpoint,
          channel: bound,
          url,
          secret: deps.vault.seal(secretOf(deps.vault, endpoint)),
          eventTypes,
          active: true,
        })
        tx.announce({ type: 'webhook.created', subject: endpoint, data: { host: new URL(url).host, eventTypes } })
        return { id: showId('endpoint', endpoint) }
      })
      // The stored answer holds no secret: it is derived again, also for a replay.
      return reply.code(201).send({ ...made, secret: secretOf(deps.vault, readId(made.id)) })
    },
  )
  app.get(
    '/v1/webhook-endpoints',
    {
      schema: {
        summary: 'Who is told what, and how well they take it',
        tags: ['events'],
        response: answers(200, Type.Object({ items: Type.Array(Shown), next: Type.Null() })),
      },
      config: { action: 'webhook.read' },
    },
    async (request) =>
      runRead(deps, request, async (tx, principal) => ({
        items: (await readEndpointHealth(tx, principal.channel)).map(show),
        next: null,
      })),
  )
  app.delete(
    '/v1/webhook-endpoints/:endpoint',
    {
      schema: {
        summary: 'Stop telling an address',
        tags: ['events'],
        params: Type.Object({ endpoint: id('endpoint') }),
        response: answers(200, Type.Object({ id: id('endpoint'), active: Type.Boolean() })),
      },
      config: { action: 'webhook.write' },
    },
    async (request) =>
      runChange(deps, request, async (tx, principal) => {
        const endpoint = await theirs(tx, principal, request.params.endpoint)
        if (!endpoint) return refuse.not_found('there is no such endpoint')
        await disableEndpoint(tx, endpoint.id, `switched off by ${principal.name}`)
        tx.announce({ type: 'webhook.changed', subject: endpoint.id, data: { active: false } })
        return { id: request.params.endpoint, active: false }
      }),
  )
  app.patch(
    '/v1/webhook-endpoints/:endpoint',
    {
      schema: {
        summary: 'Switch an address off, or on again; what failed meanwhile is sent by a resend',
        tags: ['events'],
        params: Type.Object({ endpoint: id('endpoint') }),
        body: body({ active: Type.Boolean() }),
        response: answers(200, Type.Object({ id: id('endpoint'), active: Type.Boolean() })),
      },
      config: { action: 'webhook.write' },
    },
    async (request) => {
      const { active } = request.body
      return runChange(deps, request, async (tx, principal) => {
        const endpoint = await theirs(tx, principal, request.params.endpoint)
        if (!endpoint) return refuse.not_found('there is no such endpoint')
        if (!active) await disableEndpoint(tx, endpoint.id, `switched off by ${principal.name}`)
        else if (!endpoint.active) await enableEndpoint(tx, endpoint.id)
        tx.announce({ type: 'webhook.changed', subject: endpoint.id, data: { active } })
        return { id: request.params.endpoint, active }
      })
    },
  )
  resendRoutes(app, deps)
}

/** A Standard Webhooks secret of 32 bytes, derived from the endpoint by the installation's key. */
function secretOf(vault: Vault, endpoint: string): string {
  return `whsec_${Buffer.from(vault.token('webhook-secret', endpoint), 'base64url').toString('base64')}`
}

function show(endpoint: Endpoint & Health) {
  const { secret: _, ...rest } = endpoint
  return {
    ...rest,
    id: showId('endpoint', endpoint.id),
    channel: showOptionalId('channel', endpoint.channel),
    eventTypes: [...endpoint.eventTypes],
    createdAt: endpoint.createdAt.toISOString(),
    lastSuccessAt: endpoint.lastSuccessAt?.toISOString() ?? null,
    lastFailureAt: endpoint.lastFailureAt?.toISOString() ?? null,
  }
}
