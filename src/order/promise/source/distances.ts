import { UNKNOWN_KM } from '../strategy/language.ts'
import type { Places } from './question.ts'

/** As in the organisation's geography. */
const EARTH_RADIUS_KM = 6371.0088

/** Unit vectors of places, three numbers each, made once for as long as the locations stay as they are. */
const vectors = new WeakMap<Places, Float64Array>()

/** Great-circle distances from the chord of unit vectors: the haversine's value, without its angles for each pair. */
export function kilometersTo(places: Places, latitude: number | null, longitude: number | null): Int32Array {
  const km = new Int32Array(places.list.length).fill(UNKNOWN_KM)
  if (latitude === null || longitude === null) return km
  const known = vectors.get(places) ?? vectorsOf(places)
  const [x, y, z] = vectorOf(latitude, longitude)
  for (let j = 0; j < km.length; j++) {
    const [dx, dy, dz] = [
      (known[j * 3] as number) - x,
      (known[j * 3 + 1] as number) - y,
      (known[j * 3 + 2] as number) - z,
    ]
    const half = Math.sqrt(dx * dx + dy * dy + dz * dz) / 2
    if (!Number.isNaN(half)) km[j] = Math.round(2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, half)))
  }
  return km
}

function vectorsOf(places: Places): Float64Array {
  const made = new Float64Array(places.list.length * 3)
  places.list.forEach(({ latitude, longitude }, j) => {
    made.set(latitude === null || longitude === null ? [Number.NaN, 0, 0] : vectorOf(latitude, longitude), j * 3)
  })
  vectors.set(places, made)
  return made
}

function vectorOf(latitude: number, longitude: number): [number, number, number] {
  const [phi, lambda] = [(latitude * Math.PI) / 180, (longitude * Math.PI) / 180]
  return [Math.cos(phi) * Math.cos(lambda), Math.cos(phi) * Math.sin(lambda), Math.sin(phi)]
}
