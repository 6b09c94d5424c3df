import { Type } from 'typebox'
import type { App } from '../../../platform/http/app.ts'
import { answers } from '../../../platform/http/problem.ts'
import { body, occurredAt } from '../../../platform/http/schema.ts'
import { type FulfillDeps, LinesBody, Work, WorkAnswer } from '../answer.ts'
import { runWork } from '../command.ts'
import { declineUnits } from './decline.ts'

/** A word, not a sentence: reasons are counted, and a sentence may name a person. */
const Reason = Type.String({
  pattern: '^[a-z][a-z0-9_]{0,39}$',
  examples: ['not_in_stock', 'damaged', 'no_capacity', 'closed'],
})

export function declineRoute(app: App, deps: FulfillDeps): void {
  app.post(
    '/v1/fulfillment-orders/:id/declines',
    {
      schema: {
        summary: 'The location does not serve units; they are brought to another one',
        ...Work,
        body: body({ lines: LinesBody, reason: Reason, ...occurredAt }),
        response: answers(201, WorkAnswer),
      },
      config: { action: 'fulfillment.decline' },
    },
    async (request, reply) =>
      reply
        .code(201)
        .send(
          await runWork(deps, request, 'fulfillment.decline', (tx, id, asker) =>
            declineUnits(tx, deps.steps, id, request.body, asker),
          ),
        ),
  )
}
