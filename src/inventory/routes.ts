import { Type } from 'typebox'
import { type Action, boundsOf, mayTouch, readLocations } from '../organisation/index.ts'
import { type App, principalOf } from '../platform/http/app.ts'
import { type CommandDeps, runCommand, runRead } from '../platform/http/command.ts'
import { readCursor, writeCursor } from '../platform/http/cursor.ts'
import { answers } from '../platform/http/problem.ts'
import {
  body,
  Day,
  Decimal,
  Instant,
  id,
  Nullable,
  occurredAt,
  page,
  pageQuery,
  Text,
  Units,
} from '../platform/http/schema.ts'
import { readId, type SupplyId, showId } from '../platform/ids.ts'
import { isRefusal, refuse } from '../platform/refusal.ts'
import { adjustStock, countStock, setUnavailable } from './adjust/adjust.ts'
import { foreseen, perform, previewQuery } from './perform.ts'
import type { ShortfallStep } from './reality/realize.ts'
import { type ArrivalStep, receiveGoods } from './receive/receive.ts'
import { refuseStock } from './refusals.ts'
import { resolveRows } from './resolve.ts'
import { takeSnapshots } from './snapshot/snapshot.ts'
import { cancelSupply, reviseSupplies } from './supply/reduce.ts'
import { transferRoutes } from './transfer/route.ts'
import { listMovements, listRequirements, listStock, listSupplies } from './views.ts'
import type { WatchStep } from './watch.ts'

export type InventoryDeps = CommandDeps & Readonly<{ arrival: ArrivalStep; shortfall: ShortfallStep; watch: WatchStep }>

const MAX_ROWS = 500
/** Clocks of tills and warehouses are not ours. */
const CLOCK_SKEW_MS = 60_000
const Place = { sku: Text(64), location: Text(64) }
const rowsOf = <T extends Parameters<typeof body>[0]>(properties: T) =>
  Type.Array(body(properties), { minItems: 1, maxItems: MAX_ROWS })

export function inventoryRoutes(app: App, deps: InventoryDeps): void {
  readRoutes(app, deps)
  receiveRoute(app, deps)
  correctionRoutes(app, deps)
  snapshotRoute(app, deps)
  supplyRoute(app, deps)
  cancelRoute(app, deps)
  transferRoutes(app, deps)
}

function readRoutes(app: App, deps: InventoryDeps): void {
  const Stock = Type.Object({
    item: id('item'),
    sku: Type.String(),
    location: id('location'),
    code: Type.String(),
    onHand: Type.Integer(),
    unavailable: Type.Integer(),
    reserved: Type.Integer(),
    allocated: Type.Integer(),
    free: Type.Integer(),
    incoming: Type.Integer(),
  })
  app.get(
    '/v1/stock',
    {
      schema: {
        summary: 'Balances by item and location',
        tags: ['stock'],
        querystring: Type.Object({
          ...pageQuery,
          sku: Type.Optional(Text(64)),
          location: Type.Optional(id('location')),
        }),
        response: answers(200, page(Stock)),
      },
      config: { action: 'stock.read' },
    },
    async (request) => {
      const { cursor, limit, sku, location } = request.query
      const locations = narrowed(boundsOf(principalOf(request), 'stock.read').locations, location)
      const after = cursor === undefined ? null : readCursor(cursor, { sku: 'text', code: 'text' })
      const rows = await runRead(deps, request, (tx) =>
        listStock(tx, { skus: sku === undefined ? null : [sku], locations, after, limit: limit + 1 }),
      )
      return paged(
        rows,
        limit,
        (row) => ({ sku: row.sku, code: row.code }),
        (row) => ({ ...row, item: showId('item', row.item), location: showId('location', row.location) }),
      )
    },
  )
  const Movement = Type.Object({
    id: Type.String(),
    sku: Type.String(),
    location: id('location'),
    kind: Type.String(),
    units: Type.Integer(),
    unavailable: Type.Integer(),
    reason: Nullable(Type.String()),
    referenceKind: Type.String(),
    occurredAt: Instant,
    recordedAt: Instant,
    actor: Type.String(),
  })
  app.get(
    '/v1/stock/movements',
    {
      schema: {
        summary: 'The stock ledger, newest first',
        tags: ['stock'],
        querystring: Type.Object({
          ...pageQuery,
          sku: Type.Optional(Text(64)),
          location: Type.Optional(id('location')),
        }),
        response: answers(200, page(Movement)),
      },
      config: { action: 'stock.read' },
    },
    async (request) => {
      const { cursor, limit, sku, location } = request.query
      const locations = narrowed(boundsOf(principalOf(request), 'stock.read').locations, location)
      const after = cursor === undefined ? null : readCursor(cursor, { recordedAt: 'instant', id: 'id' })
      const rows = await runRead(deps, request, (tx) =>
        listMovements(tx, { sku: sku ?? null, locations, after, limit: limit + 1 }),
      )
      return paged(
        rows,
        limit,
        (row) => ({ recordedAt: row.recordedAt.toISOString(), id: row.id }),
        (row) => ({
          ...row,
          location: showId('location', row.location),
          occurredAt: row.occurredAt.toISOString(),
          recordedAt: row.recordedAt.toISOString(),
        }),
      )
    },
  )
  const Supply = Type.Object({
    id: id('supply'),
    kind: Type.String(),
    reference: Type.String(),
    sku: Type.String(),
    location: id('location'),
    incoming: Type.Integer(),
    pegged: Type.Integer(),
    expectedAt: Instant,
  })
  app.get(
    '/v1/supplies',
    {
      schema: {
        summary: 'What is expected to come',
        tags: ['stock'],
        querystring: Type.Object(pageQuery),
        response: answers(200, page(Supply)),
      },
      config: { action: 'supply.read' },
    },
    async (request) => {
      const { cursor, limit } = request.query
      const after = cursor === undefined ? null : readCursor(cursor, { expectedAt: 'instant', id: 'id' })
      const rows = await runRead(deps, request, (tx) =>
        listSupplies(tx, {
          locations: boundsOf(principalOf(request), 'supply.read').locations,
          after,
          limit: limit + 1,
        }),
      )
      return paged(
        rows,
        limit,
        (row) => ({ expectedAt: row.expectedAt.toISOString(), id: row.id }),
        (row) => ({
          ...row,
          id: showId('supply', row.id),
          location: showId('location', row.location),
          expectedAt: row.expectedAt.toISOString(),
        }),
      )
    },
  )
  const Requirement = Type.Object({
    order: id('order'),
    line: Type.Integer(),
    sku: Type.String(),
    units: Type.Integer(),
    neededBy: Nullable(Type.String()),
    madeAt: Instant,
  })
  app.get(
    '/v1/requirements',
    {
      schema: {
        summary: 'What no stock and no expected supply covers',
        tags: ['stock'],
        querystring: Type.Object(pageQuery),
        response: answers(200, page(Requirement)),
      },
      config: { action: 'requirement.read' },
    },
    async (request) => {
      const { cursor, limit } = request.query
      const after = cursor === undefined ? null : readCursor(cursor, { madeAt: 'instant', order: 'id', line: 'count' })
      const rows = await runRead(deps, request, (tx) => listRequirements(tx, { after, limit: limit + 1 }))
      return paged(
        rows,
        limit,
        (row) => ({ madeAt: row.madeAt.toISOString(), order: row.order, line: row.line }),
        (row) => ({ ...row, order: showId('order', row.order), madeAt: row.madeAt.toISOString() }),
      )
    },
  )
}

function receiveRoute(app: App, deps: InventoryDeps): void {
  const Receipt = {
    ...Place,
    units: Units,
    reference: Type.Optional(Text(100)),
    damaged: Type.Optional(Type.Integer({ minimum: 0, maximum: 1_000_000 })),
    unitCost: Type.Optional(Decimal),
    lot: Type.Optional(Text(64)),
    expiresOn: Type.Optional(Day),
    once: Type.Optional(Text(200)),
  }
  app.post(
    '/v1/receipts',
    {
      schema: {
        summary: 'Goods arrived: pegged orders are served first',
        tags: ['stock'],
        querystring: previewQuery,
        body: body({ receipts: rowsOf(Receipt), ...occurredAt }),
        response: answers(201, Type.Object({ units: Type.Integer(), served: Type.Integer(), ...foreseen })),
      },
      config: { action: 'stock.receive' },
    },
    async (request, reply) => {
      const skus = request.body.receipts.map((row) => row.sku)
      const result = await perform(
        deps,
        request,
        () => skus,
        async (tx, principal) => {
          const rows = await resolveRows(tx, principal, 'stock.receive', request.body.receipts, 'receipts')
          if (isRefusal(rows)) return rows
          const broken = rows.findIndex((row) => (row.damaged ?? 0) > row.units)
          if (broken >= 0)
            return refuseStock.more_damaged('at most as many as came', { path: `/receipts/${broken}/damaged` })
          return receiveGoods(
            tx,
            rows.map(({ place, sku: _, ...row }) => ({ ...row, location: place })),
            deps.arrival,
          )
        },
      )
      return reply.code(201).send(result)
    },
  )
}

function correctionRoutes(app: App, deps: InventoryDeps): void {
  const Difference = Type.Integer({ minimum: -1_000_000, maximum: 1_000_000, not: { const: 0 } })
  app.post(
    '/v1/adjustments',
    {
      schema: {
        summary: 'Correct balances by a difference, with a reason',
        tags: ['stock'],
        querystring: previewQuery,
        body: body({
          adjustments: rowsOf({ ...Place, units: Difference, reason: Text(200), once: Type.Optional(Text(200)) }),
          ...occurredAt,
        }),
        response: answers(201, Type.Object({ displaced: Type.Integer(), ...foreseen })),
      },
      config: { action: 'stock.adjust' },
    },
    async (request, reply) => {
      const skus = request.body.adjustments.map((row) => row.sku)
      const result = await perform(
        deps,
        request,
        () => skus,
        async (tx, principal) => {
          const rows = await resolveRows(tx, principal, 'stock.adjust', request.body.adjustments, 'adjustments')
          return isRefusal(rows)
            ? rows
            : adjustStock(
                tx,
                rows.map(({ place, sku: _, ...row }) => ({ ...row, location: place })),
                deps.shortfall,
              )
        },
      )
      return reply.code(201).send(result)
    },
  )
  app.post(
    '/v1/counts',
    {
      schema: {
        summary: 'Book counted units; reality wins',
        tags: ['stock'],
        querystring: previewQuery,
        body: body({
          counts: rowsOf({
            ...Place,
            counted: Type.Integer({ minimum: 0, maximum: 1_000_000 }),
            expected: Type.Optional(Type.Integer({ minimum: 0, maximum: 2_000_000_000 })),
            reason: Type.Optional(Text(200)),
          }),
          ...occurredAt,
        }),
        response: answers(201, Type.Object({ differences: Type.Integer(), displaced: Type.Integer(), ...foreseen })),
      },
      config: { action: 'stock.count' },
    },
    async (request, reply) => {
      const skus = request.body.counts.map((row) => row.sku)
      const result = await perform(
        deps,
        request,
        () => skus,
        async (tx, principal) => {
          const rows = await resolveRows(tx, principal, 'stock.count', request.body.counts, 'counts')
          return isRefusal(rows)
            ? rows
            : countStock(
                tx,
                rows.map(({ place, sku: _, ...row }) => ({ ...row, location: place })),
                deps.shortfall,
              )
        },
      )
      return reply.code(201).send(result)
    },
  )
  app.post(
    '/v1/conditions',
    {
      schema: {
        summary: 'Set units apart that may not be sold, or give them back',
        tags: ['stock'],
        querystring: previewQuery,
        body: body({ settings: rowsOf({ ...Place, units: Difference, reason: Text(200) }), ...occurredAt }),
        response: answers(201, Type.Object({ changed: Type.Integer(), ...foreseen })),
      },
      config: { action: 'stock.adjust' },
    },
    async (request, reply) => {
      const skus = request.body.settings.map((row) => row.sku)
      const result = await perform(
        deps,
        request,
        () => skus,
        async (tx, principal) => {
          const rows = await resolveRows(tx, principal, 'stock.adjust', request.body.settings, 'settings')
          return isRefusal(rows)
            ? rows
            : setUnavailable(
                tx,
                rows.map(({ place, sku: _, ...row }) => ({ ...row, location: place })),
                deps.shortfall,
              )
        },
      )
      return reply.code(201).send(result)
    },
  )
}

function snapshotRoute(app: App, deps: InventoryDeps): void {
  app.post(
    '/v1/snapshots',
    {
      schema: {
        summary: 'Absolute figures of a till, WMS or supplier, as of their own time',
        tags: ['stock'],
        body: body({
          snapshots: rowsOf({ ...Place, units: Type.Integer({ minimum: 0, maximum: 1_000_000 }), asOf: Instant }),
        }),
        response: answers(
          201,
          Type.Object({ differences: Type.Integer(), outdated: Type.Integer(), displaced: Type.Integer() }),
        ),
      },
      config: { action: 'stock.snapshot' },
    },
    async (request, reply) => {
      const result = await runCommand(deps, request, async (tx, principal) => {
        const rows = await resolveRows(tx, principal, 'stock.snapshot', request.body.snapshots, 'snapshots')
        if (isRefusal(rows)) return rows
        const figures = rows.map((row) => ({ ...row, location: row.place, asOf: new Date(row.asOf) }))
        // One of the future would outdate every true one until then.
        const early = figures.findIndex((one) => one.asOf.getTime() > tx.now.getTime() + CLOCK_SKEW_MS)
        if (early >= 0) return refuse.invalid_request('it lies in the future', { path: `/snapshots/${early}/asOf` })
        return takeSnapshots(tx, figures, deps.shortfall)
      })
      return reply.code(201).send(result)
    },
  )
}

function supplyRoute(app: App, deps: InventoryDeps): void {
  const Kind = Type.Union([Type.Literal('purchase'), Type.Literal('feed'), Type.Literal('return')])
  app.post(
    '/v1/supplies',
    {
      schema: {
        summary: 'Say what is expected to come, when and where; the same again moves its date and its units',
        tags: ['stock'],
        body: body({
          supplies: rowsOf({ ...Place, kind: Kind, reference: Text(100), units: Units, expectedAt: Instant }),
          ...occurredAt,
        }),
        response: answers(201, Type.Object({ ids: Type.Array(id('supply')) })),
      },
      config: { action: 'supply.write' },
    },
    async (request, reply) => {
      const result = await runCommand(deps, request, async (tx, principal) => {
        const rows = await resolveRows(tx, principal, 'supply.write' as Action, request.body.supplies, 'supplies')
        if (isRefusal(rows)) return rows
        const ids = await reviseSupplies(
          tx,
          rows.map((row) => ({
            kind: row.kind,
            reference: row.reference,
            item: row.item,
            location: row.place,
            units: row.units,
            expectedAt: new Date(row.expectedAt),
          })),
          deps.arrival,
        )
        return { ids: ids.map((one) => showId('supply', one)) }
      })
      return reply.code(201).send(result)
    },
  )
}

function cancelRoute(app: App, deps: InventoryDeps): void {
  app.post(
    '/v1/supplies/:supply/cancellations',
    {
      schema: {
        summary: 'Units that will not come: who was promised them is sourced again and told the new date',
        tags: ['stock'],
        params: Type.Object({ supply: id('supply') }),
        body: body({ units: Type.Optional(Units), ...occurredAt }),
        response: answers(
          201,
          Type.Object({
            supply: id('supply'),
            cancelled: Type.Integer(),
            incoming: Type.Integer(),
            displaced: Type.Integer(),
          }),
        ),
      },
      config: { action: 'supply.write' },
    },
    async (request, reply) => {
      const result = await runCommand(deps, request, async (tx, principal) => {
        const { units } = request.body
        const wanted = { supply: readId<SupplyId>(request.params.supply), ...(units !== undefined && { units }) }
        const suppliers = new Map((await readLocations(tx)).map((one) => [one.id, one.supplier]))
        const done = await cancelSupply(tx, wanted, deps.arrival, ({ location }) =>
          mayTouch(principal, 'supply.write', { location, supplier: suppliers.get(location) ?? null }),
        )
        return isRefusal(done) ? done : { ...done, supply: showId('supply', done.supply) }
      })
      return reply.code(201).send(result)
    },
  )
}

/** A filter narrows what one may see; it never widens it. */
function narrowed(bound: readonly string[] | null, wanted: string | undefined): readonly string[] | null {
  if (wanted === undefined) return bound
  const location = readId(wanted)
  return bound === null || bound.includes(location) ? [location] : []
}

function paged<Row, Shown>(
  rows: readonly Row[],
  limit: number,
  key: (row: Row) => Record<string, string | number>,
  show: (row: Row) => Shown,
): { items: Shown[]; next: string | null } {
  const shown = rows.slice(0, limit)
  const last = rows.length > limit ? shown.at(-1) : undefined
  return { items: shown.map(show), next: last ? writeCursor(key(last)) : null }
}
