import { Type } from 'typebox'
import type { App } from '../../../platform/http/app.ts'
import { runCommand, runRead } from '../../../platform/http/command.ts'
import { answers } from '../../../platform/http/problem.ts'
import { body, id, Nullable, occurredAt, Text } from '../../../platform/http/schema.ts'
import { type OrderId, readId, showId } from '../../../platform/ids.ts'
import { isRefusal } from '../../../platform/refusal.ts'
import type { CaptureDeps } from '../routes.ts'
import { liftHold, raiseHold } from './hold.ts'
import { checkExpression } from './rules.ts'
import { readHoldRuleRows, writeHoldRule } from './store.ts'

const Stop = Type.Union(
  ['sourcing', 'release', 'capture_funds', 'invoice'].map((stop) => Type.Literal(stop as 'sourcing')),
)
const Seconds = Type.Integer({ minimum: 60, maximum: 31_536_000 })
const HoldType = Type.Union(
  ['fraud', 'address', 'credit', 'manual', 'item', 'price', 'stock'].map((type) => Type.Literal(type as 'fraud')),
)

export function holdRoutes(app: App, deps: CaptureDeps): void {
  app.post(
    '/v1/orders/:order/holds',
    {
      schema: {
        summary: 'Stop an order by hand',
        tags: ['order'],
        params: Type.Object({ order: id('order') }),
        body: body({
          reason: Text(300),
          stops: Type.Array(Stop, { minItems: 1, maxItems: 4, default: ['sourcing', 'release'] }),
          expiresAfterS: Type.Optional(Seconds),
          ...occurredAt,
        }),
        response: answers(201, Type.Object({ id: id('hold'), order: id('order') })),
      },
      config: { action: 'order.hold' },
    },
    async (request, reply) => {
      const { reason, stops, expiresAfterS } = request.body
      const held = await runCommand(deps, request, async (tx, principal) => {
        const order = readId<OrderId>(request.params.order)
        const refused = await deps.guardOrder(tx, principal, 'order.hold', order)
        if (refused) return refused
        const result = await raiseHold(tx, {
          order,
          reason,
          stops,
          ...(expiresAfterS !== undefined && { expiresAfterS }),
        })
        return isRefusal(result) ? result : { id: showId('hold', result.id), order: showId('order', order) }
      })
      return reply.code(201).send(held)
    },
  )
  app.post(
    '/v1/orders/:order/holds/:hold/lifts',
    {
      schema: {
        summary: 'Lift a hold; what it stopped goes on',
        tags: ['order'],
        params: Type.Object({ order: id('order'), hold: id('hold') }),
        body: body({ reason: Text(300), ...occurredAt }),
        response: answers(201, Type.Object({ id: id('hold'), order: id('order'), holdsLeft: Type.Integer() })),
      },
      config: { action: 'order.lift_hold' },
    },
    async (request, reply) => {
      const lifted = await runCommand(deps, request, async (tx, principal) => {
        const order = readId<OrderId>(request.params.order)
        const refused = await deps.guardOrder(tx, principal, 'order.lift_hold', order)
        if (refused) return refused
        const result = await liftHold(
          tx,
          { order, hold: readId(request.params.hold), reason: request.body.reason },
          deps.changes,
        )
        return isRefusal(result) ? result : { ...result, id: showId('hold', result.id), order: showId('order', order) }
      })
      return reply.code(201).send(lifted)
    },
  )
  ruleRoutes(app, deps)
}

const Rule = {
  type: HoldType,
  name: Text(100),
  expression: Text(1000),
  stops: Type.Array(Stop, { minItems: 1, maxItems: 4 }),
  keepsStock: Type.Boolean({ default: true }),
  expiresAfterS: Type.Union([Seconds, Type.Null()], { default: null }),
  active: Type.Boolean({ default: true }),
}

function ruleRoutes(app: App, deps: CaptureDeps): void {
  app.get(
    '/v1/hold-rules',
    {
      schema: {
        summary: 'The rules that raise holds',
        tags: ['order'],
        response: answers(
          200,
          Type.Object({
            items: Type.Array(Type.Object({ id: id('holdRule'), ...Rule })),
            next: Nullable(Type.String()),
          }),
        ),
      },
      config: { action: 'organisation.read' },
    },
    async (request) =>
      runRead(deps, request, async (tx) => ({
        items: (await readHoldRuleRows(tx)).map((rule) => ({ ...rule, id: showId('holdRule', rule.id) })) as never,
        next: null,
      })),
  )
  app.post(
    '/v1/hold-rules',
    {
      schema: {
        summary: 'Add a rule: a CEL expression over the order, checked before it is saved',
        tags: ['order'],
        body: body(Rule),
        response: answers(201, Type.Object({ id: id('holdRule') })),
      },
      config: { action: 'hold_rule.write' },
    },
    async (request, reply) => {
      const made = await runCommand(deps, request, async (tx) => {
        const refused = checkExpression(request.body.expression)
        if (refused) return refused
        const rule = await writeHoldRule(tx, request.body)
        tx.announce({ type: 'hold_rule.created', subject: rule, data: { rule: request.body.name } })
        return { id: showId('holdRule', rule) }
      })
      return reply.code(201).send(made)
    },
  )
}
