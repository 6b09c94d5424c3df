import { Type } from 'typebox'
import type { App } from '../../../platform/http/app.ts'
import { answers } from '../../../platform/http/problem.ts'
import { body, occurredAt } from '../../../platform/http/schema.ts'
import { type FulfillDeps, Line, Work, WorkAnswer } from '../answer.ts'
import { runWork } from '../command.ts'
import { receiveLeg } from './receive.ts'

const Some = Type.Integer({ minimum: 0, maximum: 1_000_000 })
const Came = body({
  line: Line,
  units: Type.Integer({ ...Some, description: 'with those that are damaged' }),
  damaged: Type.Optional(Some),
  lost: Type.Optional(Type.Integer({ ...Some, description: 'will never come' })),
})

export function receiveRoute(app: App, deps: FulfillDeps): void {
  app.post(
    '/v1/fulfillment-orders/:id/receipts',
    {
      schema: {
        summary: 'Goods from another location are there, for a pickup; short, damaged or lost in part',
        ...Work,
        body: body({ lines: Type.Array(Came, { minItems: 1, maxItems: 500 }), ...occurredAt }),
        response: answers(201, WorkAnswer),
      },
      config: { action: 'fulfillment.receive' },
    },
    async (request, reply) =>
      reply
        .code(201)
        .send(
          await runWork(deps, request, 'fulfillment.receive', (tx, id, asker) =>
            receiveLeg(tx, deps.steps, id, request.body.lines, asker),
          ),
        ),
  )
}
