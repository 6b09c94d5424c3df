import { type Static, Type } from 'typebox'
import type { Principal } from '../../platform/auth/principal.ts'
import { type App, tenantOf } from '../../platform/http/app.ts'
import { type CommandDeps, runChange, runRead } from '../../platform/http/command.ts'
import { answers } from '../../platform/http/problem.ts'
import { body, Instant, id, Nullable } from '../../platform/http/schema.ts'
import { type IdKind, readId, showId } from '../../platform/ids.ts'
import { permits } from '../access/rights.ts'
import { describe, type EffectivePolicy, effectivePolicies, readNames, setPolicy } from './policies.ts'
import type { ScopeKind } from './settings.ts'

const tags = ['organisation']
const SHOWN_AS = {
  tenant: 'tenant',
  legal_entity: 'legalEntity',
  brand: 'brand',
  channel: 'channel',
  location: 'location',
} as const satisfies Record<ScopeKind, IdKind>

const Value = Type.Union([Type.String({ maxLength: 100 }), Type.Integer()])
const ShownPolicy = Type.Object({
  name: Type.String(),
  about: Type.String(),
  family: Type.String({ description: 'set by whoever has policy.write_<family>' }),
  takes: Type.String(),
  values: Nullable(Type.Array(Type.String(), { description: 'the words it takes; null: a whole number of the range' })),
  range: Nullable(Type.Object({ min: Type.Integer(), max: Type.Integer() })),
  mayWrite: Type.Boolean({ description: 'whether who asks may set it' }),
  value: Value,
  from: Type.String({ description: 'the scope that the value comes from, or default' }),
  default: Value,
  settings: Type.Array(
    Type.Object({
      scope: Type.Object({ kind: Type.String(), id: Type.String() }),
      value: Value,
      changedAt: Instant,
      by: Nullable(Type.String({ description: 'who set it, by name' })),
    }),
  ),
})
const query = Type.Object({
  location: Type.Optional(id('location')),
  channel: Type.Optional(id('channel')),
  brand: Type.Optional(id('brand')),
  legalEntity: Type.Optional(id('legalEntity')),
})
const ScopeId = Type.String({ pattern: '^(ent|brd|chn|loc)_[0-9a-f]{32}$' })
const Setting = body({
  scope: Type.Union([
    body({ kind: Type.Literal('tenant') }),
    body({ kind: Type.Enum(['legal_entity', 'brand', 'channel', 'location']), id: ScopeId }),
  ]),
  value: Type.Union([Type.String({ maxLength: 100 }), Type.Integer(), Type.Null()], {
    description: 'null: not set here, the next wider scope holds',
  }),
})

export function policyRoutes(app: App, deps: CommandDeps): void {
  app.get(
    '/v1/policies',
    {
      schema: {
        summary: 'Policies, as they hold in a scope',
        tags,
        querystring: query,
        response: answers(200, Type.Object({ items: Type.Array(ShownPolicy) })),
      },
      config: { action: 'organisation.read' },
    },
    async (request) => {
      const scope = Object.fromEntries(Object.entries(request.query).map(([kind, shown]) => [kind, readId(shown)]))
      return runRead(deps, request, async (tx, principal) => {
        const policies = await effectivePolicies(tx, scope)
        const names = await readNames(tx, policies)
        return { items: policies.map((policy) => show(policy, names, principal)) }
      })
    },
  )

  app.put(
    '/v1/policies/:name',
    {
      schema: {
        summary: 'Set a policy in a scope; it holds from the next command on',
        tags,
        params: Type.Object({ name: Type.String({ maxLength: 60 }) }),
        body: Setting,
        response: answers(204, Type.Null()),
      },
      config: { action: 'policy.write' },
    },
    async (request, reply) => {
      const { scope, value } = request.body
      const where = { kind: scope.kind, id: 'id' in scope ? readId(scope.id) : tenantOf(request) }
      await runChange(deps, request, (tx, principal) => setPolicy(tx, principal, request.params.name, where, value))
      return reply.code(204).send(null)
    },
  )
}

function show(
  { name, rule, rows, ...policy }: EffectivePolicy,
  names: ReadonlyMap<string, string>,
  by: Principal,
): Static<typeof ShownPolicy> {
  return {
    name,
    about: rule.about,
    family: rule.family,
    mayWrite: permits(by, `policy.write_${rule.family}`),
    takes: describe(rule),
    values: 'values' in rule ? [...rule.values] : null,
    range: 'values' in rule ? null : { min: rule.min, max: rule.max },
    value: policy.value as string | number,
    from: policy.from,
    default: policy.default,
    settings: rows.map((row) => ({
      scope: { kind: row.kind, id: showId(SHOWN_AS[row.kind], row.id) },
      value: row.value as string | number,
      changedAt: row.changedAt.toISOString(),
      by: row.by === null ? null : (names.get(row.by) ?? null),
    })),
  }
}
