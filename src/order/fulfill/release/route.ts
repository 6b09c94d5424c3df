import { Type } from 'typebox'
import type { App } from '../../../platform/http/app.ts'
import { runCommand } from '../../../platform/http/command.ts'
import { answers } from '../../../platform/http/problem.ts'
import { body, id, Nullable, occurredAt } from '../../../platform/http/schema.ts'
import { type OrderId, readId, showId } from '../../../platform/ids.ts'
import { isRefusal } from '../../../platform/refusal.ts'
import type { FulfillDeps } from '../answer.ts'
import { openOwnOrder } from '../bounds.ts'
import { releaseOrders } from './release.ts'

const Made = Type.Object({
  id: id('fulfillmentOrder'),
  number: Type.String(),
  location: id('location'),
  units: Type.Integer(),
})
const Left = Type.Object({
  line: Type.Integer(),
  units: Type.Integer(),
  why: Type.String({ description: 'held, unpaid, on_request, not_sourced, backordered, preordered' }),
})
const ReleaseAnswer = Type.Object({
  order: id('order'),
  heldBy: Nullable(Type.String()),
  fulfillmentOrders: Type.Array(Made),
  left: Type.Array(Left),
})

export function releaseRoute(app: App, deps: FulfillDeps): void {
  app.post(
    '/v1/orders/:order/releases',
    {
      schema: {
        summary: 'Send what is on the shelf for an order to its locations; says why the rest stays',
        params: Type.Object({ order: id('order') }),
        body: body(occurredAt),
        response: answers(201, ReleaseAnswer),
      },
      config: { action: 'fulfillment.release' },
    },
    async (request, reply) => {
      const order = readId<OrderId>(request.params.order)
      const released = await runCommand(deps, request, async (tx, principal) => {
        const own = await openOwnOrder(tx, order, { principal, action: 'fulfillment.release' })
        if (isRefusal(own)) return own
        const [one] = await releaseOrders(tx, [order])
        if (!one) throw new Error(`order ${order} is gone`)
        return {
          order: showId('order', one.order),
          heldBy: one.heldBy,
          fulfillmentOrders: one.fulfillmentOrders.map((made) => ({
            ...made,
            id: showId('fulfillmentOrder', made.id),
            location: showId('location', made.location),
          })),
          left: [...one.left],
        }
      })
      return reply.code(201).send(released)
    },
  )
}
