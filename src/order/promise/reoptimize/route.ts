import { type Static, Type } from 'typebox'
import type { App } from '../../../platform/http/app.ts'
import { type CommandDeps, runCommand, runPreview } from '../../../platform/http/command.ts'
import { answers } from '../../../platform/http/problem.ts'
import { body, id } from '../../../platform/http/schema.ts'
import { type OrderId, readId, showId } from '../../../platform/ids.ts'
import type { JointOutcome, TakeBackStep } from '../joint/joint.ts'
import { movableOrders } from '../joint/store.ts'
import { AT_ONCE, mayMoveReleased, reoptimize } from './reoptimize.ts'

export type ReoptimizeDeps = CommandDeps & Readonly<{ takeBack: TakeBackStep }>

const Points = Type.Number({ description: 'hundredths of a minor unit, by the strategies that apply' })
const Outcome = Type.Object({
  orders: Type.Integer({ description: 'that were looked at' }),
  deliveries: Type.Integer(),
  leftOut: Type.Object(
    {
      pickups: Type.Integer({ description: 'fetched in a store, which no search changes' }),
      grouped: Type.Integer({ description: 'of which lines ship alone or together' }),
      unasked: Type.Integer({ description: 'served by a place that the strategy would not ask any more' }),
    },
    { description: 'deliveries that were not judged, by the reason' },
  ),
  cost: Type.Object({
    before: Points,
    after: Points,
    bound: Type.Number({ description: 'no choice of places costs less' }),
    gap: Type.Number({ description: 'after less bound: so much at the most could still be saved' }),
  }),
  moves: Type.Array(
    Type.Object({
      order: id('order'),
      delivery: Type.Integer(),
      line: Type.Integer(),
      units: Type.Integer(),
      from: id('location'),
      to: id('location'),
      decision: id('decision'),
    }),
  ),
})

/** Cheaper places for many orders together. */
export function reoptimizeRoute(app: App, deps: ReoptimizeDeps): void {
  app.post(
    '/v1/sourcing-reoptimizations',
    {
      schema: {
        summary: 'Choose the places of many orders anew, together; with ?preview only say what would be moved',
        tags: ['sourcing'],
        querystring: Type.Object({ preview: Type.Boolean({ default: false }) }),
        body: body({
          orders: Type.Optional(
            Type.Array(id('order'), {
              minItems: 1,
              maxItems: AT_ONCE,
              description: `without it the ${AT_ONCE} that were placed first`,
            }),
          ),
          released: Type.Optional(
            Type.Boolean({ description: 'also what is sent and not accepted; without it as the policy says' }),
          ),
        }),
        response: answers(201, Outcome),
      },
      config: { action: 'sourcing.write' },
    },
    async (request, reply) => {
      const { orders: named } = request.body
      const run = request.query.preview ? runPreview : runCommand
      const outcome = await run(deps, request, async (tx) => {
        const released = request.body.released ?? (await mayMoveReleased(tx))
        const orders = named
          ? named.map((one) => readId<OrderId>(one))
          : (await movableOrders(tx, released, null, AT_ONCE)).map((one) => one.id)
        return show(await reoptimize(tx, { orders, released }, deps.takeBack))
      })
      return reply.code(201).send(outcome)
    },
  )
}

function show({ moves, points, ...outcome }: JointOutcome): Static<typeof Outcome> {
  return {
    ...outcome,
    cost: { ...points, gap: points.after - points.bound },
    moves: moves.map(({ item: _, ...move }) => ({
      ...move,
      order: showId('order', move.order),
      from: showId('location', move.from),
      to: showId('location', move.to),
      decision: showId('decision', move.decision),
    })),
  }
}
