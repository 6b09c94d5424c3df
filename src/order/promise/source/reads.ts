import * as inventory from '../../../inventory/index.ts'
import { hasLimits, readMaster, readRoom } from '../../../organisation/index.ts'
import type { Tx } from '../../../platform/db/db.ts'
import type { ItemId, LocationId, OrderId } from '../../../platform/ids.ts'
import { dayOf } from '../../../platform/time.ts'
import type { SourceDelivery } from '../../capture/index.ts'
import type { Lane } from '../solve/model.ts'
import type { Incoming } from './decide.ts'
import { readLoadOf, readShelfOf } from './store.ts'

/** Units on shelves that nobody holds, before the safety stock, by item and location. */
export type StockSeen = ReadonlyMap<ItemId, ReadonlyMap<LocationId, number>>
/** A delivery for which lanes are asked; its weight is that of all its goods. */
export type LaneRequest = Readonly<{ order: OrderId; delivery: SourceDelivery; weightG: number }>

/**
 * What sourcing reads, each as a step that can be put in: stock may come from a hint (chosen rows are locked and looked
 * at again whatever it says), lanes from carriers' price tables.
 */
export type Reads = Readonly<{
  readStock(tx: Tx, items: readonly ItemId[]): Promise<StockSeen>
  /** Lanes by order and delivery, `order/delivery`. What has none costs nothing and is dated by policy. */
  readLanes: ((tx: Tx, requests: readonly LaneRequest[]) => Promise<ReadonlyMap<string, readonly Lane[]>>) | null
  /** Codes of carrier services that have lanes: a delivery that names one of them goes by it alone. */
  readServices(tx: Tx): Promise<ReadonlySet<string>>
  /** Units that will come and are promised to nobody yet. */
  readIncoming(tx: Tx, items: readonly ItemId[]): Promise<readonly Incoming[]>
  /** Fulfillment orders that locations have not finished. */
  readLoad(tx: Tx): Promise<readonly Readonly<{ location: LocationId; orders: number }>[]>
  /** Days since a shelf was filled, and how far its count is trusted, in percent. */
  readShelf(
    tx: Tx,
    items: readonly ItemId[],
  ): Promise<readonly Readonly<{ item: ItemId; location: LocationId; ageDays: number; confidence: number }>[]>
  /** Days until each place that is limited has room, null: never; null when none is limited, and then nothing is read. */
  readRoom(tx: Tx): Promise<ReadonlyMap<string, number | null> | null>
  /** Can fulfillment move goods to a pickup location before they are collected? */
  shipToStore: boolean
}>

/** Stock as the database has it. */
export async function readStock(tx: Tx, items: readonly ItemId[]): Promise<StockSeen> {
  const seen = new Map<ItemId, Map<LocationId, number>>()
  for (const balance of await inventory.readBalances(tx, items)) {
    const places = seen.get(balance.item) ?? new Map<LocationId, number>()
    seen.set(balance.item, places.set(balance.location, inventory.free(balance)))
  }
  return seen
}

/**
 * Stock as the process knows it from the log: as fresh as a read, for a tenth of its price. For choosing: the update of
 * the balance guards what is promised.
 */
export function seenStock(tx: Tx, items: readonly ItemId[]): Promise<StockSeen> {
  return inventory.readFree(tx, items)
}

async function readRoomOf(tx: Tx): Promise<ReadonlyMap<string, number | null> | null> {
  const master = await readMaster(tx)
  return hasLimits(master) ? readRoom(tx, master, dayOf(tx.occurredAt)) : null
}

export const plainReads: Reads = {
  readStock,
  readLanes: null,
  readServices: async (tx) => new Set((await readMaster(tx)).services.map((service) => service.code)),
  readIncoming: inventory.readIncoming,
  readLoad: readLoadOf,
  readShelf: readShelfOf,
  readRoom: readRoomOf,
  shipToStore: false,
}
