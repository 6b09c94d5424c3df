import type { Tx } from '../../../platform/db/db.ts'
import { masterChanged } from '../../../platform/events/master.ts'
import type { Location } from '../store.ts'

/** @returns false when the code is taken */
export async function insertLocation(tx: Tx, location: Location): Promise<boolean> {
  const made = await tx.rows(
    'organisation.insert_location',
    `insert into organisation.location (${COLUMNS.join(', ')}, tenant_id)
     select ${COLUMNS.map((column) => `l.${column}`).join(', ')}, $1 from jsonb_populate_record(null::organisation.location, $2) l
     on conflict (tenant_id, code) do nothing returning id`,
    [tx.tenant, JSON.stringify(rowOf(location))],
  )
  masterChanged(tx, 'organisation')
  return made.length === 1
}

/** Writes all of a location but its id and code. */
export async function updateLocation(tx: Tx, location: Location): Promise<void> {
  const changed = COLUMNS.filter((column) => column !== 'id' && column !== 'code')
  await tx.rows(
    'organisation.update_location',
    `update organisation.location o set ${changed.map((column) => `${column} = l.${column}`).join(', ')}
       from jsonb_populate_record(null::organisation.location, $2) l where o.tenant_id = $1 and o.id = l.id`,
    [tx.tenant, JSON.stringify(rowOf(location))],
  )
  masterChanged(tx, 'organisation')
}

export async function lockLocation(tx: Tx, id: string): Promise<void> {
  await tx.rows(
    'organisation.lock_location',
    'select 1 from organisation.location where tenant_id = $1 and id = $2 for update',
    [tx.tenant, id],
  )
}

const COLUMNS = [
  'id',
  'code',
  'name',
  'kind',
  'street',
  'postal_code',
  'city',
  'region',
  'country',
  'latitude',
  'longitude',
  'time_zone',
  'opening_hours',
  'can_ship',
  'can_pickup',
  'can_return',
  'can_serve',
  'daily_capacity',
  'stock_keeper',
  'supplier_id',
  'active',
  'version',
] as const

function rowOf(location: Location): Record<(typeof COLUMNS)[number], unknown> {
  return {
    id: location.id,
    code: location.code,
    name: location.name,
    kind: location.kind,
    street: location.street,
    postal_code: location.postalCode,
    city: location.city,
    region: location.region,
    country: location.country,
    latitude: location.latitude,
    longitude: location.longitude,
    time_zone: location.timeZone,
    opening_hours: location.openingHours,
    can_ship: location.canShip,
    can_pickup: location.canPickup,
    can_return: location.canReturn,
    can_serve: location.canServe,
    daily_capacity: location.dailyCapacity,
    stock_keeper: location.stockKeeper,
    supplier_id: location.supplier,
    active: location.active,
    version: location.version,
  }
}
