import type { Tx } from '../../platform/db/db.ts'
import { isRefusal } from '../../platform/refusal.ts'
import type { PriceWanted } from './decide.ts'
import { type NewPriceList, putPriceList, putPrices } from './prices.ts'

/** Makes price lists by their code, or finds them; for lists that are known to be right. @returns id by code */
export async function writePriceLists(tx: Tx, lists: readonly NewPriceList[]): Promise<Map<string, string>> {
  const ids = new Map<string, string>()
  for (const wanted of lists) {
    const list = await putPriceList(tx, wanted)
    if (isRefusal(list)) throw new Error(`price list ${wanted.code}: ${list.detail}`)
    ids.set(list.code, list.id)
  }
  return ids
}

export type NewPrice = PriceWanted & Readonly<{ list: string; amount: string }>

/** Writes prices by the id of their list. @returns SKUs that are unknown; their prices were not written */
export async function writePrices(tx: Tx, prices: readonly NewPrice[]): Promise<string[]> {
  const unknown: string[] = []
  for (const list of new Set(prices.map((price) => price.list))) {
    const written = await putPrices(
      tx,
      { id: list },
      prices.filter((price) => price.list === list),
    )
    if (isRefusal(written)) throw new Error(written.detail)
    for (const verdict of written.verdicts) {
      if (verdict.done !== 'refused') continue
      if (verdict.refusal.refused !== 'unknown_sku') throw new Error(`${verdict.sku}: ${verdict.refusal.detail}`)
      unknown.push(verdict.sku)
    }
  }
  return unknown
}
