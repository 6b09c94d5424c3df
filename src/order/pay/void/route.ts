import { Type } from 'typebox'
import type { App } from '../../../platform/http/app.ts'
import { runCommand } from '../../../platform/http/command.ts'
import { answers } from '../../../platform/http/problem.ts'
import { body, id, occurredAt } from '../../../platform/http/schema.ts'
import { type OrderId, type PaymentId, readId } from '../../../platform/ids.ts'
import { isRefusal } from '../../../platform/refusal.ts'
import { acknowledge, answerMoney, type PayDeps } from '../answer.ts'
import { MoneyAnswer } from '../schemas.ts'
import { voidByRequest } from './void.ts'

export function voidRoute(app: App, deps: PayDeps): void {
  app.post(
    '/v1/orders/:order/voids',
    {
      schema: {
        summary: 'Give up authorized money that was not taken',
        params: Type.Object({ order: id('order') }),
        body: body({ payment: Type.Optional(id('payment')), ...occurredAt }),
        response: answers(201, MoneyAnswer),
      },
      config: { action: 'payment.void' },
    },
    async (request, reply) => {
      const order = readId<OrderId>(request.params.order)
      const written = await runCommand(deps, request, async (tx, principal) => {
        const payment = request.body.payment ? readId<PaymentId>(request.body.payment) : null
        const planned = await voidByRequest(tx, principal, order, payment)
        return isRefusal(planned) ? planned : acknowledge(order, payment, planned)
      })
      return reply.code(201).send(await answerMoney(deps, request, written))
    },
  )
}
