import type { Tx } from '../../../platform/db/db.ts'
import { type PackageId, showId } from '../../../platform/ids.ts'
import { isRefusal, type Refusal } from '../../../platform/refusal.ts'
import { changeOrders } from '../../capture/index.ts'
import type { PackageAt } from '../../fulfill/index.ts'
import { type Asker, announceAtDoor, contentMoves, openAtDoor } from '../door.ts'
import { type PackageFacts, unheard } from '../model.ts'
import { writeFacts } from '../store.ts'
import { type Confirmation, decideConfirmation } from './decide.ts'

/** What the customer says of a package. Said twice, it is one fact. */
export async function confirmPackage(
  tx: Tx,
  id: PackageId,
  confirmation: Confirmation,
  asker: Asker,
): Promise<{ found: PackageAt; facts: PackageFacts } | Refusal> {
  const door = await openAtDoor(tx, id, asker)
  if (isRefusal(door)) return door
  const { found, order } = door
  const sent = found.state === 'handed_over' && found.destination === 'customer'
  const facts = door.facts ?? unheard(found, tx.occurredAt)
  const decided = decideConfirmation(facts, sent, confirmation, tx.occurredAt)
  if (isRefusal(decided)) return decided
  if (!decided.isNews) return { found, facts: decided.facts }
  await writeFacts(tx, decided.facts)
  const data = { package: showId('package', id) }
  if (decided.arrivedFrom) {
    await changeOrders(tx, [{ order, moves: contentMoves(found, decided.arrivedFrom, 'delivered') }])
    announceAtDoor(tx, 'package.delivered', found, { ...data, failedAttempts: decided.facts.failedAttempts })
  }
  announceAtDoor(tx, confirmation.received ? 'delivery.confirmed' : 'delivery.contested', found, data)
  return { found, facts: decided.facts }
}
