import { addDays } from '../../../platform/time.ts'
import type { Systems, Work } from '../state.ts'
import { COUNTRIES } from './countries.ts'
import { CURRENCY, worthMinor } from './lines.ts'
import { type Credit, type DayPlan, type PlannedOrder, WAVES, type Wave } from './model.ts'
import { CHANNEL, WAREHOUSE } from './prepare.ts'

const AT_ONCE = 8
const SCANS_AT_ONCE = 100
const DELIVERED_AFTER_DAYS: Readonly<Record<Wave, number>> = { noon: 1, evening: 2 }
const RETURNED_AFTER_DAYS = 4
const RETURN_TRANSIT_DAYS = 2

/** What became of the plan: orders by their number, what was refused and why, and what should not have been. */
export type Driven = Readonly<{
  ids: ReadonlyMap<PlannedOrder, string>
  refused: ReadonlyMap<PlannedOrder | Credit, string>
  returned: number
  faults: readonly string[]
}>

type Drive = {
  readonly systems: Systems
  readonly plan: DayPlan
  readonly ids: Map<PlannedOrder, string>
  readonly refused: Map<PlannedOrder | Credit, string>
  readonly parcels: { wave: Wave; trackingNumber: string }[]
  readonly faults: string[]
}

/**
 * Lets the day happen over the public API: invoices become orders that are paid at once, credit notes cancel what has
 * not left, goods leave at noon and in the evening, arrive, and come back where a credit note says so.
 */
export async function driveDay(systems: Systems, plan: DayPlan, progress: (placed: number) => void): Promise<Driven> {
  const drive: Drive = { systems, plan, ids: new Map(), refused: new Map(), parcels: [], faults: [] }
  for (const wave of ['noon', 'evening'] as const) {
    const orders = plan.orders.filter((order) => order.wave === wave)
    await inParallel(orders, async (order) => {
      await place(drive, order)
      progress(drive.ids.size + drive.refused.size)
    })
    for (const credit of plan.credits.filter((one) => one.kind === 'cancellation' && waveOf(one) === wave))
      await cancel(drive, credit)
    await inParallel(orders, (order) => work(drive, order))
  }
  await deliver(drive)
  let returned = 0
  for (const credit of plan.credits) if (credit.kind === 'return') returned += await bringBack(drive, credit)
  return { ids: drive.ids, refused: drive.refused, returned, faults: drive.faults }
}

const waveOf = (credit: Credit) => credit.taken[0]?.order.wave

/** The source has no addresses but countries: the goods go to the middle of them. */
async function place({ systems, ids, refused, faults }: Drive, order: PlannedOrder): Promise<void> {
  const address = {
    lines: ['the source names no street'],
    city: order.country,
    country: COUNTRIES[order.country] ?? '',
  }
  const answer = await systems.shop.raw(
    'POST',
    '/v1/orders',
    {
      channel: CHANNEL,
      externalNumber: order.number,
      currency: CURRENCY,
      ...(order.customer !== null && { customer: { number: order.customer } }),
      deliveries: [{ method: 'ship', shipTo: { name: order.customer ?? 'guest', ...address } }],
      lines: order.lines.map(({ sku, quantity, unitPrice }) => ({ sku, quantity, unitPrice })),
      ...(order.charges.length > 0 && {
        charges: order.charges.map(({ line, kind }) => ({
          kind,
          name: line.description.slice(0, 100),
          amountMinor: worthMinor(line, line.quantity),
        })),
      }),
      occurredAt: order.at,
    },
    `retail-${order.number}-place`,
  )
  if (answer.status !== 201) {
    const why = `${String(answer.body['type']).replace('/problems/', '')}: ${String(answer.body['detail'])}`
    if (answer.status >= 500) faults.push(`${order.number} was answered ${answer.status}: ${why}`)
    refused.set(order, why)
    return
  }
  const id = String(answer.body['id'])
  ids.set(order, id)
  await systems.shop.post(
    `/v1/orders/${id}/payments`,
    { provider: 'test', method: 'card', instrument: 'tok_visa_4242', occurredAt: order.at },
    `retail-${order.number}-pay`,
  )
}

async function cancel({ systems, ids, refused }: Drive, credit: Credit): Promise<void> {
  for (const [order, lines] of byOrder(credit)) {
    const id = ids.get(order)
    if (id === undefined) refused.set(credit, 'the order was refused')
    else
      await systems.care.post(
        `/v1/orders/${id}/cancellations`,
        { lines, reason: `credit note ${credit.line.invoice}`, occurredAt: credit.line.at },
        `retail-${credit.line.number}-${order.number}-cancel`,
      )
  }
}

function byOrder(credit: Credit): Map<PlannedOrder, { line: number; units: number }[]> {
  const orders = new Map<PlannedOrder, { line: number; units: number }[]>()
  for (const { order, line, units } of credit.taken) orders.set(order, [...(orders.get(order) ?? []), { line, units }])
  return orders
}

/** From the shelf to the carrier, in one package; an order of which nothing is left stays. */
async function work({ systems, plan, ids, parcels, faults }: Drive, order: PlannedOrder): Promise<void> {
  const id = ids.get(order)
  if (id === undefined) return
  const at = (minute: number) =>
    instant(new Date(Date.parse(`${plan.day}T${WAVES[order.wave]}:00Z`) + minute * 60_000).toISOString())
  const released = await systems.care.post<{ fulfillmentOrders: { id: string }[]; left: unknown[] }>(
    `/v1/orders/${id}/releases`,
    { occurredAt: at(0) },
    `retail-${order.number}-release`,
  )
  if (released.left.length > 0) faults.push(`${order.number} was not released whole: ${JSON.stringify(released.left)}`)
  for (const { id: fulfillment } of released.fulfillmentOrders) {
    const path = `/v1/fulfillment-orders/${fulfillment}`
    const { lines } = await systems.wms.post<Work>(
      `${path}/acceptances`,
      { occurredAt: at(1) },
      `accept-${fulfillment}`,
    )
    const all = lines.map(({ line, waiting }) => ({ line, units: waiting }))
    await systems.wms.post(`${path}/picks`, { lines: all, occurredAt: at(10) }, `pick-${fulfillment}`)
    const packages = [{ contents: all }]
    const packed = await systems.wms.post<Work>(
      `${path}/packages`,
      { packages, occurredAt: at(20) },
      `pack-${fulfillment}`,
    )
    const trackingNumbers = packed.packages.map((one, index) => ({
      package: one.id,
      trackingNumber: `UK${packed.number}-${index + 1}`,
    }))
    await systems.wms.post(
      `${path}/shipments`,
      { carrier: 'own', trackingNumbers, occurredAt: at(30) },
      `ship-${fulfillment}`,
    )
    for (const { trackingNumber } of trackingNumbers) parcels.push({ wave: order.wave, trackingNumber })
  }
}

async function deliver({ systems, plan, parcels }: Drive): Promise<void> {
  const events = parcels.map(({ wave, trackingNumber }) => ({
    carrier: 'own',
    trackingNumber,
    code: 'delivered',
    externalId: `${trackingNumber}-delivered`,
    occurredAt: instant(`${addDays(plan.day, DELIVERED_AFTER_DAYS[wave])}T10:00:00Z`),
  }))
  for (let start = 0; start < events.length; start += SCANS_AT_ONCE)
    await systems.carrier.post(
      '/v1/tracking-events',
      { events: events.slice(start, start + SCANS_AT_ONCE) },
      `retail-scans-${start}`,
    )
}

/** @returns units that came back, were looked at and lie on the shelf again */
async function bringBack({ systems, plan, ids, refused }: Drive, credit: Credit): Promise<number> {
  const on = (days: number) => instant(`${addDays(plan.day, RETURNED_AFTER_DAYS + days)}T09:00:00Z`)
  let units = 0
  for (const [order, lines] of byOrder(credit)) {
    const id = ids.get(order)
    if (id === undefined) {
      refused.set(credit, 'the order was refused')
      continue
    }
    const key = `retail-${credit.line.number}-${order.number}`
    const wanted = lines.map((one) => ({ ...one, reason: 'other' }))
    const made = await systems.care.post<{ id: string }>(
      `/v1/orders/${id}/returns`,
      { way: 'post', lines: wanted, occurredAt: on(0) },
      `${key}-return`,
    )
    const received = { location: WAREHOUSE, lines, occurredAt: on(RETURN_TRANSIT_DAYS) }
    await systems.wms.post(`/v1/returns/${made.id}/receipts`, received, `${key}-receipt`)
    const findings = lines.map(({ line, units: restock }) => ({ line, restock }))
    const { accepted } = await systems.wms.post<{ accepted: number }>(
      `/v1/returns/${made.id}/inspections`,
      { findings, occurredAt: on(RETURN_TRANSIT_DAYS) },
      `${key}-inspection`,
    )
    units += accepted
  }
  return units
}

/** A day of today is still going on: nothing happens later than now. */
function instant(wanted: string): string {
  return new Date(Math.min(Date.parse(wanted), Date.now() - 1_000)).toISOString()
}

async function inParallel<T>(all: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  const left = [...all]
  await Promise.all(
    Array.from({ length: Math.min(AT_ONCE, left.length) }, async () => {
      for (let one = left.shift(); one !== undefined; one = left.shift()) await work(one)
    }),
  )
}
