import { Type } from 'typebox'
import type { App } from '../../../platform/http/app.ts'
import {
  type CommandDeps,
  runChange,
  runCommand,
  runRead,
  seenVersion,
  withVersion,
} from '../../../platform/http/command.ts'
import { needVersion } from '../../../platform/http/precondition.ts'
import { answers } from '../../../platform/http/problem.ts'
import { body, Nullable, page, Text } from '../../../platform/http/schema.ts'
import { readId } from '../../../platform/ids.ts'
import { isRefusal } from '../../../platform/refusal.ts'
import { ownId, showOwnId } from './ids.ts'
import { FIELDS } from './language.ts'
import { CRITERIA } from './model.ts'
import { Code, Problems, ShownStrategy, StrategyDefinition, showStrategy } from './schema.ts'
import {
  activate,
  allStrategies,
  checkDefinition,
  createDraft,
  editDraft,
  findStrategy,
  reinstate,
  retire,
} from './strategy.ts'

const tags = ['sourcing']
const params = Type.Object({ strategy: ownId('strategy') })
const Switched = Type.Object({
  id: ownId('strategy'),
  state: Type.String(),
  retired: Nullable(ownId('strategy')),
})

/** How locations are chosen: strategies in versions, checked while they are written. */
export function strategyRoutes(app: App, deps: CommandDeps): void {
  readRoutes(app, deps)
  draftRoutes(app, deps)
  switchRoutes(app, deps)
}

function readRoutes(app: App, deps: CommandDeps): void {
  const List = page(ShownStrategy)
  app.get(
    '/v1/sourcing-strategies',
    {
      schema: {
        summary: 'Sourcing strategies, newest version first; the built-in one applies where none does',
        tags,
        querystring: Type.Object({
          code: Type.Optional(Code),
          state: Type.Optional(Type.Enum(['draft', 'active', 'retired'] as const)),
        }),
        response: answers(200, List),
      },
      config: { action: 'sourcing.read' },
    },
    async (request) => {
      const found = await runRead(deps, request, (tx) => allStrategies(tx, request.query))
      return { items: found.map(showStrategy), next: null }
    },
  )
  app.get(
    '/v1/sourcing-strategies/:strategy',
    {
      schema: { summary: 'One version of a strategy', tags, params, response: answers(200, ShownStrategy) },
      config: { action: 'sourcing.read' },
    },
    async (request, reply) => {
      const found = await runRead(deps, request, (tx) => findStrategy(tx, readId(request.params.strategy)))
      return withVersion(reply, found.edit, showStrategy(found))
    },
  )
  app.get(
    '/v1/sourcing-strategies/:strategy/versions',
    {
      schema: {
        summary: 'All versions of its code, with when each decided',
        tags,
        params,
        response: answers(200, List),
      },
      config: { action: 'sourcing.read' },
    },
    async (request) => {
      const found = await runRead(deps, request, async (tx) => {
        const one = await findStrategy(tx, readId(request.params.strategy))
        return isRefusal(one) ? one : allStrategies(tx, { code: one.code })
      })
      return { items: found.map(showStrategy), next: null }
    },
  )
}

function draftRoutes(app: App, deps: CommandDeps): void {
  app.post(
    '/v1/sourcing-strategies',
    {
      schema: {
        summary: 'Write the next version of a code as a draft; every expression is checked',
        tags,
        body: body({ code: Code, name: Text(100), definition: StrategyDefinition }),
        response: answers(201, Type.Object({ id: ownId('strategy'), version: Type.Integer(), edit: Type.Integer() })),
      },
      config: { action: 'sourcing.write' },
    },
    async (request, reply) => {
      const made = await runCommand(deps, request, (tx) => createDraft(tx, request.body))
      return withVersion(reply.code(201), made.edit, { ...made, id: showOwnId('strategy', made.id) })
    },
  )
  app.put(
    '/v1/sourcing-strategies/:strategy',
    {
      schema: {
        summary: 'Change a draft; needs If-Match',
        tags,
        params,
        body: body({ name: Text(100), definition: StrategyDefinition }),
        response: answers(200, ShownStrategy),
      },
      config: { action: 'sourcing.write' },
      preValidation: needVersion,
    },
    async (request, reply) => {
      const [wanted, seen] = [readId(request.params.strategy), seenVersion(request)]
      const changed = await runChange(deps, request, (tx) => editDraft(tx, wanted, seen, request.body))
      return withVersion(reply, changed.edit, showStrategy(changed))
    },
  )
  app.post(
    '/v1/sourcing-strategies/checks',
    {
      schema: {
        summary: 'Check a definition while it is written; nothing is saved',
        tags,
        body: body({ definition: StrategyDefinition }),
        response: answers(
          200,
          Type.Object({
            valid: Type.Boolean(),
            problems: Problems,
            fields: Type.Record(Type.String(), Type.Record(Type.String(), Type.Unknown())),
            kinds: Type.Record(Type.String(), Type.String()),
          }),
        ),
      },
      config: { action: 'sourcing.read' },
    },
    async (request) => {
      const problems = checkDefinition(request.body.definition)
      const kinds = Object.fromEntries(Object.entries(CRITERIA).map(([kind, { about }]) => [kind, about]))
      return { valid: problems.length === 0, problems, fields: FIELDS as never, kinds }
    },
  )
}

function switchRoutes(app: App, deps: CommandDeps): void {
  const routes = [
    { noun: 'activations', summary: 'A draft decides from now on; the version before it is retired', run: activate },
    {
      noun: 'reinstatements',
      summary: 'A retired version decides again, as the next version of its code',
      run: reinstate,
    },
    { noun: 'retirements', summary: 'An active strategy decides no more', run: retire },
  ] as const
  for (const { noun, summary, run } of routes)
    app.post(
      `/v1/sourcing-strategies/:strategy/${noun}`,
      {
        schema: { summary, tags, params, body: body({}), response: answers(201, Switched) },
        config: { action: 'sourcing.write' },
      },
      async (request, reply) => {
        const { strategy } = request.params as { strategy: string }
        const done = await runCommand(deps, request, (tx) => run(tx, readId(strategy)))
        const retired = done.retired && showOwnId('strategy', done.retired)
        return reply.code(201).send({ ...done, id: showOwnId('strategy', done.id), retired })
      },
    )
}
