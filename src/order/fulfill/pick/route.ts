import { Type } from 'typebox'
import type { App } from '../../../platform/http/app.ts'
import { answers } from '../../../platform/http/problem.ts'
import { body, occurredAt, Text, Units } from '../../../platform/http/schema.ts'
import { Line, Work, WorkAnswer } from '../answer.ts'
import { workAsked } from '../command.ts'
import type { DeskDeps } from '../desk/desk.ts'
import { pickScan } from './pick.ts'

const PickedLine = Type.Object(
  {
    line: Line,
    units: Units,
    sku: Type.Optional(Text(64)),
    gtin: Type.Optional(Type.String({ pattern: '^([0-9]{8}|[0-9]{12,14})$' })),
  },
  { additionalProperties: false, description: 'sku or gtin: what the scanner read, checked against the line' },
)

export function pickRoute(app: App, { desk }: DeskDeps): void {
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
    async (request, reply) => {
      const { id, asker, show } = workAsked(request, 'fulfillment.pick')
      const { lines } = request.body
      return reply.code(201).send(await desk.scan(request, pickScan(id, lines, asker, show), lines.length))
    },
  )
}
