import type { Tx } from '../../../platform/db/db.ts'
import {
  type FulfillmentOrderId,
  newId,
  type PackageId,
  type ProviderId,
  showId,
  showOptionalId,
} from '../../../platform/ids.ts'
import { isRefusal, type Refusal } from '../../../platform/refusal.ts'
import { changeOrders, type Order } from '../../capture/index.ts'
import type { Asker } from '../bounds.ts'
import { handOverAll } from '../hand-over/all.ts'
import { claimTrackingNumber, readCarrier } from '../label/store.ts'
import type { FulfillmentOrder } from '../model.ts'
import { writePackages } from '../package-store.ts'
import { refuseWork } from '../refusals.ts'
import type { FulfillSteps } from '../steps.ts'
import { writeFulfillments } from '../store.ts'
import { announceWork, openWork } from '../work.ts'
import { decideShip, type Ship } from './decide.ts'
import { insertShipments } from './store.ts'

export type ShipPackages = Readonly<{
  packages?: readonly PackageId[]
  /** The code of the carrier that takes packages without a label. */
  carrier?: string
  service?: string
  trackingNumbers?: readonly Readonly<{ package: PackageId; trackingNumber: string }>[]
}>
export type ShippedWork = Readonly<{
  fulfillment: FulfillmentOrder
  shipments: readonly Readonly<{ id: string; packages: readonly PackageId[] }>[]
}>

/** Hands packages to their carriers: all that wait, or those named. Money and revenue follow through the step. */
export async function shipPackages(
  tx: Tx,
  steps: Pick<FulfillSteps, 'handOver'>,
  id: FulfillmentOrderId,
  asked: ShipPackages,
  asker: Asker,
): Promise<ShippedWork | Refusal> {
  const work = await openWork(tx, id, asker)
  if (isRefusal(work)) return work
  const carrier = asked.carrier === undefined ? null : await readCarrier(tx, { code: asked.carrier })
  if (carrier === undefined)
    return refuseWork.carrier_unknown(`there is no carrier ${asked.carrier}`, { path: '/carrier' })
  const numbers = new Map((asked.trackingNumbers ?? []).map((one) => [one.package, one.trackingNumber]))
  const ship = decideShip(
    work.fulfillment,
    {
      packages: asked.packages ?? null,
      carrier: carrier?.id ?? null,
      service: asked.service ?? null,
      trackingNumbers: numbers,
    },
    tx.occurredAt,
  )
  if (isRefusal(ship)) return ship
  const taken = carrier ? await findTaken(tx, carrier.id, numbers) : undefined
  if (taken) return refuseWork.tracking_number_taken(`another package has ${taken}`, { path: '/trackingNumbers' })
  return write(tx, steps, work.order, ship)
}

async function findTaken(
  tx: Tx,
  carrier: ProviderId,
  numbers: ReadonlyMap<PackageId, string>,
): Promise<string | undefined> {
  const given = new Set<string>()
  for (const [id, trackingNumber] of numbers) {
    const owner = await claimTrackingNumber(tx, carrier, trackingNumber)
    if ((owner && owner !== id) || given.has(trackingNumber)) return trackingNumber
    given.add(trackingNumber)
  }
  return undefined
}

async function write(
  tx: Tx,
  steps: Pick<FulfillSteps, 'handOver'>,
  order: Order,
  { fulfillment, shipments, units }: Ship,
): Promise<ShippedWork> {
  const made = shipments.map((one) => ({ ...one, id: newId() }))
  await writeFulfillments(tx, [fulfillment])
  await insertShipments(tx, fulfillment, made)
  await writePackages(
    tx,
    made.flatMap((shipment) => shipment.packages.map((one) => ({ ...one, shipment: shipment.id }))),
  )
  const moves = units.map((one) => ({ ...one, from: 'packed' as const, to: 'shipped' as const }))
  await changeOrders(tx, [{ order, moves }])
  for (const { id, carrier, packages, units: lines } of made)
    announceWork(
      tx,
      'shipment.handed_over',
      fulfillment,
      {
        shipment: showId('shipment', id),
        carrier: showOptionalId('provider', carrier),
        packages: packages.map((one) => showId('package', one.id)),
        lines,
        complete: fulfillment.doneAt !== null,
      },
      id,
    )
  await handOverAll(
    tx,
    steps.handOver,
    order.id,
    made.map((one) => ({ cause: { kind: 'shipment', id: one.id }, lines: one.units })),
  )
  return { fulfillment, shipments: made.map(({ id, packages }) => ({ id, packages: packages.map((one) => one.id) })) }
}
