import { Type } from 'typebox'
import type { App } from '../../../platform/http/app.ts'
import { answers } from '../../../platform/http/problem.ts'
import { body, occurredAt, Text, Units } from '../../../platform/http/schema.ts'
import { type FulfillDeps, Line, Work, WorkAnswer } from '../answer.ts'
import { runWork } from '../command.ts'
import { pickUnits } from './pick.ts'

const PickedLine = Type.Object(
  {
    line: Line,
    units: Units,
    sku: Type.Optional(Text(64)),
    gtin: Type.Optional(Type.String({ pattern: '^([0-9]{8}|[0-9]{12,14})$' })),
  },
  { additionalProperties: false, description: 'sku or gtin: what the scanner read, checked against the line' },
)

export function pickRoute(app: App, deps: FulfillDeps): void {
  app.post(
    '/v1/fulfillment-orders/:id/picks',
    {
      schema: {
        summary: 'Units were taken from the shelf, all or some',
        ...Work,
        body: body({ lines: Type.Array(PickedLine, { minItems: 1, maxItems: 1000 }), ...occurredAt }),
        response: answers(201, WorkAnswer),
      },
      config: { action: 'fulfillment.pick' },
    },
    async (request, reply) =>
      reply
        .code(201)
        .send(
          await runWork(deps, request, 'fulfillment.pick', (tx, id, asker) =>
            pickUnits(tx, id, request.body.lines, asker),
          ),
        ),
  )
}
