import type { Demo } from '../../../demo/load.ts'
import type { DemoLocation } from '../../../demo/model.ts'
import * as catalog from '../../catalog/index.ts'
import { writeCustomers } from '../../customers/index.ts'
import { openBooks, writeTaxRates } from '../../finance/index.ts'
import { moveStock } from '../../inventory/index.ts'
import * as organisation from '../../organisation/index.ts'
import type { Context, Db, Tx } from '../../platform/db/db.ts'
import { newId, type TenantId } from '../../platform/ids.ts'
import { writePromiseDates } from './promise-dates.ts'
import { TAX_RATES } from './tax-rates.ts'

const LIST = 'wholesale'
const CHANNELS = [
  { code: 'web', name: 'Web shop', kind: 'web', mayRefuse: true },
  { code: 'till', name: 'Store tills', kind: 'till', mayRefuse: false },
  { code: 'telephone', name: 'Telephone desk', kind: 'telephone', mayRefuse: true },
  { code: 'marketplace', name: 'Marketplace', kind: 'marketplace', mayRefuse: false },
  { code: 'b2b', name: 'Business portal', kind: 'b2b', mayRefuse: true },
] as const

/** Opens a tenant with the demo merchant's master data: organisation, books, items, prices, customers, opening stock. */
export async function openMerchant(
  db: Db,
  slug: string,
  demo: Demo,
  opening: readonly { sku: string; location: string; units: number }[],
): Promise<Context> {
  const context: Context = { tenant: newId<TenantId>(), actor: { kind: 'system', id: null } }
  await db.write(context, async (tx) => {
    await tx.rows('platform.open_tenant', 'select platform.open_tenant($1, $2, $3)', [
      context.tenant,
      slug,
      'Northwind Traders',
    ])
    await openBooks(tx)
    await writeTaxRates(tx, TAX_RATES)
    await writeItems(tx, demo)
    await writeOrganisation(tx, demo)
    await writeBuyers(tx, demo)
    await bringStock(tx, opening)
    await writePromiseDates(tx, demo)
  })
  return context
}

async function writeOrganisation(tx: Tx, demo: Demo): Promise<void> {
  const [entity] = await organisation.writeLegalEntities(tx, [
    {
      name: 'Northwind Traders GmbH',
      country: 'DE',
      vatNumber: 'DE136695976',
      currency: 'EUR',
      timeZone: 'Europe/Berlin',
    },
  ])
  const [brand] = await organisation.writeBrands(tx, [
    {
      legalEntity: entity ?? '',
      name: 'Northwind Traders',
      locales: ['en', 'de', 'nl', 'tr'],
      mailFrom: 'orders@northwind.example',
    },
  ])
  const lists = await catalog.writePriceLists(tx, [{ code: LIST, currency: 'EUR', includesTax: false }])
  await organisation.writeChannels(
    tx,
    CHANNELS.map((channel) => ({
      ...channel,
      brand: brand ?? '',
      currency: 'EUR',
      pricesIncludeTax: false,
      priceList: lists.get(LIST) ?? null,
    })),
  )
  await organisation.writeLocations(tx, demo.locations.map(place))
}

function place(location: DemoLocation) {
  const { address, capabilities } = location
  return {
    code: location.key,
    name: location.name,
    kind: location.kind,
    street: address.lines.join(', '),
    postalCode: address.postalCode,
    city: address.city,
    region: address.region ?? null,
    country: address.country,
    latitude: location.latitude,
    longitude: location.longitude,
    timeZone: location.timeZone,
    openingHours: location.openingHours,
    canShip: capabilities.ship,
    canPickup: capabilities.pickup,
    canReturn: capabilities.return,
    canServe: capabilities.service,
  }
}

async function writeItems(tx: Tx, demo: Demo): Promise<void> {
  const supplierOf = new Map(demo.suppliers.map((supplier) => [supplier.id, supplier.name]))
  await catalog.writeItems(
    tx,
    demo.items.map((item) => ({
      sku: item.sku,
      name: item.name,
      kind: item.kind,
      gtin: item.gtin,
      category: item.category,
      attributes: { quantityPerUnit: item.quantityPerUnit, supplier: supplierOf.get(item.supplierId) },
      weightG: item.weightG,
      lengthMm: item.lengthMm,
      widthMm: item.widthMm,
      heightMm: item.heightMm,
      taxClass: item.taxClass,
      cost: item.cost,
      costCurrency: 'EUR',
      discontinued: item.discontinued,
      reorderLevel: item.reorderLevel,
    })),
  )
  await catalog.writeItems(
    tx,
    demo.extras.map((extra) => ({
      sku: extra.sku,
      name: extra.name,
      kind: extra.kind,
      category: extra.category,
      attributes: { description: extra.description },
      taxClass: extra.taxClass,
      ...(extra.kind === 'kit' && { gtin: extra.gtin, parts: extra.components }),
    })),
  )
  const lists = await catalog.writePriceLists(tx, [{ code: LIST, currency: 'EUR', includesTax: false }])
  await catalog.writePrices(
    tx,
    [...demo.items, ...demo.extras].map((item) => ({
      list: lists.get(LIST) ?? '',
      sku: item.sku,
      amount: item.unitPrice,
    })),
  )
}

async function writeBuyers(tx: Tx, demo: Demo): Promise<void> {
  await writeCustomers(
    tx,
    demo.customers.map((company) => ({
      number: company.id,
      kind: 'company',
      name: company.contact.name,
      company: company.name,
      phone: company.phone,
      email: `${company.id.toLowerCase()}@example.com`,
      locale: company.address.country === 'DE' || company.address.country === 'AT' ? 'de' : 'en',
      terms: 'net30',
    })),
  )
  await writeCustomers(
    tx,
    demo.consumers.map((person) => ({
      number: person.id,
      kind: 'person',
      name: person.name,
      email: person.email,
      locale: person.locale,
    })),
  )
}

async function bringStock(tx: Tx, opening: readonly { sku: string; location: string; units: number }[]): Promise<void> {
  const items = new Map(
    (await catalog.itemsBySku(tx, [...new Set(opening.map((row) => row.sku))])).map((item) => [item.sku, item.id]),
  )
  const places = new Map((await organisation.readLocations(tx)).map((location) => [location.code, location.id]))
  await moveStock(
    tx,
    'opening',
    opening.map((row) => {
      const [item, location] = [items.get(row.sku), places.get(row.location)]
      if (!item || !location) throw new Error(`opening stock of an unknown item or place: ${row.sku} ${row.location}`)
      return { item, location, units: row.units, kind: 'opening', reference: { kind: 'opening', id: newId() } }
    }),
  )
}
