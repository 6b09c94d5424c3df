import { answer, kontor } from '../../api.ts'
import type { Location } from '../queries.ts'

/** What is read again when a place was changed. */
export const touched = (location: string) => [['admin', 'locations'], ['admin', 'location', location], ['places']]

export type LocationChange = Partial<Omit<Location, 'id' | 'code' | 'kind' | 'version' | 'supplier'>>

/** Changes a place as it was seen: whoever was faster is not overwritten. */
export function changeLocation(id: string, version: number, change: LocationChange): Promise<Location> {
  return answer(
    kontor.PATCH('/v1/locations/{location}', {
      params: { path: { location: id } },
      body: change,
      headers: { 'if-match': `"${version}"` },
    }),
  )
}

/** The same fields as they were before, to take a change back. */
export function before(location: Location, change: LocationChange): LocationChange {
  return Object.fromEntries(Object.keys(change).map((field) => [field, location[field as keyof LocationChange]]))
}
