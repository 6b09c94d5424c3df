import * as catalog from '../../../catalog/index.ts'
import { type Customer, readCustomers } from '../../../customers/index.ts'
import { decideTax, readTaxRates, type TaxRate } from '../../../finance/index.ts'
import {
  type Channel,
  type Location,
  locate,
  type Policies,
  readChannels,
  readLocations,
  readPolicies,
  takeOrderNumbers,
} from '../../../organisation/index.ts'
import type { Actor, Tx } from '../../../platform/db/db.ts'
import { type ChannelId, newId, type OrderId } from '../../../platform/ids.ts'
import { isRefusal, type Refusal } from '../../../platform/refusal.ts'
import { dayOf } from '../../../platform/time.ts'
import { watchExpiry } from '../hold/hold.ts'
import { type HoldRule, type RaisedHold, raiseHolds, readHoldRules } from '../hold/rules.ts'
import { type Bucket, EMPTY, fulfillmentStatus, type Line, paymentStatus } from '../model.ts'
import { refuseOrder as refuse } from '../refusals.ts'
import { decideOrder, type Knowledge } from './decide.ts'
import type { AddressInput, DraftOrder, Located, PlaceOrder } from './model.ts'
import type { NewOrder } from './rows.ts'
import type { SourcePlan, SourceRequest, SourceStep } from './sourcing.ts'
import { findExternal, ordersOfCustomers, writeNewOrders } from './store.ts'

export type Placed = Readonly<{
  id: OrderId
  number: string
  totalMinor: number
  currency: string
  existed: boolean
  holds: number
  backordered: number
}>

/** What the caller's key may do beyond placing; bounds that come with the principal. */
export type PlaceRights = Readonly<{ mayPrice: boolean; channel: ChannelId | null }>

/** What is read once for a whole list of orders. */
export type Shop = Readonly<{
  channels: readonly Channel[]
  locations: ReadonlyMap<string, Location>
  policies: Policies
  rates: readonly TaxRate[]
  rules: readonly HoldRule[]
  items: ReadonlyMap<string, catalog.Item>
  itemsById: ReadonlyMap<string, catalog.Item>
  /** Prices of an item in a list. */
  prices: (list: string | null, item: string) => readonly catalog.Price[]
  customers: readonly Customer[]
  history: ReadonlyMap<string, { total: number; recent: number }>
}>

/** An order with who places it and what they may. */
export type Placement = Readonly<{ order: PlaceOrder; rights: PlaceRights; by: Actor }>

export type Drafted = {
  order: PlaceOrder
  by: Actor
  id: OrderId
  channel: Channel
  customer: Customer | null
  draft: DraftOrder
  holds: RaisedHold[]
}

/** Places a list of orders that one party brings. */
export function placeOrders(
  tx: Tx,
  orders: readonly PlaceOrder[],
  rights: PlaceRights,
  source: SourceStep,
): Promise<(Placed | Refusal)[]> {
  return placeAll(
    tx,
    orders.map((order) => ({ order, rights, by: tx.actor })),
    source,
  )
}

/**
 * Places a list of orders: each is checked, priced, numbered, sourced and reserved, and has its own verdict. The
 * earlier one gets the last unit. An order that came before (same channel and external number) is answered with
 * what it became then.
 */
export async function placeAll(
  tx: Tx,
  placements: readonly Placement[],
  source: SourceStep,
): Promise<(Placed | Refusal)[]> {
  const orders = placements.map((one) => one.order)
  const shop = await readShop(tx, orders)
  const known = await findKnown(tx, orders, shop)
  const twice = secondOnes(orders)
  const drafts = placements.map(
    (one) =>
      strangeChannel(one.order, one.rights, shop) ??
      known.get(one.order) ??
      (twice.has(one.order) ? null : draft(tx, one, shop)),
  )
  const fresh = drafts.filter((one): one is Drafted => one !== null && 'draft' in one)
  const plans = await planAll(tx, fresh, source)
  await tx.turn()

  const accepted = fresh.filter((one) => !isRefusal(plans.get(one.id)))
  // What took the last unit between the look for this order and its plan may have been this order, brought twice.
  const refused = fresh.filter((one) => isRefusal(plans.get(one.id))).map((one) => one.order)
  for (const [order, before] of await findKnown(tx, refused, shop)) known.set(order, before)
  const numbers = await numberAll(tx, accepted)
  const written = accepted.map((one) =>
    assemble(one, numbers.get(one.id) ?? '', plans.get(one.id) as SourcePlan | undefined, shop),
  )
  for (const order of written) announcePlaced(tx, order)
  const made = [...plans.values()].filter((plan): plan is SourcePlan => plan !== undefined && !isRefusal(plan))
  // Issued together, they travel together and run in this sequence.
  await Promise.all([writeNewOrders(tx, written), source.commit(tx, made, 'placed')])
  for (const order of written)
    if (order.holds.some((hold) => hold.expiresAfterS !== null)) await watchExpiry(tx, order.id)

  const placed = new Map(written.map((order) => [order.id, verdictOf(order)]))
  const verdicts = new Map<PlaceOrder, Placed | Refusal>()
  for (const [index, one] of drafts.entries()) {
    if (one === null) continue
    const plan = 'draft' in one ? plans.get(one.id) : undefined
    const verdict = 'draft' in one ? (isRefusal(plan) ? (known.get(one.order) ?? plan) : placed.get(one.id)) : one
    verdicts.set(orders[index] as PlaceOrder, verdict ?? refuse.nothing_to_do('the order was not written'))
  }
  return orders.map((order) => verdicts.get(order) ?? asBefore(verdicts.get(twice.get(order) as PlaceOrder)))
}

/** The same order a second time in one list: it becomes what the first one became. */
function secondOnes(orders: readonly PlaceOrder[]): Map<PlaceOrder, PlaceOrder> {
  const first = new Map<string, PlaceOrder>()
  const twice = new Map<PlaceOrder, PlaceOrder>()
  for (const order of orders) {
    if (!order.externalNumber) continue
    const key = `${order.channel}\n${order.externalNumber}`
    const before = first.get(key)
    if (before) twice.set(order, before)
    else first.set(key, order)
  }
  return twice
}

function asBefore(verdict: Placed | Refusal | undefined): Placed | Refusal {
  if (!verdict) return refuse.nothing_to_do('the order was not written')
  return isRefusal(verdict) ? verdict : { ...verdict, existed: true, holds: 0, backordered: 0 }
}

export async function readShop(tx: Tx, orders: readonly PlaceOrder[]): Promise<Shop> {
  const skus = [...new Set(orders.flatMap((order) => order.lines.map((line) => line.sku)))]
  // Issued together, these travel together.
  const [channels, locations, policies, rates, rules, items, customers] = await Promise.all([
    readChannels(tx),
    readLocations(tx),
    readPolicies(tx),
    readTaxRates(tx),
    readHoldRules(tx),
    catalog.itemsBySku(tx, skus),
    readBuyers(tx, orders),
  ])
  const partIds = items.flatMap((item) => item.parts.map((part) => part.item))
  const parts = partIds.length > 0 ? await catalog.itemsById(tx, partIds) : []
  const lists = channels.flatMap((channel) => (channel.priceList ? [channel.priceList] : []))
  const priced = [...items, ...parts].map((item) => item.id)
  const dayBefore = new Date(tx.occurredAt.getTime() - 86_400_000)
  const buyers = customers.map((customer) => customer.id)
  // Rules may ask what a customer ordered a moment ago.
  if (rules.length > 0 && buyers.length > 0) await tx.turn()
  const [prices, history] = await Promise.all([
    catalog.pricesOn(tx, lists, priced, dayOf(tx.occurredAt)),
    rules.length > 0 ? ordersOfCustomers(tx, buyers, dayBefore) : [],
  ])
  return {
    channels,
    policies,
    rates,
    rules,
    prices: pricesIn(prices),
    customers,
    locations: new Map(locations.map((location) => [location.code, location])),
    items: new Map(items.map((item) => [item.sku, item])),
    itemsById: new Map([...items, ...parts].map((item) => [item.id, item])),
    history: new Map(history.map((row) => [row.customer, row])),
  }
}

function pricesIn(prices: readonly catalog.Price[]): Shop['prices'] {
  const known = new Map<string, catalog.Price[]>()
  for (const price of prices) {
    const place = `${price.list}/${price.item}`
    const some = known.get(place)
    if (some) some.push(price)
    else known.set(place, [price])
  }
  return (list, item) => known.get(`${list}/${item}`) ?? []
}

async function readBuyers(tx: Tx, orders: readonly PlaceOrder[]): Promise<Customer[]> {
  const ids = orders.flatMap((order) => order.customer?.id ?? [])
  const numbers = orders.flatMap((order) => order.customer?.number ?? [])
  return ids.length + numbers.length > 0 ? readCustomers(tx, ids, numbers) : []
}

/** Orders that came before, with what they became then. */
export async function findKnown(tx: Tx, orders: readonly PlaceOrder[], shop: Shop): Promise<Map<PlaceOrder, Placed>> {
  const channelOf = (order: PlaceOrder) => shop.channels.find((channel) => channel.code === order.channel)?.id ?? ''
  const keys = orders.flatMap((order) =>
    order.externalNumber ? [{ channel: channelOf(order), externalNumber: order.externalNumber }] : [],
  )
  const found =
    keys.length > 0
      ? await findExternal(
          tx,
          keys.filter((key) => key.channel !== ''),
        )
      : []
  const known = new Map<PlaceOrder, Placed>()
  for (const order of orders) {
    if (!order.externalNumber) continue
    const before = found.find((row) => row.channel === channelOf(order) && row.externalNumber === order.externalNumber)
    if (before)
      known.set(order, {
        id: before.id,
        number: before.number,
        totalMinor: before.totalMinor,
        currency: order.currency,
        existed: true,
        holds: 0,
        backordered: 0,
      })
  }
  return known
}

/** A key of one channel learns nothing of another's orders, not even that they exist. */
function strangeChannel(order: PlaceOrder, rights: PlaceRights, shop: Shop): Refusal | null {
  const channel = shop.channels.find((one) => one.code === order.channel)
  if (!rights.channel || !channel || rights.channel === channel.id) return null
  return refuse.wrong_channel(`this key places orders of another channel than ${order.channel}`, { path: '/channel' })
}

export function draft(tx: Tx, { order, rights, by }: Placement, shop: Shop): Drafted | Refusal {
  const strange = strangeChannel(order, rights, shop)
  if (strange) return strange
  const channel = shop.channels.find((one) => one.code === order.channel)
  if (!channel) return refuse.unknown_channel(`there is no channel ${order.channel}`, { path: '/channel' })
  const customer =
    shop.customers.find(
      (one) => one.id === order.customer?.id || (one.number !== null && one.number === order.customer?.number),
    ) ?? null
  if (order.customer?.id && !customer)
    return refuse.unknown_customer('there is no customer with this id', { path: '/customer/id' })
  if (order.placedAtLocation && !shop.locations.has(order.placedAtLocation))
    return refuse.unknown_location(`there is no location ${order.placedAtLocation}`, { path: '/placedAtLocation' })

  const draft = decideOrder(withContact(order, customer), {
    channel,
    items: shop.items,
    itemsById: shop.itemsById,
    pricesOf: (item) => shop.prices(channel.priceList, item),
    locations: shop.locations,
    buyerVatNumber: order.customer?.vatNumber ?? customer?.vatNumber ?? null,
    mayPrice: rights.mayPrice || !channel.mayRefuse,
    toleranceMinor: shop.policies('price.tolerance_minor', {
      channel: channel.id,
      brand: channel.brand,
      legalEntity: channel.legalEntity,
    }),
    on: dayOf(tx.occurredAt),
    locate: locateAddress,
    tax: (amount, question) => decideTax(amount, question, shop.rates),
  } satisfies Knowledge)
  if (isRefusal(draft)) return draft
  return {
    order,
    by,
    id: order.id ?? newId<OrderId>(),
    channel,
    customer,
    draft,
    holds: holdsOf(order, channel, customer, draft, shop),
  }
}

/** A known customer is reached as their record says, where the order does not say otherwise. */
function withContact(order: PlaceOrder, customer: Customer | null): PlaceOrder {
  if (!customer) return order
  const { name, company, email, phone } = customer
  const known = Object.entries({ name, company, email, phone }).filter(([, value]) => value !== null)
  return { ...order, customer: { ...Object.fromEntries(known), ...order.customer } }
}

function locateAddress(address: AddressInput): Located | null {
  if (address.latitude !== undefined && address.longitude !== undefined)
    return { latitude: address.latitude, longitude: address.longitude, by: 'given' }
  return locate({
    country: address.country,
    ...(address.postalCode !== undefined && { postalCode: address.postalCode }),
  })
}

/** Holds by the merchant's rules, and those that a channel which has sold already gets instead of a refusal. */
function holdsOf(
  order: PlaceOrder,
  channel: Channel,
  customer: Customer | null,
  draft: DraftOrder,
  shop: Shop,
): RaisedHold[] {
  const history = customer ? shop.history.get(customer.id) : undefined
  const shipTo = draft.parties.find((party) => party.role === 'ship_to')
  const billTo = draft.parties.find((party) => party.role === 'bill_to')
  const rules = raiseHolds(shop.rules, {
    channel: channel.code,
    channelKind: channel.kind,
    country: draft.deliveries[0]?.country ?? channel.country,
    currency: channel.currency,
    totalMinor: draft.totalMinor,
    units: draft.lines.reduce((sum, line) => sum + line.quantity, 0),
    firstOrder: (history?.total ?? 0) === 0,
    ordersLastDay: history?.recent ?? 0,
    shipToDiffers: Boolean(
      billTo &&
        shipTo &&
        (billTo.address.postalCode !== shipTo.address.postalCode || billTo.address.country !== shipTo.address.country),
    ),
    addressFound: draft.deliveries.every((delivery) => delivery.shipTo === null || delivery.located !== null),
    creditExceeded:
      customer?.creditLimitMinor !== null &&
      customer?.creditLimitMinor !== undefined &&
      draft.totalMinor > customer.creditLimitMinor,
    terms: order.terms ?? customer?.terms ?? '',
  })
  const stop = (type: string, reason: string): RaisedHold => ({
    type,
    rule: null,
    reason,
    stops: ['sourcing', 'release'],
    keepsStock: true,
    expiresAfterS: null,
  })
  const troubles = draft.troubles.map(({ type, reason }) => stop(type, reason))
  const byHand = order.hold ? [stop('manual', order.hold.reason)] : []
  return [...troubles, ...byHand, ...rules]
}

async function planAll(
  tx: Tx,
  drafts: readonly Drafted[],
  source: SourceStep,
): Promise<Map<OrderId, SourcePlan | Refusal>> {
  const free = drafts.filter((one) => !one.holds.some((hold) => hold.stops.includes('sourcing')))
  if (free.length === 0) return new Map()
  // All in one call: who comes first in the list gets the last unit, whichever channel it came from.
  const made = await source.plan(
    tx,
    free.map((one) => sourceRequest(one, dayOf(tx.occurredAt))),
  )
  return new Map(free.flatMap((one, index) => (made[index] ? [[one.id, made[index]] as const] : [])))
}

function sourceRequest({ order, id, channel, customer, draft }: Drafted, today: string): SourceRequest {
  return {
    order: id,
    channel: channel.id,
    brand: channel.brand,
    legalEntity: channel.legalEntity,
    priority: order.priority ?? 0,
    shortage: channel.mayRefuse ? 'policy' : 'backorder',
    quote: order.quote ?? null,
    facts: {
      channelCode: channel.code,
      channelKind: channel.kind,
      customerGroup: customer?.group ?? null,
      currency: channel.currency,
      valueMinor: draft.totalMinor,
      terms: order.terms ?? customer?.terms ?? null,
      tags: order.tags ?? [],
    },
    deliveries: draft.deliveries.map((delivery) => ({
      delivery: delivery.delivery,
      method: delivery.method,
      pickupLocation: delivery.pickupLocation,
      country: delivery.country,
      region: order.deliveries[delivery.delivery - 1]?.shipTo?.region ?? null,
      postalCode: order.deliveries[delivery.delivery - 1]?.shipTo?.postalCode ?? null,
      latitude: delivery.located?.latitude ?? null,
      longitude: delivery.located?.longitude ?? null,
      locatedBy: delivery.located?.by ?? null,
      requestedOn: delivery.requestedOn,
      carrierService: order.deliveries[delivery.delivery - 1]?.carrierService ?? null,
      lines: draft.lines.flatMap((line) =>
        line.delivery === delivery.delivery && line.item !== null && line.kind !== 'kit'
          ? [
              {
                line: line.line,
                item: line.item,
                kind: line.kind,
                units: line.quantity,
                preorder: line.releasedOn !== null && line.releasedOn > today,
                releasedOn: line.releasedOn,
                sku: line.sku,
                weightG: line.weightG,
                serviceFor: line.relation === 'service_for' ? line.relationLine : null,
                split: line.split,
              },
            ]
          : [],
      ),
    })),
  }
}

export async function numberAll(tx: Tx, orders: readonly Drafted[]): Promise<Map<OrderId, string>> {
  const wanted = new Map<ChannelId, number>()
  for (const { channel } of orders) wanted.set(channel.id, (wanted.get(channel.id) ?? 0) + 1)
  const taken = wanted.size > 0 ? await takeOrderNumbers(tx, wanted) : new Map<ChannelId, string[]>()
  return new Map(orders.map(({ id, channel }) => [id, taken.get(channel.id)?.shift() ?? '']))
}

export function assemble(
  { order, by, id, channel, customer, draft, holds }: Drafted,
  number: string,
  plan: Pick<SourcePlan, 'buckets'> | undefined,
  shop: Shop,
): NewOrder {
  const buckets = new Map(draft.lines.map((line) => [line.line, bornIn(line, plan)]))
  const lines = draft.lines.map((line): Line => ({ ...line, givenUp: 0, buckets: buckets.get(line.line) ?? EMPTY }))
  for (const kit of lines.filter((line) => line.kind === 'kit'))
    buckets.set(kit.line, { ...EMPTY, [kitBucket(kit, lines)]: kit.quantity })
  return {
    id,
    number,
    by,
    channel: channel.id,
    brand: channel.brand,
    legalEntity: channel.legalEntity,
    externalNumber: order.externalNumber ?? null,
    placedBy: order.placedBy ?? 'customer',
    placedAtLocation: shop.locations.get(order.placedAtLocation ?? '')?.id ?? null,
    customer: customer?.id ?? null,
    currency: channel.currency,
    pricesIncludeTax: channel.pricesIncludeTax,
    locale: order.locale ?? customer?.locale ?? channel.locales[0] ?? 'en',
    terms: order.terms ?? customer?.terms ?? null,
    buyerReference: order.buyerReference ?? null,
    costCenter: order.costCenter ?? null,
    tags: order.tags ?? [],
    priority: order.priority ?? 0,
    repeatOf: order.repeatOf ?? null,
    draft,
    buckets,
    holds,
    originalPayload: draft.troubles.length > 0 ? order : null,
    statuses: {
      fulfillment: fulfillmentStatus(lines),
      payment: paymentStatus(draft.totalMinor, {
        authorizedMinor: 0,
        capturedMinor: 0,
        refundedMinor: 0,
        unknown: false,
      }),
      holds: holds.length > 0 ? 'held' : 'none',
    },
  }
}

function bornIn(
  line: { line: number; quantity: number },
  plan: Pick<SourcePlan, 'buckets'> | undefined,
): Record<Bucket, number> {
  const buckets: Record<Bucket, number> = { ...EMPTY }
  for (const part of plan?.buckets ?? []) if (part.line === line.line) buckets[part.bucket] += part.units
  buckets.open = line.quantity - Object.values(buckets).reduce((sum, units) => sum + units, 0)
  return buckets
}

/** A kit starts where its slowest part starts. */
function kitBucket(kit: Line, lines: readonly Line[]): Bucket {
  const parts = lines.filter((line) => line.relation === 'component_of' && line.relationLine === kit.line)
  const slowest = (['open', 'backordered', 'preordered'] as const).find((bucket) =>
    parts.some((part) => part.buckets[bucket] > 0),
  )
  return slowest ?? 'reserved'
}

export function announcePlaced(group: Tx, order: NewOrder): void {
  const tx = group.at({ occurredAt: group.occurredAt, quiet: group.quiet, actor: order.by })
  const place = { order: order.id, channel: order.channel }
  const units = [...order.buckets.values()]
  const backordered = units.reduce((sum, buckets) => sum + buckets.backordered + buckets.preordered, 0)
  tx.announce({
    type: 'order.placed',
    ...place,
    data: {
      number: order.number,
      totalMinor: order.draft.totalMinor,
      currency: order.currency,
      lines: order.draft.lines.length,
    },
  })
  for (const hold of order.holds)
    tx.announce({ type: 'order.held', ...place, data: { type: hold.type, stops: hold.stops } })
  if (units.some((buckets) => buckets.reserved > 0)) tx.announce({ type: 'order.sourced', ...place })
  if (backordered > 0) tx.announce({ type: 'order.backordered', ...place, data: { units: backordered } })
}

export function verdictOf(order: NewOrder): Placed {
  const backordered = [...order.buckets.values()].reduce(
    (sum, buckets) => sum + buckets.backordered + buckets.preordered,
    0,
  )
  return {
    id: order.id,
    number: order.number,
    totalMinor: order.draft.totalMinor,
    currency: order.currency,
    existed: false,
    holds: order.holds.length,
    backordered,
  }
}
