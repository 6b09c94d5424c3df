import { createHash } from 'node:crypto'
import type { Location } from '../../../organisation/index.ts'
import type { Place, Places } from './question.ts'

/** The last one read: locations hardly ever change, and a hash over all of them is not free. */
let lastPlaces: { text: string; places: Places } = { text: '', places: { id: '', list: [], indexOf: new Map() } }

export function placesOf(locations: readonly Location[]): Places {
  const list = locations
    .map(
      (one): Place => ({
        id: one.id,
        code: one.code,
        kind: one.kind,
        city: one.city,
        postalCode: one.postalCode,
        region: one.region,
        country: one.country,
        latitude: one.latitude,
        longitude: one.longitude,
        canShip: one.canShip,
        canPickup: one.canPickup,
        stockKeeper: one.stockKeeper,
        dailyCapacity: one.dailyCapacity,
        active: one.active,
      }),
    )
    .sort((a, b) => (a.code < b.code ? -1 : 1))
  const text = JSON.stringify(list)
  if (lastPlaces.text !== text) lastPlaces = { text, places: indexed(idOf(text), list) }
  return lastPlaces.places
}

export function indexed(id: string, list: readonly Place[]): Places {
  return { id, list, indexOf: new Map(list.map((place, index) => [place.id, index])) }
}

/** A UUID (version 8: custom) of a content's hash. */
function idOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
