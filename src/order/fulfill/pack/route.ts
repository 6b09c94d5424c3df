import { Type } from 'typebox'
import type { App } from '../../../platform/http/app.ts'
import { runChange } from '../../../platform/http/command.ts'
import { answers } from '../../../platform/http/problem.ts'
import { body, occurredAt } from '../../../platform/http/schema.ts'
import { isRefusal } from '../../../platform/refusal.ts'
import { LinesBody, showWork, Work, WorkAnswer, WorkPackage } from '../answer.ts'
import { packageRef, workAsked } from '../command.ts'
import type { DeskDeps } from '../desk/desk.ts'
import { packScan, unpackPackage } from './pack.ts'
import { DEMO_COMPANY_PREFIX } from './sscc.ts'

const ParcelBody = Type.Object(
  {
    weightG: Type.Optional(Type.Integer({ minimum: 1, maximum: 1_000_000, description: 'default: that of the items' })),
    contents: LinesBody,
  },
  { additionalProperties: false },
)

export function packRoutes(app: App, deps: DeskDeps): void {
  app.post(
    '/v1/fulfillment-orders/:id/packages',
    {
      schema: {
        summary: 'Close picked units into packages, each with its SSCC',
        ...Work,
        body: body({ packages: Type.Array(ParcelBody, { minItems: 1, maxItems: 100 }), ...occurredAt }),
        response: answers(201, WorkAnswer),
      },
      config: { action: 'fulfillment.pack' },
    },
    async (request, reply) => {
      const { id, asker, show } = workAsked(request, 'fulfillment.pack')
      const { packages } = request.body
      const scan = packScan(id, packages, asker, deps.companyPrefix ?? DEMO_COMPANY_PREFIX, show)
      const weight = packages.reduce((sum, one) => sum + one.contents.length, 0)
      return reply.code(201).send(await deps.desk.scan(request, scan, weight))
    },
  )
  app.delete(
    '/v1/fulfillment-orders/:id/packages/:package',
    {
      schema: {
        summary: 'Open a package again before it leaves; its label is given back',
        ...WorkPackage,
        response: answers(200, WorkAnswer),
      },
      config: { action: 'fulfillment.pack' },
    },
    async (request, reply) => {
      const answer = await runChange(deps, request, async (tx, principal) => {
        const found = packageRef(request.params)
        const opened = await unpackPackage(tx, found, { principal, action: 'fulfillment.pack' })
        return isRefusal(opened) ? opened : showWork(opened, principal, tx.occurredAt)
      })
      return reply.send(answer)
    },
  )
}
