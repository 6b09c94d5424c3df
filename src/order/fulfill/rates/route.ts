import { Type } from 'typebox'
import { type App, principalOf, tenantOf } from '../../../platform/http/app.ts'
import { RefusedRequest } from '../../../platform/http/errors.ts'
import { answers } from '../../../platform/http/problem.ts'
import { AmountMinor, Currency, Text } from '../../../platform/http/schema.ts'
import { isRefusal } from '../../../platform/refusal.ts'
import { type FulfillDeps, WorkPackage } from '../answer.ts'
import { packageRef } from '../command.ts'
import { CARRIER_TIMEOUT_MS } from '../label/effects.ts'
import { askRates, prepareRates } from './rates.ts'

const RatesAnswer = Type.Object({
  items: Type.Array(
    Type.Object({
      service: Type.String(),
      amountMinor: AmountMinor,
      currency: Currency,
      minDays: Type.Integer(),
      maxDays: Type.Integer(),
    }),
  ),
})

export function ratesRoute(app: App, deps: FulfillDeps): void {
  app.get(
    '/v1/fulfillment-orders/:id/packages/:package/rates',
    {
      schema: {
        summary: 'What a carrier would take for a package, service by service',
        ...WorkPackage,
        querystring: Type.Object({ carrier: Text(60) }, { additionalProperties: false }),
        response: answers(200, RatesAnswer),
      },
      config: { action: 'fulfillment.label' },
    },
    async (request, reply) => {
      const connection = { vault: deps.vault, timeoutMs: deps.carrierTimeoutMs ?? CARRIER_TIMEOUT_MS }
      const found = packageRef(request.params)
      const asker = { principal: principalOf(request), action: 'fulfillment.label' } as const
      const prepared = await deps.db.read(tenantOf(request), (tx) =>
        prepareRates(tx, connection, found, request.query.carrier, asker),
      )
      if (isRefusal(prepared)) throw new RefusedRequest(prepared)
      const rates = await askRates(prepared)
      if (isRefusal(rates)) throw new RefusedRequest(rates)
      return reply.send({ items: [...rates] })
    },
  )
}
