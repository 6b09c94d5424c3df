import * as inventory from '../../../inventory/index.ts'
import { type Policies, readPolicies } from '../../../organisation/index.ts'
import type { Tx } from '../../../platform/db/db.ts'
import { type FulfillmentOrderId, type LocationId, newId, type OrderId, showId } from '../../../platform/ids.ts'
import { changeOrders, type Line, type Order, openOrders, stopsOn } from '../../capture/index.ts'
import { readCovered } from '../cover/store.ts'
import { decideRelease, type LeftUnits, type ReleaseGroup } from './decide.ts'
import {
  insertFulfillments,
  type NewFulfillment,
  type PromisedShip,
  type ReleaseScope,
  readScopes,
  readShipBy,
} from './store.ts'

/** What became of one order: the fulfillment orders that were made, and why the other units stay. */
export type Released = Readonly<{
  order: OrderId
  heldBy: string | null
  fulfillmentOrders: readonly Readonly<{
    id: FulfillmentOrderId
    number: string
    location: LocationId
    units: number
  }>[]
  left: readonly LeftUnits[]
}>

/**
 * Sends what is on the shelf for orders to its locations, as fulfillment orders. Units that may not go yet stay and
 * are named with the reason; nothing to release is no error.
 * @param onlyAtOnce leaves what the policy `release.when` keeps until somebody asks, and orders that wait for others
 * @param by the transaction as an order's release sees it, where each has its own actor and moment
 */
export async function releaseOrders(
  tx: Tx,
  orders: readonly OrderId[],
  { onlyAtOnce = false, by = new Map() }: { onlyAtOnce?: boolean; by?: ReadonlyMap<OrderId, Tx> } = {},
): Promise<Released[]> {
  const wanted = onlyAtOnce ? await goingAtOnce(tx, orders) : orders
  const opened = wanted.length > 0 ? [...(await openOrders(tx, wanted)).values()] : []
  if (opened.length === 0) return []
  const ids = opened.map((order) => order.id)
  const [allHeld, allScopes, policies, covered, promised] = await Promise.all([
    inventory.heldFor(tx, ids),
    readScopes(tx, ids),
    readPolicies(tx),
    readCovered(tx, ids),
    readShipBy(tx, ids),
  ])
  const held = allHeld.filter((one) => one.supply === inventory.ON_HAND)
  const scopes = new Map(allScopes.map((scope) => [scope.order, scope]))

  const decided = opened.map((order) => {
    const scope = scopes.get(order.id)
    const own = held.filter((one) => one.demand === order.id)
    const release = decideRelease(order, own, {
      heldBy: stopsOn(order, 'release')?.reason ?? null,
      coveredMinor: covered.get(order.id) ?? 0,
      mayGoUnpaid: policies('release.unpaid', scope) === 'yes',
      mayGoNow: (location) => !onlyAtOnce || isAtOnce(policies, scope, location),
    })
    return {
      order,
      own,
      release,
      by: by.get(order.id) ?? tx,
      made: release.groups.map((group, index) => draft(order, group, scope, index, promised)),
    }
  })

  await write(tx, decided)
  return decided.map(({ order, release, made }) => ({
    order: order.id,
    heldBy: stopsOn(order, 'release')?.type ?? null,
    fulfillmentOrders: made.map((one) => ({
      id: one.id,
      number: one.number,
      location: one.location,
      units: one.lines.reduce((sum, line) => sum + line.units, 0),
    })),
    left: release.left,
  }))
}

/** Orders with units on a shelf from which they go at once; asked without a lock, because most orders are not. */
export async function goingAtOnce(tx: Tx, orders: readonly OrderId[]): Promise<OrderId[]> {
  const [held, scopes, policies] = await Promise.all([
    inventory.heldFor(tx, orders),
    readScopes(tx, orders),
    readPolicies(tx),
  ])
  return scopes
    .filter((scope) =>
      held.some(
        (one) =>
          one.demand === scope.order && one.supply === inventory.ON_HAND && isAtOnce(policies, scope, one.location),
      ),
    )
    .map((scope) => scope.order)
}

function isAtOnce(policies: Policies, scope: ReleaseScope | undefined, location: LocationId): boolean {
  if (scope?.pooled) return false
  return policies('release.when', { ...scope, location }) === 'at_once'
}

function draft(
  order: Order,
  group: ReleaseGroup,
  scope: ReleaseScope | undefined,
  index: number,
  promised: readonly PromisedShip[],
): NewFulfillment {
  const days = promised
    .filter((one) => one.order === order.id && one.location === group.location)
    .filter((one) => group.lines.some((line) => line.line === one.line))
    .flatMap((one) => one.shipBy ?? [])
  return {
    id: newId<FulfillmentOrderId>(),
    number: `${order.number}-${(scope?.released ?? 0) + index + 1}`,
    order: order.id,
    delivery: group.delivery,
    location: group.location,
    destination: group.destination,
    to: group.to,
    shipBy: days.sort()[0] ?? null,
    lines: group.lines.map(({ line: number, units }) => {
      const line = order.lines.find((one) => one.line === number)
      if (!line?.item) throw new Error(`line ${number} of ${order.number} has no item`)
      return { line: number, item: line.item, sku: line.sku, name: line.name, units }
    }),
  }
}

type Decided = Readonly<{
  order: Order
  by: Tx
  own: readonly inventory.Held[]
  made: readonly NewFulfillment[]
}>

async function write(tx: Tx, decided: readonly Decided[]): Promise<void> {
  const going = decided.filter((one) => one.made.length > 0)
  if (going.length === 0) return
  await insertFulfillments(
    tx,
    going.flatMap(({ by, made }) => made.map((one) => ({ ...one, releasedAt: by.occurredAt }))),
  )
  await changeOrders(
    tx,
    going.map(({ order, by, made }) => ({
      order,
      tx: by,
      moves: made.flatMap((one) =>
        one.lines.map(({ line, units }) => ({ line, from: 'reserved' as const, to: 'allocated' as const, units })),
      ),
    })),
  )
  await inventory.allocate(
    tx,
    going.flatMap(({ own, made }) =>
      own.filter((held) => made.some((one) => one.location === held.location && has(one.lines, held.line))),
    ),
  )
  for (const { order, by, made } of going) for (const one of made) announceReleased(by, order, one)
}

function has(lines: readonly Pick<Line, 'line'>[], line: number): boolean {
  return lines.some((one) => one.line === line)
}

/** A location has got work. */
export function announceReleased(tx: Tx, order: Pick<Order, 'id' | 'channel'>, made: NewFulfillment): void {
  tx.announce({
    type: 'fulfillment.released',
    order: order.id,
    subject: made.id,
    channel: order.channel,
    location: made.location,
    data: {
      fulfillmentOrder: showId('fulfillmentOrder', made.id),
      number: made.number,
      delivery: made.delivery,
      destination: made.destination,
      lines: made.lines.map(({ line, units }) => ({ line, units })),
    },
  })
}
