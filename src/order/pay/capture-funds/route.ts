import { Type } from 'typebox'
import type { App } from '../../../platform/http/app.ts'
import { runCommand } from '../../../platform/http/command.ts'
import { answers } from '../../../platform/http/problem.ts'
import { body, id, occurredAt } from '../../../platform/http/schema.ts'
import { type OrderId, type PaymentId, readId } from '../../../platform/ids.ts'
import { isRefusal } from '../../../platform/refusal.ts'
import { acknowledge, answerMoney, type PayDeps } from '../answer.ts'
import { MoneyAnswer, PositiveMinor } from '../schemas.ts'
import { captureByRequest } from './capture-funds.ts'

export function captureRoute(app: App, deps: PayDeps): void {
  app.post(
    '/v1/orders/:order/captures',
    {
      schema: {
        summary: 'Take authorized money: a sum, or all that the order owes',
        params: Type.Object({ order: id('order') }),
        body: body({
          amountMinor: Type.Optional(PositiveMinor),
          payment: Type.Optional(id('payment')),
          ...occurredAt,
        }),
        response: answers(201, MoneyAnswer),
      },
      config: { action: 'payment.capture' },
    },
    async (request, reply) => {
      const order = readId<OrderId>(request.params.order)
      const written = await runCommand(deps, request, async (tx, principal) => {
        const { amountMinor } = request.body
        const payment = request.body.payment ? readId<PaymentId>(request.body.payment) : null
        const planned = await captureByRequest(tx, principal, order, { amountMinor, payment })
        return isRefusal(planned) ? planned : acknowledge(order, payment, planned)
      })
      return reply.code(201).send(await answerMoney(deps, request, written))
    },
  )
}
