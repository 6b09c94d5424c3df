import { type Static, Type } from 'typebox'
import { boundsOf } from '../../organisation/index.ts'
import type { Principal } from '../../platform/auth/principal.ts'
import type { Tx } from '../../platform/db/db.ts'
import { type App, principalOf } from '../../platform/http/app.ts'
import { type CommandDeps, runRead } from '../../platform/http/command.ts'
import { readCursor, writeCursor } from '../../platform/http/cursor.ts'
import { answers } from '../../platform/http/problem.ts'
import { Instant, id, Nullable, page, pageQuery, Text } from '../../platform/http/schema.ts'
import { readId, showId } from '../../platform/ids.ts'
import { dayOf } from '../../platform/time.ts'
import { findOrders, MOST_FOUND, NEEDS } from './find.ts'
import { type ListFilter, type ListRow, listOrders } from './list.ts'

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
const SAID = `looks at the ${MOST_FOUND} newest orders that fit`
/** What narrows a list of orders, on the screen and in a file. */
export const Filters = {
  q: Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 254,
      description: `order number, channel’s number, e-mail, phone, beginning of last name or company, SKU, tracking number; ${SAID}`,
    }),
  ),
  channel: Type.Optional(id('channel')),
  location: Type.Optional(id('location')),
  fulfillment: Type.Optional(Text(32)),
  payment: Type.Optional(Text(32)),
  returns: Type.Optional(Text(32)),
  holds: Type.Optional(Text(32)),
  delivery: Type.Optional(Type.String({ minLength: 1, maxLength: 32, description: 'state of one of its parcels' })),
  needs: Type.Optional(Type.Enum(NEEDS, { description: `open orders that need somebody; ${SAID}` })),
  number: Type.Optional(Text(64)),
  externalNumber: Type.Optional(Text(100)),
  customer: Type.Optional(id('customer')),
  email: Type.Optional(Text(254)),
  phone: Type.Optional(Text(40)),
  name: Type.Optional(Type.String({ minLength: 3, maxLength: 200, description: 'beginning of last name or company' })),
  trackingNumber: Type.Optional(Text(64)),
  sku: Type.Optional(Text(64)),
  placedFrom: Type.Optional(Instant),
  placedUntil: Type.Optional(Instant),
}
const Asked = Type.Object(Filters)
export type Place = ListFilter['after']

/** A page of the orders that somebody may see and asked for: one more than `limit`, when there are more. */
export async function readPage(
  tx: Tx,
  principal: Principal,
  { channel, location, customer, ...rest }: Static<typeof Asked>,
  page: Readonly<{ after: Place; limit: number; found?: ListFilter['found'] }>,
): Promise<{ rows: ListRow[]; found: ListFilter['found'] }> {
  const bounds = boundsOf(principal, 'order.list')
  const wanted = location === undefined ? null : readId(location)
  // A filter narrows what one may see; it never widens it.
  const locations =
    wanted === null
      ? bounds.locations
      : bounds.locations === null || bounds.locations.some((own) => own === wanted)
        ? [wanted]
        : []
  const channels = bounds.channel !== null ? [bounds.channel] : channel === undefined ? null : [readId(channel)]
  const found = page.found === undefined ? await findOrders(tx, { ...rest, locations }, dayOf(tx.now)) : page.found
  const filter: ListFilter = {
    ...rest,
    ...{ channels, locations, found, after: page.after, limit: page.limit },
    ...(customer !== undefined && { customer: readId(customer) }),
  }
  return { rows: found?.length === 0 ? [] : await listOrders(tx, filter), found }
}

export function orderListRoute(app: App, deps: CommandDeps): void {
  app.get(
    '/v1/orders',
    {
      schema: {
        summary: 'Orders, newest first',
        tags: ['order'],
        querystring: Type.Object({ ...pageQuery, ...Filters }, { additionalProperties: false }),
        response: answers(200, page(Row)),
      },
      config: { action: 'order.list' },
    },
    async (request) => {
      const { limit, cursor, ...asked } = request.query
      const after = cursor === undefined ? null : readCursor(cursor, { placedAt: 'instant', id: 'id' })
      const { rows } = await runRead(deps, request, (tx) =>
        readPage(tx, principalOf(request), asked, { after, limit: limit + 1 }),
      )
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
