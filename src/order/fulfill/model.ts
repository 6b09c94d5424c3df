import type {
  ChannelId,
  FulfillmentOrderId,
  ItemId,
  LocationId,
  OrderId,
  PackageId,
  ProviderId,
} from '../../platform/ids.ts'

/** What became of the units of a fulfillment order: each is in one place, the sum is what was released. */
export const PLACES = ['coming', 'waiting', 'declined', 'picked', 'short', 'packed', 'handedOver', 'cancelled'] as const
export type Place = (typeof PLACES)[number]

/** The allowed moves between places: the one table, and `moveLines` its only reader. */
const MOVES: Readonly<Record<Place, readonly Place[]>> = {
  coming: ['waiting', 'cancelled'],
  waiting: ['picked', 'declined', 'short', 'cancelled'],
  declined: [],
  picked: ['packed', 'cancelled'],
  short: [],
  packed: ['picked', 'handedOver', 'cancelled'],
  handedOver: [],
  cancelled: [],
}

export type LineUnits = Readonly<{ line: number; units: number }>
export type PlaceMove = LineUnits & Readonly<{ from: Place; to: Place }>

export type FulfillmentLine = Readonly<
  { line: number; item: ItemId; sku: string; name: string; units: number; declineReason: string | null } & Record<
    Place,
    number
  >
>

/** `asked`: on its way to the carrier; `unknown`: perhaps bought, the answer was lost; `voiding`: perhaps void already. */
export type LabelState = 'asked' | 'unknown' | 'refused' | 'bought' | 'voiding' | 'voided'

export type Package = Readonly<{
  id: PackageId
  package: number
  sscc: string | null
  weightG: number
  carrier: ProviderId | null
  service: string | null
  trackingNumber: string | null
  state: 'packed' | 'labelled' | 'handed_over' | 'unpacked'
  labelState: LabelState | null
  labelProblem: string | null
  labelKey: string | null
  labelTries: number
  labelEffect: string | null
  packedAt: Date
  labelledAt: Date | null
  handedOverAt: Date | null
  shipment: string | null
  contents: readonly LineUnits[]
}>

export type FulfillmentState =
  | 'coming'
  | 'released'
  | 'accepted'
  | 'in_work'
  | 'packed'
  | 'ready'
  | 'done'
  | 'cancelled'

/** Work of one location for one delivery of an order. */
export type FulfillmentOrder = Readonly<{
  id: FulfillmentOrderId
  number: string
  order: OrderId
  channel: ChannelId
  delivery: number
  location: LocationId
  supplier: string | null
  destination: 'customer' | 'pickup' | 'location'
  /** Where the goods go that are sent to another location. */
  to: LocationId | null
  /** It begins when this one is done: the second leg of a pickup that is supplied from elsewhere. */
  after: FulfillmentOrderId | null
  /** The transfer that brings its goods. */
  transfer: string | null
  state: FulfillmentState
  shipBy: string | null
  collectBy: Date | null
  codeTries: number
  releasedAt: Date
  acceptedAt: Date | null
  pickedAt: Date | null
  packedAt: Date | null
  readyAt: Date | null
  doneAt: Date | null
  version: number
  lines: readonly FulfillmentLine[]
  packages: readonly Package[]
}>

/** A move that the table does not allow, or of units that are not there: a bug of the caller. */
export class IllegalPlaceMove extends Error {
  override name = 'IllegalPlaceMove'
}

/** Moves units of a fulfillment order's lines by the table, and derives its state anew. `at` dates the milestones. */
export function moveLines(fulfillment: FulfillmentOrder, moves: readonly PlaceMove[], at: Date): FulfillmentOrder {
  const lines = new Map(fulfillment.lines.map((line) => [line.line, line]))
  for (const { line: number, from, to, units } of moves) {
    const line = lines.get(number)
    if (!line) throw new IllegalPlaceMove(`${fulfillment.number} has no line ${number}`)
    if (!MOVES[from].includes(to)) throw new IllegalPlaceMove(`line ${number}: ${from} to ${to}`)
    if (units <= 0 || line[from] < units)
      throw new IllegalPlaceMove(`line ${number}: ${units} of ${line[from]} ${from}`)
    lines.set(number, { ...line, [from]: line[from] - units, [to]: line[to] + units })
  }
  return derive({ ...fulfillment, lines: [...lines.values()] }, at)
}

/** Units of all lines in some places. */
export function unitsIn(fulfillment: Pick<FulfillmentOrder, 'lines'>, ...places: readonly Place[]): number {
  return fulfillment.lines.reduce((sum, line) => sum + places.reduce((units, place) => units + line[place], 0), 0)
}

/** Everything that is in a place, line by line. */
export function allIn(fulfillment: Pick<FulfillmentOrder, 'lines'>, place: Place): LineUnits[] {
  return fulfillment.lines.flatMap((line) => (line[place] > 0 ? [{ line: line.line, units: line[place] }] : []))
}

/** State and milestones from the lines alone, besides what was said explicitly: accepted, ready. */
export function derive(fulfillment: FulfillmentOrder, at: Date): FulfillmentOrder {
  const state = stateOf(fulfillment)
  const started = unitsIn(fulfillment, 'picked', 'packed', 'handedOver') > 0
  const allPicked = started && unitsIn(fulfillment, 'coming', 'waiting') === 0
  const allPacked = allPicked && unitsIn(fulfillment, 'picked') === 0
  const since = (reached: boolean, before: Date | null) => (reached ? (before ?? at) : null)
  return {
    ...fulfillment,
    state,
    pickedAt: since(allPicked, fulfillment.pickedAt),
    packedAt: since(allPacked, fulfillment.packedAt),
    doneAt: since(state === 'done' || state === 'cancelled', fulfillment.doneAt),
  }
}

function stateOf(fulfillment: FulfillmentOrder): FulfillmentState {
  const waiting = unitsIn(fulfillment, 'waiting')
  const picked = unitsIn(fulfillment, 'picked')
  const packed = unitsIn(fulfillment, 'packed')
  const handedOver = unitsIn(fulfillment, 'handedOver')
  const coming = unitsIn(fulfillment, 'coming')
  if (coming + waiting + picked + packed + handedOver === 0) return 'cancelled'
  if (coming + waiting + picked + packed === 0) return 'done'
  if (coming > 0 && waiting + picked + packed + handedOver === 0) return 'coming'
  if (fulfillment.readyAt) return 'ready'
  if (coming + waiting + picked === 0) return 'packed'
  if (picked + packed + handedOver > 0) return 'in_work'
  return fulfillment.acceptedAt ? 'accepted' : 'released'
}

/** True when nothing more can happen to it. */
export function isClosed(fulfillment: Pick<FulfillmentOrder, 'state'>): boolean {
  return fulfillment.state === 'done' || fulfillment.state === 'cancelled'
}

/** Packages that hold goods at the location still. */
export function packagesHere(fulfillment: Pick<FulfillmentOrder, 'packages'>): Package[] {
  return fulfillment.packages.filter((one) => one.state === 'packed' || one.state === 'labelled')
}

/** Sums units of the same line: a list may name a line twice. */
export function sumLines(lines: readonly LineUnits[]): LineUnits[] {
  const sums = new Map<number, number>()
  for (const { line, units } of lines) sums.set(line, (sums.get(line) ?? 0) + units)
  return [...sums].map(([line, units]) => ({ line, units })).sort((a, b) => a.line - b.line)
}
