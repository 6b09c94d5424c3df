import { Type } from 'typebox'
import type { Desk } from '../shared/desk.ts'
import { isRefusal, type Outcome, refuse } from '../shared/outcome.ts'
import { Key, Params } from '../shared/schemas.ts'
import type { PartnerServer } from '../shared/server.ts'
import type { Dispatch } from './dispatch.ts'
import type { PrintLabels } from './label.ts'
import type { Journal, Shipment } from './model.ts'
import type { Pace } from './pace.ts'
import { PaceBody, RateBody, ScanBody, ShipmentBody } from './schemas.ts'

type Setup = {
  server: PartnerServer
  desk: Desk
  journal: Journal
  dispatch: Dispatch
  pace: Pace
  printLabels: PrintLabels
}

const planned = () => refuse(422, 'declined', 'The carrier does not take this.')

/** A shipment as callers see it: with its state and a label for each package, without the addresses they sent. */
const showShipment = async ({ journal, printLabels }: Setup, { from, to, ...shipment }: Shipment) => {
  const labels = await printLabels({ ...shipment, from, to })
  return {
    ...shipment,
    state: journal.cancelled.has(shipment.id) ? 'cancelled' : 'booked',
    packages: shipment.packages.map(({ reference, trackingNumber }, index) => ({
      reference,
      trackingNumber,
      label: { contentType: 'application/pdf', base64: Buffer.from(labels[index] ?? []).toString('base64') },
    })),
  }
}

const withLabels = async (setup: Setup, outcome: Outcome<Shipment>): Promise<Outcome<unknown>> =>
  isRefusal(outcome) ? outcome : { ...outcome, body: await showShipment(setup, outcome.body) }

/** Prices, shipments and their cancellation. */
const mountShipments = (setup: Setup): void => {
  const { server, desk, journal, dispatch, pace } = setup
  server.post('/rates', { schema: { body: RateBody } }, ({ body }, reply) =>
    desk.perform(reply, { kind: 'rate' }, (declined) => (declined ? planned() : dispatch.rate(body))),
  )
  server.post('/shipments', { schema: { body: ShipmentBody } }, ({ body }, reply) =>
    desk.perform(reply, { kind: 'ship', key: body.key, reference: body.reference }, (declined) => {
      if (declined) return planned()
      const outcome = dispatch.ship(body)
      if (!isRefusal(outcome)) for (const { trackingNumber } of outcome.body.packages) pace.consider(trackingNumber)
      return withLabels(setup, outcome)
    }),
  )
  server.get('/shipments/by-key/:key', { schema: { params: Type.Object({ key: Key }) } }, ({ params }, reply) =>
    desk.perform(reply, { kind: 'lookup', key: params.key }, () => {
      const known = dispatch.shipmentByKey(params.key)
      return isRefusal(known) ? known : withLabels(setup, { status: 200, body: known, events: [] })
    }),
  )
  const schema = { params: Params, body: Type.Object({ key: Key }, { additionalProperties: false }) }
  server.post('/shipments/:id/cancellations', { schema }, ({ params, body: { key } }, reply) => {
    const reference = journal.shipments.get(params.id)?.reference
    return desk.perform(reply, { kind: 'cancel', key, reference }, (declined) =>
      declined ? planned() : dispatch.cancel({ key, shipmentId: params.id }),
    )
  })
}

/** Scans, by hand or by themselves. */
const mountTracking = ({ server, desk, journal, dispatch, pace }: Setup): void => {
  server.post('/scans', { schema: { body: ScanBody } }, ({ body }, reply) => {
    const reference = journal.trackings.get(body.trackingNumber)?.shipment.reference
    return desk.perform(reply, { kind: 'scan', key: body.trackingNumber, reference }, () => {
      const outcome = dispatch.scan(body)
      if (!isRefusal(outcome)) pace.consider(body.trackingNumber)
      return outcome
    })
  })
  const byNumber = Type.Object({ trackingNumber: Type.String() })
  server.get('/trackings/:trackingNumber', { schema: { params: byNumber } }, ({ params }, reply) => {
    const tracking = journal.trackings.get(params.trackingNumber)
    return desk.perform(reply, { kind: 'lookup', key: params.trackingNumber }, () =>
      tracking
        ? { status: 200, body: tracking.scans, events: [] }
        : refuse(404, 'not_found', `There is no package ${params.trackingNumber}.`),
    )
  })
  server.put('/pace', { schema: { body: PaceBody } }, ({ body }) => {
    pace.set(body.secondsPerDay)
    return body
  })
}

/** The carrier's routes. */
export const mountRoutes = (setup: Setup): void => {
  mountShipments(setup)
  mountTracking(setup)
}
