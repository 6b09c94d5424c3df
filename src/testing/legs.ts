import { receiveTransfer as receive } from '../inventory/index.ts'
import { refuseWaitedFor } from '../inventory/transfer/leg.ts'
import { arrivalStep } from '../order/promise/index.ts'
import type { Db, Tx } from '../platform/db/db.ts'
import type { FulfillmentOrderId } from '../platform/ids.ts'
import { isRefusal } from '../platform/refusal.ts'
import type { Shop } from './shop.ts'

async function transferOf(tx: Tx, work: FulfillmentOrderId): Promise<string> {
  const [row] = await tx.rows<{ id: string }>(
    'test.transfer_of',
    'select transfer_id as id from fulfill.v_fulfillment_order where tenant_id = $1 and id = $2',
    [tx.tenant, work],
  )
  return row?.id ?? ''
}

/** Why a warehouse may not receive the transfer that a fulfillment order waits for; null when it may. */
export function refuseTransferOf(db: Db, shop: Shop, work: FulfillmentOrderId): Promise<string | null> {
  return db.write(shop.context, async (tx) => (await refuseWaitedFor(tx, await transferOf(tx, work)))?.refused ?? null)
}

/** Receives units of a transfer for which nobody waits any more, as a warehouse would. */
export function receiveTransfer(db: Db, shop: Shop, work: FulfillmentOrderId, units: number): Promise<void> {
  return db.write(shop.context, async (tx) => {
    const transfer = await transferOf(tx, work)
    const refused = await refuseWaitedFor(tx, transfer)
    const received = refused ?? (await receive(tx, transfer, [{ line: 1, units }], arrivalStep))
    if (isRefusal(received)) throw new Error(received.refused)
  })
}
