import type { PackageId, ProviderId } from '../../../platform/ids.ts'
import { isRefusal, type Refusal } from '../../../platform/refusal.ts'
import {
  type FulfillmentOrder,
  isClosed,
  type LineUnits,
  moveLines,
  type Package,
  packagesHere,
  sumLines,
} from '../model.ts'
import { refuseWork } from '../refusals.ts'

export type ShipRequest = Readonly<{
  /** Those named; all that wait when none is. */
  packages: readonly PackageId[] | null
  /** For packages without a label. */
  carrier: ProviderId | null
  service: string | null
  trackingNumbers: ReadonlyMap<PackageId, string>
}>

/** Packages that one carrier takes together. */
export type Shipped = Readonly<{
  carrier: ProviderId | null
  service: string | null
  packages: readonly Package[]
  units: readonly LineUnits[]
}>
export type Ship = Readonly<{
  fulfillment: FulfillmentOrder
  shipments: readonly Shipped[]
  units: readonly LineUnits[]
}>

/** Packages are handed to their carriers: each by its label, the others to the carrier that the request names. */
export function decideShip(fulfillment: FulfillmentOrder, request: ShipRequest, at: Date): Ship | Refusal {
  if (fulfillment.destination === 'pickup')
    return refuseWork.wrong_destination(`${fulfillment.number} is collected at the counter`)
  if (isClosed(fulfillment))
    return refuseWork.fulfillment_closed(`${fulfillment.number} is ${fulfillment.state}, nothing is left to do`)
  const found = choosePackages(fulfillment, request)
  if (isRefusal(found)) return found
  for (const one of found) {
    const refused = refusePackage(one, request)
    if (refused) return refused
  }
  const leaving = found.map((one) => handedOver(one, request, at))
  const units = contentsOf(leaving)
  const moves = units.map((one) => ({ ...one, from: 'packed' as const, to: 'handedOver' as const }))
  return { fulfillment: moveLines(fulfillment, moves, at), shipments: groupByCarrier(leaving), units }
}

function choosePackages(fulfillment: FulfillmentOrder, { packages }: ShipRequest): Package[] | Refusal {
  const here = packagesHere(fulfillment)
  if (!packages) return here.length > 0 ? here : refuseWork.nothing_packed(`${fulfillment.number} has no package here`)
  const chosen: Package[] = []
  for (const [index, id] of [...new Set(packages)].entries()) {
    const one = fulfillment.packages.find((candidate) => candidate.id === id)
    const path = `/packages/${index}`
    if (!one) return refuseWork.package_missing(`${fulfillment.number} has no such package`, { path })
    if (!here.includes(one)) return refuseWork.package_gone(`package ${one.package} is ${one.state}`, { path })
    chosen.push(one)
  }
  return chosen
}

function refusePackage(one: Package, request: ShipRequest): Refusal | null {
  const { labelState } = one
  if (labelState === 'asked' || labelState === 'unknown' || labelState === 'voiding')
    return refuseWork.label_open(`the label of package ${one.package} is ${labelState}`, { more: { labelState } })
  const given = request.trackingNumbers.get(one.id)
  if (given === undefined) return null
  if (labelState === 'bought' && given !== one.trackingNumber)
    return refuseWork.label_exists(`package ${one.package} has the tracking number of its label`, {
      path: '/trackingNumbers',
    })
  if (labelState !== 'bought' && request.carrier === null)
    return refuseWork.carrier_needs('a tracking number belongs to a carrier: name it', { path: '/carrier' })
  return null
}

function handedOver(one: Package, request: ShipRequest, at: Date): Package {
  const gone = { ...one, state: 'handed_over', handedOverAt: at } as const
  if (one.labelState === 'bought') return gone
  return {
    ...gone,
    carrier: request.carrier,
    service: request.service,
    trackingNumber: request.trackingNumbers.get(one.id) ?? null,
  }
}

function groupByCarrier(packages: readonly Package[]): Shipped[] {
  const groups = new Map<string, Package[]>()
  for (const one of packages) {
    const key = `${one.carrier ?? ''}/${one.service ?? ''}`
    groups.set(key, [...(groups.get(key) ?? []), one])
  }
  return [...groups.values()].map((group) => ({
    carrier: group[0]?.carrier ?? null,
    service: group[0]?.service ?? null,
    packages: group,
    units: contentsOf(group),
  }))
}

function contentsOf(packages: readonly Package[]): LineUnits[] {
  return sumLines(packages.flatMap((one) => one.contents))
}
