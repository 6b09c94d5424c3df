import * as catalog from '../catalog/index.ts'
import * as inventory from '../inventory/index.ts'
import type { PlaceOrder } from '../order/capture/index.ts'
import { type Placed, placeOrders } from '../order/capture/index.ts'
import { sourceStep } from '../order/promise/index.ts'
import * as organisation from '../organisation/index.ts'
import type { Context, Db, Tx } from '../platform/db/db.ts'
import { type ChannelId, type ItemId, type LocationId, newId } from '../platform/ids.ts'
import { isRefusal } from '../platform/refusal.ts'
import { openTenant } from './database.ts'

/** A small shop to try things on: two warehouses, one store, three channels, tea, cups, a set of both, a service. */
export type Shop = Readonly<{
  context: Context
  locations: Readonly<Record<'hamburg' | 'munich' | 'berlin', LocationId>>
  items: Readonly<Record<'tea' | 'cup' | 'set' | 'setup', ItemId>>
  channels: Readonly<Record<'web' | 'market' | 'till', ChannelId>>
}>

export async function openShop(
  db: Db,
  stock: Readonly<Record<string, number>> = {
    'hamburg/tea': 10,
    'hamburg/cup': 10,
    'munich/tea': 10,
    'berlin/tea': 5,
    'berlin/cup': 5,
  },
): Promise<Shop> {
  const context = await openTenant(db)
  const ids = {
    hamburg: newId<LocationId>(),
    munich: newId<LocationId>(),
    berlin: newId<LocationId>(),
    web: newId<ChannelId>(),
    market: newId<ChannelId>(),
    till: newId<ChannelId>(),
  }
  return db.write(context, async (tx) => {
    await writeOrganisation(tx, ids)
    const items = await writeCatalog(tx)
    const { web, market, till, ...locations } = ids
    const shop: Shop = { context, locations, items, channels: { web, market, till } }
    await bringStock(tx, shop, stock)
    return shop
  })
}

async function writeOrganisation(
  tx: Tx,
  ids: Record<'hamburg' | 'munich' | 'berlin', LocationId> & Record<'web' | 'market' | 'till', ChannelId>,
): Promise<void> {
  const [entity] = await organisation.writeLegalEntities(tx, [
    { name: 'Teehaus GmbH', country: 'DE', vatNumber: 'DE136695976', currency: 'EUR', timeZone: 'Europe/Berlin' },
  ])
  const [brand] = await organisation.writeBrands(tx, [
    { legalEntity: entity ?? '', name: 'Teehaus', locales: ['de', 'en', 'nl', 'tr'] },
  ])
  const lists = await catalog.writePriceLists(tx, [{ code: 'retail', currency: 'EUR', includesTax: true }])
  const common = { brand: brand ?? '', currency: 'EUR', pricesIncludeTax: true, priceList: lists.get('retail') ?? null }
  await organisation.writeChannels(tx, [
    { ...common, id: ids.web, code: 'web', name: 'Web shop', kind: 'web', mayRefuse: true },
    { ...common, id: ids.market, code: 'market', name: 'Marketplace', kind: 'marketplace', mayRefuse: false },
    { ...common, id: ids.till, code: 'till', name: 'Till', kind: 'till', mayRefuse: false },
  ])
  const place = { country: 'DE', timeZone: 'Europe/Berlin' }
  await organisation.writeLocations(tx, [
    {
      ...place,
      id: ids.hamburg,
      code: 'hamburg',
      name: 'Warehouse Hamburg',
      kind: 'warehouse',
      city: 'Hamburg',
      postalCode: '20095',
      latitude: 53.55,
      longitude: 10,
      canShip: true,
      canReturn: true,
    },
    {
      ...place,
      id: ids.munich,
      code: 'munich',
      name: 'Warehouse Munich',
      kind: 'warehouse',
      city: 'Munich',
      postalCode: '80331',
      latitude: 48.14,
      longitude: 11.57,
      canShip: true,
      canReturn: true,
    },
    {
      ...place,
      id: ids.berlin,
      code: 'berlin',
      name: 'Store Berlin',
      kind: 'store',
      city: 'Berlin',
      postalCode: '10115',
      latitude: 52.53,
      longitude: 13.38,
      canPickup: true,
      canReturn: true,
      canServe: true,
    },
  ])
  await tx.rows(
    'test.tax_rates',
    `insert into finance.tax_rate (tenant_id, country, tax_class, valid_from, category, rate)
     select $1, * from (values ('DE', 'standard', date '2000-01-01', 'S', 19.0), ('DE', 'food', date '2000-01-01', 'S', 7.0), ('NL', 'standard', date '2000-01-01', 'S', 21.0), ('NL', 'food', date '2000-01-01', 'S', 9.0)) r`,
    [tx.tenant],
  )
}

async function writeCatalog(tx: Tx): Promise<Shop['items']> {
  await catalog.writeItems(tx, [
    { sku: 'tea', name: 'Tea', taxClass: 'food', weightG: 100, units: { carton: 12 } },
    { sku: 'cup', name: 'Cup', weightG: 250 },
    { sku: 'setup', name: 'Tea table, set up', kind: 'service' },
  ])
  await catalog.writeItems(tx, [
    {
      sku: 'set',
      name: 'Tea set',
      kind: 'kit',
      parts: [
        { sku: 'tea', units: 2 },
        { sku: 'cup', units: 1 },
      ],
    },
  ])
  const lists = await catalog.writePriceLists(tx, [{ code: 'retail', currency: 'EUR', includesTax: true }])
  const list = lists.get('retail') ?? ''
  await catalog.writePrices(tx, [
    { list, sku: 'tea', amount: '4.99' },
    { list, sku: 'cup', amount: '12.50' },
    { list, sku: 'set', amount: '20.00' },
    { list, sku: 'setup', amount: '49.00' },
  ])
  const items = new Map(
    (await catalog.itemsBySku(tx, ['tea', 'cup', 'set', 'setup'])).map((item) => [item.sku, item.id]),
  )
  const id = (sku: string) => items.get(sku) as ItemId
  return { tea: id('tea'), cup: id('cup'), set: id('set'), setup: id('setup') }
}

/** Brings opening stock, `'hamburg/tea': 10`. */
export async function bringStock(tx: Tx, shop: Shop, stock: Readonly<Record<string, number>>): Promise<void> {
  const movements = Object.entries(stock).map(([key, units]) => {
    const [location, sku] = key.split('/') as [keyof Shop['locations'], keyof Shop['items']]
    return {
      item: shop.items[sku],
      location: shop.locations[location],
      units,
      kind: 'opening' as const,
      reference: { kind: 'opening', id: newId() },
    }
  })
  await inventory.moveStock(tx, 'opening', movements)
}

export const ADDRESS_BERLIN = {
  name: 'Ada Müller',
  lines: ['Torstraße 1'],
  postalCode: '10119',
  city: 'Berlin',
  country: 'DE',
  email: 'ada@example.org',
} as const

/** An order of the web shop to an address in Berlin; `over` changes what a test is about. */
export function anOrder(lines: PlaceOrder['lines'], over: Partial<PlaceOrder> = {}): PlaceOrder {
  return {
    channel: 'web',
    currency: 'EUR',
    locale: 'de',
    customer: { name: 'Ada Müller', email: 'ada@example.org' },
    deliveries: [{ method: 'ship', shipTo: ADDRESS_BERLIN }],
    lines,
    ...over,
  }
}

/** Places one order and returns it; a refusal fails the test. */
export async function place(db: Db, shop: Shop, order: PlaceOrder): Promise<Placed> {
  const [verdict] = await db.write(shop.context, (tx) =>
    placeOrders(tx, [order], { mayPrice: true, channel: null }, sourceStep),
  )
  if (!verdict || isRefusal(verdict)) throw new Error(`refused: ${JSON.stringify(verdict)}`)
  return verdict
}
