import * as inventory from '../../../inventory/index.ts'
import type { Tx } from '../../../platform/db/db.ts'
import type { FulfillmentOrderId } from '../../../platform/ids.ts'
import { isRefusal, type Refusal } from '../../../platform/refusal.ts'
import { changeOrders, type Order } from '../../capture/index.ts'
import type { Asker } from '../bounds.ts'
import type { FulfillmentOrder, LineUnits } from '../model.ts'
import type { FulfillSteps } from '../steps.ts'
import { writeFulfillments } from '../store.ts'
import { announceWork, openWork, stockUnits } from '../work.ts'
import { decideGiveUp, type GivenUp, withReason } from './decide.ts'

/** The location declines units: they are free on its shelf again, and are brought to another location. */
export async function declineUnits(
  tx: Tx,
  steps: Pick<FulfillSteps, 'resource'>,
  id: FulfillmentOrderId,
  wanted: Readonly<{ lines: readonly LineUnits[]; reason: string }>,
  asker: Asker,
): Promise<FulfillmentOrder | Refusal> {
  const work = await openWork(tx, id, asker)
  if (isRefusal(work)) return work
  const given = decideGiveUp(work.fulfillment, wanted.lines, 'declined', tx.occurredAt)
  if (isRefusal(given)) return given
  const declined = withReason(given, wanted.reason)
  await writeGivenUp(tx, work.order, declined)
  await inventory.freeAllocated(tx, stockUnits(declined.fulfillment, declined.units))
  announceWork(tx, 'fulfillment.declined', declined.fulfillment, { reason: wanted.reason, lines: declined.units })
  await steps.resource(tx, [declined.fulfillment.order])
  return declined.fulfillment
}

/** Books that units are not served here: the order's units stand open again. */
export async function writeGivenUp(tx: Tx, order: Order, given: GivenUp): Promise<void> {
  await writeFulfillments(tx, [given.fulfillment])
  const moves = given.units.map(({ line, units }) => ({
    line,
    from: 'allocated' as const,
    to: 'open' as const,
    units,
  }))
  await changeOrders(tx, [{ order, moves }])
}
