import { Type } from 'typebox'
import type { App } from '../../../platform/http/app.ts'
import { runCommand } from '../../../platform/http/command.ts'
import { answers } from '../../../platform/http/problem.ts'
import { body, id, Nullable } from '../../../platform/http/schema.ts'
import { type OrderId, readId, showId } from '../../../platform/ids.ts'
import { isRefusal } from '../../../platform/refusal.ts'
import { answerMoney, type PayDeps } from '../answer.ts'
import { MoneyAnswer } from '../schemas.ts'
import { checkPayments } from './check.ts'

export function checkRoute(app: App, deps: PayDeps): void {
  app.post(
    '/v1/orders/:order/payment-checks',
    {
      schema: {
        summary: 'Ask the providers now what became of operations that nobody knows the end of',
        params: Type.Object({ order: id('order') }),
        body: Nullable(body({})),
        response: answers(201, MoneyAnswer),
      },
      config: { action: 'payment.check' },
    },
    async (request, reply) => {
      const order = readId<OrderId>(request.params.order)
      const written = await runCommand(deps, request, async (tx, principal) => {
        const open = await checkPayments(tx, principal, order)
        if (isRefusal(open)) return open
        return {
          order: showId('order', order),
          payment: null,
          operations: open.operations.map((operation) => showId('operation', operation)),
          effects: open.effects.map((effect) => showId('effect', effect)),
        }
      })
      return reply.code(201).send(await answerMoney(deps, request, written))
    },
  )
}
