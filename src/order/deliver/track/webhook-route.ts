import { Type } from 'typebox'
import type { App } from '../../../platform/http/app.ts'
import { RefusedRequest, refuseHttp, send } from '../../../platform/http/errors.ts'
import { answers } from '../../../platform/http/problem.ts'
import { id } from '../../../platform/http/schema.ts'
import { type ProviderId, readId, type TenantId } from '../../../platform/ids.ts'
import { isRefusal } from '../../../platform/refusal.ts'
import type { DeliverDeps } from '../answer.ts'
import { receiveNews } from './webhook.ts'

export function carrierWebhookRoute(app: App, deps: DeliverDeps): void {
  app.post(
    '/v1/webhooks/carriers/:provider/:tenant',
    {
      schema: {
        summary: 'Tracking news of a carrier, signed as Standard Webhooks say',
        params: Type.Object({ provider: id('provider'), tenant: id('tenant') }),
        response: answers(202, Type.Object({ received: Type.String() })),
      },
      config: { action: 'public', rawBody: true },
    },
    async (request, reply) => {
      const tenant = readId<TenantId>(request.params.tenant)
      const provider = readId<ProviderId>(request.params.provider)
      const { headers, rawBody } = request
      const context = { tenant, actor: { kind: 'system', id: provider } } as const
      const received = await deps.db.write(context, async (tx) => {
        const result = await receiveNews(tx, deps, { provider, headers, rawBody })
        if (isRefusal(result)) throw new RefusedRequest(result)
        return result
      })
      if (received === 'forged')
        return send(reply, refuseHttp.unauthenticated('the signature does not fit the body and its time'), 401)
      return reply.code(202).send({ received })
    },
  )
}
