import { Type } from 'typebox'
import { type App, principalOf } from '../http/app.ts'
import { runRead } from '../http/command.ts'
import { answers } from '../http/problem.ts'
import { pageQuery } from '../http/schema.ts'
import { type EventDeps, seenBy } from './bounds.ts'
import { liveRoute } from './live.ts'
import { eventsAfter, toCloudEvent } from './log.ts'

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

/** The log for integrators: by cursor, and live as server-sent events. */
export function eventRoutes(app: App, deps: EventDeps): void {
  app.get(
    '/v1/events',
    {
      schema: {
        summary: 'Events after a position, in order of commit',
        querystring: Type.Object({
          after: Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER, default: 0 }),
          limit: pageQuery.limit,
        }),
        response: answers(
          200,
          Type.Object({
            items: Type.Array(Event, { description: 'those you may see; go on at `next` also when there are none' }),
            next: Type.Integer(),
          }),
        ),
      },
      config: { action: 'event.read' },
    },
    async (request) =>
      runRead(deps, request, async (tx) => {
        const events = await eventsAfter(tx, request.query.after, request.query.limit)
        return {
          items: events.filter(seenBy(principalOf(request), deps)).map((event) => toCloudEvent(tx.tenant, event)),
          next: events.at(-1)?.position ?? request.query.after,
        }
      }),
  )
  liveRoute(app, deps)
}
