import { Type } from 'typebox'
import type { App } from '../../../platform/http/app.ts'
import { runRead } from '../../../platform/http/command.ts'
import { answers } from '../../../platform/http/problem.ts'
import { id } from '../../../platform/http/schema.ts'
import { type OrderId, readId } from '../../../platform/ids.ts'
import { isRefusal } from '../../../platform/refusal.ts'
import type { PayDeps } from '../answer.ts'
import { readBook, refuseStranger } from '../book.ts'
import { PaymentView } from '../schemas.ts'
import { paymentsOf } from '../views.ts'

export function readPaymentsRoute(app: App, deps: PayDeps): void {
  app.get(
    '/v1/orders/:order/payments',
    {
      schema: {
        summary: 'The payments of an order with their operations',
        params: Type.Object({ order: id('order') }),
        response: answers(200, Type.Object({ items: Type.Array(PaymentView) })),
      },
      config: { action: 'payment.read' },
    },
    async (request) =>
      runRead(deps, request, async (tx, principal) => {
        const order = readId<OrderId>(request.params.order)
        const book = await readBook(tx, order)
        const refusal = isRefusal(book) ? book : refuseStranger(principal, 'payment.read', book)
        return refusal ?? { items: await paymentsOf(tx, order) }
      }),
  )
}
