import * as inventory from '../../../inventory/index.ts'
import type { Tx } from '../../../platform/db/db.ts'
import type { OrderId, PackageId } from '../../../platform/ids.ts'
import { dropTimer, setTimer } from '../../../platform/jobs/timers.ts'
import { changeOrders, type OpenOrder } from '../../capture/index.ts'
import { handOverAll } from '../hand-over/all.ts'
import { noteCollector } from '../hand-over/store.ts'
import { sendLeg } from '../legs/send.ts'
import { insertPackages } from '../pack/store.ts'
import { writePackages } from '../package-store.ts'
import { insertShipments } from '../ship/store.ts'
import type { FulfillSteps } from '../steps.ts'
import { putFulfillments } from '../store.ts'
import { announceWork, stockUnits } from '../work.ts'
import type { DoneScan } from './scan.ts'

/**
 * Writes what scans have made of their work: once a table, the shelf last.
 * @param orders as they were opened
 * @returns the numbers (SSCC) of the packages that were made
 */
export async function writeScanned(
  tx: Tx,
  orders: ReadonlyMap<OrderId, OpenOrder>,
  done: readonly DoneScan<unknown>[],
): Promise<ReadonlyMap<PackageId, string>> {
  if (done.length === 0) return new Map()
  await putFulfillments(tx, lastOf(done.map(({ scanned }) => scanned.fulfillment)))
  const numbers = await insertPackages(
    tx,
    done.flatMap(({ scanned: { fulfillment, made = [], ssccOf } }) =>
      ssccOf ? made.map((box) => ({ fulfillment, box, ssccOf })) : [],
    ),
  )
  await insertShipments(
    tx,
    done.flatMap((one) => (one.scanned.shipments ?? []).map((shipment) => ({ ...shipment, ...placeOf(one) }))),
  )
  await writePackages(tx, lastOf(done.flatMap(({ scanned }) => scanned.changed ?? [])))
  await moveOrders(tx, orders, done)
  for (const { tx: by, scanned } of done) if (scanned.leg) await sendLeg(by, scanned.fulfillment, scanned.leg)
  for (const one of done) await tellOf(one)
  await inventory.pick(
    tx,
    done.flatMap(({ tx: by, scanned: { fulfillment, picked = [] } }) =>
      stockUnits(fulfillment, picked).map((units) => ({ ...units, by })),
    ),
  )
  return numbers
}

const placeOf = ({ tx, scanned: { fulfillment } }: DoneScan<unknown>) => ({
  fulfillment: fulfillment.id,
  order: fulfillment.order,
  location: fulfillment.location,
  at: tx.occurredAt,
})

/** A row that several scans changed is written as the last one left it. */
function lastOf<T extends Readonly<{ id: string }>>(rows: readonly T[]): T[] {
  return [...new Map(rows.map((row) => [row.id, row])).values()]
}

/** All moves of an order are one change, dated by the last scan that made one. */
async function moveOrders(
  tx: Tx,
  orders: ReadonlyMap<OrderId, OpenOrder>,
  done: readonly DoneScan<unknown>[],
): Promise<void> {
  const moving = done.filter(({ scanned }) => (scanned.moves ?? []).length > 0)
  await changeOrders(
    tx,
    [...orders.values()].flatMap((order) => {
      const own = moving.filter(({ scanned }) => scanned.fulfillment.order === order.id)
      const last = own.at(-1)
      return last ? [{ order, moves: own.flatMap(({ scanned }) => scanned.moves ?? []), tx: last.tx }] : []
    }),
  )
}

/** Events, clocks and the name of who took it, one scan after the other. */
async function tellOf({ tx, scanned }: DoneScan<unknown>): Promise<void> {
  const { fulfillment, news, collectedBy, timer, timerOver } = scanned
  if (collectedBy !== undefined) await noteCollector(tx, fulfillment.id, collectedBy)
  for (const { type, data, subject } of news) announceWork(tx, type, fulfillment, data, subject)
  if (timer) await setTimer(tx, timer)
  if (timerOver !== undefined) await dropTimer(tx, timerOver, fulfillment.id)
}

/** Money and books follow each hand-over, at its moment. */
export async function handOverScanned(
  steps: Pick<FulfillSteps, 'handOver'>,
  done: readonly DoneScan<unknown>[],
): Promise<void> {
  for (const { tx, scanned } of done)
    await handOverAll(tx, steps.handOver, scanned.fulfillment.order, scanned.handOvers ?? [])
}
