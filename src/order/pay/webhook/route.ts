import { Type } from 'typebox'
import { makeGroups } from '../../../platform/groups/groups.ts'
import type { App } from '../../../platform/http/app.ts'
import { RefusedRequest, refuseHttp, send } from '../../../platform/http/errors.ts'
import { answers } from '../../../platform/http/problem.ts'
import { id } from '../../../platform/http/schema.ts'
import { type ProviderId, readId, type TenantId } from '../../../platform/ids.ts'
import { isRefusal } from '../../../platform/refusal.ts'
import type { PayDeps } from '../answer.ts'
import { type Inbound, type Received, receiveEvents } from './receive.ts'

export function webhookRoute(app: App, deps: PayDeps): void {
  // An event is safe to note again: what was committed is known.
  const groups = makeGroups<Inbound, Received>(deps.db, (tx, inbound) => receiveEvents(tx, deps.vault, inbound))
  app.post(
    '/v1/webhooks/payments/:provider/:tenant',
    {
      schema: {
        summary: 'Events of a payment provider, signed as Standard Webhooks say',
        params: Type.Object({ provider: id('provider'), tenant: id('tenant') }),
        response: answers(202, Type.Object({ received: Type.Boolean() })),
      },
      config: { action: 'public', rawBody: true },
    },
    async (request, reply) => {
      const tenant = readId<TenantId>(request.params.tenant)
      const provider = readId<ProviderId>(request.params.provider)
      const { headers, rawBody } = request
      const received = await groups.submit(
        tenant,
        { provider, headers, rawBody },
        { weight: 1, bytes: rawBody?.length ?? 0 },
      )
      if (isRefusal(received)) throw new RefusedRequest(received)
      const { verdict, ask } = received
      if (verdict === 'forged')
        return send(reply, refuseHttp.unauthenticated('the signature does not fit the body and its time'), 401)
      if (verdict === 'altered') request.log.warn({ provider, event: headers['webhook-id'] }, 'event came altered')
      // Not awaited: the provider may hold back the answer of the very call that this event is about until we have
      // taken it. What goes wrong here is made good by the effects' own retry.
      for (const effect of ask)
        void deps.effects
          .attempt(tenant, effect)
          .catch((error: unknown) => request.log.warn({ effect, error: String(error) }, 'asking the provider failed'))
      return reply.code(202).send({ received: true })
    },
  )
}
