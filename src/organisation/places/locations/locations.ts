import type { Tx } from '../../../platform/db/db.ts'
import { type LocationId, newId } from '../../../platform/ids.ts'
import { type Refusal, refuse } from '../../../platform/refusal.ts'
import { checkVersion } from '../../../platform/version.ts'
import { isCountry, locate } from '../../geography/locate.ts'
import { refusePlace } from '../../refusals.ts'
import { decidePlace } from '../decide.ts'
import { type Location, readLocations } from '../store.ts'
import type { NewLocation } from '../write.ts'
import { insertLocation, lockLocation, updateLocation } from './store.ts'

const NOTHING_KNOWN = {
  street: null,
  postalCode: null,
  region: null,
  latitude: null,
  longitude: null,
  openingHours: null,
  canShip: false,
  canPickup: false,
  canReturn: false,
  canServe: false,
  dailyCapacity: null,
  stockKeeper: 'kontor',
  supplier: null,
  active: true,
} as const

/** Adds a location; without coordinates it stands in the middle of its postal code, or of its country. */
export async function addLocation(
  tx: Tx,
  wanted: Omit<NewLocation, 'id' | 'version'>,
): Promise<{ id: LocationId; version: number } | Refusal> {
  const refusal = decidePlace(wanted, isCountry)
  if (refusal) return refusal
  const location = withPoint({ ...NOTHING_KNOWN, ...wanted, id: newId<LocationId>(), version: 1 })
  if (!(await insertLocation(tx, location)))
    return refusePlace.code_taken(`there is a location ${location.code}`, { path: '/code' })
  tx.announce({ type: 'location.created', subject: location.id, location: location.id })
  return { id: location.id, version: 1 }
}

export type LocationChange = Partial<Omit<Location, 'id' | 'code' | 'kind' | 'version'>>

/** Changes a location that somebody saw at a version. A new address without coordinates is located anew. */
export async function changeLocation(
  tx: Tx,
  id: string,
  seen: number | null,
  change: LocationChange,
): Promise<Location | Refusal> {
  await lockLocation(tx, id)
  const before = (await readLocations(tx)).find((one) => one.id === id)
  if (!before) return refuse.not_found('there is no such location')
  const refusal = checkVersion(seen, before.version) ?? decidePlace(change, isCountry)
  if (refusal) return refusal
  const moved = change.country !== undefined || change.postalCode !== undefined
  const located = change.latitude !== undefined || change.longitude !== undefined
  const changed = { ...before, ...change, version: before.version + 1 }
  const location = moved && !located ? withPoint({ ...changed, latitude: null, longitude: null }) : changed
  await updateLocation(tx, location)
  tx.announce({
    type: 'location.changed',
    subject: id,
    location: id,
    data: { version: location.version, fields: Object.keys(change) },
  })
  return location
}

function withPoint(location: Location): Location {
  if (location.latitude !== null && location.longitude !== null) return location
  const { country, postalCode } = location
  const point = locate({ country, ...(postalCode !== null && { postalCode }) })
  return { ...location, latitude: point?.latitude ?? null, longitude: point?.longitude ?? null }
}
