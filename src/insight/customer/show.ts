import type { Static } from 'typebox'
import type { Returnable } from '../../order/aftersales/index.ts'
import { cancellableUnits, dueMinor, type Order, orderActions } from '../../order/capture/index.ts'
import { showId } from '../../platform/ids.ts'
import { dayOf } from '../../platform/time.ts'
import type { Story } from '../order/views.ts'
import type { Followed } from './followed.ts'
import { type Surroundings, trackingUrl } from './views.ts'

type Page = Static<typeof Followed>

/** An order as its customer sees it. */
export function showFollowed(
  story: Story,
  order: Order,
  around: Surroundings,
  returnable: readonly Returnable[],
): Page {
  const { header } = story
  const { color, logo } = around.brand?.look ?? {}
  const top = story.lines.filter((line) => line.relation !== 'component_of')
  const may = cancellableUnits(order)
  const due = dueMinor(order)
  return {
    order: showId('order', header.id),
    number: header.number,
    version: header.version,
    placedAt: header.placedAt.toISOString(),
    locale: header.locale,
    brand: { name: around.brand?.name ?? '', color: text(color), logo: text(logo) },
    statuses: { fulfillment: header.fulfillmentStatus, payment: header.paymentStatus, returns: header.returnStatus },
    money: {
      currency: header.currency,
      totalMinor: header.totalMinor,
      dueMinor: due,
      toPayMinor: Math.max(0, due - header.capturedMinor + header.refundedMinor - header.authorizedMinor),
      refundedMinor: header.refundedMinor,
    },
    deliveries: story.deliveries.map((one) => showDelivery(one, story, around)),
    lines: top.map(({ line, delivery, name, kind, quantity, grossMinor, buckets }) => ({
      ...{ line, delivery, name, kind, quantity, grossMinor, buckets },
      cancellable: may.find((one) => one.line === line)?.units ?? 0,
      returnable: returnable.find((one) => one.line === line)?.units ?? 0,
    })),
    charges: story.charges
      .filter(({ cancelled }) => !cancelled)
      .map(({ kind, name, grossMinor }) => ({ kind, name, grossMinor })),
    parcels: story.packages.flatMap((parcel) => showParcel(parcel, around)),
    returns: story.returns.map(({ number, way, authorizedAt, expected, received, refundMinor, closedAt }) => ({
      ...{ number, way, expected, received, refundMinor },
      authorizedAt: authorizedAt.toISOString(),
      closed: closedAt !== null,
    })),
    feedback: around.rating,
    may: showMay(story, order, may, returnable),
  }
}

/** The rules are those of the commands; the days are the last on which they can hold. */
function showMay(
  story: Story,
  order: Order,
  cancellable: ReturnType<typeof cancellableUnits>,
  returnable: readonly Returnable[],
): Page['may'] {
  const actions = orderActions(order)
  const allowed = (name: string) => actions.some((one) => one.name === name && one.allowed)
  const open = cancellable.filter(({ units }) => units > 0)
  const leaves = open.flatMap(({ line }) => lastPromise(story, line)?.shipBy ?? []).sort()[0] ?? null
  const backBy = returnable.flatMap(({ until }) => until ?? []).sort((a, b) => b.getTime() - a.getTime())[0]
  const ships = order.deliveries.some(({ method }) => method === 'ship')
  const delivered = order.lines.some(({ buckets }) => buckets.delivered > 0)
  return {
    cancel: { allowed: allowed('cancel'), until: leaves },
    changeAddress: { allowed: ships && allowed('amend_delivery'), until: leaves },
    return: { allowed: returnable.length > 0, until: backBy ? dayOf(backBy) : null },
    feedback: { allowed: delivered, until: null },
  }
}

function showDelivery(
  one: Story['deliveries'][number],
  story: Story,
  around: Surroundings,
): Page['deliveries'][number] {
  const lines = story.lines.filter((line) => line.delivery === one.delivery && line.kind !== 'kit')
  const live = lines.filter((line) => (line.buckets['cancelled'] ?? 0) < line.quantity)
  const promises = live.map(({ line }) => story.promises.filter((promise) => promise.line === line))
  const latest = (days: (string | null | undefined)[]) =>
    days
      .flatMap((day) => day ?? [])
      .sort()
      .at(-1) ?? null
  const promisedOn = latest(promises.map((of) => of.at(-1)?.deliverBy))
  const first = latest(promises.map((of) => of.find(({ deliverBy }) => deliverBy !== null)?.deliverBy))
  const shipTo = story.parties.find(({ party }) => party === one.shipTo)
  const place = around.locations.find(({ id }) => id === one.pickupLocation)
  const counter = around.pickups.filter(({ delivery }) => delivery === one.delivery)
  const waiting = counter.filter(({ state }) => state === 'ready')
  return {
    delivery: one.delivery,
    method: one.method,
    city: shipTo?.city ?? null,
    country: shipTo?.country ?? null,
    pickup: place ? { name: place.name, street: place.street, postalCode: place.postalCode, city: place.city } : null,
    ready: waiting.length > 0,
    collectBy: waiting.flatMap(({ collectBy }) => collectBy?.toISOString() ?? []).sort()[0] ?? null,
    requestedOn: one.requestedOn,
    promisedOn,
    firstPromisedOn: first === promisedOn ? null : first,
    arrivedAt: arrival(live, story, counter),
  }
}

/** When the last of it was there; null while something is still missing. */
function arrival(
  live: readonly Story['lines'][number][],
  story: Story,
  counter: Surroundings['pickups'],
): string | null {
  const there = live.every(
    ({ quantity, buckets }) => (buckets['delivered'] ?? 0) + (buckets['cancelled'] ?? 0) === quantity,
  )
  if (live.length === 0 || !there) return null
  const lines = new Set(live.map(({ line }) => line))
  const parcels = story.packages
    .filter(({ contents }) => contents.some((one) => lines.has(Number(one['line']))))
    .flatMap(({ delivery }) => text(delivery?.['deliveredAt']) ?? [])
  const fetched = counter.flatMap(({ doneAt }) => doneAt?.toISOString() ?? [])
  const last = [...parcels, ...fetched]
    .map((at) => new Date(at).toISOString())
    .sort()
    .at(-1)
  return last ?? null
}

function showParcel(parcel: Story['packages'][number], { carriers, providers }: Surroundings): Page['parcels'] {
  const sent = carriers.find((one) => one.package === parcel.id)
  if (!sent) return [] // waits at a counter, or travels between our own places
  const carrier = providers.find(({ id }) => id === sent.carrier)
  const { trackingNumber, delivery } = parcel
  return [
    {
      id: showId('package', parcel.id),
      delivery: sent.delivery,
      carrier: carrier?.code ?? null,
      trackingNumber,
      trackingUrl: carrier && trackingNumber !== null ? trackingUrl(carrier, trackingNumber) : null,
      state: text(delivery?.['state']) ?? (parcel.handedOverAt ? 'under_way' : 'packed'),
      sentAt: parcel.handedOverAt?.toISOString() ?? null,
      deliveredAt: instant(delivery?.['deliveredAt']),
      contested: text(delivery?.['contestedAt']) !== null,
      contents: parcel.contents.map((one) => ({ line: Number(one['line']), units: Number(one['units']) })),
      scans: parcel.tracking.map((scan) => ({
        code: String(scan['code']),
        place: text(scan['place']),
        occurredAt: new Date(String(scan['occurredAt'])).toISOString(),
      })),
    },
  ]
}

const lastPromise = (story: Story, line: number) => story.promises.filter((one) => one.line === line).at(-1)
const text = (value: unknown): string | null => (typeof value === 'string' ? value : null)
const instant = (value: unknown): string | null => (typeof value === 'string' ? new Date(value).toISOString() : null)
