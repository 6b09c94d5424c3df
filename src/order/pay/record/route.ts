import { Type } from 'typebox'
import type { App } from '../../../platform/http/app.ts'
import { runCommand } from '../../../platform/http/command.ts'
import { answers } from '../../../platform/http/problem.ts'
import { body, Currency, id, occurredAt, Text } from '../../../platform/http/schema.ts'
import { type OrderId, type PaymentId, readId } from '../../../platform/ids.ts'
import { isRefusal } from '../../../platform/refusal.ts'
import { acknowledge, answerMoney, type PayDeps } from '../answer.ts'
import { Method, MoneyAnswer, PositiveMinor } from '../schemas.ts'
import { record } from './record.ts'

export function recordRoute(app: App, deps: PayDeps): void {
  app.post(
    '/v1/orders/:order/receipts',
    {
      schema: {
        summary: 'Record money that was received by bank transfer or in cash',
        params: Type.Object({ order: id('order') }),
        body: body({
          provider: Text(60),
          method: Method,
          amountMinor: PositiveMinor,
          currency: Currency,
          reference: Type.String({
            minLength: 1,
            maxLength: 140,
            description: 'the line of the bank statement or the slip of the till; recorded once',
          }),
          payment: Type.Optional(id('payment')),
          ...occurredAt,
        }),
        response: answers(201, MoneyAnswer),
      },
      config: { action: 'payment.record' },
    },
    async (request, reply) => {
      const order = readId<OrderId>(request.params.order)
      const written = await runCommand(deps, request, async (tx, principal) => {
        const payment = request.body.payment ? readId<PaymentId>(request.body.payment) : null
        const made = await record(tx, principal, order, { ...request.body, payment })
        return isRefusal(made) ? made : acknowledge(order, made.payment, [made])
      })
      return reply.code(201).send(await answerMoney(deps, request, written))
    },
  )
}
