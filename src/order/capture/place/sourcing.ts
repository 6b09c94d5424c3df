import type { Tx } from '../../../platform/db/db.ts'
import type { ItemId, LocationId, OrderId, SupplyId } from '../../../platform/ids.ts'
import type { Refusal } from '../../../platform/refusal.ts'
import type { Bucket } from '../model.ts'
import type { Split } from './model.ts'

/** What placing asks of the step that promises stock: capture declares the type, promise implements it. */
export type SourceRequest = Readonly<{
  order: OrderId
  channel: string
  brand: string
  legalEntity: string
  priority: number
  /** What becomes of units without stock: what the merchant's policy says, or backordered whatever it says. */
  shortage: 'policy' | 'backorder'
  /** The quote that it is placed on: what it holds is the order's. */
  quote?: string | null
  /** What strategies may ask about the order; without it they see empty fields. */
  facts?: OrderFacts
  deliveries: readonly SourceDelivery[]
}>

/** Of an order, as far as choosing locations may depend on it; no personal data. */
export type OrderFacts = Readonly<{
  channelCode: string
  channelKind: string
  customerGroup: string | null
  currency: string
  valueMinor: number
  terms: string | null
  tags: readonly string[]
}>

export type SourceDelivery = Readonly<{
  delivery: number
  method: 'ship' | 'collect' | 'reserve' | 'carry_out' | 'digital' | 'appointment'
  pickupLocation: LocationId | null
  country: string
  region?: string | null
  postalCode?: string | null
  latitude: number | null
  longitude: number | null
  locatedBy: string | null
  requestedOn: string | null
  /** Code of the carrier service it is to go by. */
  carrierService?: string | null
  lines: readonly Readonly<{
    line: number
    item: ItemId
    kind: 'physical' | 'service' | 'digital' | 'kit'
    units: number
    preorder: boolean
    releasedOn?: string | null
    sku?: string
    weightG?: number | null
    /** The line of goods whose date a service follows. */
    serviceFor?: number | null
    split?: Split | null
  }>[]
  /** Locations that declined or fell short of this delivery's units: not asked again. */
  exclude?: readonly LocationId[]
}>

export type PlannedReservation = Readonly<{
  delivery: number
  line: number
  item: ItemId
  location: LocationId
  supply: SupplyId
  units: number
  pinned: boolean
  expiresAt: Date | null
  /** Units that must stay free on the shelf: safety stock, buffers, and what is set aside for other channels. */
  leave: number
}>
export type PlannedPromise = Readonly<{
  line: number
  units: number
  location: LocationId | null
  supply: SupplyId | null
  requestedOn: string | null
  shipBy: string | null
  deliverBy: string | null
}>
/** Why these locations: the lean certificate, and packed beside it what replaying needs. */
export type PlannedDecision = Readonly<{
  delivery: number
  rule: string
  strategy: string
  inputs: unknown
  outcome: unknown
  seen: Uint8Array
  /** The locations as they were seen: kept once for all decisions that saw the same. */
  world: Readonly<{ id: string; locations: unknown }>
}>
/** A service that is to be booked: the first free time on or after a day, or on that day alone. */
export type PlannedAppointment = Readonly<{
  line: number
  item: ItemId
  units: number
  /** Codes of places and regions that may do it, the narrowest first. */
  places: readonly string[]
  from: string
  onlyThen: boolean
  /** Must it be found? Else the order goes without, and the time is agreed later. */
  must: boolean
  /** It replaces the one that is booked for the line. */
  again?: boolean
}>

/** Where the units of each line go at once (the buckets they are born in), and what must be written with it. */
export type SourcePlan = Readonly<{
  order: OrderId
  priority: number
  buckets: readonly Readonly<{ line: number; bucket: Bucket; units: number }>[]
  reservations: readonly PlannedReservation[]
  uncovered: readonly Readonly<{ line: number; item: ItemId; units: number; neededBy: string | null }>[]
  promises: readonly PlannedPromise[]
  decisions: readonly PlannedDecision[]
  /** The first day on which preordered units of it may be sourced. */
  releasedOn?: string
  /** Until when a new order waits for others before it is sent to its places. */
  pooledUntil?: Date
  appointments?: readonly PlannedAppointment[]
}>

export type PromiseReason =
  | 'placed'
  | 'resourced'
  | 'backordered'
  | 'supply_moved'
  | 'amended'
  | 'moved'
  | 'reoptimized'

export type SourceStep = Readonly<{
  /** Decides for a list of orders, one after the other: the earlier one gets the last unit. Writes nothing. */
  plan(tx: Tx, requests: readonly SourceRequest[]): Promise<readonly (SourcePlan | Refusal)[]>
  /** Writes reservations, pegs, requirements, promises and decisions of the plans; stock comes last. */
  commit(tx: Tx, plans: readonly SourcePlan[], reason: PromiseReason): Promise<void>
}>
