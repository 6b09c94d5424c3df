import { Type } from 'typebox'
import type { App } from '../../../platform/http/app.ts'
import { runCommand } from '../../../platform/http/command.ts'
import { answers } from '../../../platform/http/problem.ts'
import { body, occurredAt, Text } from '../../../platform/http/schema.ts'
import { type PackageId, readId } from '../../../platform/ids.ts'
import { isRefusal } from '../../../platform/refusal.ts'
import { type DeliverDeps, DoorAnswer, PackageParams, showAtDoor } from '../answer.ts'
import { confirmPackage } from './confirm.ts'

export function confirmRoute(app: App, deps: DeliverDeps): void {
  app.post(
    '/v1/packages/:package/confirmations',
    {
      schema: {
        summary: 'The customer says that a package arrived, or that it did not',
        params: PackageParams,
        body: body({ received: Type.Boolean(), reason: Type.Optional(Text(500)), ...occurredAt }),
        response: answers(201, DoorAnswer),
      },
      config: { action: 'delivery.confirm' },
    },
    async (request, reply) => {
      const id = readId<PackageId>(request.params.package)
      const answer = await runCommand(deps, request, async (tx, principal) => {
        const asker = { principal, action: 'delivery.confirm' } as const
        const confirmed = await confirmPackage(tx, id, request.body, asker)
        return isRefusal(confirmed) ? confirmed : showAtDoor(confirmed.found, confirmed.facts, principal, tx.occurredAt)
      })
      return reply.code(201).send(answer)
    },
  )
}
