import { Type } from 'typebox'
import type { App } from '../../../platform/http/app.ts'
import { runCommand } from '../../../platform/http/command.ts'
import { RefusedRequest } from '../../../platform/http/errors.ts'
import { answers } from '../../../platform/http/problem.ts'
import { body, occurredAt, Text } from '../../../platform/http/schema.ts'
import { type FulfillmentOrderId, readId } from '../../../platform/ids.ts'
import { isRefusal } from '../../../platform/refusal.ts'
import { type FulfillDeps, Work, WorkAnswer } from '../answer.ts'
import { answerWork, runWork } from '../command.ts'
import { refuseWork } from '../refusals.ts'
import { handOver, resetCode } from './hand-over.ts'

const CollectionBody = {
  code: Type.String({ minLength: 1, maxLength: 20 }),
  collectedBy: Type.Optional(Text(200)),
  paymentReceived: Type.Optional(
    Type.Boolean({ description: 'the till has the money; it reports the payment itself' }),
  ),
}

export function handOverRoutes(app: App, deps: FulfillDeps): void {
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
      const id = readId<FulfillmentOrderId>(request.params.id)
      const answer = await runCommand(deps, request, async (tx, principal) => {
        const asker = { principal, action: 'fulfillment.hand_over' } as const
        const result = await handOver(tx, deps, id, request.body, asker)
        if (isRefusal(result)) return result
        return result.collected ? answerWork(tx, id, request) : { triesLeft: result.triesLeft }
      })
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
