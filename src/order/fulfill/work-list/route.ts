import { type Static, Type } from 'typebox'
import { boundsOf, dayText, mayTouch, readLocations, zoneOf } from '../../../organisation/index.ts'
import type { Principal } from '../../../platform/auth/principal.ts'
import type { Tx } from '../../../platform/db/db.ts'
import type { App } from '../../../platform/http/app.ts'
import { runRead } from '../../../platform/http/command.ts'
import { answers } from '../../../platform/http/problem.ts'
import { Day, Instant, id, Nullable } from '../../../platform/http/schema.ts'
import { type LocationId, readId, showId } from '../../../platform/ids.ts'
import { refuse } from '../../../platform/refusal.ts'
import { type FulfillDeps, showWork, WorkAnswer } from '../answer.ts'
import { carrierOf } from '../carriers/carriers.ts'
import { readCarriers } from '../label/store.ts'
import { readGtins } from '../pick/store.ts'
import { readFulfillments } from '../store.ts'
import { compareDue, dueOf } from './decide.ts'
import { readHeads, readOpenWork } from './store.ts'

/** More than a person does in a day; who has more is told so. */
const SHOWN_AT_MOST = 200

const { lines: _lines, ...work } = WorkAnswer.properties
const ListedWork = Type.Object({
  ...work,
  orderNumber: Type.String(),
  customer: Nullable(Type.String({ description: 'who ordered, for those who may read people' })),
  toName: Nullable(Type.String({ description: 'the location that goods go to' })),
  due: Type.Object({
    what: Type.Enum(['ship', 'prepare', 'send_on', 'collect', 'arrive']),
    on: Nullable(Day),
    at: Nullable(Instant),
    late: Type.Boolean(),
  }),
  lines: Type.Array(
    Type.Object({
      ...WorkAnswer.properties.lines.items.properties,
      name: Type.String(),
      gtin: Nullable(Type.String({ description: 'what a scanner reads, as 14 digits' })),
    }),
  ),
})
const WorkList = Type.Object({
  location: Type.Object({ id: id('location'), name: Type.String(), city: Type.String() }),
  carriers: Type.Array(Type.String(), { description: 'codes of those who take parcels now' }),
  items: Type.Array(ListedWork),
  more: Type.Boolean({ description: 'there is more than is listed' }),
})

/** Everything that a place needs to work through its day, also while its line to Kontor is down for a while. */
export function workListRoute(app: App, deps: FulfillDeps): void {
  app.get(
    '/v1/locations/:location/work',
    {
      schema: {
        summary: 'The open work of one location: what must be done by when, late first, with all that scanning needs',
        params: Type.Object({ location: id('location') }),
        response: answers(200, WorkList),
      },
      config: { action: 'fulfillment.read' },
    },
    async (request, reply) =>
      reply.send(
        await runRead(deps, request, (tx, principal) =>
          readWorkList(tx, principal, readId<LocationId>(request.params.location)),
        ),
      ),
  )
}

async function readWorkList(tx: Tx, principal: Principal, wanted: LocationId) {
  const { locations, channel, supplier } = boundsOf(principal, 'fulfillment.read')
  const places = await readLocations(tx)
  const place = places.find((one) => one.id === wanted)
  if (!place || (locations !== null && !locations.includes(wanted)))
    return refuse.not_found('there is no such location')
  const ids = await readOpenWork(tx, wanted, { channel, supplier }, SHOWN_AT_MOST + 1)
  const found = await readFulfillments(tx, ids.slice(0, SHOWN_AT_MOST))
  const items = [...new Set(found.flatMap(({ lines }) => lines.map(({ item }) => item)))]
  const [heads, gtins, carriers] = await Promise.all([
    readHeads(tx, [...new Set(found.map(({ order }) => order))]),
    readGtins(tx, items),
    readCarriers(tx),
  ])
  const today = dayText(zoneOf(place.timeZone).dayAt(tx.now.getTime()))
  const listed = found
    .map((one) => ({ one, due: dueOf(one, tx.now, today), releasedAt: one.releasedAt, number: one.number }))
    .sort(compareDue)
  return {
    location: { id: showId('location', place.id), name: place.name, city: place.city },
    carriers: carriers.flatMap(({ code, adapter, active }) => (active && carrierOf(adapter) ? [code] : [])),
    more: ids.length > SHOWN_AT_MOST,
    items: listed.map(({ one, due }): Static<typeof ListedWork> => {
      const head = heads.find(({ order }) => order === one.order)
      const shown = showWork(one, principal, tx.now)
      const touched = { location: one.location, channel: one.channel, order: one.order }
      return {
        ...shown,
        orderNumber: head?.number ?? '',
        customer: mayTouch(principal, 'order.read_personal', touched) ? (head?.customer ?? null) : null,
        toName: places.find(({ id: place }) => place === one.to)?.name ?? null,
        due: { ...due, at: due.at?.toISOString() ?? null },
        lines: shown.lines.map((line, index) => {
          const { name, item } = one.lines[index] as (typeof one.lines)[number]
          return { ...line, name, gtin: gtins.get(item)?.padStart(14, '0') ?? null }
        }),
      }
    }),
  }
}
