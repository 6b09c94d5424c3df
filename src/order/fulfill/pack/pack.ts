import { itemsById } from '../../../catalog/index.ts'
import type { Tx } from '../../../platform/db/db.ts'
import { type FulfillmentOrderId, newId, type PackageId, showId } from '../../../platform/ids.ts'
import { isRefusal, type Refusal } from '../../../platform/refusal.ts'
import { changeOrders } from '../../capture/index.ts'
import type { Asker } from '../bounds.ts'
import { voidLabels } from '../label/void.ts'
import type { FulfillmentOrder, LineUnits, Package } from '../model.ts'
import { writePackages } from '../package-store.ts'
import { readFulfillments, writeFulfillments } from '../store.ts'
import { announceWork, openPackage, openWork, type PackageRef } from '../work.ts'
import { decidePack, decideUnpack } from './decide.ts'
import { DEMO_COMPANY_PREFIX, makeSscc } from './sscc.ts'
import { insertPackages } from './store.ts'

export type NewParcel = Readonly<{ weightG?: number; contents: readonly LineUnits[] }>

/** Closes picked units into packages, each with its SSCC. */
export async function packUnits(
  tx: Tx,
  id: FulfillmentOrderId,
  parcels: readonly NewParcel[],
  asker: Asker,
  companyPrefix: string = DEMO_COMPANY_PREFIX,
): Promise<FulfillmentOrder | Refusal> {
  const work = await openWork(tx, id, asker)
  if (isRefusal(work)) return work
  const weights = await readWeights(tx, work.fulfillment)
  const boxes = parcels.map((parcel) => ({ ...parcel, id: newId<PackageId>() }))
  const packed = decidePack(work.fulfillment, boxes, weights, tx.occurredAt)
  if (isRefusal(packed)) return packed
  await writeFulfillments(tx, [packed.fulfillment])
  await insertPackages(tx, packed.fulfillment, packed.parcels, (packageId, tries) =>
    makeSscc(companyPrefix, packageId, tries),
  )
  const moves = packed.units.map((one) => ({ ...one, from: 'picked' as const, to: 'packed' as const }))
  await changeOrders(tx, [{ order: work.order, moves }])
  for (const { id: packageId, contents, weightG } of packed.parcels)
    announceWork(
      tx,
      'package.packed',
      packed.fulfillment,
      { package: showId('package', packageId), weightG, lines: contents },
      packageId,
    )
  return reread(tx, id)
}

/** Opens a package again before it leaves; a label it has is given back to the carrier. */
export async function unpackPackage(tx: Tx, ref: PackageRef, asker: Asker): Promise<FulfillmentOrder | Refusal> {
  const work = await openPackage(tx, ref, asker)
  if (isRefusal(work)) return work
  const unpacked = decideUnpack(work.fulfillment, work.package, tx.occurredAt)
  if (isRefusal(unpacked)) return unpacked
  await writeFulfillments(tx, [unpacked])
  await closePackages(tx, unpacked, [work.package])
  const moves = work.package.contents.map((one) => ({ ...one, from: 'packed' as const, to: 'picked' as const }))
  await changeOrders(tx, [{ order: work.order, moves }])
  return reread(tx, unpacked.id)
}

/** Packages that are none any more: marked so, their labels voided. */
export async function closePackages(
  tx: Tx,
  fulfillment: FulfillmentOrder,
  packages: readonly Package[],
): Promise<void> {
  const closed = packages.map((one): Package => ({ ...one, state: 'unpacked' }))
  await writePackages(tx, await voidLabels(tx, fulfillment, closed))
  for (const one of closed)
    announceWork(
      tx,
      'package.unpacked',
      fulfillment,
      { package: showId('package', one.id), lines: one.contents },
      one.id,
    )
}

async function readWeights(tx: Tx, { lines }: FulfillmentOrder): Promise<Map<number, number>> {
  const items = await itemsById(
    tx,
    lines.map((line) => line.item),
  )
  return new Map(lines.map(({ line, item }) => [line, items.find((one) => one.id === item)?.weightG ?? 0]))
}

async function reread(tx: Tx, id: FulfillmentOrderId): Promise<FulfillmentOrder> {
  const [fulfillment] = await readFulfillments(tx, [id])
  if (!fulfillment) throw new Error(`fulfillment order ${id} is gone`)
  return fulfillment
}
