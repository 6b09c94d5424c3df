import { type Static, Type } from 'typebox'
import { type App, principalOf } from '../../platform/http/app.ts'
import { type CommandDeps, runRead } from '../../platform/http/command.ts'
import { readCursor, writeCursor } from '../../platform/http/cursor.ts'
import { answers } from '../../platform/http/problem.ts'
import { Instant, id, Nullable } from '../../platform/http/schema.ts'
import { showId } from '../../platform/ids.ts'
import { reportBounds } from '../bounds.ts'
import { spanOf } from '../process/asked.ts'
import { CAUSES } from './decide.ts'
import { type Judged, type Quality, readJudged, readQuality } from './views.ts'

/** As long as it is compared with as many days before, and what is older than 92 days is not kept. */
const Days = Type.Integer({ minimum: 1, maximum: 45, default: 30, description: 'how many days it goes back' })
const count = (description: string) => Type.Integer({ description })

const Numbers = Type.Object({
  orders: count('closed in these days, but for those that their customers took back as a whole'),
  onTimeInFull: count('OTIF: complete, and on the day that was promised first or that the customer chose later'),
  perfect: count('SCOR RL.1.1: on time, in full, undamaged, what was ordered, and no trouble with the money'),
  units: count('of goods'),
  filled: count('units that were there at the first try: neither waited for, nor declined, nor missing at the pick'),
  cashMedianS: Nullable(Type.Integer({ description: 'seconds from placing to the last of the money' })),
  cashP90S: Nullable(Type.Integer()),
  causes: Type.Array(Type.Object({ cause: Type.Enum([...CAUSES]), orders: Type.Integer() })),
})
const Report = Type.Object({ asOf: Instant, days: Type.Integer(), now: Numbers, former: Numbers })

const BEHIND = [...CAUSES, 'unfilled', 'cash'] as const
const Orders = Type.Object({
  items: Type.Array(
    Type.Object({
      order: id('order'),
      number: Type.String(),
      channel: Type.String(),
      closedAt: Instant,
      causes: Type.Array(Type.Enum([...CAUSES])),
      units: Type.Integer(),
      filled: Type.Integer(),
      cashS: Nullable(Type.Integer()),
    }),
  ),
  next: Nullable(Type.String()),
})

/** How good the orders were that are done, and what was wrong with those that were not. */
export function qualityRoutes(app: App, deps: CommandDeps): void {
  app.get(
    '/v1/reports/quality',
    {
      schema: {
        summary:
          'On time in full, perfect orders, fill rate, splits, days to cash: of orders closed of late, and before',
        tags: ['insight'],
        querystring: Type.Object({ days: Days }),
        response: answers(200, Report),
      },
      config: { action: 'report.read' },
    },
    async (request) => {
      const { days } = request.query
      const bounds = reportBounds(principalOf(request))
      return runRead(deps, request, async (tx) => {
        const [now, former] = await Promise.all([
          readQuality(tx, bounds, spanOf(tx, days)),
          readQuality(tx, bounds, spanOf(tx, days, days)),
        ])
        return { asOf: tx.now.toISOString(), days, now: showNumbers(now), former: showNumbers(former) }
      })
    },
  )
  app.get(
    '/v1/reports/quality/orders',
    {
      schema: {
        summary: 'The orders behind a number of the quality report: newest first, the worst first where one is worse',
        tags: ['insight'],
        querystring: Type.Object({
          behind: Type.Enum([...BEHIND]),
          days: Days,
          cursor: Type.Optional(Type.String({ maxLength: 400 })),
          limit: Type.Integer({ minimum: 1, maximum: 200, default: 50 }),
        }),
        response: answers(200, Orders),
      },
      config: { action: 'report.read' },
    },
    async (request) => {
      const { behind, days, cursor, limit } = request.query
      const after = cursor === undefined ? null : readCursor(cursor, { rank: 'count', id: 'id' })
      const rows = await runRead(deps, request, (tx) =>
        readJudged(tx, reportBounds(principalOf(request)), spanOf(tx, days), behind, after, limit + 1),
      )
      return showOrders(rows, limit)
    },
  )
}

function showNumbers({ orders, onTimeInFull, perfect, units, filled, cashMedianS, cashP90S, ...wrong }: Quality) {
  const causes = CAUSES.map((cause) => ({ cause, orders: wrong[cause] }))
  return { orders, onTimeInFull, perfect, units, filled, cashMedianS, cashP90S, causes }
}

function showOrders(rows: readonly Judged[], limit: number): Static<typeof Orders> {
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return {
    items: items.map(({ order, closedAt, rank: _, ...row }) => ({
      ...row,
      order: showId('order', order),
      closedAt: closedAt.toISOString(),
    })),
    next: last && rows.length > limit ? writeCursor({ rank: last.rank, id: last.order }) : null,
  }
}
