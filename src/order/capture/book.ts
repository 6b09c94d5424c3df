import type { Tx } from '../../platform/db/db.ts'
import type { OrderId } from '../../platform/ids.ts'
import {
  BUCKETS,
  type Bucket,
  dueMinor,
  fulfillmentStatus,
  holdStatus,
  isDone,
  type Line,
  type Money,
  moveUnits,
  type OpenOrder,
  type Order,
  paymentStatus,
  type Returns,
  returnStatus,
  type UnitMove,
} from './model.ts'
import { rememberedOrders } from './remembered.ts'
import { type LineRow, lockHeaders, type Parts, readHeaders, readParts, writeOrders } from './store.ts'

/**
 * Opens orders for change: locked until commit, in the order of their ids. What is not there is left out. One that this
 * transaction opened before is as it has left it, and is not read again: nobody else can change it.
 */
export async function openOrders(tx: Tx, orders: readonly OrderId[]): Promise<Map<OrderId, OpenOrder>> {
  const known = rememberedOrders(tx)
  const unknown = orders.filter((id) => !known.has(id))
  if (unknown.length > 0) {
    // Sent together, done one after the other: the parts are read behind the lock.
    const found = join(await Promise.all([lockHeaders(tx, unknown), readParts(tx, unknown)]))
    for (const [id, order] of found) known.set(id, order)
  }
  return new Map(
    [...new Set(orders)].sort().flatMap((id) => {
      const order = known.get(id)
      return order ? [[id, order] as const] : []
    }),
  )
}

export async function openOrder(tx: Tx, order: OrderId): Promise<OpenOrder | undefined> {
  return (await openOrders(tx, [order])).get(order)
}

/** What every posting for an order needs to know of it; opens it. */
export async function orderBooking(
  tx: Tx,
  id: OrderId,
): Promise<{ order: OrderId; legalEntity: string; currency: string }> {
  const order = await openOrder(tx, id)
  if (!order) throw new Error(`no order ${id}`)
  return { order: id, legalEntity: order.legalEntity, currency: order.currency }
}

/** Orders as they are, without a lock. */
export async function readOrders(tx: Tx, orders: readonly OrderId[]): Promise<Map<OrderId, OpenOrder>> {
  return join(await Promise.all([readHeaders(tx, orders), readParts(tx, orders)]))
}

type Header = Awaited<ReturnType<typeof lockHeaders>>[number]

function join([headers, found]: readonly [readonly Header[], readonly Parts[]]): Map<OrderId, OpenOrder> {
  const parts = new Map(found.map((one) => [one.order, one]))
  return new Map(headers.map((header) => [header.id, assemble(header, parts.get(header.id))]))
}

function assemble(header: Header, parts: Parts | undefined): OpenOrder {
  const {
    authorizedMinor,
    capturedMinor,
    refundedMinor,
    moneyUnknown,
    returnsOpen,
    returnsExpected,
    returnsReceived,
    ...rest
  } = header
  return {
    ...rest,
    money: { authorizedMinor, capturedMinor, refundedMinor, unknown: moneyUnknown },
    returns: { open: returnsOpen, expected: returnsExpected, received: returnsReceived },
    holds: parts?.holds ?? [],
    deliveries: parts?.deliveries ?? [],
    lines: (parts?.lines ?? []).map(withBuckets),
  }
}

function withBuckets(row: LineRow): Line {
  const {
    line,
    delivery,
    item,
    sku,
    name,
    kind,
    quantity,
    netMinor,
    taxMinor,
    grossMinor,
    relation,
    relationLine,
    givenUp,
  } = row
  const buckets = Object.fromEntries(BUCKETS.map((bucket) => [bucket, row[bucket]])) as Record<Bucket, number>
  return {
    line,
    delivery,
    item,
    sku,
    name,
    kind,
    quantity,
    netMinor,
    taxMinor,
    grossMinor,
    relation,
    relationLine,
    givenUp,
    buckets,
  }
}

/** What a command changed on an order: units moved, or one of the sums that other modules account for. */
export type OrderChange<O extends Order = Order> = Readonly<{
  order: O
  moves?: readonly UnitMove[]
  money?: Money
  returns?: Returns
  holds?: Order['holds']
  /** Gross value taken out before hand-over, given back after it. */
  cancelMinor?: number
  creditMinor?: number
  /** A new version of the order for its customer: an amendment row of the same number goes with it. */
  amended?: boolean
  /** The transaction at the moment of this change, where several changes have their own. */
  tx?: Tx
}>

/**
 * The only writer of an order's units, sums and statuses. The orders must have been opened in this transaction.
 * An order with nothing left to ship, collect, pay or refund closes itself; what reopens it opens it again.
 * @returns the orders as they are now
 */
export async function changeOrders<O extends Order>(tx: Tx, changes: readonly OrderChange<O>[]): Promise<O[]> {
  if (changes.length === 0) return []
  const changedLines: (Line & { order: OrderId })[] = []
  const after = changes.map((change) => {
    const moved = moveUnits(change.order.lines, change.moves ?? [])
    changedLines.push(...moved.map((line) => ({ ...line, order: change.order.id })))
    const order = withStatuses(change.tx ?? tx, applyChange(change, moved))
    remember(tx, order, moved)
    return order
  })
  await writeOrders(tx, after, changedLines)
  return after
}

/** Keeps for this transaction what is written of an order: who changes it by an older reading has not read its other lines. */
function remember(tx: Tx, written: Order & { statuses: unknown }, moved: readonly Line[]): void {
  const { statuses: _, ...order } = written
  const known = rememberedOrders(tx)
  const before = known.get(order.id)
  if (!before) return
  const { legalEntity, brand, placedLocation, deliveries } = before
  const lines = before.lines.map((line) => moved.find((one) => one.line === line.line) ?? line)
  known.set(order.id, { ...order, legalEntity, brand, placedLocation, deliveries, lines })
}

function applyChange<O extends Order>(change: OrderChange<O>, moved: readonly Line[]): O {
  const { order } = change
  return {
    ...order,
    lines: order.lines.map((line) => moved.find((one) => one.line === line.line) ?? line),
    money: change.money ?? order.money,
    returns: change.returns ?? order.returns,
    holds: change.holds ?? order.holds,
    cancelledMinor: order.cancelledMinor + (change.cancelMinor ?? 0),
    creditedMinor: order.creditedMinor + (change.creditMinor ?? 0),
    version: order.version + (change.amended ? 1 : 0),
  }
}

function withStatuses<O extends Order>(
  tx: Tx,
  order: O,
): O & { statuses: { fulfillment: string; payment: string; returns: string; holds: string } } {
  const done = isDone(order)
  if (done && !order.closedAt) tx.announce({ type: 'order.closed', order: order.id, channel: order.channel })
  if (!done && order.closedAt) tx.announce({ type: 'order.reopened', order: order.id, channel: order.channel })
  return {
    ...order,
    closedAt: done ? (order.closedAt ?? tx.occurredAt) : null,
    statuses: {
      fulfillment: fulfillmentStatus(order.lines),
      payment: paymentStatus(dueMinor(order), order.money),
      returns: returnStatus(order.returns),
      holds: holdStatus(order.holds),
    },
  }
}
