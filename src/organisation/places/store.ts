import type { Tx } from '../../platform/db/db.ts'
import { recall } from '../../platform/events/kept.ts'
import { keepMaster } from '../../platform/events/master.ts'
import type { ChannelId, LocationId } from '../../platform/ids.ts'

export type Channel = Readonly<{
  id: ChannelId
  code: string
  name: string
  kind: 'web' | 'till' | 'telephone' | 'marketplace' | 'b2b' | 'edi' | 'agent'
  brand: string
  legalEntity: string
  country: string
  vatNumber: string | null
  currency: string
  pricesIncludeTax: boolean
  mayRefuse: boolean
  priceList: string | null
  locales: readonly string[]
  active: boolean
}>

/** All channels of the tenant with the legal entity behind each. */
export function readChannels(tx: Tx): Promise<readonly Channel[]> {
  return recall(tx, channels)
}

const channels = keepMaster(
  'organisation.channels',
  ['organisation'],
  (tx): Promise<readonly Channel[]> =>
    tx.rows<Channel>(
      'organisation.read_channels',
      `select c.id, c.code, c.name, c.kind, c.brand_id as brand, b.legal_entity_id as "legalEntity", e.country, e.vat_number as "vatNumber",
            c.currency, c.prices_include_tax as "pricesIncludeTax", c.may_refuse as "mayRefuse", c.price_list_id as "priceList", b.locales, c.active
       from organisation.channel c
       join organisation.brand b on (b.tenant_id, b.id) = (c.tenant_id, c.brand_id)
       join organisation.legal_entity e on (e.tenant_id, e.id) = (b.tenant_id, b.legal_entity_id)
      where c.tenant_id = $1 order by c.code`,
      [tx.tenant],
    ),
)

export type Location = Readonly<{
  id: LocationId
  code: string
  name: string
  kind: 'warehouse' | 'store' | 'supplier' | '3pl' | 'vehicle'
  street: string | null
  postalCode: string | null
  city: string
  region: string | null
  country: string
  latitude: number | null
  longitude: number | null
  timeZone: string
  openingHours: string | null
  canShip: boolean
  canPickup: boolean
  canReturn: boolean
  canServe: boolean
  dailyCapacity: number | null
  stockKeeper: 'kontor' | 'till' | 'wms' | 'supplier'
  supplier: string | null
  active: boolean
  version: number
}>

export function readLocations(tx: Tx): Promise<readonly Location[]> {
  return recall(tx, locations)
}

const locations = keepMaster(
  'organisation.locations',
  ['organisation'],
  (tx): Promise<readonly Location[]> =>
    tx.rows<Location>(
      'organisation.read_locations',
      `select id, code, name, kind, street, postal_code as "postalCode", city, region, country, latitude, longitude, time_zone as "timeZone",
            opening_hours as "openingHours", can_ship as "canShip", can_pickup as "canPickup", can_return as "canReturn", can_serve as "canServe",
            daily_capacity as "dailyCapacity", stock_keeper as "stockKeeper", supplier_id as supplier, active, version
       from organisation.location where tenant_id = $1 order by code`,
      [tx.tenant],
    ),
)
