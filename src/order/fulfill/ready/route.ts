import type { App } from '../../../platform/http/app.ts'
import { answers } from '../../../platform/http/problem.ts'
import { body, occurredAt } from '../../../platform/http/schema.ts'
import { Work, WorkAnswer } from '../answer.ts'
import { workAsked } from '../command.ts'
import type { DeskDeps } from '../desk/desk.ts'
import { readyScan } from './ready.ts'

export function readyRoute(app: App, { desk }: DeskDeps): void {
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
    async (request, reply) => {
      const { id, asker, show } = workAsked(request, 'fulfillment.ready')
      return reply.code(201).send(await desk.scan(request, readyScan(id, asker, show), 1))
    },
  )
}
