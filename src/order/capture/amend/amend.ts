import { locate, readLocations } from '../../../organisation/index.ts'
import type { Tx } from '../../../platform/db/db.ts'
import type { LocationId, OrderId } from '../../../platform/ids.ts'
import { isRefusal, type Refusal } from '../../../platform/refusal.ts'
import { changeOrders, openOrder } from '../book.ts'
import type { ChangeSteps, FreedStock } from '../cancel/steps.ts'
import { writeAmendment } from '../cancel/store.ts'
import type { Delivery, Order, UnitMove } from '../model.ts'
import type { AddressInput } from '../place/model.ts'
import { writeParties } from '../place/store.ts'
import { refuseOrder } from '../refusals.ts'
import { changeDelivery, type Destination, readDestination } from './store.ts'
import { agreedNow } from './version.ts'

export type Amendment = Readonly<{
  order: OrderId
  delivery: number
  shipTo?: AddressInput
  pickupLocation?: string
  requestedOn?: string
  reason?: string
}>
export type AmendmentOutcome = Readonly<{
  order: OrderId
  version: number
  changes: readonly string[]
  stock: readonly FreedStock[]
  resourced: boolean
  money: Readonly<{ currency: string; differenceMinor: number }>
  messages: readonly string[]
}>

/**
 * Changes where or when a delivery goes, as long as nothing of it is in work: its reserved units are given back and
 * sourced anew for the new place. Another country would change the taxes and is refused: cancel and repeat.
 */
export async function amendDelivery(
  tx: Tx,
  wanted: Amendment,
  steps: ChangeSteps,
): Promise<AmendmentOutcome | Refusal> {
  const order = await openOrder(tx, wanted.order)
  if (!order) return refuseOrder.order_not_found('there is no such order')
  const delivery = order.deliveries.find((one) => one.delivery === wanted.delivery)
  const destination = await readDestination(tx, order.id, wanted.delivery)
  if (!delivery || !destination)
    return refuseOrder.bad_delivery(`the order has no delivery ${wanted.delivery}`, { path: '/delivery' })
  const late = tooLate(order, delivery)
  if (late) return refuseOrder.too_late(late)
  const pickup = await checkChange(tx, wanted, delivery, destination)
  if (isRefusal(pickup)) return pickup

  const was = await agreedNow(tx, order)
  const moves = givenBack(order, delivery)
  const moved = wanted.shipTo !== undefined || pickup !== null
  const stock = moved ? await steps.release(tx, order, moves) : []
  const changes = [
    ...(wanted.shipTo ? ['address'] : []),
    ...(pickup ? ['pickup_location'] : []),
    ...(wanted.requestedOn ? ['requested_date'] : []),
  ]
  const outcome = {
    order: order.id,
    version: order.version + 1,
    changes,
    stock,
    resourced: moved && moves.length > 0,
    money: { currency: order.currency, differenceMinor: 0 },
    messages: [],
  }

  const party = wanted.shipTo ? destination.nextParty : null
  if (wanted.shipTo && party) {
    const located = locate({
      country: wanted.shipTo.country,
      ...(wanted.shipTo.postalCode !== undefined && { postalCode: wanted.shipTo.postalCode }),
    })
    await writeParties(tx, [
      { order: order.id, party: { party, role: 'ship_to', address: wanted.shipTo, located, instructions: null } },
    ])
  }
  await changeDelivery(tx, order.id, delivery.delivery, {
    shipTo: party,
    pickupLocation: pickup,
    requestedOn: wanted.requestedOn ?? null,
  })
  await changeOrders(tx, [{ order, moves: moved ? moves : [], amended: true }])
  await writeAmendment(tx, {
    order: order.id,
    version: order.version + 1,
    kind: wanted.shipTo ? 'address' : pickup ? 'pickup_location' : 'requested_date',
    reason: wanted.reason ?? null,
    detail: {
      delivery: delivery.delivery,
      before: { party: destination.shipTo, pickupLocation: delivery.pickupLocation, requestedOn: delivery.requestedOn },
      after: { party, pickupLocation: pickup, requestedOn: wanted.requestedOn ?? null },
      was,
    },
  })
  tx.announce({
    type: 'order.amended',
    order: order.id,
    channel: order.channel,
    data: { version: order.version + 1, changes },
  })
  if (moved) await steps.resource(tx, [order.id])
  return outcome
}

function tooLate(order: Order, delivery: Delivery): string | null {
  for (const line of order.lines.filter((one) => one.delivery === delivery.delivery)) {
    const { allocated, picked, packed, ready, shipped, delivered } = line.buckets
    if (shipped + delivered > 0) return `line ${line.line} is on its way already`
    if (allocated + picked + packed + ready > 0) return `line ${line.line} is in work at its location`
  }
  return null
}

/** The new pickup location, or null when none is wanted. */
async function checkChange(
  tx: Tx,
  wanted: Amendment,
  delivery: Delivery,
  destination: Destination,
): Promise<LocationId | null | Refusal> {
  if (!wanted.shipTo && !wanted.pickupLocation && !wanted.requestedOn)
    return refuseOrder.nothing_to_do('say an address, a pickup location or a date')
  if (wanted.shipTo) {
    if (delivery.pickupLocation) return refuseOrder.bad_delivery('this delivery is picked up', { path: '/shipTo' })
    if (destination.country !== null && destination.country !== wanted.shipTo.country)
      return refuseOrder.too_late(
        `another country (${wanted.shipTo.country}) changes the taxes: cancel the order and repeat it`,
        { path: '/shipTo/country' },
      )
  }
  if (!wanted.pickupLocation) return null
  if (!delivery.pickupLocation)
    return refuseOrder.bad_delivery('this delivery goes to an address', { path: '/pickupLocation' })
  const location = (await readLocations(tx)).find((one) => one.code === wanted.pickupLocation && one.active)
  if (!location)
    return refuseOrder.unknown_location(`there is no location ${wanted.pickupLocation}`, { path: '/pickupLocation' })
  if (!location.canPickup)
    return refuseOrder.location_cannot(`${location.code} hands nothing over`, { path: '/pickupLocation' })
  return location.id
}

function givenBack(order: Order, delivery: Delivery): UnitMove[] {
  const lines = order.lines.filter((line) => line.delivery === delivery.delivery && line.kind === 'physical')
  return lines.flatMap((line) =>
    (['reserved', 'backordered', 'preordered'] as const).flatMap((from): UnitMove[] =>
      line.buckets[from] > 0 ? [{ line: line.line, from, to: 'open', units: line.buckets[from] }] : [],
    ),
  )
}
