import { Type } from 'typebox'
import type { App } from '../../../platform/http/app.ts'
import { runCommand, runPreview } from '../../../platform/http/command.ts'
import { answers } from '../../../platform/http/problem.ts'
import { body, id, occurredAt, Text } from '../../../platform/http/schema.ts'
import { type OrderId, readId } from '../../../platform/ids.ts'
import { isRefusal } from '../../../platform/refusal.ts'
import { showPlaced } from '../place/route.ts'
import { PlacedAnswer } from '../place/schema.ts'
import type { CaptureDeps } from '../routes.ts'
import { repeatOrder } from './repeat.ts'

export function repeatRoute(app: App, deps: CaptureDeps): void {
  app.post(
    '/v1/orders/:order/repeats',
    {
      schema: {
        summary: 'Place the same order again at today’s prices and stock; with ?preview only say what would happen',
        tags: ['order'],
        params: Type.Object({ order: id('order') }),
        querystring: Type.Object({ preview: Type.Boolean({ default: false }) }),
        body: body({ externalNumber: Type.Optional(Text(100)), ...occurredAt }),
        response: answers(201, PlacedAnswer),
      },
      config: { action: 'order.repeat' },
    },
    async (request, reply) => {
      const { externalNumber } = request.body
      const placed = await (request.query.preview ? runPreview : runCommand)(deps, request, async (tx, principal) => {
        const order = readId<OrderId>(request.params.order)
        const refused = await deps.guardOrder(tx, principal, 'order.repeat', order)
        if (refused) return refused
        const result = await repeatOrder(
          tx,
          { order, channel: principal.channel, ...(externalNumber !== undefined && { externalNumber }) },
          deps.source,
        )
        return isRefusal(result) ? result : showPlaced(result)
      })
      return reply.code(201).send(placed)
    },
  )
}
