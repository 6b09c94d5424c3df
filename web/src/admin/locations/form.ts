import type { Location } from '../queries.ts'

/** What is written of a place, as text fields have it. */
export type Form = Readonly<{
  name: string
  code: string
  kind: Location['kind']
  street: string
  postalCode: string
  city: string
  country: string
  timeZone: string
  stockKeeper: Location['stockKeeper']
  canShip: boolean
  canPickup: boolean
  canReturn: boolean
  canServe: boolean
  active: boolean
}>

/** A store ships, hands over and takes back, unless somebody says otherwise. */
export const NEW: Form = {
  ...{ name: '', code: '', kind: 'store', street: '', postalCode: '', city: '' },
  ...{ country: '', timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone, stockKeeper: 'kontor' },
  ...{ canShip: true, canPickup: true, canReturn: true, canServe: false, active: true },
}

export function formOf(location: Location): Form {
  return { ...location, street: location.street ?? '', postalCode: location.postalCode ?? '' }
}

const needed = ['name', 'city', 'country', 'timeZone'] as const
export const isComplete = (form: Form) => needed.every((field) => form[field].trim() !== '')

const fields = [
  ...(['name', 'street', 'postalCode', 'city', 'country', 'timeZone', 'stockKeeper'] as const),
  ...(['canShip', 'canPickup', 'canReturn', 'canServe', 'active'] as const),
] as const

/** Only what differs: the rest may have been changed by somebody else, and the version tells. */
export function changeOf(before: Form, after: Form): Partial<Location> {
  const said = (form: Form, field: (typeof fields)[number]) => {
    const value = form[field]
    return typeof value === 'string' ? value.trim() || null : value
  }
  return Object.fromEntries(
    fields.flatMap((field) => (said(before, field) === said(after, field) ? [] : [[field, said(after, field)]])),
  )
}
