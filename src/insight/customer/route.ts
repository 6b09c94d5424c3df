import { Type } from 'typebox'
import type { Access, App } from '../../platform/http/app.ts'
import type { CommandDeps } from '../../platform/http/command.ts'
import { readStory } from '../order/views.ts'
import { renderCustomerPage } from './page.ts'

/** Guessing is hopeless with 256 bits; trying is slowed down all the same. */
const TRIES = { max: 30, timeWindow: '1 minute' }

/** Where the link of a message leads. */
export function customerPageRoutes(app: App, deps: CommandDeps & Readonly<{ access: Access }>): void {
  app.get(
    '/o/:token',
    {
      schema: { hide: true, params: Type.Object({ token: Type.String({ maxLength: 200 }) }) },
      config: { action: 'public', rateLimit: TRIES },
    },
    async (request, reply) => {
      const principal = await deps.access.identify({ bearer: request.params.token, session: null })
      const story =
        principal?.kind === 'customer' && principal.order
          ? await deps.db.read(principal.tenant, (tx) =>
              readStory(tx, principal.order as NonNullable<typeof principal.order>),
            )
          : null
      // Wrong, expired and revoked look alike.
      if (!story) return reply.callNotFound()
      return reply
        .header('cache-control', 'no-store')
        .header('x-robots-tag', 'noindex')
        .type('text/html')
        .send(renderCustomerPage(story))
    },
  )
}
