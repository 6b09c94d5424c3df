import { type Static, Type } from 'typebox'
import type { Tx } from '../../../platform/db/db.ts'
import type { App } from '../../../platform/http/app.ts'
import { runPreview } from '../../../platform/http/command.ts'
import { type Asked, groupCommands } from '../../../platform/http/grouped.ts'
import { answers } from '../../../platform/http/problem.ts'
import { body, id, Nullable, occurredAt } from '../../../platform/http/schema.ts'
import { type OrderId, readId, showId } from '../../../platform/ids.ts'
import { isRefusal, type Refusal, refuse } from '../../../platform/refusal.ts'
import type { FulfillDeps } from '../answer.ts'
import { openOwnOrders } from '../bounds.ts'
import { type Released, releaseOrders } from './release.ts'

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
  const release = groupCommands<OrderId, Static<typeof ReleaseAnswer>>(deps, releaseAsked)
  app.post(
    '/v1/orders/:order/releases',
    {
      schema: {
        summary:
          'Send what is on the shelf for an order to its locations; says why the rest stays; with ?preview only that',
        params: Type.Object({ order: id('order') }),
        querystring: Type.Object({ preview: Type.Boolean({ default: false }) }),
        body: body(occurredAt),
        response: answers(201, ReleaseAnswer),
      },
      config: { action: 'fulfillment.release' },
    },
    async (request, reply) => {
      const order = readId<OrderId>(request.params.order)
      if (!request.query.preview) return reply.code(201).send(await release(request, order, 1))
      const shown = await runPreview(deps, request, async (tx, principal) => {
        const [verdict] = await releaseAsked(tx, [{ tx, principal, body: order }])
        return verdict ?? refuse.not_found('there is no such order')
      })
      return reply.code(201).send(shown)
    },
  )
}

/** Releases what a group asks for; an order that is asked for again finds what the first one has left. */
async function releaseAsked(
  tx: Tx,
  asked: readonly Asked<OrderId>[],
): Promise<(Static<typeof ReleaseAnswer> | Refusal)[]> {
  const own = await openOwnOrders(
    tx,
    asked.map(({ principal, body: order }) => ({ order, asker: { principal, action: 'fulfillment.release' } })),
  )
  const verdicts: (Static<typeof ReleaseAnswer> | Refusal)[] = []
  const later: number[] = []
  const first = new Map<OrderId, number>()
  for (const [index, one] of own.entries()) {
    if (isRefusal(one)) verdicts[index] = one
    else if (first.has(one.id)) later.push(index)
    else first.set(one.id, index)
  }
  const release = async (orders: ReadonlyMap<OrderId, number>) => {
    const by = new Map([...orders].flatMap(([id, index]) => (asked[index] ? [[id, asked[index].tx] as const] : [])))
    for (const one of await releaseOrders(tx, [...orders.keys()], { by }))
      verdicts[orders.get(one.order) ?? -1] = showReleased(one)
  }
  await release(first)
  for (const index of later) if (asked[index]) await release(new Map([[asked[index].body, index]]))
  return verdicts
}

function showReleased({ order, heldBy, fulfillmentOrders, left }: Released): Static<typeof ReleaseAnswer> {
  return {
    order: showId('order', order),
    heldBy,
    fulfillmentOrders: fulfillmentOrders.map((made) => ({
      ...made,
      id: showId('fulfillmentOrder', made.id),
      location: showId('location', made.location),
    })),
    left: [...left],
  }
}
