import { type Static, Type } from 'typebox'
import type { App } from '../../../platform/http/app.ts'
import { runCommand, runPreview } from '../../../platform/http/command.ts'
import { answers } from '../../../platform/http/problem.ts'
import { body, Day, id, Nullable, occurredAt, Text } from '../../../platform/http/schema.ts'
import { type FulfillmentOrderId, readId, showId } from '../../../platform/ids.ts'
import { isRefusal } from '../../../platform/refusal.ts'
import { type FulfillDeps, LinesBody, Work } from '../answer.ts'
import { type Moved, moveByHand } from './move.ts'

const Line = { line: Type.Integer(), units: Type.Integer() }
const Promised = Type.Object({ shipBy: Nullable(Day), deliverBy: Nullable(Day) })
/** A word, not a sentence: reasons are counted, and a sentence may name a person. */
const Reason = Type.String({ pattern: '^[a-z][a-z0-9_]{0,39}$', examples: ['closed', 'staff_ill', 'customer_asked'] })

const MoveAnswer = Type.Object({
  fulfillmentOrder: Type.Object({ id: id('fulfillmentOrder'), number: Type.String(), location: id('location') }),
  left: Type.Object({ id: id('fulfillmentOrder'), number: Type.String(), state: Type.String() }),
  lines: Type.Array(Type.Object(Line)),
  stock: Type.Array(
    Type.Object({
      line: Type.Integer(),
      location: id('location'),
      freeBefore: Type.Integer(),
      freeAfter: Type.Integer(),
    }),
  ),
  promises: Type.Array(Type.Object({ ...Line, before: Promised, after: Promised })),
  cost: Type.Object({
    rule: Type.String({ description: 'the strategy that was asked' }),
    beforePoints: Type.Number({ description: 'hundredths of a minor unit' }),
    afterPoints: Type.Number(),
    against: Nullable(Type.String({ description: 'the rule by which the strategy would not have chosen the place' })),
  }),
  splits: Type.Object({ before: Type.Integer(), after: Type.Integer() }),
  pinned: Type.Boolean(),
  decision: id('decision'),
})

export function moveRoute(app: App, deps: FulfillDeps): void {
  app.post(
    '/v1/fulfillment-orders/:id/moves',
    {
      schema: {
        summary: 'Take units that are not picked to another location; with ?preview only say what would happen',
        ...Work,
        querystring: Type.Object({ preview: Type.Boolean({ default: false }) }),
        body: body({
          location: Text(64),
          lines: Type.Optional(LinesBody),
          reason: Reason,
          pin: Type.Optional(Type.Boolean({ description: 'no search for cheaper places moves them again' })),
          ...occurredAt,
        }),
        response: answers(201, MoveAnswer),
      },
      config: { action: 'fulfillment.move' },
    },
    async (request, reply) => {
      const { location, lines = null, reason, pin = false } = request.body
      const work = readId<FulfillmentOrderId>(request.params.id)
      const run = request.query.preview ? runPreview : runCommand
      const moved = await run(deps, request, async (tx, principal) => {
        const wish = { location, lines, reason, pinned: pin }
        const result = await moveByHand(tx, work, wish, { principal, action: 'fulfillment.move' })
        return isRefusal(result) ? result : show(result)
      })
      return reply.code(201).send(moved)
    },
  )
}

function show({
  fulfillmentOrder,
  left,
  units,
  stock,
  promises,
  proof,
  splits,
  pinned,
}: Moved): Static<typeof MoveAnswer> {
  return {
    fulfillmentOrder: {
      id: showId('fulfillmentOrder', fulfillmentOrder.id),
      number: fulfillmentOrder.number,
      location: showId('location', fulfillmentOrder.location),
    },
    left: { id: showId('fulfillmentOrder', left.id), number: left.number, state: left.state },
    lines: [...units],
    stock: stock.map((shelf) => ({ ...shelf, location: showId('location', shelf.location) })),
    promises: [...promises],
    cost: {
      rule: proof.rule,
      beforePoints: proof.points.from,
      afterPoints: proof.points.to,
      against: proof.against,
    },
    splits,
    pinned,
    decision: showId('decision', proof.decision),
  }
}
