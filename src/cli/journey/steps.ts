import { addDays } from '../../platform/time.ts'
import { instantOf, onTerms, type Step } from './plan.ts'
import type { Traveller, Work, WorkLine, World } from './state.ts'

type Doing = (world: World, traveller: Traveller, day: string) => Promise<void>

const keyOf = (traveller: Traveller, what: string) => `nw-${traveller.order.orderId}-${what}`
const minuteOf = (traveller: Traveller) => traveller.order.orderId % 55
const when = (world: World, traveller: Traveller, day: string, step: Step) =>
  instantOf(day, step, minuteOf(traveller), world.calendar)

/** How each step of an order's life is done by the system whose work it is, over the public API. */
export const doings: Readonly<Partial<Record<Step, Doing>>> = {
  place,
  pay,
  cancel,
  release,
  decline,
  short,
  pick,
  pack,
  ship,
  collect,
  receipt,
  return: bringBack,
  inspect,
  ask,
}

async function place(world: World, traveller: Traveller, day: string): Promise<void> {
  const { order } = traveller
  const system =
    order.channel === 'till'
      ? world.systems.till
      : order.channel === 'telephone'
        ? world.systems.care
        : world.systems.shop
  const { name, ...address } = order.shipTo
  const answer = await system.raw(
    'POST',
    '/v1/orders',
    {
      channel: order.channel,
      externalNumber: String(order.orderId),
      placedBy: order.channel === 'telephone' ? 'agent' : order.channel === 'till' ? 'associate' : 'customer',
      customer: { number: order.consumerId ?? order.customerId },
      currency: 'EUR',
      ...(onTerms(order) && { terms: 'net30' }),
      deliveries: [
        order.channel === 'till'
          ? {
              method: 'collect',
              pickupLocation: world.storeOf(traveller),
              requestedOn: shifted(world, order.requiredOn),
            }
          : { method: 'ship', shipTo: { name, ...address }, requestedOn: shifted(world, order.requiredOn) },
      ],
      lines: order.lines.map((line) => ({
        sku: line.sku,
        quantity: line.quantity,
        unitPrice: line.unitPrice,
        ...(line.discount !== '0' && { discounts: [{ name: 'agreed', percent: percent(line.discount) }] }),
      })),
      ...(Number(order.freight) > 0 && {
        charges: [{ kind: 'shipping', name: 'Freight', amountMinor: Math.round(Number(order.freight) * 100) }],
      }),
      // The source never shipped these; nobody knows why, so they wait for a person.
      ...(!order.shippedOn && { hold: { reason: 'never shipped in the source' } }),
      occurredAt: when(world, traveller, day, 'place'),
    },
    keyOf(traveller, 'place'),
  )
  if (answer.status === 201) traveller.id = String(answer.body['id'])
  else traveller.refused = `${String(answer.body['type'])}: ${String(answer.body['detail'])}`
}

async function pay(world: World, traveller: Traveller, day: string): Promise<void> {
  const { order } = traveller
  if (onTerms(order)) return
  const system = order.channel === 'till' ? world.systems.till : world.systems.shop
  await system.post(
    `/v1/orders/${traveller.id}/payments`,
    { provider: 'test', method: 'card', instrument: 'tok_visa_4242', occurredAt: when(world, traveller, day, 'pay') },
    keyOf(traveller, 'pay'),
  )
}

/** Some units of the first line are not wanted any more. */
async function cancel(world: World, traveller: Traveller, day: string): Promise<void> {
  const units = Math.max(1, Math.floor((traveller.order.lines[0]?.quantity ?? 1) / 3))
  await world.systems.care.post(
    `/v1/orders/${traveller.id}/cancellations`,
    { lines: [{ line: 1, units }], reason: 'changed their mind', occurredAt: when(world, traveller, day, 'cancel') },
    keyOf(traveller, 'cancel'),
  )
}

async function release(world: World, traveller: Traveller, day: string, again = ''): Promise<void> {
  const answer = await world.systems.care.post<{ fulfillmentOrders: { id: string }[]; left: unknown[] }>(
    `/v1/orders/${traveller.id}/releases`,
    { occurredAt: when(world, traveller, day, 'release') },
    keyOf(traveller, `release-${day}${again}`),
  )
  traveller.waits = answer.left.length > 0
  for (const { id } of answer.fulfillmentOrders) {
    const body = { occurredAt: when(world, traveller, day, 'release') }
    traveller.works.push(
      await world.systems.wms.post<Work>(`/v1/fulfillment-orders/${id}/acceptances`, body, `accept-${id}`),
    )
  }
}

/** The location does not want the last line; Kontor looks for another. */
async function decline(world: World, traveller: Traveller, day: string): Promise<void> {
  const [work] = traveller.works
  const line = work?.lines.at(-1)
  if (!work || !line || line.waiting === 0) return
  const body = {
    lines: [{ line: line.line, units: line.waiting }],
    reason: 'no_capacity',
    occurredAt: when(world, traveller, day, 'decline'),
  }
  traveller.works[0] = await world.systems.wms.post<Work>(
    `/v1/fulfillment-orders/${work.id}/declines`,
    body,
    keyOf(traveller, 'decline'),
  )
  await release(world, traveller, day, '-declined')
}

/** A few units of the first line are not on the shelf. */
async function short(world: World, traveller: Traveller, day: string): Promise<void> {
  const [work] = traveller.works
  const line = work?.lines[0]
  if (!work || !line || line.waiting === 0) return
  const body = {
    lines: [{ line: line.line, units: Math.max(1, Math.floor(line.waiting / 4)) }],
    occurredAt: when(world, traveller, day, 'short'),
  }
  traveller.works[0] = await world.systems.wms.post<Work>(
    `/v1/fulfillment-orders/${work.id}/shorts`,
    body,
    keyOf(traveller, 'short'),
  )
  await release(world, traveller, day, '-short')
}

async function pick(world: World, traveller: Traveller, day: string): Promise<void> {
  for (const [index, work] of traveller.works.entries()) {
    const lines = work.lines
      .filter((line) => line.waiting > 0)
      .map((line) => ({ line: line.line, units: line.waiting }))
    const body = { lines, occurredAt: when(world, traveller, day, 'pick') }
    if (lines.length > 0)
      traveller.works[index] = await world.systems.wms.post<Work>(
        `/v1/fulfillment-orders/${work.id}/picks`,
        body,
        `pick-${work.id}`,
      )
  }
}

async function pack(world: World, traveller: Traveller, day: string): Promise<void> {
  for (const [index, work] of traveller.works.entries()) {
    const picked = work.lines.filter((line) => line.picked > 0)
    if (picked.length === 0) continue
    const parcels = byParcel(traveller)
      ? intoParcels(picked, world.weightOf)
      : [picked.map((line) => ({ line: line.line, units: line.picked }))]
    const body = {
      packages: parcels.map((contents) => ({ contents })),
      occurredAt: when(world, traveller, day, 'pack'),
    }
    traveller.works[index] = await world.systems.wms.post<Work>(
      `/v1/fulfillment-orders/${work.id}/packages`,
      body,
      `pack-${work.id}`,
    )
  }
}

/** The heaviest parcel that the carrier takes, with a reserve for the box. */
const PARCEL_G = 28_000

/** Fills one parcel after the other, unit by unit; a unit heavier than a parcel travels alone. */
function intoParcels(
  lines: readonly WorkLine[],
  weightOf: (sku: string) => number,
): { line: number; units: number }[][] {
  const parcels: { line: number; units: number }[][] = []
  let room = 0
  for (const { line, sku, picked } of lines) {
    const weight = Math.max(weightOf(sku), 1)
    for (let left = picked; left > 0; ) {
      if (room < weight || parcels.length === 0) {
        parcels.push([])
        room = PARCEL_G
      }
      const units = Math.min(left, Math.max(1, Math.floor(room / weight)))
      parcels.at(-1)?.push({ line, units })
      room -= units * weight
      left -= units
    }
  }
  return parcels
}

const PALLET_FROM_G = 80_000

/** Speedy Express takes parcels with its own labels; what is heavier goes as freight with a number of the shipper. */
function byParcel(traveller: Traveller): boolean {
  return traveller.order.shipperId === 1 && traveller.order.channel !== 'till' && traveller.weightG < PALLET_FROM_G
}

async function ship(world: World, traveller: Traveller, day: string): Promise<void> {
  const { wms } = world.systems
  const labelled = byParcel(traveller)
  for (const work of traveller.works) {
    const packed = work.packages.filter((one) => one.state === 'packed')
    if (packed.length === 0) continue
    const at = `/v1/fulfillment-orders/${work.id}`
    if (labelled)
      for (const one of packed) {
        const asked = { carrier: 'test', service: 'express' }
        const { state } = await wms.post<{ state: string }>(`${at}/packages/${one.id}/labels`, asked, `label-${one.id}`)
        if (isOpen(state)) await labelSettled(world, work.id, one.id)
      }
    const numbers = packed.map((one, index) => ({
      package: one.id,
      trackingNumber: `NW${traveller.order.shipperId}-${work.number}-${index + 1}`,
    }))
    const body = {
      ...(labelled ? {} : { carrier: 'own', trackingNumbers: numbers }),
      occurredAt: when(world, traveller, day, 'ship'),
    }
    const shipped = await wms.post<{ fulfillmentOrder: Work }>(`${at}/shipments`, body, `ship-${work.id}`)
    for (const one of shipped.fulfillmentOrder.packages.filter((other) => packed.some((mine) => mine.id === other.id)))
      if (one.trackingNumber !== null)
        traveller.parcels.push({
          package: one.id,
          trackingNumber: one.trackingNumber,
          carrier: labelled ? 'test' : 'own',
        })
  }
  traveller.works = []
}

const LABEL_WITHIN_MS = 120_000
const LABEL_EVERY_MS = 250

const isOpen = (label: string | null | undefined) => label === 'asked' || label === 'unknown'

/** A label whose answer was lost is asked after by Kontor; until that is known the package stays. */
async function labelSettled(world: World, fulfillment: string, id: string): Promise<void> {
  const until = Date.now() + LABEL_WITHIN_MS
  for (;;) {
    const work = await world.systems.wms.get<Work>(`/v1/fulfillment-orders/${fulfillment}`)
    const state = work.packages.find((one) => one.id === id)?.label.state
    if (!isOpen(state)) return
    if (Date.now() > until) throw new Error(`the label of package ${id} is still ${state}`)
    await new Promise((resolve) => setTimeout(resolve, LABEL_EVERY_MS))
  }
}

/** What the store lacks comes by the house's own van, and is packed for the customer there. */
async function bringToStore(world: World, traveller: Traveller, day: string, first: Work): Promise<Work> {
  const { wms } = world.systems
  const occurredAt = when(world, traveller, day, 'pack')
  await wms.post(`/v1/fulfillment-orders/${first.id}/shipments`, { occurredAt }, `leg-${first.id}`)
  const { items } = await wms.get<{ items: Work[] }>(`/v1/fulfillment-orders?location=${first.to}&state=coming`)
  const second = items.find((one) => one.after === first.id)
  if (!second) throw new Error(`nothing waits for ${first.number}`)
  const lines = second.lines.map(({ line, coming: units }) => ({ line, units }))
  const at = `/v1/fulfillment-orders/${second.id}`
  await wms.post(`${at}/receipts`, { lines, occurredAt }, `receive-${second.id}`)
  await wms.post(`${at}/picks`, { lines, occurredAt }, `pick-${second.id}`)
  return wms.post<Work>(`${at}/packages`, { packages: [{ contents: lines }], occurredAt }, `pack-${second.id}`)
}

/** The store has it ready; the customer comes with the code of the message. */
async function collect(world: World, traveller: Traveller, day: string): Promise<void> {
  for (const packed of traveller.works) {
    if (!packed.lines.some((line) => line.packed > 0)) continue
    const work = packed.destination === 'location' ? await bringToStore(world, traveller, day, packed) : packed
    await world.systems.wms.post(
      `/v1/fulfillment-orders/${work.id}/readiness`,
      { occurredAt: when(world, traveller, day, 'ship') },
      `ready-${work.id}`,
    )
    traveller.pickups++
    const code = await readCode(world, traveller)
    await world.systems.till.post(
      `/v1/fulfillment-orders/${work.id}/collections`,
      { code, occurredAt: when(world, traveller, day, 'collect') },
      `collect-${work.id}`,
    )
  }
  traveller.works = []
}

const CODE_WITHIN_MS = 30_000
const CODE_EVERY_MS = 100

async function readCode(world: World, traveller: Traveller): Promise<string> {
  const until = Date.now() + CODE_WITHIN_MS
  for (;;) {
    const { items } = await world.systems.care.get<{ items: { kind: string; text: string | null }[] }>(
      `/v1/orders/${traveller.id}/messages`,
    )
    const told = items.filter((message) => message.kind === 'ready_for_pickup')
    // One message for each pickup, in sequence: the newest may still be on its way.
    const code = /\b\d{6}\b/.exec(told[traveller.pickups - 1]?.text ?? '')?.[0]
    if (code !== undefined) return code
    if (Date.now() > until) throw new Error(`order ${traveller.order.orderId}: no message with the pickup code`)
    await new Promise((resolve) => setTimeout(resolve, CODE_EVERY_MS))
  }
}

async function receipt(world: World, traveller: Traveller, day: string): Promise<void> {
  const { money } = await world.systems.care.get<{ money: { owedMinor: number } }>(`/v1/orders/${traveller.id}`)
  if (money.owedMinor <= 0) return
  await world.systems.shop.post(
    `/v1/orders/${traveller.id}/receipts`,
    {
      provider: 'manual',
      method: 'bank_transfer',
      amountMinor: money.owedMinor,
      currency: 'EUR',
      reference: `NW-${traveller.order.orderId}`,
      occurredAt: when(world, traveller, day, 'receipt'),
    },
    keyOf(traveller, 'receipt'),
  )
}

/** One unit comes back: the same one, whenever the journey is gone again after an interruption. */
async function bringBack(world: World, traveller: Traveller, day: string): Promise<void> {
  const { lines } = await world.systems.care.get<{ lines: { line: number; buckets: Record<string, number> }[] }>(
    `/v1/orders/${traveller.id}`,
  )
  const line = lines.find((one) => (one.buckets['delivered'] ?? 0) > 0)
  if (!line) return
  const made = await world.systems.care.post<{ id: string }>(
    `/v1/orders/${traveller.id}/returns`,
    {
      way: 'post',
      lines: [{ line: line.line, units: 1, reason: 'unwanted' }],
      occurredAt: when(world, traveller, day, 'return'),
    },
    keyOf(traveller, 'return'),
  )
  traveller.return = `${made.id} ${line.line} 1`
}

const RETURNS_TO = 'warehouse-hamburg'

async function inspect(world: World, traveller: Traveller, day: string): Promise<void> {
  const [id, line, units] = (traveller.return ?? '').split(' ')
  if (!id) return
  const part = { line: Number(line), units: Number(units) }
  await world.systems.wms.post(
    `/v1/returns/${id}/receipts`,
    { location: RETURNS_TO, lines: [part], occurredAt: when(world, traveller, day, 'return') },
    `return-receipt-${id}`,
  )
  await world.systems.wms.post(
    `/v1/returns/${id}/inspections`,
    { findings: [{ line: part.line, restock: part.units }], occurredAt: when(world, traveller, day, 'inspect') },
    `inspection-${id}`,
  )
}

async function ask(world: World, traveller: Traveller, day: string): Promise<void> {
  await world.systems.care.post(
    `/v1/orders/${traveller.id}/feedback-requests`,
    { occurredAt: when(world, traveller, day, 'ask') },
    keyOf(traveller, 'ask'),
  )
}

function percent(share: string): string {
  const [, fraction = ''] = share.split('.')
  return String(Number(fraction.padEnd(4, '0')) / 100)
}

function shifted(world: World, day: string): string {
  return addDays(day, world.calendar.shiftDays)
}
