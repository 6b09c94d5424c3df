import { Type } from 'typebox'
import { type App, principalOf } from '../../../platform/http/app.ts'
import { type CommandDeps, runChange, runRead } from '../../../platform/http/command.ts'
import { answers } from '../../../platform/http/problem.ts'
import { body, Text } from '../../../platform/http/schema.ts'
import { refuse } from '../../../platform/refusal.ts'
import { refuseAccess } from '../../refusals.ts'
import { dropView, readViews, writeView } from './store.ts'

const MOST_VIEWS = 30
const Filters = Type.Record(Type.String({ pattern: '^[A-Za-z]{1,40}$' }), Type.String({ maxLength: 254 }), {
  additionalProperties: false,
  maxProperties: 20,
  description: 'as the list of orders takes them',
})
const params = Type.Object({ name: Text(40) })
const tags = ['organisation']

/** Lists that a person looks at often, kept for them alone and on every device. */
export function savedViewRoutes(app: App, deps: CommandDeps): void {
  app.get(
    '/v1/session/views',
    {
      schema: {
        summary: 'The views of the list of orders that I have saved',
        tags,
        response: answers(
          200,
          Type.Object({ items: Type.Array(Type.Object({ name: Type.String(), filters: Filters })) }),
        ),
      },
      config: { action: 'session.read' },
    },
    async (request) => ({
      items: (await runRead(deps, request, (tx, { id }) => readViews(tx, id))).map(({ name, filters }) => ({
        name,
        filters: { ...filters },
      })),
    }),
  )
  app.put(
    '/v1/session/views/:name',
    {
      schema: {
        summary: 'Save a view under its name',
        tags,
        params,
        body: body({ filters: Filters }),
        response: answers(200, Type.Object({ name: Type.String() })),
      },
      config: { action: 'session.write' },
    },
    async (request) => {
      const view = { name: request.params.name, filters: request.body.filters }
      return runChange(deps, request, async (tx) =>
        (await writeView(tx, principalOf(request).id, view, MOST_VIEWS))
          ? { name: view.name }
          : refuseAccess.too_many_views(`${MOST_VIEWS} are kept: remove one first`),
      )
    },
  )
  app.delete(
    '/v1/session/views/:name',
    {
      schema: { summary: 'Remove a saved view', tags, params, response: answers(204, Type.Null()) },
      config: { action: 'session.write' },
    },
    async (request, reply) => {
      await runChange(deps, request, async (tx, { id }) =>
        (await dropView(tx, id, request.params.name)) ? null : refuse.not_found('there is no such view'),
      )
      return reply.code(204).send(null)
    },
  )
}
