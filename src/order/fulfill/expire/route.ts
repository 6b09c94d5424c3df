import type { App } from '../../../platform/http/app.ts'
import { answers } from '../../../platform/http/problem.ts'
import { body, occurredAt } from '../../../platform/http/schema.ts'
import { type FulfillDeps, Work, WorkAnswer } from '../answer.ts'
import { runWork } from '../command.ts'
import { expirePickup } from './expire.ts'

export function expireRoute(app: App, deps: FulfillDeps): void {
  app.post(
    '/v1/fulfillment-orders/:id/expiries',
    {
      schema: {
        summary: 'Nobody collected it in time: the goods go back on the shelf',
        ...Work,
        body: body(occurredAt),
        response: answers(201, WorkAnswer),
      },
      config: { action: 'fulfillment.ready' },
    },
    async (request, reply) =>
      reply
        .code(201)
        .send(
          await runWork(deps, request, 'fulfillment.ready', (tx, id, asker) => expirePickup(tx, deps.steps, id, asker)),
        ),
  )
}
