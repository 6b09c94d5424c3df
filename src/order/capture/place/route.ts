import type { Static } from 'typebox'
import { type App, principalOf } from '../../../platform/http/app.ts'
import { runCommand } from '../../../platform/http/command.ts'
import { type Asked, byMoment, groupCommands } from '../../../platform/http/grouped.ts'
import { answers } from '../../../platform/http/problem.ts'
import { readId, showId } from '../../../platform/ids.ts'
import { isRefusal, type Refusal } from '../../../platform/refusal.ts'
import { refuseOrder } from '../refusals.ts'
import type { CaptureDeps } from '../routes.ts'
import type { PlaceOrder } from './model.ts'
import { type Placed, placeAll } from './place.ts'
import { PlacedAnswer, PlaceOrderBody } from './schema.ts'
import type { SourceStep } from './sourcing.ts'

type Placing = Readonly<{ order: PlaceOrder; mayPrice: boolean }>

export function placeRoute(app: App, deps: CaptureDeps): void {
  const placeInGroup = groupCommands<Placing, Static<typeof PlacedAnswer>>(deps, (_tx, asked) =>
    placeAsked(asked, deps.source),
  )
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
      const asked = {
        order: readOrder(request.body),
        mayPrice: deps.access.permits(principalOf(request), 'order.price'),
      }
      // What a quote holds is freed by a refusal only when everything is rolled back.
      const placed =
        request.body.quote === undefined
          ? await placeInGroup(request, asked, asked.order.lines.length)
          : await runCommand(deps, request, (tx, principal) => placeOne({ tx, principal, body: asked }, deps.source))
      return reply.code(201).send(placed)
    },
  )
}

/** Prices, rules and promises are those of the moment: orders of the same one are placed as one list. */
async function placeAsked(
  asked: readonly Asked<Placing>[],
  source: SourceStep,
): Promise<(Static<typeof PlacedAnswer> | Refusal)[]> {
  const verdicts: (Placed | Refusal)[] = []
  for (const { tx, list } of byMoment(asked)) {
    const placements = list.map(({ principal, body }) => ({
      order: body.order,
      rights: { mayPrice: body.mayPrice, channel: principal.channel },
      by: { kind: principal.kind, id: principal.id },
    }))
    verdicts.push(...(await placeAll(tx, placements, source)))
  }
  return verdicts.map((verdict) => (isRefusal(verdict) ? verdict : showPlaced(verdict)))
}

async function placeOne(asked: Asked<Placing>, source: SourceStep) {
  const [verdict] = await placeAsked([asked], source)
  return verdict ?? refuseOrder.nothing_to_do('no order came')
}

export function showPlaced(placed: Placed): Static<typeof PlacedAnswer> {
  return { ...placed, id: showId('order', placed.id) }
}

/** The wire form is the command's own form, but for ids and the time, which the transaction carries. */
export function readOrder({ occurredAt: _, customer, quote, ...sent }: Static<typeof PlaceOrderBody>): PlaceOrder {
  const order = { ...sent, ...(quote !== undefined && { quote: readId(quote) }) }
  if (!customer) return order as PlaceOrder
  const { id, ...rest } = customer
  return { ...order, customer: { ...rest, ...(id !== undefined && { id: readId(id) }) } } as PlaceOrder
}
