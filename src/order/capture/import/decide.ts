import { isRefusal, type Refusal } from '../../../platform/refusal.ts'
import type { DraftLine, PlaceOrder } from '../place/model.ts'
import { refuseOrder } from '../refusals.ts'
import type { PastUnits } from './model.ts'

/** Where the units of a drafted line are, in base units; returned ones are a part of those delivered. */
export type End = Readonly<{ line: number; shipped: number; delivered: number; cancelled: number; returned: number }>

/**
 * Where every unit of an order of the past ended: delivered, unless the file says shipped or cancelled. Parts of a kit
 * end where their kit does. A file that leaves units nowhere, or has more than were ordered, is refused.
 */
export function decideEnds(
  asked: PlaceOrder['lines'],
  past: readonly PastUnits[],
  drafted: readonly DraftLine[],
): End[] | Refusal {
  const own = drafted.filter((line) => line.relation !== 'component_of')
  const ends: End[] = []
  for (const [index, line] of own.entries()) {
    const quantity = asked[index]?.quantity ?? line.quantity
    const units = endOf(quantity, past[index] ?? {})
    if (isRefusal(units)) return { ...units, path: `/lines/${index}${units.path ?? ''}` }
    const parts = drafted.filter((one) => one.relation === 'component_of' && one.relationLine === line.line)
    for (const one of [line, ...parts]) ends.push({ line: one.line, ...times(units, one.quantity / quantity) })
  }
  return ends
}

type Units = Omit<End, 'line'>

function endOf(quantity: number, { shipped = 0, cancelled = 0, returned = 0, ...past }: PastUnits): Units | Refusal {
  const delivered = past.delivered ?? quantity - shipped - cancelled
  const known = shipped + delivered + cancelled
  if (delivered < 0 || known !== quantity)
    return refuseOrder.amounts_differ(
      `of ${quantity} units, ${delivered} were delivered, ${shipped} shipped and ${cancelled} cancelled`,
    )
  if (returned > delivered)
    return refuseOrder.amounts_differ(`${returned} units were returned, ${delivered} delivered`, { path: '/returned' })
  return { shipped, delivered, cancelled, returned }
}

function times({ shipped, delivered, cancelled, returned }: Units, factor: number): Units {
  return {
    shipped: shipped * factor,
    delivered: delivered * factor,
    cancelled: cancelled * factor,
    returned: returned * factor,
  }
}
