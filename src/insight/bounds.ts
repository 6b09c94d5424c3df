import { boundsOf } from '../organisation/index.ts'
import type { Principal } from '../platform/auth/principal.ts'

/** Which orders somebody may count: null is all. */
export type ReportBounds = Readonly<{ channels: readonly string[] | null; locations: readonly string[] | null }>

/** A supplier's person sees no orders, so there is nothing to count for them. */
export function reportBounds(principal: Principal): ReportBounds {
  const { channel, locations, supplier } = boundsOf(principal, 'report.read')
  return { channels: channel === null ? null : [channel], locations: supplier === null ? locations : [] }
}
