import type { Item } from '../../../catalog/index.ts'
import type { DayNumber, Place, Service } from '../../../organisation/index.ts'

/** Where a quote's goods go, and no more: no name, no street. */
export type QuoteAddress = Readonly<{ country: string; postalCode: string | null; region: string | null }>
export type Point = Readonly<{ latitude: number; longitude: number }>

/** What is asked: a basket, and where to it goes or where it is fetched. */
export type QuoteRequest = Readonly<{
  channel: string
  lines: readonly Readonly<{
    sku: string
    quantity: number
    unit?: string | undefined
    shipTogether?: string | undefined
    shipAlone?: boolean | undefined
  }>[]
  shipTo: QuoteAddress | null
  /** A place by its code, or those near an address. */
  pickup: Readonly<{ location: string } | { near: QuoteAddress; withinKm: number; limit: number }> | null
  /** Carrier services must have all of them. */
  features: readonly string[]
  requestedOn?: string | null
  /** What strategies may ask about the order it becomes. */
  order?: Readonly<{ customerGroup: string | null; valueMinor: number; terms: string | null; tags: readonly string[] }>
}>

/** Units of one item that a line of the basket wants; a kit's parts are wants of its line. */
export type Want = Readonly<{ line: number; sku: string; item: Item; units: number; notBefore: number }>

/** Units of a line out of a place, from the shelf or (later) out of a supply. */
export type Part = Readonly<{
  line: number
  /** Number of the want, from 1: a kit's parts are wants of one line, and each is held for itself. */
  want: number
  item: string
  sku: string
  units: number
}>

/** What leaves one place together. */
export type Shipment = Readonly<{
  place: Place
  parts: readonly Part[]
  /** The shelf, or the expected supply it waits for. */
  supply: string
  /** When its goods may leave: 0 is now, else the date of expected supply or of release. */
  availableAt: number
  service: Service
  costMinor: number
  packages: number
  shipOn: DayNumber
  orderBy: number
  earliestOn: DayNumber
  latestOn: DayNumber
}>

/** Units that no shelf has, and from when on they are expected; null: nobody knows. */
export type Lacking = Part & Readonly<{ until: number | null }>

export type ShipOption = Readonly<{
  service: Service
  shipments: readonly Shipment[]
  costMinor: number
  /** When everything has left, and between which days everything is there. */
  shipOn: DayNumber
  earliestOn: DayNumber
  latestOn: DayNumber
  orderBy: number
  backordered: readonly Lacking[]
}>

export type PickupOption = Readonly<{
  place: Place
  km: number | null
  /** From its own shelf, or what it lacks is sent there first. */
  supplied: 'own_shelf' | 'sent_there'
  shelf: readonly Part[]
  /** What the place itself expects. */
  expected: readonly Readonly<{ parts: readonly Part[]; supply: string; until: number }>[]
  shipments: readonly Shipment[]
  costMinor: number
  /** When all is ready to be fetched: an instant within opening hours, at best and at worst. */
  readyFrom: number
  readyBy: number
  orderBy: number | null
  backordered: readonly Lacking[]
}>

/** The earliest time at which a service article can be performed after its goods are there. */
export type ServiceSlot = Readonly<{ item: string; units: number }> &
  Readonly<
    { line: number; sku: string; place: string; on: string; slot: string } | { line: number; sku: string; place: null }
  >

export type Quoted = Readonly<{
  at: number
  currency: string
  weightG: number
  ship: readonly ShipOption[]
  /** Services that are no option, with the reason. */
  absent: readonly Readonly<{ service: string; reason: string }>[]
  pickup: readonly PickupOption[]
  services: readonly ServiceSlot[]
}>
