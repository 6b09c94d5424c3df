import { capacityOf, datesOf } from '../../../demo/dates.ts'
import type { Demo } from '../../../demo/load.ts'
import { itemsBySku } from '../../catalog/index.ts'
import { masterTables, setCapacities, writeMaster } from '../../organisation/index.ts'
import type { Tx } from '../../platform/db/db.ts'

/** Writes what the demo merchant promises dates from: calendars, its three carriers, the teams of its service. */
export async function writePromiseDates(tx: Tx, demo: Demo): Promise<void> {
  const lists = datesOf(demo)
  for (const table of masterTables) {
    const verdicts = await writeMaster(tx, table, lists[table.name] ?? [])
    const refused = verdicts.find((verdict) => verdict.done === 'refused')
    if (refused?.done === 'refused') throw new Error(`${table.name} ${refused.key}: ${refused.refusal.detail}`)
  }
  const rows = capacityOf(demo, tx.now)
  const items = await itemsBySku(tx, [...new Set(rows.map((row) => row.sku))])
  const ids = new Map(items.map((item) => [item.sku, item.id]))
  await setCapacities(
    tx,
    rows.flatMap(({ sku, ...row }) => {
      const item = ids.get(sku)
      return item ? [{ ...row, item }] : []
    }),
  )
}
