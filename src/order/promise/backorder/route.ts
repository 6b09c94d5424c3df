import { Type } from 'typebox'
import { itemsBySku } from '../../../catalog/index.ts'
import type { App } from '../../../platform/http/app.ts'
import { type CommandDeps, runRead } from '../../../platform/http/command.ts'
import { readCursor, writeCursor } from '../../../platform/http/cursor.ts'
import { answers } from '../../../platform/http/problem.ts'
import { Day, Instant, id, Nullable, page, pageQuery, Text } from '../../../platform/http/schema.ts'
import { showId } from '../../../platform/ids.ts'
import { refusePromise } from '../refusals.ts'
import { firstComeChannels } from './sequence.ts'
import { type Queued, type QueuePlace, readQueue } from './store.ts'

const Count = Type.Integer({ minimum: 0 })
const Pegged = Type.Object({
  supply: id('supply'),
  reference: Type.String(),
  location: id('location'),
  units: Count,
  expectedAt: Instant,
})
const Waiting = Type.Object({
  position: Type.Integer({ minimum: 1 }),
  order: id('order'),
  number: Type.String(),
  line: Type.Integer(),
  channel: id('channel'),
  priority: Type.Integer({
    description: 'as far as it counts here: 0 where the policy backorder.sequence is first_come',
  }),
  placedAt: Instant,
  held: Type.Boolean({ description: 'a hold stops the order: it keeps its place and is not served' }),
  units: Count,
  preordered: Type.Integer({ minimum: 0, description: 'of these, units that wait for the release of the item' }),
  unpegged: Type.Integer({ minimum: 0, description: 'of these, units that no expected supply covers' }),
  deliverBy: Nullable(Day),
  pegs: Type.Array(Pegged),
})

/** Who waits for an item, in the sequence in which they are served. */
export function backorderRoutes(app: App, deps: CommandDeps): void {
  app.get(
    '/v1/backorders',
    {
      schema: {
        summary: 'The queue of an item: backorders and preorders with their promised day and the supply they wait for',
        tags: ['promise'],
        querystring: Type.Object({ sku: Text(64), ...pageQuery }),
        response: answers(200, page(Waiting)),
      },
      config: { action: 'backorder.read' },
    },
    async (request) => {
      const { sku, cursor, limit } = request.query
      const after = cursor === undefined ? null : placeOf(cursor)
      return runRead(deps, request, async (tx) => {
        const [item] = await itemsBySku(tx, [sku])
        if (!item) return refusePromise.unknown_item(`there is no item ${sku}`, { path: '/sku' })
        const firstCome = await firstComeChannels(tx)
        const rows = await readQueue(tx, { item: item.id, firstCome, after, limit: limit + 1 })
        const shown = rows.slice(0, limit)
        const last = rows.length > limit ? shown.at(-1) : undefined
        return { items: shown.map(show), next: last ? cursorAt(last) : null }
      })
    },
  )
}

function placeOf(cursor: string): QueuePlace {
  const read = readCursor(cursor, { priority: 'count', placedAt: 'instant', order: 'id', line: 'count' })
  return { ...read, placedAt: new Date(read.placedAt) }
}

function cursorAt({ priority, placedAt, order, line }: Queued): string {
  return writeCursor({ priority, placedAt: placedAt.toISOString(), order, line })
}

function show({ order, channel, placedAt, pegs, ...row }: Queued) {
  return {
    ...row,
    order: showId('order', order),
    channel: showId('channel', channel),
    placedAt: placedAt.toISOString(),
    pegs: pegs.map((peg) => ({
      ...peg,
      supply: showId('supply', peg.supply),
      location: showId('location', peg.location),
      expectedAt: new Date(peg.expectedAt).toISOString(),
    })),
  }
}
