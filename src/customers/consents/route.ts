import { Type } from 'typebox'
import type { App } from '../../platform/http/app.ts'
import { type CommandDeps, runCommand } from '../../platform/http/command.ts'
import { answers } from '../../platform/http/problem.ts'
import { body, occurredAt } from '../../platform/http/schema.ts'
import { readId } from '../../platform/ids.ts'
import { customerParams } from '../accounts/route.ts'
import { noteConsent } from './consents.ts'
import { MEDIA, PURPOSES } from './store.ts'

const Noted = body({
  purpose: Type.Enum(PURPOSES),
  medium: Type.Enum(MEDIA),
  given: Type.Boolean({ description: 'false: taken back' }),
  source: Type.String({ minLength: 1, maxLength: 100, description: 'where it was said: checkout, store, telephone' }),
  ...occurredAt,
})

export function consentRoutes(app: App, deps: CommandDeps): void {
  app.post(
    '/v1/customers/:customer/consents',
    {
      schema: {
        summary: 'Note a consent that was given or taken back',
        tags: ['customers'],
        params: customerParams,
        body: Noted,
        response: answers(201, Type.Object({ id: Type.String() })),
      },
      config: { action: 'customer.write' },
    },
    async (request, reply) => {
      const { occurredAt: _moment, ...consent } = request.body
      const customer = readId(request.params.customer)
      return reply.code(201).send(await runCommand(deps, request, (tx) => noteConsent(tx, customer, consent)))
    },
  )
}
