import { Type } from 'typebox'
import { mayTouch, readLocations } from '../../organisation/index.ts'
import type { App } from '../../platform/http/app.ts'
import { type CommandDeps, runCommand } from '../../platform/http/command.ts'
import { answers } from '../../platform/http/problem.ts'
import { body, id, occurredAt, Text, Units } from '../../platform/http/schema.ts'
import { type OrderId, type ReturnId, readId, showId } from '../../platform/ids.ts'
import { isRefusal } from '../../platform/refusal.ts'
import type { GuardOrder } from '../capture/index.ts'
import { authorizeReturn } from './authorize-return/authorize-return.ts'
import { giveFeedback } from './feedback/feedback.ts'
import { type Finding, inspectReturn } from './inspect/inspect.ts'
import { REASONS } from './model.ts'
import { receiveReturn } from './receive-return/receive-return.ts'
import { refuseReturn } from './refusals.ts'
import type { ReturnSteps } from './steps.ts'
import { locationOfReturn } from './store.ts'

export type AftersalesDeps = CommandDeps & Readonly<{ returns: ReturnSteps; guardOrder: GuardOrder }>

const Line = Type.Integer({ minimum: 1, maximum: 100_000 })
const Count = Type.Optional(Type.Integer({ minimum: 0, maximum: 1_000_000 }))

export function aftersalesRoutes(app: App, deps: AftersalesDeps): void {
  app.post(
    '/v1/orders/:order/returns',
    {
      schema: {
        summary: 'Allow delivered units to come back',
        tags: ['aftersales'],
        params: Type.Object({ order: id('order') }),
        body: body({
          way: Type.Union([Type.Literal('post'), Type.Literal('store'), Type.Literal('refused_at_door')], {
            default: 'post',
          }),
          location: Type.Optional(Text(64)),
          lines: Type.Array(
            body({ line: Line, units: Units, reason: Type.Union(REASONS.map((reason) => Type.Literal(reason))) }),
            { minItems: 1, maxItems: 1000 },
          ),
          ...occurredAt,
        }),
        response: answers(201, Type.Object({ id: id('return'), number: Type.String(), units: Type.Integer() })),
      },
      config: { action: 'return.authorize' },
    },
    async (request, reply) => {
      const { way, location, lines } = request.body
      const made = await runCommand(deps, request, async (tx, principal) => {
        const order = readId<OrderId>(request.params.order)
        const refused = await deps.guardOrder(tx, principal, 'return.authorize', order)
        if (refused) return refused
        const result = await authorizeReturn(tx, { order, way, lines, ...(location !== undefined && { location }) })
        return isRefusal(result) ? result : { ...result, id: showId('return', result.id) }
      })
      return reply.code(201).send(made)
    },
  )
  receiveRoute(app, deps)
  inspectRoute(app, deps)
  feedbackRoute(app, deps)
}

function receiveRoute(app: App, deps: AftersalesDeps): void {
  app.post(
    '/v1/returns/:return/receipts',
    {
      schema: {
        summary: 'Take what came back',
        tags: ['aftersales'],
        params: Type.Object({ return: id('return') }),
        body: body({
          location: Text(64),
          lines: Type.Array(body({ line: Line, units: Units }), { minItems: 1, maxItems: 1000 }),
          ...occurredAt,
        }),
        response: answers(201, Type.Object({ received: Type.Integer() })),
      },
      config: { action: 'return.receive' },
    },
    async (request, reply) => {
      const received = await runCommand(deps, request, async (tx, principal) => {
        const place = (await readLocations(tx)).find((one) => one.code === request.body.location)
        if (!place || !mayTouch(principal, 'return.receive', { location: place.id }))
          return refuseReturn.no_return_here(`there is no location ${request.body.location}`, { path: '/location' })
        return receiveReturn(tx, {
          id: readId<ReturnId>(request.params.return),
          location: request.body.location,
          lines: request.body.lines,
        })
      })
      return reply.code(201).send(received)
    },
  )
}

function inspectRoute(app: App, deps: AftersalesDeps): void {
  app.post(
    '/v1/returns/:return/inspections',
    {
      schema: {
        summary: 'Judge what came back; accepted units are refunded',
        tags: ['aftersales'],
        params: Type.Object({ return: id('return') }),
        body: body({
          findings: Type.Array(body({ line: Line, restock: Count, writeOff: Count, reject: Count }), {
            minItems: 1,
            maxItems: 1000,
          }),
          ...occurredAt,
        }),
        response: answers(
          201,
          Type.Object({
            accepted: Type.Integer(),
            rejected: Type.Integer(),
            refundMinor: Type.Integer(),
            closed: Type.Boolean(),
          }),
        ),
      },
      config: { action: 'return.inspect' },
    },
    async (request, reply) => {
      const inspected = await runCommand(deps, request, async (tx, principal) => {
        const wanted = readId<ReturnId>(request.params.return)
        const location = await locationOfReturn(tx, wanted)
        if (!location || !mayTouch(principal, 'return.inspect', { location }))
          return refuseReturn.return_not_found('there is no such return, or nothing of it was received')
        return inspectReturn(tx, { id: wanted, findings: request.body.findings as Finding[] }, deps.returns)
      })
      return reply.code(201).send(inspected)
    },
  )
}

function feedbackRoute(app: App, deps: AftersalesDeps): void {
  app.post(
    '/v1/orders/:order/feedback',
    {
      schema: {
        summary: 'The customer’s answer',
        tags: ['aftersales'],
        params: Type.Object({ order: id('order') }),
        body: body({
          rating: Type.Integer({ minimum: 1, maximum: 5 }),
          comment: Type.Optional(Text(2000)),
          ...occurredAt,
        }),
        response: answers(201, Type.Object({ rating: Type.Integer() })),
      },
      config: { action: 'feedback.give' },
    },
    async (request, reply) => {
      const { rating, comment } = request.body
      const given = await runCommand(deps, request, async (tx, principal) => {
        const order = readId<OrderId>(request.params.order)
        return (
          (await deps.guardOrder(tx, principal, 'feedback.give', order)) ??
          giveFeedback(tx, { order, rating, ...(comment !== undefined && { comment }) })
        )
      })
      return reply.code(201).send(given)
    },
  )
}
