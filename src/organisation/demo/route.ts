import { Type } from 'typebox'
import { type App, principalOf } from '../../platform/http/app.ts'
import { RefusedRequest } from '../../platform/http/errors.ts'
import { answers } from '../../platform/http/problem.ts'
import { body } from '../../platform/http/schema.ts'
import type { TenantId } from '../../platform/ids.ts'
import { refuseAccess } from '../refusals.ts'

/** The process that lets new orders of the demo merchant arrive and move; it runs beside the server that was started with the demo. */
export type LiveDemo = Readonly<{
  isOf(tenant: TenantId): boolean
  isLive(): boolean
  /** Starts or stops it; what it has begun stays where it is. */
  turn(live: boolean): Promise<void>
}>

const State = Type.Object({
  demo: Type.Boolean({ description: 'is this the demo merchant, on a server that can let it live' }),
  live: Type.Boolean({ description: 'do new orders arrive by themselves' }),
})

export function demoRoutes(app: App, { liveDemo }: Readonly<{ liveDemo?: LiveDemo }>): void {
  const stateFor = (tenant: TenantId) => {
    const demo = liveDemo?.isOf(tenant) ?? false
    return { demo, live: demo && (liveDemo?.isLive() ?? false) }
  }
  app.get(
    '/v1/demo',
    {
      schema: {
        summary: 'Is this the demo merchant, and does it live',
        tags: ['organisation'],
        response: answers(200, State),
      },
      config: { action: 'demo.steer' },
    },
    async (request) => stateFor(principalOf(request).tenant),
  )
  app.put(
    '/v1/demo',
    {
      schema: {
        summary: 'Let new orders of the demo merchant arrive by themselves, or no more',
        tags: ['organisation'],
        body: body({ live: Type.Boolean() }),
        response: answers(200, State),
      },
      config: { action: 'demo.steer' },
    },
    async (request) => {
      const { tenant } = principalOf(request)
      if (!liveDemo?.isOf(tenant))
        throw new RefusedRequest(refuseAccess.not_the_demo('orders arrive by themselves for the demo merchant only'))
      await liveDemo.turn(request.body.live)
      return stateFor(tenant)
    },
  )
}
