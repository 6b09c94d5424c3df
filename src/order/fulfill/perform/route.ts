import { Type } from 'typebox'
import type { App } from '../../../platform/http/app.ts'
import { runCommand } from '../../../platform/http/command.ts'
import { answers } from '../../../platform/http/problem.ts'
import { body, id, occurredAt, Units } from '../../../platform/http/schema.ts'
import { type OrderId, readId, showId } from '../../../platform/ids.ts'
import { isRefusal } from '../../../platform/refusal.ts'
import { type FulfillDeps, Line } from '../answer.ts'
import { performUnits } from './perform.ts'

const PerformAnswer = Type.Object({
  order: id('order'),
  line: Type.Integer(),
  reserved: Type.Integer(),
  delivered: Type.Integer(),
})

export function performRoute(app: App, deps: FulfillDeps): void {
  app.post(
    '/v1/orders/:order/performances',
    {
      schema: {
        summary: 'A service was performed, or something digital was given',
        params: Type.Object({ order: id('order') }),
        body: body({ line: Line, units: Units, ...occurredAt }),
        response: answers(201, PerformAnswer),
      },
      config: { action: 'fulfillment.perform' },
    },
    async (request, reply) => {
      const { line: number, units } = request.body
      const answer = await runCommand(deps, request, async (tx, principal) => {
        const asker = { principal, action: 'fulfillment.perform' } as const
        const order = readId<OrderId>(request.params.order)
        const after = await performUnits(tx, deps.steps, order, { line: number, units }, asker)
        if (isRefusal(after)) return after
        const line = after.lines.find((one) => one.line === number)
        return {
          order: showId('order', after.id),
          line: number,
          reserved: line?.buckets.reserved ?? 0,
          delivered: line?.buckets.delivered ?? 0,
        }
      })
      return reply.code(201).send(answer)
    },
  )
}
