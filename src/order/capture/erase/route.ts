import { Type } from 'typebox'
import type { App } from '../../../platform/http/app.ts'
import { type CommandDeps, runCommand } from '../../../platform/http/command.ts'
import { answers } from '../../../platform/http/problem.ts'
import { body, Instant, id } from '../../../platform/http/schema.ts'
import { type OrderId, readId } from '../../../platform/ids.ts'
import type { GuardOrder } from '../routes.ts'
import { type EraseOrdersStep, eraseOrder } from './erase.ts'

export type EraseDeps = CommandDeps & Readonly<{ guardOrder: GuardOrder; eraseAll: EraseOrdersStep }>

export function eraseRoute(app: App, deps: EraseDeps): void {
  app.post(
    '/v1/orders/:order/erasures',
    {
      schema: {
        summary: 'Erase the person of an order without an account; refused while it is open or must be kept',
        tags: ['order'],
        params: Type.Object({ order: id('order') }),
        body: body({}),
        response: answers(201, Type.Object({ erasedAt: Instant })),
      },
      config: { action: 'order.erase' },
    },
    async (request, reply) => {
      const order = readId<OrderId>(request.params.order)
      const erased = await runCommand(
        deps,
        request,
        async (tx, principal) =>
          (await deps.guardOrder(tx, principal, 'order.erase', order)) ?? eraseOrder(tx, order, deps.eraseAll),
      )
      return reply.code(201).send(erased)
    },
  )
}
