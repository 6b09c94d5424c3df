import { Type } from 'typebox'
import { body, Instant, Nullable, Text } from '../../../platform/http/schema.ts'
import { ownId, showOwnId } from './ids.ts'
import { BUILT_IN, CRITERION_KINDS, type Strategy } from './model.ts'

const Expression = Type.String({ minLength: 1, maxLength: 1_000, description: 'CEL' })
const Name = Type.String({ pattern: '^[a-z][a-z0-9_]{0,39}$' })

export const Code = Type.String({ pattern: '^[a-z0-9][a-z0-9-]{0,39}$', examples: ['parcel-cheap'] })
export const StrategyDefinition = body({
  appliesWhen: Type.Optional(Expression),
  rank: Type.Integer({ minimum: 0, maximum: 999_999, default: 100, description: 'the lowest that applies decides' }),
  filters: Type.Array(body({ name: Name, expression: Expression }), { maxItems: 20, default: [] }),
  criteria: Type.Array(
    body({
      name: Name,
      kind: Type.Enum(CRITERION_KINDS),
      weight: Type.Number({ minimum: 0, maximum: 1_000_000, description: 'minor units for one of the kind' }),
      expression: Type.Optional(Expression),
    }),
    { minItems: 1, maxItems: 20 },
  ),
  splits: body({
    max: Type.Integer({ minimum: 1, maximum: 100, default: 10 }),
    policy: Type.Enum(['free', 'together', 'alone'] as const, { default: 'free' }),
    groups: Type.Array(body({ name: Name, policy: Type.Enum(['together', 'alone'] as const), lines: Expression }), {
      maxItems: 10,
      default: [],
    }),
  }),
  minimumStock: Type.Integer({ minimum: 0, maximum: 1_000_000, default: 0 }),
  shortage: Type.Enum(['policy', 'refuse', 'backorder'] as const, { default: 'policy' }),
  shipToStore: Type.Boolean({ default: false }),
})

export const ShownStrategy = Type.Object({
  id: ownId('strategy'),
  code: Type.String(),
  version: Type.Integer(),
  name: Text(100),
  state: Type.Enum(['draft', 'active', 'retired'] as const),
  builtIn: Type.Boolean(),
  definition: Type.Unsafe<Strategy['definition']>(Type.Object({}, { additionalProperties: true })),
  edit: Type.Integer(),
  createdAt: Instant,
  changedAt: Instant,
  activatedAt: Nullable(Instant),
  retiredAt: Nullable(Instant),
})

export const Problems = Type.Array(
  Type.Object({
    path: Type.String({ description: 'JSON pointer of the field' }),
    reason: Type.String(),
    position: Type.Integer({ description: 'character of the expression, from 0' }),
  }),
)

export function showStrategy(strategy: Strategy) {
  return {
    ...strategy,
    id: showOwnId('strategy', strategy.id),
    builtIn: strategy.id === BUILT_IN.id,
    createdAt: strategy.createdAt.toISOString(),
    changedAt: strategy.changedAt.toISOString(),
    activatedAt: strategy.activatedAt?.toISOString() ?? null,
    retiredAt: strategy.retiredAt?.toISOString() ?? null,
  }
}
