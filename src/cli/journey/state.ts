import type { Client, System } from './client.ts'
import type { Calendar, Planned } from './plan.ts'

export type WorkLine = Readonly<{
  line: number
  sku: string
  units: number
  coming: number
  waiting: number
  picked: number
  packed: number
}>
export type Work = Readonly<{
  id: string
  number: string
  order: string
  state: string
  destination: string
  to: string | null
  after: string | null
  lines: readonly WorkLine[]
  packages: readonly Readonly<{
    id: string
    state: string
    trackingNumber: string | null
    label: Readonly<{ state: string | null }>
    contents: readonly Readonly<{ line: number; units: number }>[]
  }>[]
}>

/** What the systems around Kontor remember of an order on its way. */
export type Traveller = Planned & {
  id: string | null
  /** What all its units weigh. */
  weightG: number
  /** Fulfillment orders that are being worked on. */
  works: Work[]
  /** Packages on the road, by tracking number. */
  parcels: { package: string; trackingNumber: string; carrier: string }[]
  return: string | null
  /** Some of its units had no stock when the others went: they may come later. */
  waits: boolean
  /** How often something was ready for the customer in the store. */
  pickups: number
  refused: string | null
}

export type Systems = Readonly<Record<System, Client>>

export type World = Readonly<{
  systems: Systems
  travellers: readonly Traveller[]
  calendar: Calendar
  storeOf: (traveller: Traveller) => string
  weightOf: (sku: string) => number
}>
