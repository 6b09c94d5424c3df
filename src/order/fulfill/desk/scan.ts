import type { Provider } from '../../../organisation/index.ts'
import type { Tx } from '../../../platform/db/db.ts'
import type { FulfillmentOrderId, ItemId, OrderId, PackageId, ProviderId } from '../../../platform/ids.ts'
import type { PlannedTimer } from '../../../platform/jobs/timers.ts'
import type { Refusal } from '../../../platform/refusal.ts'
import type { UnitMove } from '../../capture/index.ts'
import type { Asker } from '../bounds.ts'
import type { Leg } from '../legs/decide.ts'
import type { FulfillmentOrder, LineUnits, Package } from '../model.ts'
import type { HandOverCause } from '../steps.ts'
import type { Work } from '../work.ts'

/** What scans ask for beside the work itself. It is read once for a whole list, and only what one of them needs. */
export type Needs = Readonly<{
  gtins?: boolean
  weights?: boolean
  covered?: boolean
  /** How long goods wait at the counter. */
  patience?: boolean
  /** Tracking numbers that are given to packages, of the carrier with this code. */
  numbers?: Readonly<{ carrier: string; trackingNumbers: readonly string[] }>
}>

export type Known = Readonly<{
  gtins: ReadonlyMap<ItemId, string>
  /** Grams of one unit; null where nobody weighed it. */
  weights: ReadonlyMap<ItemId, number | null>
  /** What is set aside or paid for an order, in minor units. */
  covered: ReadonlyMap<OrderId, number>
  /** Hours that goods of an order wait at a location's counter. */
  patienceH(order: OrderId, location: string): number
  carriers: readonly Provider[]
  /** The package that has a tracking number of a carrier, those given earlier in the list included. */
  ownerOf(carrier: string, trackingNumber: string): PackageId | undefined
}>

export type NewShipment = Readonly<{ id: string; carrier: ProviderId | null; service: string | null }>

/** What a scan made of a fulfillment order, and all that must be written with it. */
export type Scanned<R> = Readonly<{
  /** As it is afterwards, with its packages. */
  fulfillment: FulfillmentOrder
  /** Units of the order that move with it. */
  moves?: readonly UnitMove[]
  /** Units that left the shelf. */
  picked?: readonly LineUnits[]
  made?: readonly Package[]
  /** The SSCC of a package that was made; another one for each try. */
  ssccOf?(id: PackageId, tries: number): string
  changed?: readonly Package[]
  shipments?: readonly NewShipment[]
  collectedBy?: string
  timer?: PlannedTimer
  /** A kind of timer whose time is over without it. */
  timerOver?: string
  news: readonly Readonly<{ type: string; data?: Readonly<Record<string, unknown>>; subject?: string }>[]
  /** Units that leave for the store where they are fetched: a second fulfillment order waits for them there. */
  leg?: Leg
  handOvers?: readonly Readonly<{ cause: HandOverCause; lines: readonly LineUnits[] }>[]
  /** Told when all is written: numbers of packages are known only then. */
  answer(after: FulfillmentOrder, at: Date): R
}>

/** A command on one fulfillment order that can wait in a list with others. */
export type Scan<R> = Readonly<{
  id: FulfillmentOrderId
  asker: Asker
  needs?: Needs
  /** Decides in memory, on the work as the scans before have left it; writes nothing. */
  decide(work: Work, known: Known, at: Date): Scanned<R> | Refusal
}>

/** A scan with the transaction as it sees it: by its actor, at its moment. */
export type AskedScan<R> = Readonly<{ tx: Tx; scan: Scan<R> }>

/** A scan that was not refused. */
export type DoneScan<R> = AskedScan<R> & Readonly<{ scanned: Scanned<R> }>
