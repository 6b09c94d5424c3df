import { Type } from 'typebox'
import type { Principal } from '../auth/principal.ts'
import type { Vault } from '../auth/secrets.ts'
import type { Tx } from '../db/db.ts'
import type { App } from '../http/app.ts'
import { type CommandDeps, runChange, runCommand, runRead } from '../http/command.ts'
import { answers } from '../http/problem.ts'
import { body, Instant, id, Nullable, Text } from '../http/schema.ts'
import { newId, readId, showId, showOptionalId } from '../ids.ts'
import { declareRefusals, refuse } from '../refusal.ts'
import { disableEndpoint, type Endpoint, readEndpoints, resend, writeEndpoint } from './store.ts'
import { resolveTarget } from './target.ts'

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
        summary: 'Who is told what',
        tags: ['events'],
        response: answers(200, Type.Object({ items: Type.Array(Shown), next: Type.Null() })),
      },
      config: { action: 'webhook.read' },
    },
    async (request) =>
      runRead(deps, request, async (tx, principal) => ({
        items: (await readEndpoints(tx)).filter((one) => isTheirs(one, principal)).map(show),
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
        return { id: request.params.endpoint, active: false }
      }),
  )
  app.post(
    '/v1/webhook-endpoints/:endpoint/resends',
    {
      schema: {
        summary: 'Report again: of one order, from a position on, or what failed',
        tags: ['events'],
        params: Type.Object({ endpoint: id('endpoint') }),
        body: body({
          order: Type.Optional(id('order')),
          from: Type.Optional(Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER })),
          onlyFailed: Type.Boolean({ default: true }),
          reason: Type.Optional(Text(200)),
        }),
        response: answers(201, Type.Object({ resent: Type.Integer() })),
      },
      config: { action: 'webhook.write' },
    },
    async (request, reply) => {
      const { order, from, onlyFailed } = request.body
      const resent = await runCommand(deps, request, async (tx, principal) => {
        const endpoint = await theirs(tx, principal, request.params.endpoint)
        if (!endpoint) return refuse.not_found('there is no such endpoint')
        const what = { order: order === undefined ? null : readId(order), from: from ?? null, onlyFailed }
        return { resent: await resend(tx, endpoint.id, what) }
      })
      return reply.code(201).send(resent)
    },
  )
}

/** A Standard Webhooks secret of 32 bytes, derived from the endpoint by the installation's key. */
function secretOf(vault: Vault, endpoint: string): string {
  return `whsec_${Buffer.from(vault.token('webhook-secret', endpoint), 'base64url').toString('base64')}`
}

/** A key of one channel knows that channel's endpoints alone. */
function isTheirs(endpoint: Endpoint, principal: Principal): boolean {
  return principal.channel === null || principal.channel === endpoint.channel
}

async function theirs(tx: Tx, principal: Principal, shown: string): Promise<Endpoint | undefined> {
  const id = readId(shown)
  return (await readEndpoints(tx)).find((one) => one.id === id && isTheirs(one, principal))
}

function show(endpoint: Endpoint) {
  const { secret: _, ...rest } = endpoint
  return {
    ...rest,
    id: showId('endpoint', endpoint.id),
    channel: showOptionalId('channel', endpoint.channel),
    eventTypes: [...endpoint.eventTypes],
    createdAt: endpoint.createdAt.toISOString(),
  }
}
