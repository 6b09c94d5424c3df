import type { PackageId } from '../../../platform/ids.ts'
import { isRefusal, type Refusal } from '../../../platform/refusal.ts'
import { checkUnits } from '../decide.ts'
import { type FulfillmentOrder, type LineUnits, moveLines, type Package, sumLines } from '../model.ts'
import { refuseWork } from '../refusals.ts'

/** A box as its packer describes it; without a weight it has that of its items. */
export type Parcel = Readonly<{ id: PackageId; weightG?: number; contents: readonly LineUnits[] }>
export type PackedParcel = Readonly<{
  id: PackageId
  package: number
  weightG: number
  contents: readonly LineUnits[]
}>
export type Packed = Readonly<{
  fulfillment: FulfillmentOrder
  parcels: readonly PackedParcel[]
  units: readonly LineUnits[]
}>

/**
 * Picked units are closed into packages.
 * @param weights grams of one unit, by line; what is not known weighs nothing
 */
export function decidePack(
  fulfillment: FulfillmentOrder,
  parcels: readonly Parcel[],
  weights: ReadonlyMap<number, number>,
  at: Date,
): Packed | Refusal {
  const all = parcels.flatMap((parcel, box) =>
    parcel.contents.map((one, index) => ({ ...one, path: `/packages/${box}/contents/${index}` })),
  )
  const units = checkUnits(fulfillment, all, 'picked', (index) => all[index]?.path ?? '/packages')
  if (isRefusal(units)) return units
  const last = Math.max(0, ...fulfillment.packages.map((one) => one.package))
  const moves = units.map((one) => ({ ...one, from: 'picked' as const, to: 'packed' as const }))
  return {
    fulfillment: moveLines(fulfillment, moves, at),
    units,
    parcels: parcels.map((parcel, index) => {
      const contents = sumLines(parcel.contents)
      const own = contents.reduce((sum, one) => sum + one.units * (weights.get(one.line) ?? 0), 0)
      return { id: parcel.id, package: last + index + 1, weightG: parcel.weightG ?? own, contents }
    }),
  }
}

/** A package as it is when it was just closed; its SSCC is given when it is written. */
export function newPackage({ id, package: number, weightG, contents }: PackedParcel, at: Date): Package {
  const noLabel = { labelState: null, labelProblem: null, labelKey: null, labelTries: 0, labelEffect: null }
  const notGone = { carrier: null, service: null, trackingNumber: null, shipment: null, handedOverAt: null }
  return {
    id,
    package: number,
    sscc: null,
    weightG,
    ...notGone,
    ...noLabel,
    state: 'packed',
    packedAt: at,
    labelledAt: null,
    contents,
  }
}

/** A package is opened again: its units are picked ones. What waits for its customer at the counter stays closed. */
export function decideUnpack(fulfillment: FulfillmentOrder, found: Package, at: Date): FulfillmentOrder | Refusal {
  if (found.state === 'handed_over' || found.state === 'unpacked')
    return refuseWork.package_gone(`package ${found.package} is ${found.state}`)
  if (fulfillment.readyAt) return refuseWork.already_ready(`${fulfillment.number} waits for its customer`)
  const moves = found.contents.map((one) => ({ ...one, from: 'packed' as const, to: 'picked' as const }))
  return moveLines(fulfillment, moves, at)
}
