import type { LocationId } from '../../../platform/ids.ts'

/**
 * What a package from a location to a delivery's destination costs and takes. Amounts in minor units of the merchant's
 * own currency, days as `YYYY-MM-DD`.
 */
export type Lane = Readonly<{
  location: LocationId
  /** Fixed part of one package. */
  costMinor: number
  costPerKgMinor: number
  shipBy: string | null
  deliverBy: string | null
  service: string | null
  co2G: number
  distanceKm: number | null
}>

/** Costs are whole points: a hundredth of a minor unit. Sums stay below 2^53, so they are exact everywhere. */
export const POINTS_PER_MINOR = 100

/** A unit that must be covered as long as any stock is left for it. */
export const MUST_COVER = Number.POSITIVE_INFINITY

/**
 * One delivery to be sourced, as numbers. Row i of `stock` and `unit` is item i, column j is location j; locations come
 * by rank, the lower index wins a tie.
 */
export type Problem = Readonly<{
  items: number
  locations: number
  /** Units wanted of each item. */
  demand: Int32Array
  /** Units free, items x locations. */
  stock: Int32Array
  /** Points for each unit of item i from location j, items x locations; not negative. */
  unit: Float64Array
  /** Points for each location that is used; not negative. */
  fixed: Float64Array
  /** Points for each unit that stays uncovered; `MUST_COVER` where covering goes before all cost. */
  shortage: Float64Array
  /** At most so many locations serve one part. */
  maxLocations: number
  /** Units that a location can still ship, null where nothing limits it. */
  capacity: Int32Array | null
  /** Group of each item and what its policy is; null when all items may be split freely. */
  groups: Groups | null
}>

export type SplitPolicy = 'free' | 'together' | 'alone'
export type Groups = Readonly<{ of: Int32Array; policy: readonly SplitPolicy[] }>

/** What the search found for one part: items that share packages. */
export type Solution = Readonly<{
  /** Units taken, items x locations. */
  take: Int32Array
  /** Points of all packages and units that are covered, and of shortages that have a price. */
  cost: number
  /** Units of each item that no location covers. */
  short: Int32Array
  /** Locations used, counted once for each part. */
  packages: number
  /** 0: proven to be the minimum. Else the points by which a better solution could at most be cheaper. */
  gap: number
  nodes: number
}>
