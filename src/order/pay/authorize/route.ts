import { Type } from 'typebox'
import type { Tx } from '../../../platform/db/db.ts'
import type { App } from '../../../platform/http/app.ts'
import { type Asked, groupCommands } from '../../../platform/http/grouped.ts'
import { answers } from '../../../platform/http/problem.ts'
import { body, id, occurredAt, Text } from '../../../platform/http/schema.ts'
import { type OrderId, readId } from '../../../platform/ids.ts'
import { isRefusal, type Refusal } from '../../../platform/refusal.ts'
import { openOrders } from '../../capture/index.ts'
import { type Acknowledged, acknowledge, answerMoney, type PayDeps } from '../answer.ts'
import { Method, MoneyAnswer, PositiveMinor } from '../schemas.ts'
import { authorize, type NewAuthorization } from './authorize.ts'

export function authorizeRoute(app: App, deps: PayDeps): void {
  const authorizeInGroup = groupCommands<Authorizing, Acknowledged>(deps, authorizeAll)
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
      const written = await authorizeInGroup(request, { order, wanted: request.body }, 1)
      return reply.code(201).send(await answerMoney(deps, request, written))
    },
  )
}

type Authorizing = Readonly<{ order: OrderId; wanted: NewAuthorization }>

/** Locks the orders of a group in one sequence, then adds one payment after the other. */
async function authorizeAll(tx: Tx, asked: readonly Asked<Authorizing>[]): Promise<(Acknowledged | Refusal)[]> {
  await openOrders(tx, [...new Set(asked.map(({ body }) => body.order))])
  const verdicts: (Acknowledged | Refusal)[] = []
  for (const { tx: at, principal, body } of asked) {
    const made = await authorize(at, principal, body.order, body.wanted)
    verdicts.push(isRefusal(made) ? made : acknowledge(body.order, made.payment, made.planned))
  }
  return verdicts
}
