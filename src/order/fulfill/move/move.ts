import * as inventory from '../../../inventory/index.ts'
import { readLocations, readPolicies } from '../../../organisation/index.ts'
import type { Tx } from '../../../platform/db/db.ts'
import { type FulfillmentOrderId, type LocationId, newId, type OrderId, showId } from '../../../platform/ids.ts'
import { isRefusal, type Refusal } from '../../../platform/refusal.ts'
import type { Delivery, Order } from '../../capture/index.ts'
import { type HandMove, type MoveProof, promiseMove, proveMove } from '../../promise/index.ts'
import type { Asker } from '../bounds.ts'
import type { FulfillmentOrder, LineUnits } from '../model.ts'
import { refuseWork } from '../refusals.ts'
import { destinationOf } from '../release/decide.ts'
import { announceReleased } from '../release/release.ts'
import { insertFulfillments, type NewFulfillment, readScopes } from '../release/store.ts'
import { writeFulfillments } from '../store.ts'
import { announceWork, openWork, stockUnits } from '../work.ts'
import { checkTarget, decideLeave, type Leaving } from './decide.ts'
import { type PromisedOn, placesServing, promisedOn } from './store.ts'

export type MoveWish = Readonly<{
  /** The code of the location that serves the units from now on. */
  location: string
  /** Null: all that nobody has picked yet. */
  lines: readonly LineUnits[] | null
  reason: string
  pinned: boolean
}>

type Shelf = Readonly<{ line: number; location: LocationId; freeBefore: number; freeAfter: number }>

/** What a move by hand does, or would do. */
export type Moved = Readonly<{
  fulfillmentOrder: Readonly<{ id: FulfillmentOrderId; number: string; location: LocationId }>
  left: FulfillmentOrder
  units: readonly LineUnits[]
  stock: readonly Shelf[]
  promises: readonly Readonly<{ line: number; units: number; before: PromisedOn; after: PromisedOn }>[]
  proof: MoveProof
  splits: Readonly<{ before: number; after: number }>
  pinned: boolean
}>

/**
 * Takes units that nobody has picked yet to another location, because a person says so: freed here, allocated there, as
 * a new fulfillment order. The decision is kept with who made it and what the strategy thinks of it. Pinned work is
 * never moved again by the search for cheaper places.
 */
export async function moveByHand(
  tx: Tx,
  id: FulfillmentOrderId,
  wish: MoveWish,
  asker: Asker,
): Promise<Moved | Refusal> {
  const work = await openWork(tx, id, asker)
  if (isRefusal(work)) return work
  const { order, fulfillment } = work
  const delivery = order.deliveries.find((one) => one.delivery === fulfillment.delivery)
  if (!delivery) throw new Error(`${fulfillment.number} has no delivery`)
  const target = (await readLocations(tx)).find((one) => one.code === wish.location)
  const refused = checkTarget(fulfillment, delivery, target, wish.location)
  if (refused || !target) return refused ?? refuseWork.unknown_location(`there is no location ${wish.location}`)
  const leaving = decideLeave(fulfillment, wish.lines, tx.occurredAt)
  if (isRefusal(leaving)) return leaving
  const stock = await lockShelves(tx, fulfillment, leaving, target.id)
  if (isRefusal(stock)) return stock

  const units = stockUnits(fulfillment, leaving.units)
  const lines = leaving.units.map((one, index) => ({ ...one, item: itemAt(units, index) }))
  const before = await promisedOn(tx, order.id, fulfillment.location)
  const places = await placesServing(tx, order.id, fulfillment.delivery)
  const move = { order, lines, from: fulfillment.location, to: target.id, reason: wish.reason, pinned: wish.pinned }
  const proof = await proveMove(tx, move)
  await moveStock(tx, move, fulfillment, leaving)
  const promises = await promiseMove(tx, move, proof)
  const shipBy = promises.flatMap((one) => (one.location === target.id ? (one.shipBy ?? []) : [])).toSorted()[0]
  const made = await newWork(tx, order, fulfillment, leaving, { delivery, location: target.id, shipBy })
  await write(tx, order, leaving, { ...made, pinned: wish.pinned }, wish)
  return {
    fulfillmentOrder: { id: made.id, number: made.number, location: target.id },
    left: leaving.fulfillment,
    units: leaving.units,
    stock,
    promises: promises.map(({ line, units: count, shipBy, deliverBy }) => ({
      line,
      units: count,
      before: before.get(line) ?? { shipBy: null, deliverBy: null },
      after: { shipBy, deliverBy },
    })),
    proof,
    splits: splitsOf(places, leaving.fulfillment, target.id),
    pinned: wish.pinned,
  }
}

function itemAt(units: ReturnType<typeof stockUnits>, index: number) {
  const found = units[index]
  if (!found) throw new Error('a unit has no item')
  return found.item
}

/** Both shelves, locked in the one order: what is free before and after, or who has not enough. */
async function lockShelves(
  tx: Tx,
  fulfillment: FulfillmentOrder,
  { units }: Leaving,
  to: LocationId,
): Promise<Shelf[] | Refusal> {
  const here = stockUnits(fulfillment, units)
  const keys = here.flatMap(({ item, location }) => [
    { item, location },
    { item, location: to },
  ])
  const balances = await inventory.lockBalances(tx, keys)
  const safety = (await readPolicies(tx))('stock.safety_units', { location: to })
  const free = (item: string, location: string) => {
    const found = balances.find((one) => one.item === item && one.location === location)
    return found ? inventory.free(found) : 0
  }
  const shelves: Shelf[] = []
  for (const [index, { item, location, units: count }] of here.entries()) {
    const line = units[index]?.line ?? 0
    const earlier = here.slice(0, index).filter((one) => one.item === item)
    const gone = earlier.reduce((sum, one) => sum + one.units, 0)
    const there = Math.max(0, free(item, to) - safety - gone)
    if (there < count)
      return refuseWork.not_enough_free(`${there} of ${count} units of line ${line} are free there`, {
        path: '/location',
        more: { line, wanted: count, free: there },
      })
    shelves.push({
      line,
      location,
      freeBefore: free(item, location) + gone,
      freeAfter: free(item, location) + gone + count,
    })
    shelves.push({ line, location: to, freeBefore: free(item, to) - gone, freeAfter: free(item, to) - gone - count })
  }
  return shelves
}

/** The order's units stay allocated all the while: only where changes. */
async function moveStock(
  tx: Tx,
  { order, to, lines }: HandMove,
  from: FulfillmentOrder,
  { fulfillment, units }: Leaving,
): Promise<void> {
  await writeFulfillments(tx, [fulfillment])
  await inventory.freeAllocated(tx, stockUnits(from, units))
  const reservations = lines.map(({ line, item, units: count }) => ({
    demandKind: 'order_line' as const,
    demand: order.id,
    line,
    item,
    location: to,
    supply: inventory.ON_HAND,
    units: count,
  }))
  const short = await inventory.reserve(tx, reservations)
  if (short.shortAt.length > 0) throw new inventory.BalanceBroken('move', short.shortAt)
  await inventory.allocate(tx, reservations)
}

async function newWork(
  tx: Tx,
  order: Order,
  from: FulfillmentOrder,
  { units }: Leaving,
  { delivery, location, shipBy }: Readonly<{ delivery: Delivery; location: LocationId; shipBy: string | undefined }>,
): Promise<NewFulfillment> {
  const [scope] = await readScopes(tx, [order.id as OrderId])
  return {
    id: newId<FulfillmentOrderId>(),
    number: `${order.number}-${(scope?.released ?? 0) + 1}`,
    order: order.id,
    delivery: from.delivery,
    location,
    ...destinationOf(delivery, location),
    shipBy: shipBy ?? from.shipBy,
    lines: units.map(({ line: number, units: count }) => {
      const line = from.lines.find((one) => one.line === number)
      if (!line) throw new Error(`${from.number} has no line ${number}`)
      return { line: number, item: line.item, sku: line.sku, name: line.name, units: count }
    }),
  }
}

async function write(
  tx: Tx,
  order: Order,
  leaving: Leaving,
  made: NewFulfillment,
  { reason, pinned }: MoveWish,
): Promise<void> {
  await insertFulfillments(tx, [{ ...made, releasedAt: tx.occurredAt }])
  const to = { location: showId('location', made.location), fulfillmentOrder: showId('fulfillmentOrder', made.id) }
  announceWork(tx, 'fulfillment.moved', leaving.fulfillment, { lines: leaving.units, to, reason, pinned })
  announceReleased(tx, order, made)
}

/** Packages beyond the first, by the places that serve the delivery. */
function splitsOf(
  places: readonly LocationId[],
  left: FulfillmentOrder,
  to: LocationId,
): { before: number; after: number } {
  const empty = left.lines.every((line) => line.waiting + line.picked + line.packed + line.handedOver === 0)
  const after = new Set([...places, to])
  if (empty && places.filter((one) => one === left.location).length === 1) after.delete(left.location)
  return { before: new Set(places).size - 1, after: after.size - 1 }
}
