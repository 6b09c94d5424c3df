import { type TSchema, Type } from 'typebox'
import type { App } from '../../platform/http/app.ts'
import { type CommandDeps, runCommand, runRead } from '../../platform/http/command.ts'
import { readCursor, writeCursor } from '../../platform/http/cursor.ts'
import { answers } from '../../platform/http/problem.ts'
import { body, Nullable, page, pageQuery } from '../../platform/http/schema.ts'
import { laneRoutes } from './lane-route.ts'
import { listMaster, masterTables } from './lists.ts'
import { columnsOf, type MasterTable, type MasterVerdict, writeMaster } from './master-table.ts'

const MAX_ROWS = 500
const Cell = Type.Union([Type.String({ maxLength: 500 }), Type.Number(), Type.Boolean(), Type.Null()])
const ShownCell = Type.Union([Type.String(), Type.Number(), Type.Boolean(), Type.Null()])
const Verdicts = Type.Object({
  items: Type.Array(
    Type.Object({
      row: Type.Integer({ description: 'its place in the list, from 0' }),
      key: Type.String(),
      done: Type.Enum(['made', 'changed', 'unchanged', 'removed', 'refused']),
      reason: Nullable(Type.String({ description: 'name of the refusal' })),
      detail: Nullable(Type.String()),
      path: Nullable(Type.String()),
    }),
  ),
})

/** Every list of master data, read and written in the same cells as its file. */
export function masterRoutes(app: App, deps: CommandDeps): void {
  for (const table of masterTables) {
    listRoute(app, deps, table)
    writeRoute(app, deps, table)
  }
  laneRoutes(app, deps)
}

function schemaOf<T extends TSchema>(table: MasterTable, cell: T, without: readonly string[] = []) {
  const columns = Object.entries(columnsOf(table)).filter(([column]) => !without.includes(column))
  return body(
    Object.fromEntries(
      columns.map(([column, about]) => [column, Type.Optional(Type.Union([cell], { description: about }))]),
    ),
  )
}

function listRoute(app: App, deps: CommandDeps, table: MasterTable): void {
  app.get(
    `/v1/${table.name}`,
    {
      schema: {
        summary: `The ${table.noun}, by their key`,
        tags: ['master data'],
        querystring: Type.Object({
          ...pageQuery,
          of: Type.Optional(
            Type.String({ minLength: 1, maxLength: 64, description: `only rows of this ${table.keys[0]}` }),
          ),
        }),
        response: answers(200, page(schemaOf(table, ShownCell, ['remove']))),
      },
      config: { action: 'organisation.read' },
    },
    async (request) => {
      const { cursor, limit, of = null } = request.query
      const after = cursor === undefined ? null : readCursor(cursor, { place: 'text' }).place
      const rows = await runRead(deps, request, (tx) => listMaster(tx, table, after, limit + 1, of))
      const shown = rows.slice(0, limit)
      const last = shown.at(-1)
      return {
        items: shown.map((row) => row.cells),
        next: last && rows.length > limit ? writeCursor({ place: last.place }) : null,
      }
    },
  )
}

function writeRoute(app: App, deps: CommandDeps, table: MasterTable): void {
  app.post(
    `/v1/${table.name}`,
    {
      schema: {
        summary: `Write ${table.noun}: whole rows by their key, each with its verdict`,
        tags: ['master data'],
        body: body({ rows: Type.Array(schemaOf(table, Cell), { minItems: 1, maxItems: MAX_ROWS }) }),
        response: answers(200, Verdicts),
      },
      config: { action: 'promise_data.write' },
    },
    async (request) =>
      runCommand(deps, request, async (tx) => ({
        items: (await writeMaster(tx, table, request.body.rows)).map(showVerdict),
      })),
  )
}

function showVerdict(verdict: MasterVerdict, row: number) {
  const refusal = verdict.done === 'refused' ? verdict.refusal : null
  return {
    row,
    key: verdict.key,
    done: verdict.done,
    reason: refusal?.refused ?? null,
    detail: refusal?.detail ?? null,
    path: refusal?.path ?? null,
  }
}
