import { Type } from 'typebox'
import type { App } from '../../../platform/http/app.ts'
import { runCommand, runPreview, seenVersion } from '../../../platform/http/command.ts'
import { answers } from '../../../platform/http/problem.ts'
import { body, Day, id, occurredAt, Text } from '../../../platform/http/schema.ts'
import { type OrderId, readId, showId } from '../../../platform/ids.ts'
import { isRefusal } from '../../../platform/refusal.ts'
import { Freed } from '../cancel/route.ts'
import { Address } from '../place/schema.ts'
import type { CaptureDeps } from '../routes.ts'
import { refuseUnseen } from '../seen.ts'
import { type Amendment, amendDelivery } from './amend.ts'

const Amended = Type.Object({
  order: id('order'),
  version: Type.Integer(),
  changes: Type.Array(Type.String()),
  stock: Type.Array(Freed),
  resourced: Type.Boolean(),
  money: Type.Object({ currency: Type.String(), differenceMinor: Type.Integer() }),
  messages: Type.Array(Type.String()),
})

export function amendRoute(app: App, deps: CaptureDeps): void {
  app.post(
    '/v1/orders/:order/amendments',
    {
      schema: {
        summary:
          'Change where or when a delivery goes; with ?preview only say what would happen, with If-Match only to the version that was seen',
        tags: ['order'],
        params: Type.Object({ order: id('order') }),
        querystring: Type.Object({ preview: Type.Boolean({ default: false }) }),
        body: body({
          delivery: Type.Integer({ minimum: 1, maximum: 100, default: 1 }),
          shipTo: Type.Optional(Address),
          pickupLocation: Type.Optional(Text(64)),
          requestedOn: Type.Optional(Day),
          reason: Type.Optional(Text(500)),
          ...occurredAt,
        }),
        response: answers(201, Amended),
      },
      config: { action: 'order.amend' },
    },
    async (request, reply) => {
      const { occurredAt: _, ...change } = request.body
      const outcome = await (request.query.preview ? runPreview : runCommand)(deps, request, async (tx, principal) => {
        const order = readId<OrderId>(request.params.order)
        const refused =
          (await deps.guardOrder(tx, principal, 'order.amend', order)) ??
          (await refuseUnseen(tx, order, seenVersion(request)))
        if (refused) return refused
        const result = await amendDelivery(tx, { ...change, order } as Amendment, deps.changes)
        if (isRefusal(result)) return result
        const stock = result.stock.map((freed) => ({
          ...freed,
          item: showId('item', freed.item),
          location: showId('location', freed.location),
        }))
        return {
          ...result,
          order: showId('order', order),
          stock,
          changes: [...result.changes],
          messages: [...result.messages],
        }
      })
      return reply.code(201).send(outcome)
    },
  )
}
