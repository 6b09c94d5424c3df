import { Type } from 'typebox'
import { readOrders } from '../../order/capture/index.ts'
import { eventsOfOrder } from '../../platform/events/log.ts'
import { type App, principalOf } from '../../platform/http/app.ts'
import { type CommandDeps, runRead, withVersion } from '../../platform/http/command.ts'
import { answers } from '../../platform/http/problem.ts'
import { id } from '../../platform/http/schema.ts'
import { type OrderId, readId } from '../../platform/ids.ts'
import { refuse } from '../../platform/refusal.ts'
import { readActors } from './actors.ts'
import { orderExportRoute } from './export.ts'
import { guardOrder } from './guard.ts'
import { orderListRoute } from './list-route.ts'
import { showStory } from './show.ts'
import { Story } from './story.ts'
import { OrderVersion, readVersion } from './version.ts'
import { readStory } from './views.ts'

export function orderViewRoutes(app: App, deps: CommandDeps): void {
  app.get(
    '/v1/orders/:order',
    {
      schema: {
        summary: 'The whole story of an order; with ?version what was agreed with an earlier version of it',
        tags: ['order'],
        params: Type.Object({ order: id('order') }),
        querystring: Type.Object(
          { version: Type.Optional(Type.Integer({ minimum: 1, maximum: 1_000_000_000 })) },
          { additionalProperties: false },
        ),
        response: answers(200, Type.Union([Story, OrderVersion])),
      },
      config: { action: 'order.read' },
    },
    async (request, reply) => {
      const principal = principalOf(request)
      const order = readId<OrderId>(request.params.order)
      const { version } = request.query
      const story = await runRead(deps, request, async (tx) => {
        const refused = await guardOrder(tx, principal, 'order.read', order)
        if (refused) return refused
        const state = (await readOrders(tx, [order])).get(order)
        if (!state) return refuse.not_found('there is no such order')
        const sees = {
          personal: deps.access.permits(principal, 'order.read_personal'),
          money: deps.access.permits(principal, 'payment.read') || principal.kind === 'customer',
          // Why somebody held it, and how it was decided, is the house's own.
          inside: principal.kind !== 'customer',
        }
        if (version !== undefined) return readVersion(tx, state, version, sees)
        const parts = await readStory(tx, order)
        if (!parts) return refuse.not_found('there is no such order')
        const events = await eventsOfOrder(tx, order)
        // Colleagues are named to colleagues, not to customers or connected systems.
        const actors = principal.kind === 'user' ? await readActors(tx, events) : new Map<string, string>()
        return showStory(tx.tenant, parts, state, events, { ...sees, actors })
      })
      return withVersion(reply, story.version, story) as never
    },
  )
  orderListRoute(app, deps)
  orderExportRoute(app, deps)
}
