import { Type } from 'typebox'
import { readOrders } from '../../order/capture/index.ts'
import { boundsOf } from '../../organisation/index.ts'
import { eventsOfOrder } from '../../platform/events/log.ts'
import { type App, principalOf } from '../../platform/http/app.ts'
import { type CommandDeps, runRead, withVersion } from '../../platform/http/command.ts'
import { readCursor, writeCursor } from '../../platform/http/cursor.ts'
import { answers } from '../../platform/http/problem.ts'
import { Instant, id, Nullable, page, pageQuery, Text } from '../../platform/http/schema.ts'
import { type OrderId, readId, showId } from '../../platform/ids.ts'
import { refuse } from '../../platform/refusal.ts'
import { guardOrder } from './guard.ts'
import { type ListFilter, type ListRow, listOrders } from './list.ts'
import { showStory } from './show.ts'
import { Story } from './story.ts'
import { OrderVersion, readVersion } from './version.ts'
import { readStory } from './views.ts'

const Row = Type.Object({
  id: id('order'),
  number: Type.String(),
  channel: Type.String(),
  externalNumber: Nullable(Type.String()),
  currency: Type.String(),
  totalMinor: Type.Integer(),
  dueMinor: Type.Integer(),
  owedMinor: Type.Integer(),
  fulfillment: Type.String(),
  payment: Type.String(),
  returns: Type.String(),
  holds: Type.String(),
  placedAt: Instant,
  closedAt: Nullable(Instant),
  version: Type.Integer(),
})
export function orderViewRoutes(app: App, deps: CommandDeps): void {
  app.get(
    '/v1/orders/:order',
    {
      schema: {
        summary: 'The whole story of an order; with ?version what was agreed with an earlier version of it',
        tags: ['order'],
        params: Type.Object({ order: id('order') }),
        querystring: Type.Object(
          { version: Type.Optional(Type.Integer({ minimum: 1, maximum: 1_000_000_000 })) },
          { additionalProperties: false },
        ),
        response: answers(200, Type.Union([Story, OrderVersion])),
      },
      config: { action: 'order.read' },
    },
    async (request, reply) => {
      const principal = principalOf(request)
      const order = readId<OrderId>(request.params.order)
      const { version } = request.query
      const story = await runRead(deps, request, async (tx) => {
        const refused = await guardOrder(tx, principal, 'order.read', order)
        if (refused) return refused
        const state = (await readOrders(tx, [order])).get(order)
        if (!state) return refuse.not_found('there is no such order')
        const sees = {
          personal: deps.access.permits(principal, 'order.read_personal'),
          money: deps.access.permits(principal, 'payment.read') || principal.kind === 'customer',
          // Why somebody held it, and how it was decided, is the house's own.
          inside: principal.kind !== 'customer',
        }
        if (version !== undefined) return readVersion(tx, state, version, sees)
        const parts = await readStory(tx, order)
        if (!parts) return refuse.not_found('there is no such order')
        return showStory(tx.tenant, parts, state, await eventsOfOrder(tx, order), sees)
      })
      return withVersion(reply, story.version, story) as never
    },
  )
  app.get(
    '/v1/orders',
    {
      schema: {
        summary: 'Orders, newest first',
        tags: ['order'],
        querystring: Type.Object(
          {
            ...pageQuery,
            channel: Type.Optional(id('channel')),
            location: Type.Optional(id('location')),
            fulfillment: Type.Optional(Text(32)),
            payment: Type.Optional(Text(32)),
            returns: Type.Optional(Text(32)),
            holds: Type.Optional(Text(32)),
            number: Type.Optional(Text(64)),
            externalNumber: Type.Optional(Text(100)),
            customer: Type.Optional(id('customer')),
            email: Type.Optional(Text(254)),
            trackingNumber: Type.Optional(Text(64)),
            sku: Type.Optional(Text(64)),
            placedFrom: Type.Optional(Instant),
            placedUntil: Type.Optional(Instant),
          },
          { additionalProperties: false },
        ),
        response: answers(200, page(Row)),
      },
      config: { action: 'order.list' },
    },
    async (request) => {
      const { limit, cursor, channel, location, customer, ...rest } = request.query
      const bounds = boundsOf(principalOf(request), 'order.list')
      const after = cursor === undefined ? null : readCursor(cursor, { placedAt: 'instant', id: 'id' })
      const wanted = location === undefined ? null : readId(location)
      // A filter narrows what one may see; it never widens it.
      const locations =
        wanted === null
          ? bounds.locations
          : bounds.locations === null || bounds.locations.some((own) => own === wanted)
            ? [wanted]
            : []
      const channels = bounds.channel !== null ? [bounds.channel] : channel === undefined ? null : [readId(channel)]
      const filter: ListFilter = {
        ...rest,
        channels,
        locations,
        after,
        limit: limit + 1,
        ...(customer !== undefined && { customer: readId(customer) }),
      }
      const rows = await runRead(deps, request, (tx) => listOrders(tx, filter))
      const shown = rows.slice(0, limit)
      const last = rows.length > limit ? shown.at(-1) : undefined
      return {
        items: shown.map(showRow),
        next: last ? writeCursor({ placedAt: last.placedAt.toISOString(), id: last.id }) : null,
      }
    },
  )
}

function showRow(row: ListRow) {
  const dueMinor = row.totalMinor - row.cancelledMinor - row.creditedMinor
  return {
    id: showId('order', row.id),
    number: row.number,
    channel: row.channel,
    externalNumber: row.externalNumber,
    currency: row.currency,
    totalMinor: row.totalMinor,
    dueMinor,
    owedMinor: dueMinor - row.capturedMinor + row.refundedMinor,
    fulfillment: row.fulfillmentStatus,
    payment: row.paymentStatus,
    returns: row.returnStatus,
    holds: row.holdStatus,
    placedAt: row.placedAt.toISOString(),
    closedAt: row.closedAt?.toISOString() ?? null,
    version: row.version,
  }
}
