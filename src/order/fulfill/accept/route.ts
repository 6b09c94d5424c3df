import type { App } from '../../../platform/http/app.ts'
import { answers } from '../../../platform/http/problem.ts'
import { body, occurredAt } from '../../../platform/http/schema.ts'
import { type FulfillDeps, Work, WorkAnswer } from '../answer.ts'
import { runWork } from '../command.ts'
import { acceptFulfillment } from './accept.ts'

export function acceptRoute(app: App, deps: FulfillDeps): void {
  app.post(
    '/v1/fulfillment-orders/:id/acceptances',
    {
      schema: {
        summary: 'The location takes the work as a whole',
        ...Work,
        body: body(occurredAt),
        response: answers(201, WorkAnswer),
      },
      config: { action: 'fulfillment.accept' },
    },
    async (request, reply) =>
      reply
        .code(201)
        .send(await runWork(deps, request, 'fulfillment.accept', (tx, id, asker) => acceptFulfillment(tx, id, asker))),
  )
}
