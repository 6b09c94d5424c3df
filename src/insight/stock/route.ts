import { Type } from 'typebox'
import { boundsOf, mayTouch } from '../../organisation/index.ts'
import type { Principal } from '../../platform/auth/principal.ts'
import { type App, principalOf } from '../../platform/http/app.ts'
import { type CommandDeps, runRead } from '../../platform/http/command.ts'
import { readCursor, writeCursor } from '../../platform/http/cursor.ts'
import { answers } from '../../platform/http/problem.ts'
import { Instant, id, Nullable, page, pageQuery, Text } from '../../platform/http/schema.ts'
import { type ItemId, type LocationId, readId, showId } from '../../platform/ids.ts'
import { refuse } from '../../platform/refusal.ts'
import { listPositions, SHOWS } from './list.ts'
import {
  type PositionKey,
  readHolders,
  readLedger,
  readPosition,
  readSupplies,
  readWaiting,
  readWorked,
} from './position.ts'
import { Ledger, PositionStory, showMovement, showStory } from './show.ts'

const Position = Type.Object({
  item: id('item'),
  sku: Type.String(),
  name: Type.String(),
  location: id('location'),
  code: Type.String(),
  place: Type.String({ description: 'name of the location' }),
  onHand: Type.Integer(),
  unavailable: Type.Integer(),
  reserved: Type.Integer(),
  allocated: Type.Integer(),
  free: Type.Integer(),
  incoming: Type.Integer(),
  incomingAt: Nullable(Instant),
  reorderLevel: Nullable(Type.Integer()),
})
const params = Type.Object({ item: id('item'), location: id('location') })

/** Stock as people read it: positions, and behind each number of one who and what makes it up. */
export function stockViewRoutes(app: App, deps: CommandDeps): void {
  listRoute(app, deps)
  app.get(
    '/v1/stock/positions/:item/:location',
    {
      schema: {
        summary: 'One item at one location: its numbers, who holds units, what is to come, who waits',
        tags: ['stock'],
        params,
        response: answers(200, PositionStory),
      },
      config: { action: 'stock.read' },
    },
    async (request) => {
      const key = keyOf(request.params)
      return runRead(deps, request, async (tx, principal) => {
        const balance = isVisible(principal, key) ? await readPosition(tx, key) : null
        if (balance?.kind !== 'physical') return refuse.not_found('there is no such position')
        return showStory(key, balance, {
          holders: await readHolders(tx, key),
          work: await readWorked(tx, key),
          supplies: await readSupplies(tx, key),
          waiting: await readWaiting(tx, key),
        })
      })
    },
  )
  app.get(
    '/v1/stock/positions/:item/:location/movements',
    {
      schema: {
        summary: 'The ledger of a position, newest first: document, reason, who wrote it, and what lay there after it',
        tags: ['stock'],
        params,
        querystring: Type.Object(pageQuery),
        response: answers(200, Ledger),
      },
      config: { action: 'stock.read' },
    },
    async (request) => {
      const { cursor, limit } = request.query
      const key = keyOf(request.params)
      const after = cursor === undefined ? null : readCursor(cursor, { recordedAt: 'instant', id: 'id' })
      const rows = await runRead(deps, request, async (tx, principal) => {
        const isThere = isVisible(principal, key) && (await readPosition(tx, key))?.kind === 'physical'
        return isThere ? readLedger(tx, key, after, limit + 1) : refuse.not_found('there is no such position')
      })
      const shown = rows.slice(0, limit)
      const last = rows.length > limit ? shown.at(-1) : undefined
      return {
        items: shown.map(showMovement),
        next: last ? writeCursor({ recordedAt: last.recordedAt.toISOString(), id: last.id }) : null,
      }
    },
  )
}

function listRoute(app: App, deps: CommandDeps): void {
  app.get(
    '/v1/stock/positions',
    {
      schema: {
        summary: 'Positions by SKU and location, searched by SKU, name or GTIN',
        tags: ['stock'],
        querystring: Type.Object({
          ...pageQuery,
          search: Type.Optional(Text(100)),
          location: Type.Optional(id('location')),
          show: Type.Optional(
            Type.Enum([...SHOWS], {
              description: 'low: at or below the reorder level; out: nothing free; drifting: differs from its ledgers',
            }),
          ),
        }),
        response: answers(200, page(Position)),
      },
      config: { action: 'stock.read' },
    },
    async (request) => {
      const { cursor, limit, search = null, location, show = null } = request.query
      const bound = boundsOf(principalOf(request), 'stock.read').locations
      const wanted = location === undefined ? null : readId<LocationId>(location)
      const locations = wanted === null ? bound : bound === null || bound.includes(wanted) ? [wanted] : []
      const after = cursor === undefined ? null : readCursor(cursor, { sku: 'text', code: 'text' })
      const rows = await runRead(deps, request, (tx) =>
        listPositions(tx, { locations, search, show, after, limit: limit + 1 }),
      )
      const shown = rows.slice(0, limit)
      const last = rows.length > limit ? shown.at(-1) : undefined
      return {
        items: shown.map((row) => ({
          ...row,
          item: showId('item', row.item),
          location: showId('location', row.location),
          incomingAt: row.incomingAt?.toISOString() ?? null,
        })),
        next: last ? writeCursor({ sku: last.sku, code: last.code }) : null,
      }
    },
  )
}

function keyOf(params: { item: string; location: string }): PositionKey {
  return { item: readId<ItemId>(params.item), location: readId<LocationId>(params.location) }
}

/** A place that somebody may not see answers like one that is not there. */
function isVisible(principal: Principal, { location }: PositionKey): boolean {
  return mayTouch(principal, 'stock.read', { location })
}
