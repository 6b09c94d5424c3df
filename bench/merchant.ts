import * as catalog from '../src/catalog/index.ts'
import { openBooks, writeTaxRates } from '../src/finance/index.ts'
import * as organisation from '../src/organisation/index.ts'
import type { Context, Db, Tx } from '../src/platform/db/db.ts'
import { newId, type TenantId } from '../src/platform/ids.ts'

/** How large the merchant is that the bench measures with. */
export type Size = Readonly<{ locations: number; items: number; unitsEach: number }>

export const USUAL: Size = { locations: 50, items: 10_000, unitsEach: 1_000_000 }

/** Real places to ship from and to: towns of Germany with their postal codes and coordinates. */
export const TOWNS = [
  ['20095', 'Hamburg', 53.551, 9.994],
  ['80331', 'Munich', 48.137, 11.575],
  ['10115', 'Berlin', 52.532, 13.385],
  ['50667', 'Cologne', 50.938, 6.957],
  ['60311', 'Frankfurt', 50.111, 8.682],
  ['70173', 'Stuttgart', 48.777, 9.18],
  ['40213', 'Dusseldorf', 51.225, 6.776],
  ['04109', 'Leipzig', 51.34, 12.375],
  ['01067', 'Dresden', 51.053, 13.733],
  ['90402', 'Nuremberg', 49.45, 11.08],
  ['28195', 'Bremen', 53.079, 8.81],
  ['30159', 'Hanover', 52.374, 9.738],
  ['24103', 'Kiel', 54.323, 10.135],
  ['18055', 'Rostock', 54.089, 12.138],
  ['99084', 'Erfurt', 50.978, 11.029],
  ['55116', 'Mainz', 50.0, 8.271],
  ['79098', 'Freiburg', 47.995, 7.85],
  ['34117', 'Kassel', 51.316, 9.497],
  ['48143', 'Munster', 51.962, 7.626],
  ['86150', 'Augsburg', 48.366, 10.89],
] as const

/** Ids of the articles can be computed from their number, so that a script can draw one. */
export const ITEM_ID_PREFIX = '01fe0000-0000-7000-8000-'

export const skuOf = (index: number) => `B${String(index).padStart(6, '0')}`

/** Opens a tenant that sells `items` articles from `locations` warehouses, all of them well stocked. */
export async function openBenchMerchant(db: Db, size: Size = USUAL): Promise<Context> {
  const context: Context = { tenant: newId<TenantId>(), actor: { kind: 'system', id: null } }
  await db.write(context, async (tx) => {
    await tx.rows('platform.open_tenant', 'select platform.open_tenant($1, $2, $3)', [
      context.tenant,
      `bench-${context.tenant.slice(-12)}`,
      'Bench',
    ])
    await openBooks(tx)
    await writeTaxRates(tx, [
      { country: 'DE', taxClass: 'standard', validFrom: '2000-01-01', category: 'S', rate: '19' },
    ])
    await writeOrganisation(tx, size)
  })
  await writeGoods(db, context, size)
  return context
}

async function writeOrganisation(tx: Tx, size: Size): Promise<void> {
  const [entity = ''] = await organisation.writeLegalEntities(tx, [
    { name: 'Bench GmbH', country: 'DE', vatNumber: 'DE136695976', currency: 'EUR', timeZone: 'Europe/Berlin' },
  ])
  const [brand = ''] = await organisation.writeBrands(tx, [{ legalEntity: entity, name: 'Bench', locales: ['en'] }])
  const lists = await catalog.writePriceLists(tx, [{ code: 'retail', currency: 'EUR', includesTax: true }])
  await organisation.writeChannels(tx, [
    {
      brand,
      code: 'web',
      name: 'Web',
      kind: 'web',
      currency: 'EUR',
      pricesIncludeTax: true,
      priceList: lists.get('retail') ?? null,
      mayRefuse: true,
    },
  ])
  await organisation.writeLocations(
    tx,
    Array.from({ length: size.locations }, (_, index) => {
      const [postalCode, city, latitude, longitude] = TOWNS[index % TOWNS.length] as (typeof TOWNS)[number]
      const ring = Math.floor(index / TOWNS.length)
      return {
        code: `w${index}`,
        name: `Warehouse ${index}`,
        kind: 'warehouse',
        city,
        postalCode,
        country: 'DE',
        timeZone: 'Europe/Berlin',
        latitude: latitude + ring * 0.05,
        longitude: longitude + ring * 0.07,
        canShip: true,
        canReturn: true,
      }
    }),
  )
}

const ITEMS_AT_ONCE = 5_000

/** Items, prices and opening stock by plain statements: master data is not what is measured. */
async function writeGoods(db: Db, context: Context, { items, unitsEach }: Size): Promise<void> {
  for (let start = 0; start < items; start += ITEMS_AT_ONCE)
    await db.write(context, async (tx) => {
      const skus = Array.from({ length: Math.min(ITEMS_AT_ONCE, items - start) }, (_, index) => skuOf(start + index))
      await catalog.writeItems(
        tx,
        skus.map((sku) => ({ sku, name: `Article ${sku}`, weightG: 500 })),
      )
      await tx.rows(
        'bench.number_items',
        `update catalog.item set id = ($3 || lpad(to_hex(substr(sku, 2)::int), 12, '0'))::uuid
          where tenant_id = $1 and sku = any($2::text[])`,
        [tx.tenant, skus, ITEM_ID_PREFIX],
      )
      const lists = await catalog.writePriceLists(tx, [{ code: 'retail', currency: 'EUR', includesTax: true }])
      await catalog.writePrices(
        tx,
        skus.map((sku, index) => ({ list: lists.get('retail') ?? '', sku, amount: `${5 + (index % 200)}.99` })),
      )
      await tx.rows(
        'bench.stock',
        `insert into inventory.stock (tenant_id, item_id, location_id, on_hand)
         select $1, i.id, l.id, $3 from catalog.item i, organisation.location l
          where i.tenant_id = $1 and l.tenant_id = $1 and i.sku = any($2::text[])`,
        [tx.tenant, skus, unitsEach],
      )
      await tx.rows(
        'bench.movement',
        `insert into inventory.movement (tenant_id, id, item_id, location_id, kind, units, unavailable, reason, reference_kind, reference_id,
                reference_line, actor_kind, occurred_at, recorded_at)
         select $1, gen_random_uuid(), i.id, l.id, 'opening', $3, 0, 'opening', 'opening', gen_random_uuid(), 0, 'system', $4, $4
           from catalog.item i, organisation.location l
          where i.tenant_id = $1 and l.tenant_id = $1 and i.sku = any($2::text[])`,
        [tx.tenant, skus, unitsEach, tx.now],
      )
    })
}
