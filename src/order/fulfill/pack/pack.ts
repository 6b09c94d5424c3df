import type { Tx } from '../../../platform/db/db.ts'
import { type FulfillmentOrderId, newId, type PackageId, showId } from '../../../platform/ids.ts'
import { isRefusal, type Refusal } from '../../../platform/refusal.ts'
import { changeOrders } from '../../capture/index.ts'
import type { Asker } from '../bounds.ts'
import { scanOne } from '../desk/desk.ts'
import type { Scan, Scanned } from '../desk/scan.ts'
import { voidLabels } from '../label/void.ts'
import type { FulfillmentOrder, LineUnits, Package } from '../model.ts'
import { writePackages } from '../package-store.ts'
import { readFulfillments, writeFulfillments } from '../store.ts'
import { announceWork, openPackage, type PackageRef } from '../work.ts'
import { decidePack, decideUnpack, newPackage } from './decide.ts'
import { DEMO_COMPANY_PREFIX, makeSscc } from './sscc.ts'

export type NewParcel = Readonly<{ weightG?: number; contents: readonly LineUnits[] }>

/** Closes picked units into packages, each with its SSCC. */
export function packScan<R>(
  id: FulfillmentOrderId,
  parcels: readonly NewParcel[],
  asker: Asker,
  companyPrefix: string,
  answer: Scanned<R>['answer'],
): Scan<R> {
  const boxes = parcels.map((parcel) => ({ ...parcel, id: newId<PackageId>() }))
  return {
    id,
    asker,
    needs: { weights: true },
    decide({ fulfillment: before }, known, at) {
      const weights = new Map(before.lines.map(({ line, item }) => [line, known.weights.get(item) ?? 0]))
      const packed = decidePack(before, boxes, weights, at)
      if (isRefusal(packed)) return packed
      const { fulfillment, parcels: closed, units } = packed
      const made = closed.map((one) => newPackage(one, at))
      return {
        fulfillment: { ...fulfillment, packages: [...fulfillment.packages, ...made] },
        moves: units.map((one) => ({ ...one, from: 'picked', to: 'packed' })),
        made,
        ssccOf: (box, tries) => makeSscc(companyPrefix, box, tries),
        news: closed.map(({ id: box, contents, weightG }) => ({
          type: 'package.packed',
          data: { package: showId('package', box), weightG, lines: contents },
          subject: box,
        })),
        answer,
      }
    },
  }
}

/** The same alone, in the transaction of whoever packs. */
export function packUnits(
  tx: Tx,
  id: FulfillmentOrderId,
  parcels: readonly NewParcel[],
  asker: Asker,
  companyPrefix: string = DEMO_COMPANY_PREFIX,
): Promise<FulfillmentOrder | Refusal> {
  return scanOne(
    tx,
    null,
    packScan(id, parcels, asker, companyPrefix, (after) => after),
  )
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

async function reread(tx: Tx, id: FulfillmentOrderId): Promise<FulfillmentOrder> {
  const [fulfillment] = await readFulfillments(tx, [id])
  if (!fulfillment) throw new Error(`fulfillment order ${id} is gone`)
  return fulfillment
}
