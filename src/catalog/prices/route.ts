import { type Static, Type } from 'typebox'
import type { App } from '../../platform/http/app.ts'
import { type CommandDeps, runChange, runRead, seenVersion, withVersion } from '../../platform/http/command.ts'
import { readCursor, writeCursor } from '../../platform/http/cursor.ts'
import { RefusedRequest } from '../../platform/http/errors.ts'
import { answers, problemOf } from '../../platform/http/problem.ts'
import { body, Currency, Day, Decimal, Nullable, page, pageQuery } from '../../platform/http/schema.ts'
import { showId } from '../../platform/ids.ts'
import { refuse } from '../../platform/refusal.ts'
import { isDay } from '../../platform/time.ts'
import { Sku } from '../items/schema.ts'
import { refuseItem } from '../refusals.ts'
import { countVerdicts, RowProblem } from '../verdicts.ts'
import type { PriceRow } from './model.ts'
import { putPriceList, putPrices } from './prices.ts'
import { listPrices, type PriceList, type PricePlace, readPriceLists } from './store.ts'

const tags = ['catalog']
const LIST_LIMIT = 500
const ALWAYS = '-infinity'

const params = Type.Object({ list: Type.String({ pattern: '^[a-z0-9][a-z0-9-]{0,40}$', description: 'its code' }) })
const ShownList = Type.Object({
  id: Type.String(),
  code: Type.String(),
  currency: Type.String(),
  includesTax: Type.Boolean(),
  version: Type.Integer(),
})
const quantities = {
  minUnits: Type.Integer({ minimum: 1, maximum: 1_000_000, description: 'from so many units on' }),
  priceBasis: Type.Integer({ minimum: 1, maximum: 1_000_000, description: 'the amount is for so many units' }),
}
const WrittenPrice = body({
  sku: Sku,
  amount: Type.Union([Decimal, Type.Null()], { description: 'null takes the price away' }),
  validFrom: Type.Optional(Day),
  ...Type.Partial(body(quantities)).properties,
})
const ShownPrice = Type.Object({
  sku: Type.String(),
  amount: Type.String(),
  validFrom: Nullable(Type.String({ description: 'null: since ever' })),
  ...quantities,
})
const Verdicts = Type.Object({
  version: Type.Integer(),
  counts: Type.Record(Type.String(), Type.Integer()),
  prices: Type.Array(Type.Object({ sku: Type.String(), done: Type.String(), problem: RowProblem })),
})

export function priceRoutes(app: App, deps: CommandDeps): void {
  app.get(
    '/v1/price-lists',
    {
      schema: { summary: 'Price lists', tags, response: answers(200, Type.Object({ items: Type.Array(ShownList) })) },
      config: { action: 'price.read' },
    },
    async (request) => ({ items: (await runRead(deps, request, readPriceLists)).map(showList) }),
  )

  app.put(
    '/v1/price-lists/:list',
    {
      schema: {
        summary: 'Make a price list; its currency and its way with tax stay',
        tags,
        params,
        body: body({ currency: Currency, includesTax: Type.Boolean() }),
        response: answers(200, ShownList),
      },
      config: { action: 'price.write' },
    },
    async (request, reply) => {
      const wanted = { ...request.body, code: request.params.list }
      const list = await runChange(deps, request, (tx) => putPriceList(tx, wanted))
      return withVersion(reply, list.version, showList(list))
    },
  )

  app.get(
    '/v1/price-lists/:list/prices',
    {
      schema: {
        summary: 'The prices of a list',
        tags,
        params,
        querystring: Type.Object({ ...pageQuery, sku: Type.Optional(Sku) }),
        response: answers(200, page(ShownPrice)),
      },
      config: { action: 'price.read' },
    },
    async (request) => {
      const { cursor, limit, sku = null } = request.query
      const after = cursor === undefined ? null : priceOf(cursor)
      return runRead(deps, request, async (tx) => {
        const list = (await readPriceLists(tx)).find((one) => one.code === request.params.list)
        if (!list) return refuseItem.price_list_not_found(`there is no list ${request.params.list}`)
        const rows = await listPrices(tx, list.id, sku, after, limit + 1)
        const shown = rows.slice(0, limit)
        const last = shown.at(-1)
        return { items: shown.map(showPrice), next: last && rows.length > limit ? cursorOf(last) : null }
      })
    },
  )

  app.put(
    '/v1/price-lists/:list/prices',
    {
      schema: {
        summary: 'Write prices of a list; every one gets its own verdict. If-Match is heeded when it is sent',
        tags,
        params,
        body: body({ prices: Type.Array(WrittenPrice, { minItems: 1, maxItems: LIST_LIMIT }) }),
        response: answers(200, Verdicts),
      },
      config: { action: 'price.write' },
    },
    async (request, reply) => {
      const { list } = request.params
      const seen = seenVersion(request)
      const written = await runChange(deps, request, (tx) => putPrices(tx, { code: list }, request.body.prices, seen))
      const prices = written.verdicts.map((verdict) => ({
        sku: verdict.sku,
        done: verdict.done,
        problem: 'refusal' in verdict ? problemOf(verdict.refusal) : null,
      }))
      return withVersion(reply, written.version, {
        version: written.version,
        counts: countVerdicts(written.verdicts),
        prices,
      })
    },
  )
}

function cursorOf(row: PriceRow): string {
  // A SKU may be too long for a cursor in base64; the item's id is not.
  return writeCursor({ item: row.item, units: row.minUnits, from: row.validFrom ?? ALWAYS })
}

function priceOf(cursor: string): PricePlace {
  const { item, units, from } = readCursor(cursor, { item: 'id', units: 'count', from: 'text' })
  if (from === ALWAYS || isDay(from)) return { item, minUnits: units, validFrom: from }
  throw new RefusedRequest(refuse.invalid_request('this cursor is not one of ours', { path: '/cursor' }))
}

function showList(list: PriceList): Static<typeof ShownList> {
  return { ...list, id: showId('priceList', list.id) }
}

function showPrice({ sku, amount, validFrom, minUnits, priceBasis }: PriceRow): Static<typeof ShownPrice> {
  return { sku, amount, validFrom, minUnits, priceBasis }
}
