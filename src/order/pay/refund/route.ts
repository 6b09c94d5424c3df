import { Type } from 'typebox'
import type { App } from '../../../platform/http/app.ts'
import { runCommand } from '../../../platform/http/command.ts'
import { answers } from '../../../platform/http/problem.ts'
import { body, id, occurredAt } from '../../../platform/http/schema.ts'
import { type OrderId, type PaymentId, readId } from '../../../platform/ids.ts'
import { isRefusal } from '../../../platform/refusal.ts'
import { acknowledge, answerMoney, type PayDeps } from '../answer.ts'
import { MoneyAnswer, PositiveMinor, Reason } from '../schemas.ts'
import { refundByRequest } from './refund.ts'

export function refundRoute(app: App, deps: PayDeps): void {
  app.post(
    '/v1/orders/:order/refunds',
    {
      schema: {
        summary: 'Send captured money back, the newest capture first',
        params: Type.Object({ order: id('order') }),
        body: body({
          amountMinor: PositiveMinor,
          reason: Reason,
          payment: Type.Optional(id('payment')),
          ...occurredAt,
        }),
        response: answers(201, MoneyAnswer),
      },
      config: { action: 'refund.request' },
    },
    async (request, reply) => {
      const order = readId<OrderId>(request.params.order)
      const written = await runCommand(deps, request, async (tx, principal) => {
        const { amountMinor, reason } = request.body
        const payment = request.body.payment ? readId<PaymentId>(request.body.payment) : null
        const planned = await refundByRequest(tx, principal, order, { amountMinor, reason, payment })
        return isRefusal(planned) ? planned : acknowledge(order, payment, planned)
      })
      return reply.code(201).send(await answerMoney(deps, request, written))
    },
  )
}
