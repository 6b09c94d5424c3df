import type { App } from '../../../platform/http/app.ts'
import { answers } from '../../../platform/http/problem.ts'
import { body, occurredAt } from '../../../platform/http/schema.ts'
import { type FulfillDeps, LinesBody, Work, WorkAnswer } from '../answer.ts'
import { runWork } from '../command.ts'
import { reportShortPick } from './short.ts'

export function shortRoute(app: App, deps: FulfillDeps): void {
  app.post(
    '/v1/fulfillment-orders/:id/shorts',
    {
      schema: {
        summary: 'Units were not found at the pick; they are brought to another location',
        ...Work,
        body: body({ lines: LinesBody, ...occurredAt }),
        response: answers(201, WorkAnswer),
      },
      config: { action: 'fulfillment.pick' },
    },
    async (request, reply) =>
      reply
        .code(201)
        .send(
          await runWork(deps, request, 'fulfillment.pick', (tx, id, asker) =>
            reportShortPick(tx, deps.steps, id, request.body.lines, asker),
          ),
        ),
  )
}
