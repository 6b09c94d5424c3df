import type { Static } from 'typebox'
import type { App } from '../../../platform/http/app.ts'
import { runCommand } from '../../../platform/http/command.ts'
import { answers } from '../../../platform/http/problem.ts'
import { readId, showId } from '../../../platform/ids.ts'
import { isRefusal } from '../../../platform/refusal.ts'
import { refuseOrder } from '../refusals.ts'
import type { CaptureDeps } from '../routes.ts'
import type { PlaceOrder } from './model.ts'
import { type Placed, placeOrders } from './place.ts'
import { PlacedAnswer, PlaceOrderBody } from './schema.ts'

export function placeRoute(app: App, deps: CaptureDeps): void {
  app.post(
    '/v1/orders',
    {
      schema: {
        summary: 'Place an order: checked, priced, numbered, sourced and reserved, or refused by name',
        tags: ['order'],
        body: PlaceOrderBody,
        response: answers(201, PlacedAnswer),
      },
      config: { action: 'order.place' },
    },
    async (request, reply) => {
      const placed = await runCommand(deps, request, async (tx, principal) => {
        const mayPrice = deps.access.permits(principal, 'order.price')
        const [verdict] = await placeOrders(
          tx,
          [readOrder(request.body)],
          { mayPrice, channel: principal.channel },
          deps.source,
        )
        return !verdict || isRefusal(verdict)
          ? (verdict ?? refuseOrder.nothing_to_do('no order came'))
          : showPlaced(verdict)
      })
      return reply.code(201).send(placed)
    },
  )
}

export function showPlaced(placed: Placed): Static<typeof PlacedAnswer> {
  return { ...placed, id: showId('order', placed.id) }
}

/** The wire form is the command's own form, but for ids and the time, which the transaction carries. */
export function readOrder({ occurredAt: _, customer, ...order }: Static<typeof PlaceOrderBody>): PlaceOrder {
  if (!customer) return order as PlaceOrder
  const { id, ...rest } = customer
  return { ...order, customer: { ...rest, ...(id !== undefined && { id: readId(id) }) } } as PlaceOrder
}
