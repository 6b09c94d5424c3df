import * as inventory from '../../../inventory/index.ts'
import type { Tx } from '../../../platform/db/db.ts'
import { newId, type PackageId, showId } from '../../../platform/ids.ts'
import { isRefusal, type Refusal } from '../../../platform/refusal.ts'
import { changeOrders, type Order, valueHandedOver } from '../../capture/index.ts'
import type { PackageAt } from '../../fulfill/index.ts'
import { type Asker, announceAtDoor, contentMoves, openAtDoor } from '../door.ts'
import type { PackageFacts } from '../model.ts'
import type { DeliverSteps } from '../steps.ts'
import { refundedUnits, writeFacts } from '../store.ts'
import { decideResolution, type Resolution } from './decide.ts'

export type ResolvedPackage = Readonly<{ found: PackageAt; facts: PackageFacts; creditedMinor: number }>

/**
 * Decides over a package that came back or was lost: its units are sent again from wherever they are then, or taken out
 * of the order, which is credited with their value.
 */
export async function resolvePackage(
  tx: Tx,
  steps: Pick<DeliverSteps, 'resource' | 'credit'>,
  id: PackageId,
  resolution: Resolution,
  asker: Asker,
): Promise<ResolvedPackage | Refusal> {
  const door = await openAtDoor(tx, id, asker)
  if (isRefusal(door)) return door
  const { found, order } = door
  const resolved = decideResolution(door.facts, resolution, tx.occurredAt)
  if (isRefusal(resolved)) return resolved
  const { decision } = resolution
  const credit =
    decision === 'cancel' ? creditFor(order, found, await refundedUnits(tx, order.id)) : { grossMinor: 0, netMinor: 0 }
  await writeFacts(tx, resolved.facts)
  await changeOrders(tx, [
    { order, moves: contentMoves(found, resolved.from, resolved.to), creditMinor: credit.grossMinor },
  ])
  if (resolved.toShelf) await putOnShelf(tx, order, found)
  announceAtDoor(tx, 'package.resolved', found, {
    package: showId('package', id),
    decision,
    received: resolution.received,
    creditedMinor: credit.grossMinor,
  })
  if (decision === 'resend') await steps.resource(tx, [order.id])
  else
    await steps.credit(tx, {
      order: order.id,
      netMinor: credit.netMinor,
      taxMinor: credit.grossMinor - credit.netMinor,
      cause: { kind: 'return', id: newId() },
    })
  return { found, facts: resolved.facts, creditedMinor: credit.grossMinor }
}

/** What the package's units were worth when they were handed over, behind those given up or returned before. */
function creditFor(order: Order, { contents }: PackageAt, refunded: ReadonlyMap<number, number>) {
  let [grossMinor, netMinor] = [0, 0]
  for (const { line: number, units } of contents) {
    const line = order.lines.find((one) => one.line === number)
    if (!line) continue
    const before = line.givenUp + (refunded.get(number) ?? 0)
    grossMinor += valueHandedOver(line.grossMinor, line.quantity, before, units)
    netMinor += valueHandedOver(line.netMinor, line.quantity, before, units)
  }
  return { grossMinor, netMinor }
}

async function putOnShelf(tx: Tx, order: Order, found: PackageAt): Promise<void> {
  const movements = found.contents.map(({ line: number, units }): inventory.Movement => {
    const item = order.lines.find((one) => one.line === number)?.item
    if (!item) throw new Error(`line ${number} of ${order.number} has no item`)
    const reference = { kind: 'package', id: found.id, line: number }
    return { item, location: found.location, kind: 'return', units, reason: 'undelivered', reference }
  })
  await inventory.moveStock(tx, 'undelivered', movements)
}
