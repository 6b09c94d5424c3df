import { returnableUnits } from '../../order/aftersales/index.ts'
import { readOrders } from '../../order/capture/index.ts'
import { type App, principalOf } from '../../platform/http/app.ts'
import { type CommandDeps, runRead } from '../../platform/http/command.ts'
import { answers } from '../../platform/http/problem.ts'
import { refuse } from '../../platform/refusal.ts'
import { readStory } from '../order/views.ts'
import { Followed } from './followed.ts'
import { showFollowed } from './show.ts'
import { readSurroundings } from './views.ts'

/** What the page behind a message's link shows. Whoever has the link need not know the order's id: the link names it. */
export function customerPageRoutes(app: App, deps: CommandDeps): void {
  app.get(
    '/v1/followed-order',
    {
      schema: {
        summary: 'The order of a customer’s link, as the customer sees it',
        tags: ['insight'],
        response: answers(200, Followed),
      },
      config: { action: 'order.follow' },
    },
    async (request, reply) => {
      const { order } = principalOf(request)
      const shown = await runRead(deps, request, async (tx) => {
        const state = order && (await readOrders(tx, [order])).get(order)
        const story = order && (await readStory(tx, order))
        if (!state || !story) return refuse.not_found('there is no such order')
        const [around, returnable] = await Promise.all([readSurroundings(tx, state.id), returnableUnits(tx, state)])
        return showFollowed(story, state, around, returnable)
      })
      return reply.header('cache-control', 'no-store').header('x-robots-tag', 'noindex').send(shown)
    },
  )
}
