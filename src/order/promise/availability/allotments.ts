import { Type } from 'typebox'
import { itemsById, itemsBySku } from '../../../catalog/index.ts'
import { mayTouch, readChannels, readLocations } from '../../../organisation/index.ts'
import type { App } from '../../../platform/http/app.ts'
import { type CommandDeps, runCommand, runRead } from '../../../platform/http/command.ts'
import { answers } from '../../../platform/http/problem.ts'
import { body, Nullable, Text } from '../../../platform/http/schema.ts'
import { refusePromise } from '../refusals.ts'
import { readAllotments, writeAllotments } from './store.ts'

const MAX_ROWS = 500
const Some = Type.Integer({ minimum: 0, maximum: 1_000_000 })
const where = {
  channel: Text(40),
  location: Nullable(Text(64)),
  sku: Nullable(Text(64)),
}
const numbers = {
  buffer: Type.Integer({ ...Some, description: 'units that this channel leaves to the others' }),
  atMost: Nullable(Type.Integer({ ...Some, description: 'it never sees more' })),
  kept: Type.Integer({ ...Some, description: 'units that the others do not see' }),
}
const Row = Type.Object({ ...where, ...numbers })

/** What channels may see of the stock, by channel, location and SKU; null is every one, the nearest row wins. */
export function allotmentRoutes(app: App, deps: CommandDeps): void {
  app.get(
    '/v1/allotments',
    {
      schema: {
        summary: 'What channels may see of the stock',
        tags: ['promise'],
        response: answers(200, Type.Object({ items: Type.Array(Row) })),
      },
      config: { action: 'availability.read' },
    },
    async (request) =>
      runRead(deps, request, async (tx) => {
        const [rows, channels, locations] = await Promise.all([readAllotments(tx), readChannels(tx), readLocations(tx)])
        const named = [...new Set(rows.flatMap((row) => row.item ?? []))]
        const skus = new Map((await itemsById(tx, named)).map((item) => [item.id as string, item.sku]))
        const codes = new Map([...channels, ...locations].map((one) => [one.id as string, one.code]))
        return {
          items: rows.map(({ channel, location, item, ...units }) => ({
            ...units,
            channel: codes.get(channel) ?? '',
            location: location && (codes.get(location) ?? null),
            sku: item && (skus.get(item) ?? null),
          })),
        }
      }),
  )

  app.post(
    '/v1/allotments',
    {
      schema: {
        summary: 'Set what channels may see; a row of zeros and nulls takes it back',
        tags: ['promise'],
        body: body({
          rows: Type.Array(
            body({
              channel: where.channel,
              location: Type.Optional(where.location),
              sku: Type.Optional(where.sku),
              buffer: Type.Optional(numbers.buffer),
              atMost: Type.Optional(numbers.atMost),
              kept: Type.Optional(numbers.kept),
            }),
            { minItems: 1, maxItems: MAX_ROWS },
          ),
        }),
        response: answers(200, Type.Object({ rows: Type.Integer() })),
      },
      config: { action: 'allotment.write' },
    },
    async (request) =>
      runCommand(deps, request, async (tx, principal) => {
        const { rows } = request.body
        const [channels, locations, items] = await Promise.all([
          readChannels(tx),
          readLocations(tx),
          itemsBySku(tx, [...new Set(rows.flatMap((row) => row.sku ?? []))]),
        ])
        const set = []
        for (const [index, row] of rows.entries()) {
          const path = `/rows/${index}`
          const channel = channels.find((one) => one.code === row.channel)
          const location = row.location == null ? null : locations.find((one) => one.code === row.location)
          const item = row.sku == null ? null : items.find((one) => one.sku === row.sku)
          if (!channel || !mayTouch(principal, 'allotment.write', { channel: channel.id }))
            return refusePromise.unknown_channel(`there is no channel ${row.channel}`, { path: `${path}/channel` })
          if (location === undefined)
            return refusePromise.unknown_location(`there is no location ${row.location}`, { path: `${path}/location` })
          if (item === undefined)
            return refusePromise.unknown_item(`there is no item ${row.sku}`, { path: `${path}/sku` })
          set.push({
            channel: channel.id,
            location: location?.id ?? null,
            item: item?.id ?? null,
            buffer: row.buffer ?? 0,
            atMost: row.atMost ?? null,
            kept: row.kept ?? 0,
          })
        }
        await writeAllotments(tx, set)
        return { rows: set.length }
      }),
  )
}
