import type { Tx } from '../../platform/db/db.ts'
import type { FulfillmentOrderId, OrderId, PackageId } from '../../platform/ids.ts'
import { isRefusal, type Refusal, refuse } from '../../platform/refusal.ts'
import { type OpenOrder, openOrders } from '../capture/index.ts'
import { type Asker, within } from './bounds.ts'
import type { FulfillmentOrder, LineUnits, Package } from './model.ts'
import { fulfillmentOfPackage } from './package-store.ts'
import { refuseWork } from './refusals.ts'
import { lockFulfillments, ordersOf, readFulfillments } from './store.ts'

/** A fulfillment order with its order, both locked. */
export type Work = Readonly<{ order: OpenOrder; fulfillment: FulfillmentOrder }>

/** Opens a fulfillment order for change: first its order, then itself. What the asker may not touch is not there. */
export async function openWork(tx: Tx, id: FulfillmentOrderId, asker: Asker): Promise<Work | Refusal> {
  const { orders, works } = await openWorks(tx, [id])
  const fulfillment = works.get(id)
  const order = fulfillment && orders.get(fulfillment.order)
  return order && fulfillment && within(asker, fulfillment) ? { order, fulfillment } : absent()
}

/** A package; the fulfillment order it was asked for under must be its own. */
export type PackageRef = Readonly<{ id: PackageId; fulfillment?: FulfillmentOrderId }>

/** The same for one of its packages. */
export async function openPackage(
  tx: Tx,
  { id, fulfillment: under }: PackageRef,
  asker: Asker,
): Promise<(Work & { package: Package }) | Refusal> {
  const fulfillment = await fulfillmentOfPackage(tx, id)
  if (!fulfillment || (under && under !== fulfillment)) return refuseWork.package_missing('there is no such package')
  const work = await openWork(tx, fulfillment, asker)
  if (isRefusal(work)) return work
  const found = work.fulfillment.packages.find((one) => one.id === id)
  return found ? { ...work, package: found } : refuseWork.package_missing('there is no such package')
}

/** A package with its fulfillment order as they are, without a lock. */
export async function readPackage(
  tx: Tx,
  { id, fulfillment: under }: PackageRef,
  asker: Asker,
): Promise<{ fulfillment: FulfillmentOrder; package: Package } | Refusal> {
  const fulfillment = await fulfillmentOfPackage(tx, id)
  if (!fulfillment || (under && under !== fulfillment)) return refuseWork.package_missing('there is no such package')
  const work = await readWork(tx, fulfillment, asker)
  if (isRefusal(work)) return work
  const found = work.packages.find((one) => one.id === id)
  return found ? { fulfillment: work, package: found } : refuseWork.package_missing('there is no such package')
}

/** A fulfillment order as it is, without a lock. */
export async function readWork(tx: Tx, id: FulfillmentOrderId, asker: Asker): Promise<FulfillmentOrder | Refusal> {
  const [fulfillment] = await readFulfillments(tx, [id])
  return fulfillment && within(asker, fulfillment) ? fulfillment : absent()
}

/** Fulfillment orders with their orders, all locked: orders first, each in the order of their ids. */
export async function openWorks(
  tx: Tx,
  ids: readonly FulfillmentOrderId[],
): Promise<{ orders: Map<OrderId, OpenOrder>; works: Map<FulfillmentOrderId, FulfillmentOrder> }> {
  const orders = await ordersOf(tx, ids)
  // Sent together: the orders' locks come first.
  const [opened, locked] = await Promise.all([openOrders(tx, orders), lockFulfillments(tx, ids)])
  return { orders: opened, works: new Map(locked.map((one) => [one.id, one])) }
}

export function absent(): Refusal {
  return refuse.not_found('there is no such fulfillment order')
}

/** The reference under which the stock ledger knows units of a fulfillment order. */
export function stockUnits(fulfillment: FulfillmentOrder, lines: readonly LineUnits[]) {
  return lines.map(({ line, units }) => {
    const found = fulfillment.lines.find((one) => one.line === line)
    if (!found) throw new Error(`${fulfillment.number} has no line ${line}`)
    const reference = { kind: 'fulfillment_order', id: fulfillment.id, line }
    return { item: found.item, location: fulfillment.location, units, reference }
  })
}

/** Announces a fact of a fulfillment order on the order's timeline. */
export function announceWork(
  tx: Tx,
  type: string,
  fulfillment: FulfillmentOrder,
  data: Readonly<Record<string, unknown>> = {},
  subject: string = fulfillment.id,
): void {
  tx.announce({
    type,
    order: fulfillment.order,
    subject,
    channel: fulfillment.channel,
    location: fulfillment.location,
    data: { fulfillmentOrder: fulfillment.id, number: fulfillment.number, ...data },
  })
}
