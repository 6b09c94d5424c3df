import { distanceKm } from '../src/organisation/geography/distance.ts'
import { locate } from '../src/organisation/geography/locate.ts'
import type { DemoLocation, DemoOrder } from './model.ts'

/**
 * Answers which location serves an order of the demo: a till order the nearest store, every other the nearest
 * location that ships. Nearest is by great circle from the ship-to's postal code, else its country; of equals the
 * first key.
 */
export function homeFinder(
  locations: readonly DemoLocation[],
): (order: Pick<DemoOrder, 'channel' | 'shipTo'>) => string {
  const byKey = [...locations].sort((a, b) => (a.key < b.key ? -1 : 1))
  const stores = byKey.filter((location) => location.capabilities.pickup)
  const shipping = byKey.filter((location) => location.capabilities.ship)
  return ({ channel, shipTo }) => {
    const place = locate(shipTo)
    if (!place) throw new Error(`no such country: ${shipTo.country}`)
    const near = (channel === 'till' ? stores : shipping).map(({ key, latitude, longitude }) => ({
      key,
      km: distanceKm(place, { latitude, longitude }),
    }))
    const [first, ...others] = near
    if (!first) throw new Error('no location may serve this channel')
    return others.reduce((best, other) => (other.km < best.km ? other : best), first).key
  }
}
