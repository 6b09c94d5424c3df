import { Type } from 'typebox'
import type { App } from '../../../platform/http/app.ts'
import { runCommand, runPreview, seenVersion } from '../../../platform/http/command.ts'
import { answers } from '../../../platform/http/problem.ts'
import { body, id, occurredAt, Text, Units } from '../../../platform/http/schema.ts'
import { type OrderId, readId, showId } from '../../../platform/ids.ts'
import { isRefusal } from '../../../platform/refusal.ts'
import type { CaptureDeps } from '../routes.ts'
import { refuseUnseen } from '../seen.ts'
import { type CancellationOutcome, cancelUnits } from './cancel.ts'

const LineUnits = body({ line: Type.Integer({ minimum: 1, maximum: 100_000 }), units: Units })
export const Freed = Type.Object({
  line: Type.Integer(),
  item: id('item'),
  location: id('location'),
  units: Type.Integer(),
  from: Type.String(),
})

const Cancellation = Type.Object({
  id: Type.String(),
  order: id('order'),
  version: Type.Integer(),
  units: Type.Array(Type.Object({ line: Type.Integer(), units: Type.Integer() })),
  stock: Type.Array(Freed),
  money: Type.Object({
    currency: Type.String(),
    valueMinor: Type.Integer(),
    refundMinor: Type.Integer(),
    stillDueMinor: Type.Integer(),
  }),
  messages: Type.Array(Type.String()),
  tooLate: Type.Array(Type.Object({ line: Type.Integer(), units: Type.Integer(), why: Type.String() })),
})

export function cancelRoute(app: App, deps: CaptureDeps): void {
  app.post(
    '/v1/orders/:order/cancellations',
    {
      schema: {
        summary:
          'Cancel units of an order, or all that can be; with ?preview only say what would happen, with If-Match only to the version that was seen',
        tags: ['order'],
        params: Type.Object({ order: id('order') }),
        querystring: Type.Object({ preview: Type.Boolean({ default: false }) }),
        body: body({
          lines: Type.Optional(Type.Array(LineUnits, { minItems: 1, maxItems: 1000 })),
          reason: Type.Optional(Text(500)),
          ...occurredAt,
        }),
        response: answers(201, Cancellation),
      },
      config: { action: 'order.cancel' },
    },
    async (request, reply) => {
      const { lines, reason } = request.body
      const outcome = await (request.query.preview ? runPreview : runCommand)(deps, request, async (tx, principal) => {
        const order = readId<OrderId>(request.params.order)
        const refused =
          (await deps.guardOrder(tx, principal, 'order.cancel', order)) ??
          (await refuseUnseen(tx, order, seenVersion(request)))
        if (refused) return refused
        const result = await cancelUnits(
          tx,
          {
            order,
            afterPick: principal.kind === 'user',
            ...(lines && { lines }),
            ...(reason !== undefined && { reason }),
          },
          deps.changes,
        )
        return isRefusal(result) ? result : show(result)
      })
      return reply.code(201).send(outcome)
    },
  )
}

function show(outcome: CancellationOutcome) {
  return {
    ...outcome,
    order: showId('order', outcome.order),
    units: [...outcome.units],
    stock: outcome.stock.map((freed) => ({
      ...freed,
      item: showId('item', freed.item),
      location: showId('location', freed.location),
    })),
    messages: [...outcome.messages],
    tooLate: [...outcome.tooLate],
  }
}
