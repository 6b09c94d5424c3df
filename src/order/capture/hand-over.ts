import type { Tx } from '../../platform/db/db.ts'
import type { Order } from './model.ts'
import { valueHandedOver } from './place/price.ts'
import { markHandedOver, type NewlyHandedOver, unmarkHandedOver } from './store.ts'

export type HandedOverValue = Readonly<{
  lines: readonly Readonly<{ line: number; units: number; netMinor: number; grossMinor: number }>[]
  /** Charges of the order fall due with its first hand-over. */
  charges: readonly Readonly<{ charge: number; netMinor: number; grossMinor: number }>[]
}>

/**
 * Books that units left our hands, each unit once: one that came back undelivered and is sent again is not counted a
 * second time. The order must be open, with its units moved.
 * @returns what is handed over for the first time, and its value
 */
export async function bookHandOver(tx: Tx, order: Order): Promise<HandedOverValue> {
  return valueAt(order, await markHandedOver(tx, order.id))
}

/**
 * Books that units are cancelled that had left our hands before: they came back and were to be sent again. A line's
 * units are numbered, those cancelled from the last one down, so these are the last of those that were handed over.
 * The order must be open, with its units moved.
 * @returns what was booked as handed over and is not any more, and its value: also of charges that fell away
 */
export async function unbookHandOver(tx: Tx, order: Order): Promise<HandedOverValue> {
  return valueAt(order, await unmarkHandedOver(tx, order.id))
}

function valueAt(order: Order, marked: NewlyHandedOver): HandedOverValue {
  const lines = marked.lines.flatMap(({ line: number, before, units }) => {
    const line = order.lines.find((one) => one.line === number)
    if (!line) return []
    const value = (amountMinor: number) => valueHandedOver(amountMinor, line.quantity, before, units)
    return [{ line: number, units, netMinor: value(line.netMinor), grossMinor: value(line.grossMinor) }]
  })
  return { lines, charges: marked.charges }
}
