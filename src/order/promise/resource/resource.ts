import type { Tx } from '../../../platform/db/db.ts'
import type { OrderId } from '../../../platform/ids.ts'
import { isRefusal } from '../../../platform/refusal.ts'
import {
  changeOrders,
  type Order,
  openOrders,
  type PromiseReason,
  readOrderFacts,
  type SourcePlan,
  type SourceRequest,
  stopsOn,
  type UnitMove,
} from '../../capture/index.ts'
import { followGoods } from '../appoint/follow-goods.ts'
import { giveBackDays } from '../appoint/give-back.ts'
import { announceDatesOf } from '../repromise/dates.ts'
import { sourceStep } from '../source/source.ts'
import { type Header, readExclusions, readHeaders, readPlaces, readWeights } from './store.ts'

/** `again`: the units waited before, so what changes for them is their date; else they have just begun to wait. */
export type Resourcing = Readonly<{ reason?: PromiseReason; again?: boolean }>

/**
 * Sources again what stands open on orders: after a decline, a short pick, a shortfall, a lifted hold. What no shelf
 * has is backordered: an accepted order is never refused afterwards. Who comes first in the list gets the last unit.
 * @returns the orders that were touched
 */
export async function resourceOrders(
  tx: Tx,
  orders: readonly OrderId[],
  { reason = 'resourced', again = false }: Resourcing = {},
): Promise<Order[]> {
  const opened = await openOrders(tx, orders)
  await giveBackDays(tx, [...opened.keys()])
  const waiting = [...new Set(orders)]
    .flatMap((id) => opened.get(id) ?? [])
    .filter((order) => !stopsOn(order, 'sourcing') && openLines(order).length > 0)
  if (waiting.length === 0) return []
  const requests = await requestsFor(tx, waiting)
  const made = await followGoods(tx, waiting, requests, await planRequests(tx, requests))
  const changed = await changeOrders(
    tx,
    made.map((plan) => ({ order: order(opened, plan.order), moves: movesOf(plan) })),
  )
  await sourceStep.commit(tx, made, reason)
  for (const plan of made) announceOutcome(tx, order(opened, plan.order), plan, again)
  if (again)
    await announceDatesOf(
      tx,
      made.map((plan) => order(opened, plan.order)),
    )
  return changed
}

/** Where the open units of orders would come from; nothing is written. */
export async function planOpen(tx: Tx, orders: readonly Order[]): Promise<SourcePlan[]> {
  return planRequests(tx, await requestsFor(tx, orders))
}

async function planRequests(tx: Tx, requests: readonly SourceRequest[]): Promise<SourcePlan[]> {
  const plans = await sourceStep.plan(tx, requests)
  return plans.filter((plan): plan is SourcePlan => !isRefusal(plan))
}

function order(opened: ReadonlyMap<OrderId, Order>, id: OrderId): Order {
  const found = opened.get(id)
  if (!found) throw new Error(`order ${id} is not open`)
  return found
}

function openLines(order: Order) {
  return order.lines.filter((line) => line.buckets.open > 0 && line.item !== null && line.kind !== 'kit')
}

/** What sourcing is asked for the open units of orders. */
export async function requestsFor(tx: Tx, orders: readonly Order[]): Promise<SourceRequest[]> {
  const ids = orders.map((one) => one.id)
  // Issued together, these travel together.
  const [headerRows, places, exclusions, facts, weightRows] = await Promise.all([
    readHeaders(tx, ids),
    readPlaces(tx, ids),
    readExclusions(tx, ids),
    readOrderFacts(tx, ids),
    readWeights(tx, ids),
  ])
  const headers = new Map(headerRows.map((header) => [header.order, header]))
  const weights = new Map(weightRows.map((row) => [`${row.order}/${row.line}`, row]))
  return orders.map((one) => {
    const header = headers.get(one.id) as Header
    const asked = facts.get(one.id)
    const lines = openLines(one)
    const deliveries = places.filter(
      (place) => place.order === one.id && lines.some((line) => line.delivery === place.delivery),
    )
    return {
      ...header,
      shortage: 'backorder' as const,
      ...(asked && { facts: asked }),
      deliveries: deliveries.map(({ order: _, ...place }) => {
        const own = lines.filter((line) => line.delivery === place.delivery)
        return {
          ...place,
          exclude: exclusions
            .filter((gone) => gone.order === one.id && own.some((line) => line.line === gone.line))
            .map((gone) => gone.location),
          lines: own.flatMap((line) =>
            line.item
              ? [
                  {
                    line: line.line,
                    item: line.item,
                    kind: line.kind,
                    units: line.buckets.open,
                    preorder: false,
                    sku: line.sku,
                    weightG: weights.get(`${one.id}/${line.line}`)?.weightG ?? null,
                    split: weights.get(`${one.id}/${line.line}`)?.split ?? null,
                    serviceFor: line.relation === 'service_for' ? line.relationLine : null,
                  },
                ]
              : [],
          ),
        }
      }),
    }
  })
}

function movesOf(plan: SourcePlan): UnitMove[] {
  return plan.buckets.map(({ line, bucket, units }) => ({ line, from: 'open', to: bucket, units }))
}

function announceOutcome(tx: Tx, { id, channel }: Order, plan: SourcePlan, again: boolean): void {
  const units = (bucket: string) =>
    plan.buckets.filter((part) => part.bucket === bucket).reduce((sum, part) => sum + part.units, 0)
  if (units('reserved') > 0)
    tx.announce({ type: 'units.resourced', order: id, channel, data: { units: units('reserved') } })
  if (units('backordered') > 0 && !again)
    tx.announce({ type: 'order.backordered', order: id, channel, data: { units: units('backordered') } })
}
