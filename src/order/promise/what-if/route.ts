import { Type } from 'typebox'
import type { App } from '../../../platform/http/app.ts'
import { type CommandDeps, runCommand, runRead } from '../../../platform/http/command.ts'
import { answers } from '../../../platform/http/problem.ts'
import { cutPage, readRowCursor } from '../../../platform/http/row-cursor.ts'
import { body, Day, Instant, id, Nullable, page, pageQuery } from '../../../platform/http/schema.ts'
import { readId, showId } from '../../../platform/ids.ts'
import { isRefusal } from '../../../platform/refusal.ts'
import { ownId, showOwnId } from '../strategy/ids.ts'
import type { Side } from './compare.ts'
import { listWhatIfs, readDifferences, type WhatIf } from './store.ts'
import { cancelWhatIf, findWhatIf, startWhatIf } from './what-if.ts'

const tags = ['sourcing']
const params = Type.Object({ whatIf: ownId('whatIf') })
const State = Type.Enum(['waiting', 'running', 'done', 'cancelled', 'failed'] as const)
const Figures = Type.Object({
  points: Type.Number({ description: "by the draft's criteria, hundredths of a minor unit" }),
  laneMinor: Type.Number({ description: 'price of the lanes, as far as they were seen' }),
  packages: Type.Number(),
  km: Type.Number(),
  co2G: Type.Number(),
  late: Type.Number({ description: 'deliveries after the day that was asked for' }),
  missingUnits: Type.Number(),
})
const ShownSide = Type.Object({
  sums: Figures,
  split: Type.Integer({ description: 'deliveries in more than one package' }),
  lateShare: Type.Number(),
  load: Type.Array(Type.Object({ location: Type.String(), packages: Type.Integer() })),
})
const ShownWhatIf = Type.Object({
  id: ownId('whatIf'),
  strategy: ownId('strategy'),
  since: Day,
  until: Day,
  sample: Type.Integer(),
  state: State,
  progress: Type.Object({ done: Type.Integer(), total: Type.Integer(), skipped: Type.Integer() }),
  applied: Type.Integer(),
  differing: Type.Integer(),
  withoutLanes: Type.Integer({ description: 'decisions that had seen no lanes though the draft asks for them' }),
  withoutLoad: Type.Integer(),
  now: Nullable(ShownSide),
  draft: Nullable(ShownSide),
  problem: Nullable(Type.String()),
  createdAt: Instant,
  endedAt: Nullable(Instant),
})
const ShownDifference = Type.Object({
  decision: id('decision'),
  order: id('order'),
  number: Type.String(),
  delivery: Type.Integer(),
  rule: Type.String(),
  now: Type.Object({ locations: Type.Array(Type.String()), ...Figures.properties }),
  draft: Type.Object({ locations: Type.Array(Type.String()), ...Figures.properties }),
})

/** What a strategy would have made of a period, beside what decides now. */
export function whatIfRoutes(app: App, deps: CommandDeps): void {
  app.post(
    '/v1/sourcing-what-ifs',
    {
      schema: {
        summary: 'Replay the decisions of a period through a strategy, beside the active ones; runs behind',
        tags,
        body: body({
          strategy: ownId('strategy'),
          since: Day,
          until: Day,
          sample: Type.Integer({ minimum: 1, maximum: 1_000, default: 1, description: 'every n-th order' }),
        }),
        response: answers(201, Type.Object({ id: ownId('whatIf'), total: Type.Integer() })),
      },
      config: { action: 'sourcing.write' },
    },
    async (request, reply) => {
      const wanted = { ...request.body, strategy: readId(request.body.strategy) }
      const made = await runCommand(deps, request, (tx) => startWhatIf(tx, wanted))
      return reply.code(201).send({ ...made, id: showOwnId('whatIf', made.id) })
    },
  )
  app.get(
    '/v1/sourcing-what-ifs',
    {
      schema: { summary: 'The last 100 what-ifs, newest first', tags, response: answers(200, page(ShownWhatIf)) },
      config: { action: 'sourcing.read' },
    },
    async (request) => ({ items: (await runRead(deps, request, listWhatIfs)).map(show), next: null }),
  )
  app.get(
    '/v1/sourcing-what-ifs/:whatIf',
    {
      schema: {
        summary: 'A what-if: progress, and both sides beside each other',
        tags,
        params,
        response: answers(200, ShownWhatIf),
      },
      config: { action: 'sourcing.read' },
    },
    async (request) => show(await runRead(deps, request, (tx) => findWhatIf(tx, readId(request.params.whatIf)))),
  )
  app.get(
    '/v1/sourcing-what-ifs/:whatIf/differences',
    {
      schema: {
        summary: 'Decisions that the strategy would have made otherwise',
        tags,
        params,
        querystring: Type.Object(pageQuery),
        response: answers(200, page(ShownDifference)),
      },
      config: { action: 'sourcing.read' },
    },
    async (request) => {
      const { cursor, limit } = request.query
      const rows = await runRead(deps, request, async (tx) => {
        const found = await findWhatIf(tx, readId(request.params.whatIf))
        return isRefusal(found) ? found : readDifferences(tx, found.id, readRowCursor(cursor), limit + 1)
      })
      const { items, next } = cutPage(rows, limit)
      const shown = items.map(({ decision, order, number, delivery, detail }) => ({
        decision: showId('decision', decision),
        order: showId('order', order),
        number,
        delivery,
        ...(detail as object), // written by a step in this form
      }))
      return { items: shown as never, next }
    },
  )
  app.post(
    '/v1/sourcing-what-ifs/:whatIf/cancellation',
    {
      schema: {
        summary: 'End a what-if; what it has found so far stays',
        tags,
        params,
        body: body({}),
        response: answers(201, Type.Object({ id: ownId('whatIf'), state: State })),
      },
      config: { action: 'sourcing.write' },
    },
    async (request, reply) => {
      const done = await runCommand(deps, request, (tx) => cancelWhatIf(tx, readId(request.params.whatIf)))
      return reply.code(201).send({ ...done, id: showOwnId('whatIf', done.id) })
    },
  )
}

function show(one: WhatIf) {
  const { result } = one
  const decided = one.done - one.skipped
  return {
    id: showOwnId('whatIf', one.id),
    strategy: showOwnId('strategy', one.strategy),
    since: one.since,
    until: one.until,
    sample: one.sample,
    state: one.state,
    progress: { done: one.done, total: one.total, skipped: one.skipped },
    applied: result.applied ?? 0,
    differing: result.differing ?? 0,
    withoutLanes: result.withoutLanes ?? 0,
    withoutLoad: result.withoutLoad ?? 0,
    now: result.now ? showSide(result.now, decided) : null,
    draft: result.draft ? showSide(result.draft, decided) : null,
    problem: one.problem,
    createdAt: one.createdAt.toISOString(),
    endedAt: one.endedAt?.toISOString() ?? null,
  }
}

function showSide({ sums, split, load }: Side, decided: number) {
  return {
    sums,
    split,
    lateShare: decided === 0 ? 0 : sums.late / decided,
    load: Object.entries(load)
      .map(([location, packages]) => ({ location, packages }))
      .sort((a, b) => b.packages - a.packages || (a.location < b.location ? -1 : 1)),
  }
}
