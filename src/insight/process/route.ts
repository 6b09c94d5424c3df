import { Type } from 'typebox'
import { readChannels, readLocations } from '../../organisation/index.ts'
import type { Tx } from '../../platform/db/db.ts'
import { type App, principalOf } from '../../platform/http/app.ts'
import { type CommandDeps, runRead } from '../../platform/http/command.ts'
import { answers } from '../../platform/http/problem.ts'
import { Instant, Nullable } from '../../platform/http/schema.ts'
import { showId } from '../../platform/ids.ts'
import { refuse } from '../../platform/refusal.ts'
import type { ReportBounds } from '../bounds.ts'
import { reportBounds } from '../bounds.ts'
import { STEPS } from '../standing/kinds.ts'
import { Days, spanOf, where } from './asked.ts'
import { OBJECTS } from './decide.ts'
import { ocelRoute } from './ocel.ts'
import { passagesRoute } from './passages.ts'
import { type Dimension, readBehind, readCarriers, readFlow, readStepSpreads, seenBy } from './report.ts'

const Seconds = Nullable(Type.Integer({ description: 'seconds, at most 5 % off' }))
const Flow = Type.Object({
  asOf: Instant,
  days: Type.Integer(),
  behind: Type.Integer({ description: 'events that happened and are not counted yet' }),
  activities: Type.Array(
    Type.Object({
      activity: Type.String(),
      passages: Type.Integer(),
      medianS: Nullable(
        Type.Integer({ description: 'seconds after whatever came before; null where it is the first' }),
      ),
      p90S: Seconds,
    }),
  ),
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
      code: Type.String({ description: 'by which the orders behind it are asked for' }),
      name: Type.String(),
      step: Type.Enum([...STEPS]),
      done: Type.Integer(),
      medianS: Seconds,
      p90S: Seconds,
      formerMedianS: Nullable(Type.Integer({ description: 'of as many days before' })),
    }),
  ),
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
      const bounds = reportBounds(principalOf(request))
      return runRead(deps, request, async (tx) => {
        const seen = await narrow(tx, bounds, channel, location)
        if ('refused' in seen) return seen
        const flow = await readFlow(tx, object, seenBy(seen), spanOf(tx, days))
        return { asOf: tx.now.toISOString(), days, behind: await readBehind(tx), ...flow }
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
      const bounds = reportBounds(principalOf(request))
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

/** What somebody sees, no wider than he may. */
async function narrow(tx: Tx, bounds: ReportBounds, channel: string | undefined, location: string | undefined) {
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

async function stepsBy(tx: Tx, by: Exclude<Dimension, 'all'>, bounds: ReportBounds, days: number) {
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
      code: names.get(value)?.code ?? '',
      name: names.get(value)?.name ?? '',
      step: step as (typeof STEPS)[number],
      done: passages,
      medianS,
      p90S,
      formerMedianS: before.find((one) => one.value === value && one.step === step)?.medianS ?? null,
    }))
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : STEPS.indexOf(a.step) - STEPS.indexOf(b.step)))
}

type Named = Readonly<{ id: string; code: string; name: string }>

async function namesOf(tx: Tx, by: Exclude<Dimension, 'all'>): Promise<ReadonlyMap<string, Named>> {
  const named: readonly Named[] =
    by === 'channel' ? await readChannels(tx) : by === 'location' ? await readLocations(tx) : await readCarriers(tx)
  return new Map(named.map((one) => [one.id, one]))
}
