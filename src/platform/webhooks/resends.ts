import { Type } from 'typebox'
import type { App } from '../http/app.ts'
import { type CommandDeps, runCommand, runRead } from '../http/command.ts'
import { answers } from '../http/problem.ts'
import { body, Instant, id, Nullable, Text } from '../http/schema.ts'
import { readId, showOptionalId } from '../ids.ts'
import { refuse } from '../refusal.ts'
import { readResends, resend } from './store.ts'
import { theirs } from './theirs.ts'

const tags = ['events']
const params = Type.Object({ endpoint: id('endpoint') })
const SHOWN = 200
const Past = Type.Object({
  order: Nullable(id('order')),
  from: Nullable(Type.Integer()),
  onlyFailed: Type.Boolean(),
  reason: Nullable(Type.String()),
  resent: Type.Integer(),
  actor: Type.String(),
  at: Instant,
})

/** Reports that are sent again, and who wanted that why. */
export function resendRoutes(app: App, deps: CommandDeps): void {
  app.post(
    '/v1/webhook-endpoints/:endpoint/resends',
    {
      schema: {
        summary: 'Report again: of one order, from a position on, or what failed',
        tags,
        params,
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
      const { order, from, onlyFailed, reason } = request.body
      const resent = await runCommand(deps, request, async (tx, principal) => {
        const endpoint = await theirs(tx, principal, request.params.endpoint)
        if (!endpoint) return refuse.not_found('there is no such endpoint')
        const about = order === undefined ? null : readId(order)
        const what = { order: about, from: from ?? null, onlyFailed, reason: reason ?? null }
        return { resent: await resend(tx, endpoint.id, what) }
      })
      return reply.code(201).send(resent)
    },
  )
  app.get(
    '/v1/webhook-endpoints/:endpoint/resends',
    {
      schema: {
        summary: 'What was reported again, by whom and why, newest first',
        tags,
        params,
        response: answers(200, Type.Object({ items: Type.Array(Past), next: Type.Null() })),
      },
      config: { action: 'webhook.read' },
    },
    async (request) =>
      runRead(deps, request, async (tx, principal) => {
        const endpoint = await theirs(tx, principal, request.params.endpoint)
        if (!endpoint) return refuse.not_found('there is no such endpoint')
        const items = (await readResends(tx, endpoint.id, SHOWN)).map(({ id: _, ...one }) => ({
          ...one,
          order: showOptionalId('order', one.order),
          at: one.at.toISOString(),
        }))
        return { items, next: null }
      }),
  )
}
