import { Type } from 'typebox'
import type { App } from '../../../platform/http/app.ts'
import { runCommand } from '../../../platform/http/command.ts'
import { answers } from '../../../platform/http/problem.ts'
import { AmountMinor, body, occurredAt } from '../../../platform/http/schema.ts'
import { type PackageId, readId } from '../../../platform/ids.ts'
import { isRefusal } from '../../../platform/refusal.ts'
import { type DeliverDeps, DoorAnswer, PackageParams, showAtDoor } from '../answer.ts'
import { resolvePackage } from './resolve.ts'

export function resolveRoute(app: App, deps: DeliverDeps): void {
  app.post(
    '/v1/packages/:package/resolutions',
    {
      schema: {
        summary:
          'Decide over a package that came back or was lost: send its goods again, or take them out of the order',
        params: PackageParams,
        body: body({
          decision: Type.Union([Type.Literal('resend'), Type.Literal('cancel')]),
          received: Type.Boolean({ description: 'the goods are in our hands again' }),
          ...occurredAt,
        }),
        response: answers(201, Type.Object({ ...DoorAnswer.properties, creditedMinor: AmountMinor })),
      },
      config: { action: 'delivery.resolve' },
    },
    async (request, reply) => {
      const id = readId<PackageId>(request.params.package)
      const answer = await runCommand(deps, request, async (tx, principal) => {
        const asker = { principal, action: 'delivery.resolve' } as const
        const resolved = await resolvePackage(tx, deps.steps, id, request.body, asker)
        if (isRefusal(resolved)) return resolved
        const { found, facts, creditedMinor } = resolved
        return { ...showAtDoor(found, facts, principal, tx.occurredAt), creditedMinor }
      })
      return reply.code(201).send(answer)
    },
  )
}
