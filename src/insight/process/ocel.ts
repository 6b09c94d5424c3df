import { Readable } from 'node:stream'
import { Type } from 'typebox'
import type { Tx } from '../../platform/db/db.ts'
import { headPosition } from '../../platform/events/log.ts'
import { type App, tenantOf } from '../../platform/http/app.ts'
import { type CommandDeps, runRead } from '../../platform/http/command.ts'
import { answers } from '../../platform/http/problem.ts'
import { showId, type TenantId } from '../../platform/ids.ts'
import { type Happening, type ObjectKind, objectsOf } from './decide.ts'

const PAGE = 1000
const DAY_MS = 86_400_000
const SHOWN = { order: 'order', fulfillment_order: 'fulfillmentOrder', package: 'package' } as const

type Told = Happening & Readonly<{ id: string; actor: string }>

/** The event log in the standard form of process mining, as long as it is: a page of it after the other. */
export function ocelRoute(app: App, deps: CommandDeps): void {
  app.get(
    '/v1/reports/process/ocel',
    {
      schema: {
        summary:
          'What happened to orders, fulfillment orders and packages, as OCEL 2.0 (JSON), for tools of process mining',
        tags: ['insight'],
        querystring: Type.Object({
          days: Type.Integer({ minimum: 1, maximum: 400, default: 30, description: 'how many days it goes back' }),
        }),
        response: answers(200, Type.String({ description: 'application/json, streamed: an OCEL 2.0 document' })),
      },
      config: { action: 'report.export' },
    },
    async (request, reply) => {
      const begin = await runRead(deps, request, (tx) =>
        positionBefore(tx, new Date(tx.now.getTime() - request.query.days * DAY_MS)),
      )
      reply.header('content-disposition', 'attachment; filename="kontor.ocel.json"')
      return reply
        .type('application/json; charset=utf-8')
        .send(Readable.from(writeOcel(deps, tenantOf(request), begin)) as never)
    },
  )
}

/**
 * An OCEL 2.0 document (www.ocel-standard.org), its events in the order of the log. Of objects it keeps the ids alone
 * until the end; no event of Kontor names a person, so none is in it.
 */
async function* writeOcel({ db }: CommandDeps, tenant: TenantId, begin: number): AsyncGenerator<string> {
  const objects = new Map<string, ObjectKind>()
  const types = new Set<string>()
  yield '{"events":['
  let [position, isFirst] = [begin, true]
  for (;;) {
    // Each page is a short read of its own: a long one would keep the database from tidying up.
    const page = await db.read(tenant, (tx) => eventsAfter(tx, position))
    for (const event of page) {
      types.add(event.type)
      yield `${isFirst ? '' : ','}\n${JSON.stringify(showEvent(event, objects))}`
      isFirst = false
      position = event.position
    }
    if (page.length < PAGE) break
  }
  yield '\n],"objects":['
  isFirst = true
  for (const [id, type] of objects) {
    yield `${isFirst ? '' : ','}\n${JSON.stringify({ id, type, attributes: [], relationships: [] })}`
    isFirst = false
  }
  const attributes = ['actor', 'channel', 'location'].map((name) => ({ name, type: 'string' }))
  const eventTypes = [...types].sort().map((name) => ({ name, attributes }))
  const objectTypes = Object.keys(SHOWN).map((name) => ({ name, attributes: [] }))
  yield `\n],"eventTypes":${JSON.stringify(eventTypes)},"objectTypes":${JSON.stringify(objectTypes)}}\n`
}

function showEvent(event: Told, objects: Map<string, ObjectKind>) {
  const relationships = objectsOf(event).map(({ kind, id }) => {
    const objectId = showId(SHOWN[kind], id)
    objects.set(objectId, kind)
    return { objectId, qualifier: kind }
  })
  const attributes = (['actor', 'channel', 'location'] as const).flatMap((name) => {
    const value = event[name]
    return value === null ? [] : [{ name, value }]
  })
  return {
    id: showId('event', event.id),
    type: event.type,
    time: event.occurredAt.toISOString(),
    attributes,
    relationships,
  }
}

/** The last position of the log before a moment, found in as many looks as halving takes: positions have no gaps. */
async function positionBefore(tx: Tx, moment: Date): Promise<number> {
  let [before, after] = [0, (await headPosition(tx)) + 1]
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2)
    const [row] = await tx.rows<{ recordedAt: Date }>(
      'insight.recorded_at',
      'select recorded_at as "recordedAt" from platform.v_event where tenant_id = $1 and position = $2',
      [tx.tenant, middle],
    )
    if (row && row.recordedAt >= moment) after = middle
    else before = middle
  }
  return before
}

function eventsAfter(tx: Tx, position: number): Promise<Told[]> {
  return tx.rows<Told>(
    'insight.ocel_events',
    `select e.position, e.id, e.type, e.order_id as "order", c.code as channel, l.code as location, e.actor_kind as actor, e.occurred_at as "occurredAt",
            jsonb_strip_nulls(jsonb_build_object('fulfillmentOrder', e.data -> 'fulfillmentOrder', 'package', e.data -> 'package')) as data
       from platform.v_event e
       left join organisation.v_channel c on (c.tenant_id, c.id) = (e.tenant_id, e.channel_id)
       left join organisation.v_location l on (l.tenant_id, l.id) = (e.tenant_id, e.location_id)
      where e.tenant_id = $1 and e.position > $2 and e.order_id is not null
      order by e.position limit ${PAGE}`,
    [tx.tenant, position],
  )
}
