import { Type } from 'typebox'
import type { Db } from '../db/db.ts'
import { type App, tenantOf } from '../http/app.ts'
import { type CommandDeps, runRead } from '../http/command.ts'
import { answers } from '../http/problem.ts'
import { pageQuery } from '../http/schema.ts'
import type { TenantId } from '../ids.ts'
import { eventsAfter, headPosition, toCloudEvent } from './log.ts'

const Event = Type.Object({
  specversion: Type.Literal('1.0'),
  id: Type.String(),
  source: Type.String(),
  type: Type.String(),
  subject: Type.Optional(Type.String()),
  time: Type.String(),
  datacontenttype: Type.Literal('application/json'),
  sequence: Type.String(),
  data: Type.Record(Type.String(), Type.Unknown()),
})

const HEARTBEAT_MS = 15_000
const POLL_MS = 1_000
const BATCH = 200

/** The log for integrators: by cursor, and live as server-sent events. */
export function eventRoutes(app: App, deps: CommandDeps): void {
  app.get(
    '/v1/events',
    {
      schema: {
        summary: 'Events after a position, in order of commit',
        querystring: Type.Object({
          after: Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER, default: 0 }),
          limit: pageQuery.limit,
        }),
        response: answers(200, Type.Object({ items: Type.Array(Event), next: Type.Integer() })),
      },
      config: { action: 'event.read' },
    },
    async (request) =>
      runRead(deps, request, async (tx) => {
        const events = await eventsAfter(tx, request.query.after, request.query.limit)
        return {
          items: events.map((event) => toCloudEvent(tx.tenant, event)),
          next: events.at(-1)?.position ?? request.query.after,
        }
      }),
  )
  liveRoute(app, deps.db)
}

/** `Last-Event-ID` (or `after`) continues where the connection broke; without it the stream starts now. */
function liveRoute(app: App, db: Db): void {
  const waiting = new Map<TenantId, Set<() => void>>()
  db.onEvents((tenant) => {
    for (const wake of waiting.get(tenant) ?? []) wake()
  })

  app.get(
    '/v1/events/live',
    {
      schema: {
        summary: 'Events as they happen (server-sent events)',
        querystring: Type.Object({
          after: Type.Optional(Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER })),
        }),
      },
      config: { action: 'event.read' },
    },
    async (request, reply) => {
      const tenant = tenantOf(request)
      const last = Number(request.headers['last-event-id'] ?? Number.NaN)
      let position = Number.isSafeInteger(last) ? last : (request.query.after ?? (await db.read(tenant, headPosition)))
      reply.hijack()
      const { raw } = reply
      raw.writeHead(200, {
        'content-type': 'text/event-stream',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
      })
      raw.write(':\n\n')
      let wake: () => void = () => undefined
      const own = waiting.get(tenant) ?? new Set()
      waiting.set(tenant, own)
      const ring = () => wake()
      own.add(ring)
      const heartbeat = setInterval(() => raw.write(':\n\n'), HEARTBEAT_MS)
      try {
        while (!raw.destroyed) {
          const from = position
          const events = await db.read(tenant, (tx) => eventsAfter(tx, from, BATCH))
          for (const event of events)
            raw.write(
              `id: ${event.position}\nevent: ${event.type}\ndata: ${JSON.stringify(toCloudEvent(tenant, event))}\n\n`,
            )
          position = events.at(-1)?.position ?? position
          if (events.length < BATCH)
            await new Promise<void>((resolve) => {
              wake = resolve
              setTimeout(resolve, POLL_MS).unref()
            })
        }
      } catch {
        // The database is away or the server stops: the browser comes back by itself with the last id.
      } finally {
        clearInterval(heartbeat)
        own.delete(ring)
        raw.end()
      }
    },
  )
}
