import type { App } from '../../../platform/http/app.ts'
import { answers } from '../../../platform/http/problem.ts'
import { body, occurredAt } from '../../../platform/http/schema.ts'
import { type FulfillDeps, Work, WorkAnswer } from '../answer.ts'
import { runWork } from '../command.ts'
import { makeReady } from './ready.ts'

export function readyRoute(app: App, deps: FulfillDeps): void {
  app.post(
    '/v1/fulfillment-orders/:id/readiness',
    {
      schema: {
        summary: 'The goods wait at the counter; the customer is told, with a code',
        ...Work,
        body: body(occurredAt),
        response: answers(201, WorkAnswer),
      },
      config: { action: 'fulfillment.ready' },
    },
    async (request, reply) =>
      reply
        .code(201)
        .send(await runWork(deps, request, 'fulfillment.ready', (tx, id, asker) => makeReady(tx, id, asker))),
  )
}
