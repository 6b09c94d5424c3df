import { Type } from 'typebox'
import { itemsBySku } from '../../../catalog/index.ts'
import { readCapacities, readLocations, setCapacities } from '../../../organisation/index.ts'
import type { App } from '../../../platform/http/app.ts'
import { type CommandDeps, runCommand, runRead } from '../../../platform/http/command.ts'
import { answers } from '../../../platform/http/problem.ts'
import { body, Day, Nullable, Text } from '../../../platform/http/schema.ts'
import { addDays, dayOf } from '../../../platform/time.ts'
import { refusePromise } from '../refusals.ts'

const MAX_ROWS = 500
const DAYS = 28
const REGION = /^[A-Z]{2}(-[A-Z0-9]{1,10})?$/
const key = {
  sku: Text(64),
  place: Type.String({ minLength: 1, maxLength: 64, description: 'code of a location, or a region: DE, DE-10' }),
  on: Day,
  slot: Type.String({ maxLength: 20, description: '08:00-12:00; empty: the whole day' }),
}

/** Capacity of service articles: who performs them is counted like stock, by place, day and slot. */
export function capacityRoutes(app: App, deps: CommandDeps): void {
  app.get(
    '/v1/service-capacities',
    {
      schema: {
        summary: 'Capacity of a service article and what is booked of it',
        tags: ['promise'],
        querystring: Type.Object({
          sku: Text(64),
          from: Type.Optional(Day),
          days: Type.Integer({ minimum: 1, maximum: 366, default: DAYS }),
        }),
        response: answers(
          200,
          Type.Object({
            items: Type.Array(Type.Object({ ...key, capacity: Type.Integer(), booked: Type.Integer() })),
          }),
        ),
      },
      config: { action: 'availability.read' },
    },
    async (request) => {
      const { sku, from, days } = request.query
      return runRead(deps, request, async (tx) => {
        const [item] = await itemsBySku(tx, [sku])
        if (!item) return refusePromise.unknown_item(`there is no item ${sku}`, { path: '/sku' })
        const first = from ?? dayOf(tx.now)
        const rows = await readCapacities(tx, [item.id], { from: first, to: addDays(first, days - 1) })
        return {
          items: rows.map(({ place, on, slot, capacity, booked }) => ({ sku, place, on, slot, capacity, booked })),
        }
      })
    },
  )

  app.post(
    '/v1/service-capacities',
    {
      schema: {
        summary: 'Set how much of a service can be performed; what is booked stays booked',
        tags: ['promise'],
        body: body({
          rows: Type.Array(
            body({ ...key, slot: Type.Optional(key.slot), capacity: Type.Integer({ minimum: 0, maximum: 100_000 }) }),
            { minItems: 1, maxItems: MAX_ROWS },
          ),
        }),
        response: answers(
          200,
          Type.Object({
            items: Type.Array(
              Type.Object({
                row: Type.Integer(),
                done: Type.Enum(['set', 'refused']),
                reason: Nullable(Type.String()),
              }),
            ),
          }),
        ),
      },
      config: { action: 'promise_data.write' },
    },
    async (request) =>
      runCommand(deps, request, async (tx) => {
        const { rows } = request.body
        const [items, locations] = await Promise.all([
          itemsBySku(tx, [...new Set(rows.map((row) => row.sku))]),
          readLocations(tx),
        ])
        const services = new Map(items.filter((item) => item.kind === 'service').map((item) => [item.sku, item.id]))
        const codes = new Set(locations.map((location) => location.code))
        const reasons = rows.map((row) => {
          if (!services.has(row.sku)) return 'unknown_item'
          return codes.has(row.place) || REGION.test(row.place) ? null : 'unknown_location'
        })
        const good = rows.flatMap((row, index) => {
          const item = services.get(row.sku)
          return item && reasons[index] === null ? [{ row: index, item, ...row, slot: row.slot ?? '' }] : []
        })
        const written = await setCapacities(tx, good)
        const refused = new Set(good.filter((_, index) => !written[index]).map((one) => one.row))
        return {
          items: rows.map((_, row) => {
            const reason = refused.has(row) ? 'booked_already' : (reasons[row] ?? null)
            return { row, done: reason === null ? ('set' as const) : ('refused' as const), reason }
          }),
        }
      }),
  )
}
