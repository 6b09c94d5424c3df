import { Type } from 'typebox'
import type { App } from '../../../platform/http/app.ts'
import { RefusedRequest } from '../../../platform/http/errors.ts'
import { answers } from '../../../platform/http/problem.ts'
import { body, occurredAt, Text } from '../../../platform/http/schema.ts'
import { Work, WorkAnswer } from '../answer.ts'
import { runWork, workAsked } from '../command.ts'
import type { DeskDeps } from '../desk/desk.ts'
import { refuseWork } from '../refusals.ts'
import { handOverScan, resetCode } from './hand-over.ts'

const CollectionBody = {
  code: Type.String({ minLength: 1, maxLength: 20 }),
  collectedBy: Type.Optional(Text(200)),
  paymentReceived: Type.Optional(
    Type.Boolean({ description: 'the till has the money; it reports the payment itself' }),
  ),
}

export function handOverRoutes(app: App, deps: DeskDeps): void {
  app.post(
    '/v1/fulfillment-orders/:id/collections',
    {
      schema: {
        summary: 'Hand the goods over at the counter against the code',
        ...Work,
        body: body({ ...CollectionBody, ...occurredAt }),
        response: answers(201, WorkAnswer),
      },
      config: { action: 'fulfillment.hand_over' },
    },
    async (request, reply) => {
      const { id, asker, show } = workAsked(request, 'fulfillment.hand_over')
      const scan = handOverScan(deps.vault, id, request.body, asker, (one, at) =>
        one.collected ? show(one.fulfillment, at) : { triesLeft: one.triesLeft },
      )
      const answer = await deps.desk.scan(request, scan, 1)
      // Refused here, after the commit that counted the wrong code.
      if ('triesLeft' in answer) throw new RefusedRequest(wrongCode(answer.triesLeft))
      return reply.code(201).send(answer)
    },
  )
  app.post(
    '/v1/fulfillment-orders/:id/code-resets',
    {
      schema: {
        summary: 'Let pickup codes be tried again after too many wrong ones',
        ...Work,
        body: body(occurredAt),
        response: answers(201, WorkAnswer),
      },
      // Not a right of the store that handed the wrong codes in.
      config: { action: 'fulfillment.release' },
    },
    async (request, reply) =>
      reply
        .code(201)
        .send(await runWork(deps, request, 'fulfillment.release', (tx, id, asker) => resetCode(tx, id, asker))),
  )
}

function wrongCode(triesLeft: number) {
  const more = { triesLeft }
  return triesLeft > 0
    ? refuseWork.wrong_code(`${triesLeft} more tries`, { path: '/code', more })
    : refuseWork.wrong_code('it is locked now, customer care can unlock it', { path: '/code', more })
}
