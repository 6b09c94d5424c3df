import { Type } from 'typebox'
import { readProviders } from '../../../organisation/index.ts'
import type { App } from '../../../platform/http/app.ts'
import { runRead } from '../../../platform/http/command.ts'
import { answers } from '../../../platform/http/problem.ts'
import type { PayDeps } from '../answer.ts'
import { adapters } from '../providers/registry.ts'
import { Method } from '../schemas.ts'

const Option = Type.Object({
  provider: Type.String({ description: 'the code that a payment names' }),
  methods: Type.Array(Method),
  needsInstrument: Type.Boolean({ description: 'a payment brings the token of the payer’s instrument' }),
  setsAside: Type.Boolean({ description: 'false: the payment says what is expected, money is recorded when it came' }),
})

/** What whoever takes a payment may offer: the active services and their methods, nothing of how they are reached. */
export function offerRoute(app: App, deps: PayDeps): void {
  app.get(
    '/v1/payment-options',
    {
      schema: {
        summary: 'How an order can be paid: the active payment services and what they take',
        response: answers(200, Type.Object({ items: Type.Array(Option) })),
      },
      config: { action: 'payment.authorize' },
    },
    async (request) => {
      const providers = await runRead(deps, request, (tx) => readProviders(tx, 'payment'))
      return {
        items: providers.flatMap(({ code, adapter: name, active }) => {
          const adapter = adapters.get(name)
          if (!active || !adapter) return []
          const { methods, authorization } = adapter
          const needsInstrument = authorization?.needsInstrument ?? false
          return [{ provider: code, methods: [...methods], needsInstrument, setsAside: authorization !== null }]
        }),
      }
    },
  )
}
