import type { Tx } from '../../../platform/db/db.ts'
import type { Refusal } from '../../../platform/refusal.ts'
import { cancelledBefore, type Order } from '../model.ts'
import { refuseOrder } from '../refusals.ts'
import type { Agreed } from './model.ts'
import { readCancelledCharges, readChanges, readDestinations } from './store.ts'

export type AgreedVersion = Agreed &
  Readonly<{
    version: number
    latest: number
    /** The change that made it; null for the order as it was placed. */
    change: Readonly<{ kind: string; actor: string; reason: string | null; occurredAt: Date }> | null
    /** When the next change ended it; null for the one that holds now. */
    until: Date | null
  }>

/** The order as it stands now, before a change of it: what the amendment keeps. */
export async function agreedNow(tx: Tx, order: Order): Promise<Agreed> {
  const deliveries = await readDestinations(tx, order.id)
  const charges = await readCancelledCharges(tx, order.id)
  return {
    cancelledMinor: order.cancelledMinor,
    creditedMinor: order.creditedMinor,
    cancelled: order.lines
      .map((line) => ({ line: line.line, units: cancelledBefore(line) }))
      .filter(({ units }) => units > 0),
    cancelledCharges: charges,
    deliveries,
  }
}

/**
 * A version of an order as it stood when the next change ended it, or as it stands now. Each amendment keeps what it
 * changed, so that nothing has to be reckoned back.
 */
export async function orderAtVersion(tx: Tx, order: Order, version: number): Promise<AgreedVersion | Refusal> {
  const changes = await readChanges(tx, order.id)
  const next = changes.find((one) => one.version === version + 1)
  const agreed = version === order.version ? await agreedNow(tx, order) : next?.was
  if (!agreed || version < 1)
    return refuseOrder.unknown_version(`the order has the versions 1 to ${order.version}`, { path: '/version' })
  const made = changes.find((one) => one.version === version)
  return {
    ...agreed,
    version,
    latest: order.version,
    change: made ? { kind: made.kind, actor: made.actor, reason: made.reason, occurredAt: made.occurredAt } : null,
    until: next?.occurredAt ?? null,
  }
}
