import { Type } from 'typebox'
import { boundsOf, mayTouch } from '../../organisation/index.ts'
import type { Principal } from '../../platform/auth/principal.ts'
import type { Tx } from '../../platform/db/db.ts'
import { type App, principalOf } from '../../platform/http/app.ts'
import { runCommand, runRead } from '../../platform/http/command.ts'
import { readCursor, writeCursor } from '../../platform/http/cursor.ts'
import { answers } from '../../platform/http/problem.ts'
import { body, Instant, id, Nullable, occurredAt, page, pageQuery, Text, Units } from '../../platform/http/schema.ts'
import { readId, showId } from '../../platform/ids.ts'
import { isRefusal, type Refusal } from '../../platform/refusal.ts'
import { foreseen, perform, previewQuery } from '../perform.ts'
import { refuseStock } from '../refusals.ts'
import { resolveRows } from '../resolve.ts'
import type { InventoryDeps } from '../routes.ts'
import { listTransfers, type TransferRow } from '../views.ts'
import { refuseWaitedFor } from './leg.ts'
import { receiveTransfer, requestTransfer, sendTransfer } from './transfer.ts'

const Transfer = Type.Object({
  id: id('transfer'),
  number: Type.String(),
  from: id('location'),
  to: id('location'),
  sentAt: Nullable(Instant),
  closedAt: Nullable(Instant),
  expectedAt: Nullable(Instant),
  version: Type.Integer(),
  lines: Type.Array(
    Type.Object({
      line: Type.Integer(),
      sku: Type.String(),
      units: Type.Integer(),
      sent: Type.Integer(),
      received: Type.Integer(),
      lost: Type.Integer(),
    }),
  ),
})

export function transferRoutes(app: App, deps: InventoryDeps): void {
  app.post(
    '/v1/transfers',
    {
      schema: {
        summary: 'Ask for units to be moved between locations',
        tags: ['stock'],
        body: body({
          from: Text(64),
          to: Text(64),
          expectedAt: Type.Optional(Instant),
          lines: Type.Array(body({ sku: Text(64), units: Units }), { minItems: 1, maxItems: 500 }),
          ...occurredAt,
        }),
        response: answers(201, Type.Object({ id: id('transfer'), number: Type.String() })),
      },
      config: { action: 'stock.transfer' },
    },
    async (request, reply) => {
      const { from, to, lines, expectedAt } = request.body
      const made = await runCommand(deps, request, async (tx, principal) => {
        if (from === to) return refuseStock.transfer_state('from and to are the same place', { path: '/to' })
        const leaving = await resolveRows(
          tx,
          principal,
          'stock.transfer',
          lines.map((line) => ({ ...line, location: from })),
          'lines',
        )
        if (isRefusal(leaving)) return leaving
        const arriving = await resolveRows(
          tx,
          principal,
          'stock.read',
          [{ sku: lines[0]?.sku ?? '', location: to }],
          'to',
        )
        if (isRefusal(arriving)) return arriving
        const [first] = leaving
        const [there] = arriving
        if (!first || !there) return refuseStock.unknown_place('there is no such location')
        const result = await requestTransfer(tx, {
          from: first.place,
          to: there.place,
          lines: leaving.map((line) => ({ item: line.item, units: line.units })),
          ...(expectedAt !== undefined && { expectedAt: new Date(expectedAt) }),
        })
        return { ...result, id: showId('transfer', result.id) }
      })
      return reply.code(201).send(made)
    },
  )
  app.post(
    '/v1/transfers/:transfer/dispatches',
    {
      schema: {
        summary: 'The units leave: first phase',
        tags: ['stock'],
        params: Type.Object({ transfer: id('transfer') }),
        querystring: previewQuery,
        body: body(occurredAt),
        response: answers(201, Type.Object({ sent: Type.Integer(), ...foreseen })),
      },
      config: { action: 'stock.transfer' },
    },
    async (request, reply) => {
      const transfer = readId(request.params.transfer)
      const sent = await perform(
        deps,
        request,
        (tx) => skusOf(tx, transfer),
        async (tx, principal) => (await guard(tx, principal, transfer, 'from')) ?? sendTransfer(tx, transfer),
      )
      return reply.code(201).send(sent)
    },
  )
  app.post(
    '/v1/transfers/:transfer/receipts',
    {
      schema: {
        summary: 'The units arrive, short or lost in part: second phase',
        tags: ['stock'],
        params: Type.Object({ transfer: id('transfer') }),
        querystring: previewQuery,
        body: body({
          lines: Type.Array(
            body({
              line: Type.Integer({ minimum: 1, maximum: 500 }),
              units: Type.Integer({ minimum: 0, maximum: 1_000_000 }),
              lost: Type.Optional(Type.Integer({ minimum: 0, maximum: 1_000_000 })),
            }),
            { minItems: 1, maxItems: 500 },
          ),
          ...occurredAt,
        }),
        response: answers(201, Type.Object({ underWay: Type.Integer(), ...foreseen })),
      },
      config: { action: 'stock.transfer' },
    },
    async (request, reply) => {
      const transfer = readId(request.params.transfer)
      const received = await perform(
        deps,
        request,
        (tx) => skusOf(tx, transfer),
        async (tx, principal) =>
          (await guard(tx, principal, transfer, 'to')) ??
          (await refuseWaitedFor(tx, transfer)) ??
          receiveTransfer(tx, transfer, request.body.lines, deps.arrival),
      )
      return reply.code(201).send(received)
    },
  )
  app.get(
    '/v1/transfers',
    {
      schema: {
        summary: 'Transfers, newest first',
        tags: ['stock'],
        querystring: Type.Object({
          ...pageQuery,
          sku: Type.Optional(Text(64)),
          open: Type.Boolean({ default: false, description: 'only those not yet closed' }),
        }),
        response: answers(200, page(Transfer)),
      },
      config: { action: 'stock.read' },
    },
    async (request) => {
      const { cursor, limit, sku = null, open } = request.query
      const after = cursor === undefined ? null : readCursor(cursor, { id: 'id' }).id
      const rows = await runRead(deps, request, (tx) =>
        listTransfers(tx, {
          locations: boundsOf(principalOf(request), 'stock.read').locations,
          id: null,
          sku,
          open,
          after,
          limit: limit + 1,
        }),
      )
      const shown = rows.slice(0, limit)
      const last = rows.length > limit ? shown.at(-1) : undefined
      return { items: shown.map(show), next: last ? writeCursor({ id: last.id }) : null }
    },
  )
}

async function skusOf(tx: Tx, transfer: string): Promise<string[]> {
  const [row] = await listTransfers(tx, {
    locations: null,
    id: transfer,
    sku: null,
    open: false,
    after: null,
    limit: 1,
  })
  return row?.lines.map((line) => line.sku) ?? []
}

async function guard(tx: Tx, principal: Principal, transfer: string, end: 'from' | 'to'): Promise<Refusal | null> {
  const [row] = await listTransfers(tx, {
    locations: null,
    id: transfer,
    sku: null,
    open: false,
    after: null,
    limit: 1,
  })
  return row && mayTouch(principal, 'stock.transfer', { location: row[end] })
    ? null
    : refuseStock.transfer_not_found('there is no such transfer')
}

function show(row: TransferRow) {
  const time = (at: Date | null) => at?.toISOString() ?? null
  return {
    ...row,
    id: showId('transfer', row.id),
    from: showId('location', row.from),
    to: showId('location', row.to),
    sentAt: time(row.sentAt),
    closedAt: time(row.closedAt),
    expectedAt: time(row.expectedAt),
    lines: [...row.lines],
  }
}
