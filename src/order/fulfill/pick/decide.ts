import { isRefusal, type Refusal } from '../../../platform/refusal.ts'
import { checkUnits } from '../decide.ts'
import { type FulfillmentOrder, type LineUnits, moveLines } from '../model.ts'
import { refuseWork } from '../refusals.ts'

/** Units of a line, with what the scanner read if it was used. */
export type PickedUnits = LineUnits & Readonly<{ sku?: string; gtin?: string }>
export type Picked = Readonly<{ fulfillment: FulfillmentOrder; units: readonly LineUnits[] }>

/**
 * Units are taken from the shelf, all or some. A scan must be of the line's own item; a GTIN of 8, 12 or 13 digits is
 * the same as that of 14 with zeros before it.
 * @param gtins the GTINs of the lines' items, by line
 */
export function decidePick(
  fulfillment: FulfillmentOrder,
  wanted: readonly PickedUnits[],
  gtins: ReadonlyMap<number, string | undefined>,
  at: Date,
): Picked | Refusal {
  const units = checkUnits(fulfillment, wanted, 'waiting')
  if (isRefusal(units)) return units
  for (const [index, { line: number, sku, gtin }] of wanted.entries()) {
    const line = fulfillment.lines.find((one) => one.line === number)
    if (sku !== undefined && sku !== line?.sku)
      return refuseWork.wrong_item(`${sku} was scanned for ${line?.sku}`, { path: `/lines/${index}/sku` })
    if (gtin !== undefined && gtin.padStart(14, '0') !== gtins.get(number)?.padStart(14, '0'))
      return refuseWork.wrong_item(`${gtin} is not the GTIN of ${line?.sku}`, { path: `/lines/${index}/gtin` })
  }
  const moves = units.map(({ line, units: count }) => ({
    line,
    from: 'waiting' as const,
    to: 'picked' as const,
    units: count,
  }))
  return { fulfillment: moveLines(fulfillment, moves, at), units }
}
