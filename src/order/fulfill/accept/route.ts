import type { App } from '../../../platform/http/app.ts'
import { answers } from '../../../platform/http/problem.ts'
import { body, occurredAt } from '../../../platform/http/schema.ts'
import { Work, WorkAnswer } from '../answer.ts'
import { workAsked } from '../command.ts'
import type { DeskDeps } from '../desk/desk.ts'
import { acceptScan } from './accept.ts'

export function acceptRoute(app: App, { desk }: DeskDeps): void {
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
    async (request, reply) => {
      const { id, asker, show } = workAsked(request, 'fulfillment.accept')
      return reply.code(201).send(await desk.scan(request, acceptScan(id, asker, show), 1))
    },
  )
}
