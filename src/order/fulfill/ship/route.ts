import { Type } from 'typebox'
import type { App } from '../../../platform/http/app.ts'
import { answers } from '../../../platform/http/problem.ts'
import { body, id, occurredAt, Text } from '../../../platform/http/schema.ts'
import { type PackageId, readId, showId } from '../../../platform/ids.ts'
import { Work, WorkAnswer } from '../answer.ts'
import { workAsked } from '../command.ts'
import type { DeskDeps } from '../desk/desk.ts'
import { shipScan } from './ship.ts'

const ShipBody = {
  packages: Type.Optional(
    Type.Array(id('package'), { minItems: 1, maxItems: 100, description: 'default: all that are packed' }),
  ),
  carrier: Type.Optional(Text(60)),
  service: Type.Optional(Text(60)),
  trackingNumbers: Type.Optional(
    Type.Array(Type.Object({ package: id('package'), trackingNumber: Text(100) }, { additionalProperties: false }), {
      maxItems: 100,
    }),
  ),
}
const ShipAnswer = Type.Object({
  shipments: Type.Array(Type.Object({ id: id('shipment'), packages: Type.Array(id('package')) })),
  fulfillmentOrder: WorkAnswer,
})

export function shipRoute(app: App, { desk }: DeskDeps): void {
  app.post(
    '/v1/fulfillment-orders/:id/shipments',
    {
      schema: {
        summary: 'Hand packages to their carriers; one shipment for each carrier and service',
        ...Work,
        body: body({ ...ShipBody, ...occurredAt }),
        response: answers(201, ShipAnswer),
      },
      config: { action: 'fulfillment.ship' },
    },
    async (request, reply) => {
      const { id: work, asker, show } = workAsked(request, 'fulfillment.ship')
      const { packages, carrier, service, trackingNumbers } = request.body
      const asked = {
        ...(packages && { packages: packages.map((one) => readId<PackageId>(one)) }),
        ...(carrier !== undefined && { carrier }),
        ...(service !== undefined && { service }),
        ...(trackingNumbers && {
          trackingNumbers: trackingNumbers.map((one) => ({ ...one, package: readId<PackageId>(one.package) })),
        }),
      }
      const scan = shipScan(work, asked, asker, ({ fulfillment, shipments }, at) => ({
        shipments: shipments.map((one) => ({
          id: showId('shipment', one.id),
          packages: one.packages.map((found) => showId('package', found)),
        })),
        fulfillmentOrder: show(fulfillment, at),
      }))
      return reply.code(201).send(await desk.scan(request, scan, packages?.length ?? 1))
    },
  )
}
