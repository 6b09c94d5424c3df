import { type Static, Type } from 'typebox'
import type { App } from '../../platform/http/app.ts'
import { type CommandDeps, runRead } from '../../platform/http/command.ts'
import { readCursor, writeCursor } from '../../platform/http/cursor.ts'
import { answers } from '../../platform/http/problem.ts'
import { Day, Instant, Nullable, page, pageQuery } from '../../platform/http/schema.ts'
import { readId, showId } from '../../platform/ids.ts'
import { addDays } from '../../platform/time.ts'
import { AREAS, type AuditRow, readActorsOf, readAudit } from './views.ts'

const ActorId = Type.String({ pattern: '^(usr|key)_[0-9a-f]{32}$' })
const Change = Type.Object({
  id: Type.String(),
  type: Type.String({ description: 'area and what was done: policy.changed' }),
  at: Instant,
  actor: Type.Object({ id: Type.String(), kind: Type.Enum(['user', 'key']), name: Nullable(Type.String()) }),
  subject: Nullable(Type.String({ description: 'what was changed, by its name' })),
  data: Type.Record(Type.String(), Type.Unknown(), { description: 'what it was changed to, as far as it is told' }),
})

/** Who changed what of the house, and when. */
export function auditRoutes(app: App, deps: CommandDeps): void {
  app.get(
    '/v1/audit',
    {
      schema: {
        summary: 'Who changed what of the house and when, newest first',
        tags: ['insight'],
        querystring: Type.Object({
          ...pageQuery,
          person: Type.Optional(ActorId),
          area: Type.Optional(Type.Enum([...AREAS])),
          from: Type.Optional(Day),
          until: Type.Optional(Type.String({ format: 'date', description: 'YYYY-MM-DD, the last day' })),
        }),
        response: answers(200, page(Change)),
      },
      config: { action: 'audit.read' },
    },
    async (request) => {
      const { cursor, limit, person, area = null, from, until } = request.query
      const before = cursor === undefined ? null : readCursor(cursor, { position: 'count' }).position
      const filter = {
        person: person === undefined ? null : readId(person),
        area,
        from: from === undefined ? null : new Date(`${from}T00:00:00Z`),
        until: until === undefined ? null : new Date(`${addDays(until, 1)}T00:00:00Z`),
      }
      const rows = await runRead(deps, request, (tx) => readAudit(tx, filter, before, limit + 1))
      const items = rows.slice(0, limit)
      const last = items.at(-1)
      return {
        items: items.map(show),
        next: last && rows.length > limit ? writeCursor({ position: last.position }) : null,
      }
    },
  )

  app.get(
    '/v1/audit/actors',
    {
      schema: {
        summary: 'People and systems that can have changed something',
        tags: ['insight'],
        response: answers(
          200,
          Type.Object({
            items: Type.Array(Type.Object({ id: Type.String(), kind: Type.String(), name: Type.String() })),
          }),
        ),
      },
      config: { action: 'audit.read' },
    },
    async (request) => ({
      items: (await runRead(deps, request, readActorsOf)).map(({ id, kind, name }) => ({
        id: showId(kind, id),
        kind,
        name,
      })),
    }),
  )
}

function show(row: AuditRow): Static<typeof Change> {
  return {
    id: String(row.position),
    type: row.type,
    at: row.at.toISOString(),
    actor: { id: showId(row.actorKind, row.actor), kind: row.actorKind, name: row.actorName },
    subject: row.subjectName,
    data: { ...row.data },
  }
}
