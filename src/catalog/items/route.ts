import { type Static, Type } from 'typebox'
import { boundsOf, mayTouch, type Person, permits } from '../../organisation/index.ts'
import type { App } from '../../platform/http/app.ts'
import { type CommandDeps, runChange, runRead, withVersion } from '../../platform/http/command.ts'
import { answers, problemOf } from '../../platform/http/problem.ts'
import { cutPage, readRowCursor } from '../../platform/http/row-cursor.ts'
import { body, Nullable, page, pageQuery, Text } from '../../platform/http/schema.ts'
import { readId, showId, showOptionalId } from '../../platform/ids.ts'
import { refuse } from '../../platform/refusal.ts'
import { countVerdicts, RowProblem } from '../verdicts.ts'
import type { ItemWanted } from './decide.ts'
import { KINDS, type StoredItem } from './model.ts'
import { putItems } from './put.ts'
import { ShownItem, WrittenItem } from './schema.ts'
import { listItems, readItem } from './views.ts'

const tags = ['catalog']
export const LIST_LIMIT = 500

const query = Type.Object({
  ...pageQuery,
  q: Type.Optional(
    Type.String({ minLength: 1, maxLength: 100, description: 'start of a SKU, part of a name, a GTIN' }),
  ),
  category: Type.Optional(Text(100)),
  kind: Type.Optional(Type.Enum(KINDS)),
})
const params = Type.Object({ item: Type.String({ minLength: 1, maxLength: 200, description: 'id or SKU' }) })
const Verdicts = Type.Object({
  counts: Type.Record(Type.String(), Type.Integer()),
  items: Type.Array(
    Type.Object({
      sku: Type.String(),
      done: Type.String({ description: 'made, changed, unchanged or refused' }),
      id: Nullable(Type.String()),
      version: Nullable(Type.Integer()),
      problem: RowProblem,
    }),
  ),
})

export function itemRoutes(app: App, deps: CommandDeps): void {
  app.get(
    '/v1/items',
    {
      schema: { summary: 'Items', tags, querystring: query, response: answers(200, page(ShownItem)) },
      config: { action: 'catalog.read' },
    },
    async (request) => {
      const { cursor, limit, q = null, category = null, kind = null } = request.query
      const after = readRowCursor(cursor)
      return runRead(deps, request, async (tx, principal) => {
        const { supplier } = boundsOf(principal, 'catalog.read')
        const rows = await listItems(tx, { q, category, kind, supplier }, after, limit + 1)
        const { items, next } = cutPage(rows, limit)
        return { items: items.map((item) => show(item, principal)), next }
      })
    },
  )

  app.get(
    '/v1/items/:item',
    {
      schema: { summary: 'One item, by id or SKU', tags, params, response: answers(200, ShownItem) },
      config: { action: 'catalog.read' },
    },
    async (request, reply) => {
      const wanted = request.params.item
      const by = /^itm_[0-9a-f]{32}$/.test(wanted) ? { id: readId(wanted) } : { sku: wanted }
      const shown = await runRead(deps, request, async (tx, principal) => {
        const item = await readItem(tx, by)
        const visible = item && mayTouch(principal, 'catalog.read', { supplier: item.supplier })
        return visible ? show(item, principal) : refuse.not_found('there is no such item')
      })
      return withVersion(reply, shown.version, shown)
    },
  )

  app.put(
    '/v1/items',
    {
      schema: {
        summary: 'Write items by their SKU, each whole; every one gets its own verdict',
        tags,
        body: body({ items: Type.Array(WrittenItem, { minItems: 1, maxItems: LIST_LIMIT }) }),
        response: answers(200, Verdicts),
      },
      config: { action: 'catalog.write' },
    },
    async (request) => {
      const wanted = request.body.items.map(readWritten)
      const verdicts = await runChange(deps, request, (tx, principal) => putItems(tx, wanted, rightsOf(principal)))
      return {
        counts: countVerdicts(verdicts),
        items: verdicts.map((verdict) => ({
          sku: verdict.sku,
          done: verdict.done,
          id: 'id' in verdict ? showId('item', verdict.id) : null,
          version: 'version' in verdict ? verdict.version : null,
          problem: 'refusal' in verdict ? problemOf(verdict.refusal) : null,
        })),
      }
    },
  )
}

function rightsOf(principal: Person) {
  return {
    mayWrite: (supplier: string | null) => mayTouch(principal, 'catalog.write', { supplier }),
    seesCost: permits(principal, 'catalog.read_cost'),
  }
}

function readWritten({ supplier, ...rest }: Static<typeof WrittenItem>): ItemWanted {
  return { ...rest, ...(supplier !== undefined && { supplier: supplier && readId(supplier) }) }
}

function show({ cost, costCurrency, ...item }: StoredItem, principal: Person): Static<typeof ShownItem> {
  return {
    ...item,
    id: showId('item', item.id),
    supplier: showOptionalId('supplier', item.supplier),
    names: { ...item.names },
    attributes: { ...item.attributes },
    units: { ...item.units },
    parts: item.parts.map((part) => ({ ...part })),
    changedAt: item.changedAt.toISOString(),
    ...(mayTouch(principal, 'catalog.read_cost', { supplier: item.supplier }) && { cost, costCurrency }),
  }
}
