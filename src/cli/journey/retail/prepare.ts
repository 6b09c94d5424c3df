import * as catalog from '../../../catalog/index.ts'
import { writeCustomers } from '../../../customers/index.ts'
import { writeTaxRates } from '../../../finance/index.ts'
import { moveStock } from '../../../inventory/index.ts'
import * as organisation from '../../../organisation/index.ts'
import type { Tx } from '../../../platform/db/db.ts'
import { newId } from '../../../platform/ids.ts'
import type { Stage } from '../../stage.ts'
import { CURRENCY, type InputLine } from './lines.ts'
import type { DayPlan } from './model.ts'

export const CHANNEL = 'retail-uk'
export const WAREHOUSE = 'warehouse-leicester'
const AT_ONCE = 500

/** British value added tax on most goods; the source's winter has both rates. */
const TAX_RATES = [
  { country: 'GB', taxClass: 'standard', validFrom: '2010-01-01', category: 'S', rate: '17.5' },
  { country: 'GB', taxClass: 'standard', validFrom: '2011-01-04', category: 'S', rate: '20' },
] as const

/**
 * Gives the stage what the day needs: a British shop that has sold already, its articles with the last description and
 * price of the day, its customers, and on the shelf exactly what the day sells.
 */
export async function prepareShop(stage: Stage, plan: DayPlan): Promise<void> {
  const { db } = stage.store
  const before = { ...stage.context, occurredAt: new Date(`${plan.day}T00:00:00Z`) }
  const lines = plan.orders.flatMap((order) => order.lines)
  const list = await db.write(before, openShop)
  for (const some of chunks([...lastOf(lines).values()]))
    await db.write(before, async (tx) => {
      await catalog.writeItems(
        tx,
        some.map((line) => ({ sku: line.sku, name: line.description.slice(0, 200) })),
      )
      await catalog.writePrices(
        tx,
        some.map((line) => ({ list, sku: line.sku, amount: line.unitPrice })),
      )
    })
  const numbers = [...new Set(plan.orders.flatMap((order) => order.customer ?? []))]
  for (const some of chunks(numbers))
    await db.write(before, (tx) =>
      writeCustomers(
        tx,
        some.map((number) => ({ number, kind: 'company', company: `Customer ${number}`, locale: 'en' })),
      ),
    )
  const demand = new Map<string, number>()
  for (const line of lines) demand.set(line.sku, (demand.get(line.sku) ?? 0) + line.quantity)
  for (const some of chunks([...demand])) await db.write(before, (tx) => bringStock(tx, some))
}

/** @returns the id of the shop's price list */
async function openShop(tx: Tx): Promise<string> {
  const [legalEntity] = await organisation.writeLegalEntities(tx, [
    { name: 'Retail UK Ltd', country: 'GB', currency: CURRENCY, timeZone: 'Europe/London' },
  ])
  const [brand] = await organisation.writeBrands(tx, [{ legalEntity: legalEntity ?? '', name: 'Retail UK' }])
  const lists = await catalog.writePriceLists(tx, [{ code: CHANNEL, currency: CURRENCY, includesTax: false }])
  const list = lists.get(CHANNEL) ?? ''
  await organisation.writeChannels(tx, [
    {
      code: CHANNEL,
      name: 'British web shop',
      kind: 'web',
      brand: brand ?? '',
      currency: CURRENCY,
      pricesIncludeTax: false,
      priceList: list,
      // Its invoices are written: what stands there is sold, and must not be refused.
      mayRefuse: false,
      numberPrefix: 'UK-',
    },
  ])
  await organisation.writeLocations(tx, [
    {
      code: WAREHOUSE,
      name: 'Warehouse Leicester',
      kind: 'warehouse',
      city: 'Leicester',
      postalCode: 'LE1 1AA',
      country: 'GB',
      latitude: 52.64,
      longitude: -1.13,
      timeZone: 'Europe/London',
      canShip: true,
      canReturn: true,
    },
  ])
  await writeTaxRates(tx, TAX_RATES)
  return list
}

/** The last line of the day for each SKU: descriptions and prices vary. */
function lastOf(lines: readonly InputLine[]): Map<string, InputLine> {
  const last = new Map<string, InputLine>()
  for (const line of [...lines].sort((a, b) => a.number - b.number)) last.set(line.sku, line)
  return last
}

async function bringStock(tx: Tx, demand: readonly (readonly [string, number])[]): Promise<void> {
  const items = new Map(
    (
      await catalog.itemsBySku(
        tx,
        demand.map(([sku]) => sku),
      )
    ).map((item) => [item.sku, item.id]),
  )
  const place = (await organisation.readLocations(tx)).find((one) => one.code === WAREHOUSE)
  await moveStock(
    tx,
    'opening',
    demand.map(([sku, units]) => {
      const item = items.get(sku)
      if (!item || !place) throw new Error(`opening stock of an unknown item or place: ${sku}`)
      return { item, location: place.id, units, kind: 'opening', reference: { kind: 'opening', id: newId() } }
    }),
  )
}

function chunks<T>(all: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(all.length / AT_ONCE) }, (_, index) =>
    all.slice(index * AT_ONCE, (index + 1) * AT_ONCE),
  )
}
