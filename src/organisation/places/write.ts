import type { Tx } from '../../platform/db/db.ts'
import { putRows } from '../../platform/db/rows.ts'
import { masterChanged } from '../../platform/events/master.ts'
import { type ChannelId, type LocationId, newId } from '../../platform/ids.ts'
import type { Channel, Location } from './store.ts'

export type NewLegalEntity = Readonly<{
  id?: string
  name: string
  country: string
  vatNumber?: string | null
  currency: string
  timeZone: string
}>
export type NewBrand = Readonly<{
  id?: string
  legalEntity: string
  name: string
  locales?: readonly string[]
  mailFrom?: string | null
  look?: Readonly<Record<string, unknown>>
}>
export type NewChannel = Readonly<{
  id?: ChannelId
  code: string
  name: string
  kind: Channel['kind']
  brand: string
  currency: string
  pricesIncludeTax: boolean
  mayRefuse: boolean
  priceList?: string | null
  numberPrefix?: string
  active?: boolean
}>
export type NewLocation = Pick<Location, 'code' | 'name' | 'kind' | 'city' | 'country' | 'timeZone'> &
  Partial<Omit<Location, 'code' | 'name' | 'kind' | 'city' | 'country' | 'timeZone'>>

/** Writes legal entities. @returns their ids in the order given */
export async function writeLegalEntities(tx: Tx, entities: readonly NewLegalEntity[]): Promise<string[]> {
  const rows = entities.map((one) => ({
    id: one.id ?? newId(),
    name: one.name,
    country: one.country,
    vat_number: one.vatNumber,
    currency: one.currency,
    time_zone: one.timeZone,
    created_at: tx.now,
  }))
  await putRows(
    tx,
    'organisation.legal_entity',
    ['id', 'name', 'country', 'vat_number', 'currency', 'time_zone', 'created_at'],
    rows,
    { on: 'id', do: 'update' },
  )
  masterChanged(tx, 'organisation')
  return rows.map((row) => row.id)
}

export async function writeBrands(tx: Tx, brands: readonly NewBrand[]): Promise<string[]> {
  const rows = brands.map((one) => ({
    id: one.id ?? newId(),
    legal_entity_id: one.legalEntity,
    name: one.name,
    locales: one.locales ?? ['en'],
    mail_from: one.mailFrom,
    look: one.look ?? {},
  }))
  await putRows(tx, 'organisation.brand', ['id', 'legal_entity_id', 'name', 'locales', 'mail_from', 'look'], rows, {
    on: 'id',
    do: 'update',
  })
  masterChanged(tx, 'organisation')
  return rows.map((row) => row.id)
}

/** Writes channels by their code; a known one keeps its id and its next number. */
export async function writeChannels(tx: Tx, channels: readonly NewChannel[]): Promise<void> {
  const rows = channels.map((one) => ({
    id: one.id ?? newId(),
    code: one.code,
    name: one.name,
    kind: one.kind,
    brand_id: one.brand,
    currency: one.currency,
    prices_include_tax: one.pricesIncludeTax,
    may_refuse: one.mayRefuse,
    price_list_id: one.priceList,
    number_prefix: one.numberPrefix ?? `${one.code.toUpperCase()}-`,
    next_number: 10_001,
    active: one.active ?? true,
  }))
  const columns = [
    'id',
    'code',
    'name',
    'kind',
    'brand_id',
    'currency',
    'prices_include_tax',
    'may_refuse',
    'price_list_id',
    'number_prefix',
    'active',
  ]
  await putRows(tx, 'organisation.channel', columns, rows, { on: 'code', do: 'update' })
  masterChanged(tx, 'organisation')
}

/** Writes locations by their code. */
export async function writeLocations(tx: Tx, locations: readonly NewLocation[]): Promise<void> {
  const rows = locations.map((one) => ({
    id: one.id ?? newId<LocationId>(),
    code: one.code,
    name: one.name,
    kind: one.kind,
    street: one.street,
    postal_code: one.postalCode,
    city: one.city,
    region: one.region,
    country: one.country,
    latitude: one.latitude,
    longitude: one.longitude,
    time_zone: one.timeZone,
    opening_hours: one.openingHours,
    can_ship: one.canShip ?? false,
    can_pickup: one.canPickup ?? false,
    can_return: one.canReturn ?? false,
    can_serve: one.canServe ?? false,
    daily_capacity: one.dailyCapacity,
    stock_keeper: one.stockKeeper ?? 'kontor',
    supplier_id: one.supplier,
    active: one.active ?? true,
  }))
  await putRows(tx, 'organisation.location', Object.keys(rows[0] ?? { id: 0 }), rows, { on: 'code', do: 'update' })
  masterChanged(tx, 'organisation')
}
