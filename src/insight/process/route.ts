import { Type } from 'typebox'
import { readChannels, readLocations } from '../../organisation/index.ts'
import type { Tx } from '../../platform/db/db.ts'
import { type App, principalOf } from '../../platform/http/app.ts'
import { type CommandDeps, runRead } from '../../platform/http/command.ts'
import { readCursor, writeCursor } from '../../platform/http/cursor.ts'
import { answers } from '../../platform/http/problem.ts'
import { Day, Instant, id, Nullable, Text } from '../../platform/http/schema.ts'
import { showId } from '../../platform/ids.ts'
import { refuse } from '../../platform/refusal.ts'
import { addDays, dayOf } from '../../platform/time.ts'
import { towerBounds } from '../tower/bounds.ts'
import type { TowerBounds } from '../tower/stages.ts'
import { STEPS } from '../tower/steps.ts'
import { OBJECTS } from './decide.ts'
import { ocelRoute } from './ocel.ts'
import {
  type Dimension,
  type Edge,
  type Passed,
  readBehind,
  readFlow,
  readPassed,
  readStepSpreads,
  seenBy,
} from './report.ts'

const Seconds = Nullable(Type.Integer({ description: 'seconds, at most 5 % off' }))
const Days = Type.Integer({ minimum: 1, maximum: 90, default: 30, description: 'how many days it goes back' })
const where = {
  channel: Type.Optional(Text(40)),
  location: Type.Optional(Text(40)),
}
const Flow = Type.Object({
  asOf: Instant,
  days: Type.Integer(),
  behind: Type.Integer({ description: 'events that happened and are not counted yet' }),
  activities: Type.Array(Type.Object({ activity: Type.String(), passages: Type.Integer() })),
  edges: Type.Array(
    Type.Object({
      from: Type.String(),
      to: Type.String(),
      passages: Type.Integer(),
      medianS: Seconds,
      p90S: Seconds,
    }),
  ),
})
const Steps = Type.Object({
  asOf: Instant,
  days: Type.Integer(),
  items: Type.Array(
    Type.Object({
      id: Type.String(),
      name: Type.String(),
      step: Type.Enum([...STEPS]),
      done: Type.Integer(),
      medianS: Seconds,
      p90S: Seconds,
      formerMedianS: Nullable(Type.Integer({ description: 'of as many days before' })),
    }),
  ),
})
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

/** How orders flow, and how long the steps of the work take: by where, and down to the orders behind a number. */
export function processRoutes(app: App, deps: CommandDeps): void {
  app.get(
    '/v1/reports/process',
    {
      schema: {
        summary: 'Which activity followed which, how often and how long after: the process as it is',
        tags: ['insight'],
        querystring: Type.Object({ object: Type.Enum([...OBJECTS], { default: 'order' }), days: Days, ...where }),
        response: answers(200, Flow),
      },
      config: { action: 'report.read' },
    },
    async (request) => {
      const { object, days, channel, location } = request.query
      const bounds = towerBounds(principalOf(request))
      return runRead(deps, request, async (tx) => {
        const seen = await narrow(tx, bounds, channel, location)
        if ('refused' in seen) return seen
        const edges = await readFlow(tx, object, seenBy(seen), spanOf(tx, days))
        return {
          asOf: tx.now.toISOString(),
          days,
          behind: await readBehind(tx),
          activities: activitiesOf(edges),
          edges,
        }
      })
    },
  )
  app.get(
    '/v1/reports/steps',
    {
      schema: {
        summary: 'How long each step takes per channel, location or carrier, and how long it took before',
        tags: ['insight'],
        querystring: Type.Object({
          by: Type.Enum(['channel', 'location', 'carrier']),
          days: Type.Integer({ minimum: 1, maximum: 45, default: 30 }),
        }),
        response: answers(200, Steps),
      },
      config: { action: 'report.read' },
    },
    async (request) => {
      const { by, days } = request.query
      const bounds = towerBounds(principalOf(request))
      return runRead(deps, request, async (tx) => ({
        asOf: tx.now.toISOString(),
        days,
        items: await stepsBy(tx, by, bounds, days),
      }))
    },
  )
  passagesRoute(app, deps)
  ocelRoute(app, deps)
}

function passagesRoute(app: App, deps: CommandDeps): void {
  app.get(
    '/v1/reports/process/passages',
    {
      schema: {
        summary: 'The orders behind a passage of the process, or behind a step: the slowest first',
        tags: ['insight'],
        querystring: Type.Object({
          object: Type.Enum([...OBJECTS, 'step'], { default: 'order' }),
          from: Type.String({ maxLength: 60, default: '', description: 'empty for a step' }),
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
      const rows = await runRead(deps, request, (tx) =>
        readPassed(tx, {
          ...{ kind: object, from, to, span: spanOf(tx, days), bounds: towerBounds(principalOf(request)), after },
          ...{ channel: channel ?? null, location: location ?? null, carrier: carrier ?? null, limit: limit + 1 },
        }),
      )
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

function spanOf(tx: Tx, days: number, back = 0) {
  const today = dayOf(tx.now)
  return { from: addDays(today, 1 - days - back), to: addDays(today, -back) }
}

/** What somebody sees, no wider than he may. */
async function narrow(tx: Tx, bounds: TowerBounds, channel: string | undefined, location: string | undefined) {
  if (channel !== undefined && location !== undefined)
    return refuse.invalid_request('a channel or a location, not both', { path: '/location' })
  if (channel !== undefined) {
    const found = (await readChannels(tx)).find((one) => one.code === channel)
    if (!found || bounds.locations !== null || (bounds.channels !== null && !bounds.channels.includes(found.id)))
      return refuse.not_found(`there is no channel ${channel}`, { path: '/channel' })
    return { channels: [found.id], locations: null }
  }
  if (location !== undefined) {
    const found = (await readLocations(tx)).find((one) => one.code === location)
    if (!found || bounds.channels !== null || (bounds.locations !== null && !bounds.locations.includes(found.id)))
      return refuse.not_found(`there is no location ${location}`, { path: '/location' })
    return { channels: null, locations: [found.id] }
  }
  return bounds
}

/** An activity counts as often as it was reached, and the first of all as often as it was left. */
function activitiesOf(edges: readonly Edge[]) {
  const [reached, left] = [new Map<string, number>(), new Map<string, number>()]
  for (const { from, to, passages } of edges) {
    reached.set(to, (reached.get(to) ?? 0) + passages)
    left.set(from, (left.get(from) ?? 0) + passages)
  }
  return [...new Set([...reached.keys(), ...left.keys()])].map((activity) => ({
    activity,
    passages: Math.max(reached.get(activity) ?? 0, left.get(activity) ?? 0),
  }))
}

async function stepsBy(tx: Tx, by: Exclude<Dimension, 'all'>, bounds: TowerBounds, days: number) {
  const names = await namesOf(tx, by)
  const own = by === 'channel' ? bounds.channels : by === 'location' ? bounds.locations : null
  // Who is bound to places or channels compares those; how carriers do for others is not theirs.
  const isForeign =
    by === 'channel'
      ? bounds.locations !== null
      : by === 'location'
        ? bounds.channels !== null
        : bounds.channels !== null || bounds.locations !== null
  if (isForeign) return []
  const now = await readStepSpreads(tx, by, own, spanOf(tx, days))
  const before = await readStepSpreads(tx, by, own, spanOf(tx, days, days))
  return now
    .map(({ value, step, passages, medianS, p90S }) => ({
      id: showId(by === 'carrier' ? 'provider' : by, value),
      name: names.get(value) ?? '',
      step: step as (typeof STEPS)[number],
      done: passages,
      medianS,
      p90S,
      formerMedianS: before.find((one) => one.value === value && one.step === step)?.medianS ?? null,
    }))
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : STEPS.indexOf(a.step) - STEPS.indexOf(b.step)))
}

async function namesOf(tx: Tx, by: Exclude<Dimension, 'all'>): Promise<ReadonlyMap<string, string>> {
  if (by === 'channel') return new Map((await readChannels(tx)).map((one) => [one.id as string, one.name]))
  if (by === 'location') return new Map((await readLocations(tx)).map((one) => [one.id as string, one.name]))
  const rows = await tx.rows<{ id: string; code: string }>(
    'insight.carrier_names',
    `select id, code from organisation.v_provider where tenant_id = $1 and kind = 'carrier'`,
    [tx.tenant],
  )
  return new Map(rows.map((row) => [row.id, row.code]))
}
