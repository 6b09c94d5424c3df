import { Type } from 'typebox'
import { type App, principalOf } from '../../platform/http/app.ts'
import { type CommandDeps, runRead } from '../../platform/http/command.ts'
import { readCursor, writeCursor } from '../../platform/http/cursor.ts'
import { answers } from '../../platform/http/problem.ts'
import { Day, id, Nullable, Text } from '../../platform/http/schema.ts'
import { showId } from '../../platform/ids.ts'
import { reportBounds } from '../bounds.ts'
import { Days, spanOf, where } from './asked.ts'
import { OBJECTS } from './decide.ts'
import { type Passed, readBefore, readPassed } from './passed.ts'

const Passages = Type.Object({
  items: Type.Array(
    Type.Object({
      order: id('order'),
      number: Type.String(),
      channel: Nullable(Type.String()),
      location: Nullable(Type.String()),
      day: Day,
      tookS: Type.Integer(),
    }),
  ),
  next: Nullable(Type.String()),
})

/** From a number of the process down to the orders that it was counted from. */
export function passagesRoute(app: App, deps: CommandDeps): void {
  app.get(
    '/v1/reports/process/passages',
    {
      schema: {
        summary: 'The orders behind a passage of the process, or behind a step: the slowest first',
        tags: ['insight'],
        querystring: Type.Object({
          object: Type.Enum([...OBJECTS, 'step'], { default: 'order' }),
          from: Type.Optional(
            Type.String({ maxLength: 60, description: 'left out for a step, and for whatever came before' }),
          ),
          to: Text(60),
          days: Days,
          ...where,
          carrier: Type.Optional(Text(40)),
          cursor: Type.Optional(Type.String({ maxLength: 400 })),
          limit: Type.Integer({ minimum: 1, maximum: 200, default: 50 }),
        }),
        response: answers(200, Passages),
      },
      config: { action: 'report.read' },
    },
    async (request) => {
      const { object, from, to, days, channel, location, carrier, cursor, limit } = request.query
      const after = cursor === undefined ? null : readCursor(cursor, { tookS: 'count', id: 'id', position: 'count' })
      const rows = await runRead(deps, request, async (tx) => {
        const span = spanOf(tx, days)
        const came = from !== undefined ? [from] : object === 'step' ? [''] : await readBefore(tx, object, to, span)
        return readPassed(tx, {
          ...{ kind: object, from: came, to, span, bounds: reportBounds(principalOf(request)), after },
          ...{ channel: channel ?? null, location: location ?? null, carrier: carrier ?? null, limit: limit + 1 },
        })
      })
      return showPassages(rows, limit)
    },
  )
}

function showPassages(rows: readonly Passed[], limit: number) {
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return {
    items: items.map(({ order, number, channel, location, day, tookS }) => ({
      ...{ order: showId('order', order), number, channel, location, day, tookS },
    })),
    next: last && rows.length > limit ? writeCursor({ tookS: last.tookS, id: last.id, position: last.position }) : null,
  }
}
