import type { Provider } from '../../../organisation/index.ts'
import type { Tx } from '../../../platform/db/db.ts'
import { type FulfillmentOrderId, newId, type PackageId, showId, showOptionalId } from '../../../platform/ids.ts'
import { isRefusal, type Refusal } from '../../../platform/refusal.ts'
import type { Asker } from '../bounds.ts'
import { scanOne } from '../desk/desk.ts'
import type { Known, Scan, Scanned } from '../desk/scan.ts'
import type { FulfillmentOrder } from '../model.ts'
import { refuseWork } from '../refusals.ts'
import type { FulfillSteps } from '../steps.ts'
import { decideShip, type Ship } from './decide.ts'

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
export function shipScan<R>(
  id: FulfillmentOrderId,
  asked: ShipPackages,
  asker: Asker,
  answer: (shipped: ShippedWork, at: Date) => R,
): Scan<R> {
  const numbers = new Map((asked.trackingNumbers ?? []).map((one) => [one.package, one.trackingNumber]))
  const { carrier: code, packages = null, service = null } = asked
  return {
    id,
    asker,
    ...(code !== undefined && { needs: { numbers: { carrier: code, trackingNumbers: [...numbers.values()] } } }),
    decide({ fulfillment }, known, at) {
      const carrier = code === undefined ? null : known.carriers.find((one) => one.code === code)
      if (carrier === undefined) return refuseWork.carrier_unknown(`there is no carrier ${code}`, { path: '/carrier' })
      const request = { packages, carrier: carrier?.id ?? null, service, trackingNumbers: numbers }
      const ship = decideShip(fulfillment, request, at)
      if (isRefusal(ship)) return ship
      const taken = carrier ? findTaken(known, carrier, numbers) : undefined
      if (taken) return refuseWork.tracking_number_taken(`another package has ${taken}`, { path: '/trackingNumbers' })
      return shipped(ship, answer)
    },
  }
}

/** The same alone, in the transaction of whoever ships. */
export function shipPackages(
  tx: Tx,
  steps: Pick<FulfillSteps, 'handOver'>,
  id: FulfillmentOrderId,
  asked: ShipPackages,
  asker: Asker,
): Promise<ShippedWork | Refusal> {
  return scanOne(
    tx,
    steps,
    shipScan(id, asked, asker, (done) => done),
  )
}

/** A number that another package of the carrier has, or that is given twice here. */
function findTaken(known: Known, carrier: Provider, numbers: ReadonlyMap<PackageId, string>): string | undefined {
  const given = new Set<string>()
  for (const [id, trackingNumber] of numbers) {
    const owner = known.ownerOf(carrier.id, trackingNumber)
    if ((owner && owner !== id) || given.has(trackingNumber)) return trackingNumber
    given.add(trackingNumber)
  }
  return undefined
}

/** What goes to the store that hands it over is no hand-over yet: no money moves, and the units stay in work. */
function shipped<R>({ fulfillment, shipments, units }: Ship, answer: (done: ShippedWork, at: Date) => R): Scanned<R> {
  const made = shipments.map((one) => {
    const shipment = newId()
    return { ...one, id: shipment, packages: one.packages.map((box) => ({ ...box, shipment })) }
  })
  const { to } = fulfillment
  const gone = new Map(made.flatMap((one) => one.packages.map((box) => [box.id, box] as const)))
  return {
    fulfillment: { ...fulfillment, packages: fulfillment.packages.map((box) => gone.get(box.id) ?? box) },
    moves: units.map((one) => ({ ...one, from: 'packed', to: to ? 'allocated' : 'shipped' })),
    ...(to && { leg: { second: newId<FulfillmentOrderId>(), to, units } }),
    shipments: made,
    changed: [...gone.values()],
    news: made.map(({ id, carrier, packages, units: lines }) => ({
      type: to ? 'leg.sent' : 'shipment.handed_over',
      data: {
        shipment: showId('shipment', id),
        carrier: showOptionalId('provider', carrier),
        packages: packages.map((box) => showId('package', box.id)),
        ...(to && { to: showId('location', to) }),
        lines,
        complete: fulfillment.doneAt !== null,
      },
      subject: id,
    })),
    handOvers: to ? [] : made.map((one) => ({ cause: { kind: 'shipment', id: one.id }, lines: one.units })),
    answer: (after, at) => {
      const left = made.map(({ id, packages }) => ({ id, packages: packages.map((box) => box.id) }))
      return answer({ fulfillment: after, shipments: left }, at)
    },
  }
}
