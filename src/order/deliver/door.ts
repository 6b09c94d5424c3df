import { type Action, mayTouch } from '../../organisation/index.ts'
import type { Principal } from '../../platform/auth/principal.ts'
import type { Tx } from '../../platform/db/db.ts'
import type { PackageId } from '../../platform/ids.ts'
import type { Refusal } from '../../platform/refusal.ts'
import { type Order, openOrder, type UnitMove } from '../capture/index.ts'
import { type PackageAt, packagesAt, refuseWork } from '../fulfill/index.ts'
import type { DoorBucket, PackageFacts } from './model.ts'
import { lockFacts } from './store.ts'

/** Who asks and under which right; null is Kontor itself or a carrier that proved who it is. */
export type Asker = Readonly<{ principal: Principal; action: Action }> | null
/** A package with its order, locked, and what is known of it; null when nothing was heard yet. */
export type AtDoor = Readonly<{ found: PackageAt; order: Order; facts: PackageFacts | null }>

/** Is the package of the asker's own places, supplier, channel or order? */
export function within(asker: Asker, { location, supplier, channel, order }: PackageAt): boolean {
  return !asker || mayTouch(asker.principal, asker.action, { location, supplier, channel, order })
}

/** Opens a package for change: its order first, then what is known of it. */
export async function openAtDoor(tx: Tx, id: PackageId, asker: Asker): Promise<AtDoor | Refusal> {
  const [found] = await packagesAt(tx, { ids: [id] })
  const order = found && within(asker, found) ? await openOrder(tx, found.order) : undefined
  if (!found || !order) return refuseWork.package_missing('there is no such package')
  const [now] = await packagesAt(tx, { ids: [id] }) // it may have changed before its order was ours
  const [facts] = await lockFacts(tx, [id])
  return { found: now ?? found, order, facts: facts ?? null }
}

/** Moves all that is in a package on its order. */
export function contentMoves({ contents }: PackageAt, from: DoorBucket, to: UnitMove['to']): UnitMove[] {
  return contents.map(({ line, units }) => ({ line, from, to, units }))
}

/** Announces a fact of a package on the order's timeline. */
export function announceAtDoor(
  tx: Tx,
  type: string,
  found: PackageAt,
  data: Readonly<Record<string, unknown>> = {},
): void {
  tx.announce({
    type,
    order: found.order,
    subject: found.id,
    channel: found.channel,
    location: found.location,
    data: { lines: found.contents, ...data },
  })
}
