import { Type } from 'typebox'
import type { App } from '../../../platform/http/app.ts'
import { runCommand } from '../../../platform/http/command.ts'
import { answers } from '../../../platform/http/problem.ts'
import { body, id, occurredAt, Text } from '../../../platform/http/schema.ts'
import { type OrderId, readId } from '../../../platform/ids.ts'
import { isRefusal } from '../../../platform/refusal.ts'
import { acknowledge, answerMoney, type PayDeps } from '../answer.ts'
import { Method, MoneyAnswer, PositiveMinor } from '../schemas.ts'
import { authorize } from './authorize.ts'

export function authorizeRoute(app: App, deps: PayDeps): void {
  app.post(
    '/v1/orders/:order/payments',
    {
      schema: {
        summary: 'Add a payment to an order: set money aside, or say what money is expected',
        params: Type.Object({ order: id('order') }),
        body: body({
          provider: Text(60),
          method: Method,
          instrument: Type.Optional(
            Type.String({
              pattern: '^(?![0-9]{12,19}$)[A-Za-z0-9_.:-]{1,200}$',
              description: 'the provider’s token of the payer’s instrument; never a card number',
            }),
          ),
          amountMinor: Type.Optional(PositiveMinor),
          ...occurredAt,
        }),
        response: answers(201, MoneyAnswer),
      },
      config: { action: 'payment.authorize' },
    },
    async (request, reply) => {
      const order = readId<OrderId>(request.params.order)
      const written = await runCommand(deps, request, async (tx, principal) => {
        const made = await authorize(tx, principal, order, request.body)
        return isRefusal(made) ? made : acknowledge(order, made.payment, made.planned)
      })
      return reply.code(201).send(await answerMoney(deps, request, written))
    },
  )
}
