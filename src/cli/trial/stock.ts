import { itemsBySku, writeItems, writePriceLists, writePrices } from '../../catalog/index.ts'
import { moveStock, readBalances } from '../../inventory/index.ts'
import { readLocations } from '../../organisation/index.ts'
import { newId } from '../../platform/ids.ts'
import type { Stage } from '../stage.ts'

/** Makes an item of its own with a price and so many units at one location. */
export async function receiveUnits(stage: Stage, sku: string, location: string, units: number): Promise<void> {
  await stage.store.db.write(stage.context, async (tx) => {
    await writeItems(tx, [{ sku, name: `Trial article ${sku}` }])
    const lists = await writePriceLists(tx, [{ code: 'wholesale', currency: 'EUR', includesTax: false }])
    await writePrices(tx, [{ list: lists.get('wholesale') ?? '', sku, amount: '10.00' }])
    const [item] = await itemsBySku(tx, [sku])
    const place = (await readLocations(tx)).find((one) => one.code === location)
    if (!item || !place) throw new Error(`no ${sku} at ${location}`)
    await moveStock(tx, 'trial', [
      { item: item.id, location: place.id, units, kind: 'opening', reference: { kind: 'opening', id: newId() } },
    ])
  })
}

/** Units of an item over all locations. */
export async function stockOf(
  stage: Stage,
  sku: string,
): Promise<{ onHand: number; reserved: number; allocated: number }> {
  return stage.store.db.read(stage.context.tenant, async (tx) => {
    const items = (await itemsBySku(tx, [sku])).map((item) => item.id)
    const balances = await readBalances(tx, items)
    const sum = (pick: (balance: (typeof balances)[number]) => number) =>
      balances.reduce((total, balance) => total + pick(balance), 0)
    return {
      onHand: sum((one) => one.onHand),
      reserved: sum((one) => one.reserved),
      allocated: sum((one) => one.allocated),
    }
  })
}
