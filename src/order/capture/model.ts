import type { ChannelId, CustomerId, ItemId, LocationId, OrderId } from '../../platform/ids.ts'

/** Where the units of a line can be. Every unit is in exactly one bucket; the sum is the ordered quantity. */
export const BUCKETS = [
  'open',
  'backordered',
  'preordered',
  'reserved',
  'allocated',
  'picked',
  'packed',
  'ready',
  'shipped',
  'delivered',
  'cancelled',
  'lost',
  'sent_back',
] as const
export type Bucket = (typeof BUCKETS)[number]
export type Buckets = Readonly<Record<Bucket, number>>

/** The allowed moves of a unit: the one table, and `moveUnits` its only reader. */
export const MOVES: Readonly<Record<Bucket, readonly Bucket[]>> = {
  open: ['reserved', 'backordered', 'preordered', 'cancelled', 'delivered'],
  backordered: ['open', 'reserved', 'cancelled'],
  preordered: ['open', 'reserved', 'backordered', 'cancelled'],
  reserved: ['open', 'backordered', 'allocated', 'cancelled', 'delivered'],
  allocated: ['open', 'picked', 'cancelled'],
  picked: ['packed', 'open', 'cancelled'],
  packed: ['picked', 'allocated', 'ready', 'shipped', 'cancelled'],
  ready: ['delivered', 'packed', 'cancelled'],
  shipped: ['delivered', 'sent_back', 'lost'],
  delivered: [],
  cancelled: [],
  lost: ['open', 'cancelled', 'delivered'],
  sent_back: ['open', 'cancelled', 'lost'],
}

export type Line = Readonly<{
  line: number
  delivery: number
  item: ItemId | null
  sku: string
  name: string
  kind: 'physical' | 'service' | 'digital' | 'kit'
  quantity: number
  netMinor: number
  taxMinor: number
  grossMinor: number
  relation: string | null
  relationLine: number | null
  /** Units that were handed over and cancelled afterwards, because they came back or were lost. */
  givenUp: number
  buckets: Buckets
}>

export type Delivery = Readonly<{
  delivery: number
  method: 'ship' | 'collect' | 'reserve' | 'carry_out' | 'digital' | 'appointment'
  pickupLocation: LocationId | null
  requestedOn: string | null
  carrierService: string | null
}>

/** An order as the commands see it: locked, with its lines and deliveries; no personal data. */
export type Order = Readonly<{
  id: OrderId
  number: string
  version: number
  channel: ChannelId
  customer: CustomerId | null
  currency: string
  terms: string | null
  totalMinor: number
  cancelledMinor: number
  creditedMinor: number
  money: Money
  returns: Returns
  holds: readonly ActiveHold[]
  lines: readonly Line[]
  deliveries: readonly Delivery[]
  placedAt: Date
  closedAt: Date | null
}>

/** An order as it is opened: with where it belongs, which bookings and rights ask of it. */
export type OpenOrder = Order & Readonly<{ legalEntity: string; brand: string; placedLocation: string | null }>

/** Sums over the succeeded payment operations of an order. */
export type Money = Readonly<{
  authorizedMinor: number
  capturedMinor: number
  refundedMinor: number
  unknown: boolean
}>
/** Returns not closed yet; units expected and received over all returns. */
export type Returns = Readonly<{ open: number; expected: number; received: number }>
export type HoldStop = 'sourcing' | 'release' | 'capture_funds' | 'invoice'
export type ActiveHold = Readonly<{ id: string; type: string; stops: readonly HoldStop[]; reason: string }>

export type UnitMove = Readonly<{ line: number; from: Bucket; to: Bucket; units: number }>

/** A move that the table does not allow, or of units that are not there: a bug of the caller. */
export class IllegalMove extends Error {
  override name = 'IllegalMove'
}

export const EMPTY: Buckets = Object.fromEntries(BUCKETS.map((bucket) => [bucket, 0])) as Record<Bucket, number>

const AFTER_HAND_OVER: ReadonlySet<Bucket> = new Set(['sent_back', 'lost'])

/** Units cancelled before they were handed over: those at the far end of a line's numbering. */
export function cancelledBefore(line: Pick<Line, 'buckets' | 'givenUp'>): number {
  return line.buckets.cancelled - line.givenUp
}

/** Moves units of an order's lines by the table; kits follow their parts. Pure: returns the lines that changed. */
export function moveUnits(lines: readonly Line[], moves: readonly UnitMove[]): Line[] {
  const after = new Map(lines.map((line) => [line.line, line]))
  for (const move of moves) {
    const line = after.get(move.line)
    if (!line) throw new IllegalMove(`no line ${move.line}`)
    if (!MOVES[move.from].includes(move.to)) throw new IllegalMove(`line ${move.line}: ${move.from} to ${move.to}`)
    if (move.units <= 0 || line.buckets[move.from] < move.units)
      throw new IllegalMove(`line ${move.line}: ${move.units} of ${line.buckets[move.from]} ${move.from}`)
    const buckets = {
      ...line.buckets,
      [move.from]: line.buckets[move.from] - move.units,
      [move.to]: line.buckets[move.to] + move.units,
    }
    const givenUp = line.givenUp + (AFTER_HAND_OVER.has(move.from) && move.to === 'cancelled' ? move.units : 0)
    after.set(move.line, { ...line, buckets, givenUp })
  }
  for (const kit of lines.filter((line) => line.kind === 'kit'))
    after.set(kit.line, followParts(kit, [...after.values()]))
  return [...after.values()].filter((line) => line !== lines.find((before) => before.line === line.line))
}

/** From farthest to nearest: a kit is as far as its slowest part. */
const PROGRESS: readonly Bucket[] = [
  'cancelled',
  'delivered',
  'lost',
  'sent_back',
  'shipped',
  'ready',
  'packed',
  'picked',
  'allocated',
  'reserved',
  'preordered',
  'backordered',
  'open',
]

function followParts(kit: Line, lines: readonly Line[]): Line {
  const parts = lines.filter((line) => line.relation === 'component_of' && line.relationLine === kit.line)
  if (parts.length === 0) return kit
  const buckets: Record<Bucket, number> = { ...EMPTY }
  let counted = 0
  for (const [index, bucket] of PROGRESS.entries()) {
    const reached = PROGRESS.slice(0, index + 1)
    const complete = Math.min(
      ...parts.map((part) =>
        Math.floor((reached.reduce((sum, one) => sum + part.buckets[one], 0) * kit.quantity) / part.quantity),
      ),
    )
    buckets[bucket] = complete - counted
    counted = complete
  }
  return { ...kit, buckets }
}

export type FulfillmentStatus =
  | 'open'
  | 'backordered'
  | 'reserved'
  | 'in_work'
  | 'ready_for_pickup'
  | 'partly_shipped'
  | 'shipped'
  | 'partly_delivered'
  | 'delivered'
  | 'cancelled'
  | 'lost'

/** How far the order's units are, from the buckets alone. Kits count through their parts. */
export function fulfillmentStatus(lines: readonly Line[]): FulfillmentStatus {
  const sum = (...buckets: Bucket[]) =>
    lines
      .filter((line) => line.kind !== 'kit')
      .reduce((total, line) => total + buckets.reduce((units, bucket) => units + line.buckets[bucket], 0), 0)
  const all = sum(...BUCKETS)
  const live = all - sum('cancelled')
  if (live === 0) return 'cancelled'
  if (sum('delivered') === live) return 'delivered'
  if (sum('lost') === live) return 'lost'
  if (sum('delivered') > 0) return 'partly_delivered'
  if (sum('shipped', 'sent_back', 'lost') === live) return 'shipped'
  if (sum('shipped', 'sent_back', 'lost') > 0) return 'partly_shipped'
  if (sum('ready') === live) return 'ready_for_pickup'
  if (sum('allocated', 'picked', 'packed', 'ready') > 0) return 'in_work'
  if (sum('backordered', 'preordered') > 0) return 'backordered'
  if (sum('reserved') === live) return 'reserved'
  return 'open'
}

export type PaymentStatus =
  | 'none_due'
  | 'unpaid'
  | 'partly_authorized'
  | 'authorized'
  | 'partly_paid'
  | 'paid'
  | 'refund_due'
  | 'refunded'
  | 'unknown'

/** What is owed either way, from the sums alone. A lost answer of the provider makes it unknown, never guessed. */
export function paymentStatus(due: number, money: Money): PaymentStatus {
  const kept = money.capturedMinor - money.refundedMinor
  if (money.unknown) return 'unknown'
  if (kept > due) return 'refund_due'
  if (money.refundedMinor > 0 && kept === 0) return 'refunded'
  if (due === 0) return 'none_due'
  if (kept >= due) return 'paid'
  if (kept > 0) return 'partly_paid'
  if (money.authorizedMinor >= due) return 'authorized'
  return money.authorizedMinor > 0 ? 'partly_authorized' : 'unpaid'
}

export function returnStatus(returns: Returns): 'none' | 'expected' | 'received' | 'settled' {
  if (returns.expected === 0) return 'none'
  if (returns.open === 0) return 'settled'
  return returns.received > 0 ? 'received' : 'expected'
}

export function holdStatus(holds: readonly ActiveHold[]): 'none' | 'held' {
  return holds.length > 0 ? 'held' : 'none'
}

/** What the customer owes for what they keep: accepted minus cancelled minus given back, gross. */
export function dueMinor(order: Pick<Order, 'totalMinor' | 'cancelledMinor' | 'creditedMinor'>): number {
  return order.totalMinor - order.cancelledMinor - order.creditedMinor
}

/** Nothing left to ship, collect, pay or refund: the order closes itself. */
export function isDone(order: Order): boolean {
  const atRest = order.lines.every(
    (line) => line.buckets.delivered + line.buckets.cancelled + line.buckets.lost === line.quantity,
  )
  const settled = order.money.capturedMinor - order.money.refundedMinor === dueMinor(order) && !order.money.unknown
  return atRest && settled && order.returns.open === 0 && order.holds.length === 0
}

export function stopsOn(order: Pick<Order, 'holds'>, stop: HoldStop): ActiveHold | undefined {
  return order.holds.find((hold) => hold.stops.includes(stop))
}

/** Units of a line that are neither gone nor cancelled. */
export function liveUnits(line: Line): number {
  return line.quantity - line.buckets.cancelled
}
