import { boundsOf } from '../../organisation/index.ts'
import type { Principal } from '../../platform/auth/principal.ts'
import type { TowerBounds } from './stages.ts'

/** A supplier's person sees no orders, so there is nothing to count for them. */
export function towerBounds(principal: Principal): TowerBounds {
  const { channel, locations, supplier } = boundsOf(principal, 'report.read')
  return { channels: channel === null ? null : [channel], locations: supplier === null ? locations : [] }
}
