import { type Static, Type } from 'typebox'
import { readPolicies } from '../../organisation/index.ts'
import { headPosition } from '../../platform/events/log.ts'
import { type App, principalOf } from '../../platform/http/app.ts'
import { type CommandDeps, runRead } from '../../platform/http/command.ts'
import { answers } from '../../platform/http/problem.ts'
import { Instant, id, Nullable } from '../../platform/http/schema.ts'
import { shareAnswers } from '../../platform/http/shared.ts'
import { showId } from '../../platform/ids.ts'
import { addDays, dayOf } from '../../platform/time.ts'
import { reportBounds } from '../bounds.ts'
import { STEPS } from '../standing/kinds.ts'
import { openFacts } from '../standing/read.ts'
import { readDrift } from './drift.ts'
import { type Exception, KINDS, readExceptions } from './exceptions.ts'
import { readAges, readLateness, readStages } from './stages.ts'
import { readSteps } from './steps.ts'

const DAYS = 30
/** All who may see the same are told the same within this time: many towers on many walls cost as much as one. */
const SHARED_MS = 1_000
const DAY_MS = 86_400_000
const SHOWN_OF_A_KIND = 20

const Seconds = Nullable(Type.Integer({ description: 'seconds; null while it was never done' }))
const Exceptions = Type.Array(
  Type.Object({
    kind: Type.Enum([...KINDS]),
    all: Type.Integer({ description: 'orders of this kind in all; the oldest are listed' }),
    orders: Type.Array(
      Type.Object({ order: id('order'), number: Type.String(), since: Instant, detail: Nullable(Type.String()) }),
    ),
  }),
)
const Tower = Type.Object({
  asOf: Instant,
  days: Type.Integer({ description: 'how far back closed orders and step times reach' }),
  late: Type.Integer(),
  dueToday: Type.Integer(),
  stages: Type.Array(
    Type.Object({
      stage: Type.String(),
      currency: Type.String(),
      orders: Type.Integer(),
      valueMinor: Nullable(Type.Integer()),
      owedMinor: Nullable(Type.Integer()),
    }),
  ),
  steps: Type.Array(
    Type.Object({
      step: Type.Enum([...STEPS]),
      waiting: Type.Integer(),
      oldestAt: Nullable(Instant),
      done: Type.Integer(),
      medianS: Seconds,
      p90S: Seconds,
      formerMedianS: Nullable(Type.Integer({ description: 'the median of as many days before' })),
      targetS: Nullable(Type.Integer({ description: 'what the policy of the step allows; null: no target' })),
    }),
  ),
  ageing: Type.Array(
    Type.Object({ fromDays: Type.Integer({ description: 'so old or older' }), orders: Type.Integer() }),
    { description: 'open orders by their age' },
  ),
  exceptions: Exceptions,
})
const Seen = Type.Object({
  'kontor-seen': Type.Optional(
    Type.Integer({
      minimum: 0,
      description:
        'position of the log that is known already: an answer that knows it too may be one that somebody else got a moment ago',
    }),
  ),
})
const Drifts = Type.Object({
  items: Type.Array(Type.Object({ ledger: Type.String(), differs: Type.Integer({ description: '0, or a fault' }) })),
})

/** The control tower: where orders stand, how long steps take, what needs somebody, whether the ledgers agree. */
export function towerRoutes(app: App, deps: CommandDeps): void {
  const shared = shareAnswers<Static<typeof Tower>>(SHARED_MS)
  app.get(
    '/v1/reports/tower',
    {
      schema: {
        summary: 'Orders by stage, step times with backlog, and what needs somebody, as far as one may see orders',
        tags: ['insight'],
        headers: Seen,
        response: answers(200, Tower),
      },
      config: { action: 'report.read' },
    },
    async (request) => {
      const principal = principalOf(request)
      const bounds = reportBounds(principal)
      const money = deps.access.permits(principal, 'payment.read')
      const key = JSON.stringify([principal.tenant, bounds, money])
      return shared(key, request.headers['kontor-seen'] ?? null, () =>
        runRead(deps, request, async (tx) => {
          // First, so that the rest knows at least as much.
          const position = await headPosition(tx)
          const facts = await openFacts(tx, bounds)
          const since = new Date(tx.now.getTime() - DAYS * DAY_MS)
          const today = dayOf(tx.now)
          const stages = await readStages(tx, bounds, since)
          const steps = await readSteps(
            tx,
            bounds,
            facts,
            { from: addDays(today, 1 - DAYS), to: today },
            { from: addDays(today, 1 - 2 * DAYS), to: addDays(today, -DAYS) },
          )
          const targets = await readPolicies(tx)
          const answer = {
            asOf: tx.now.toISOString(),
            days: DAYS,
            ...(await readLateness(tx, facts, today)),
            stages: stages.map((stage) => (money ? stage : { ...stage, valueMinor: null, owedMinor: null })),
            steps: steps.map((step) => ({
              ...step,
              oldestAt: step.oldestAt?.toISOString() ?? null,
              targetS: step.step === 'source' ? null : targets(`step.${step.step}_minutes`) * 60 || null,
            })),
            ageing: await readAges(tx, bounds),
            exceptions: showExceptions(await readExceptions(tx, facts, today, SHOWN_OF_A_KIND)),
          }
          return { position, answer }
        }),
      )
    },
  )
  app.get(
    '/v1/reports/exceptions',
    {
      schema: {
        summary: 'Orders that need somebody for one reason, the oldest first',
        tags: ['insight'],
        querystring: Type.Object({
          kind: Type.Enum([...KINDS]),
          limit: Type.Integer({ minimum: 1, maximum: 200, default: 100 }),
        }),
        response: answers(200, Type.Object({ items: Exceptions })),
      },
      config: { action: 'report.read' },
    },
    async (request) => {
      const { kind, limit } = request.query
      const bounds = reportBounds(principalOf(request))
      return runRead(deps, request, async (tx) => ({
        items: showExceptions(await readExceptions(tx, await openFacts(tx, bounds), dayOf(tx.now), limit, kind)),
      }))
    },
  )
  app.get(
    '/v1/reports/drift',
    {
      schema: {
        summary: 'Ledgers against the sums that are kept of them: all 0, or something is broken',
        tags: ['insight'],
        response: answers(200, Drifts),
      },
      config: { action: 'report.read' },
    },
    async (request) => runRead(deps, request, async (tx) => ({ items: await readDrift(tx) })),
  )
}

function showExceptions(rows: readonly Exception[]) {
  return KINDS.flatMap((kind) => {
    const own = rows.filter((row) => row.kind === kind)
    const orders = own.map(({ order, number, since, detail }) => ({
      order: showId('order', order),
      number,
      since: since.toISOString(),
      detail,
    }))
    return own[0] ? [{ kind, all: own[0].all, orders }] : []
  })
}
