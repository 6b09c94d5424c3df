import type { Actor } from '../platform/db/db.ts'
import type { ItemId, LocationId, SupplyId } from '../platform/ids.ts'

/** One item at one location: the key of a balance, and the unit of locking. */
export type StockKey = Readonly<{ item: ItemId; location: LocationId }>

/** The four numbers of a balance; reserved and allocated are disjoint. Units are base steps of the item. */
export type Balance = StockKey & Readonly<{ onHand: number; unavailable: number; reserved: number; allocated: number }>

/** Change of a balance; every field counts units and may be negative. */
export type BalanceChange = StockKey &
  Readonly<{
    onHand?: number
    unavailable?: number
    reserved?: number
    allocated?: number
    /** Refused when fewer units than these would be free after it; later changes of the list may take them. */
    leave?: number
  }>

/** The supply of a reservation that stands on the shelf already. */
export const ON_HAND = '00000000-0000-0000-0000-000000000000' as SupplyId

export type DemandKind = 'order_line' | 'quote' | 'transfer'

/** Units held for a demand at a location, from the shelf or from one expected supply. */
export type Reservation = StockKey &
  Readonly<{
    demandKind: DemandKind
    demand: string
    line: number
    supply: SupplyId
    units: number
    /** Units that must stay free on the shelf: safety stock, buffers, what is set aside for other channels. */
    leave?: number
    pinned?: boolean
    priority?: number
    expiresAt?: Date | null
    /** Its place in the queue; a new one takes it now. */
    madeAt?: Date
  }>

export type MovementKind =
  | 'opening'
  | 'receive'
  | 'pick'
  | 'put_back'
  | 'adjust'
  | 'count'
  | 'short'
  | 'transfer_out'
  | 'transfer_in'
  | 'transfer_lost'
  | 'return'
  | 'snapshot'
  | 'sale'
  | 'condition'

/** Who moved units and when it was so. */
export type Moment = Readonly<{ actor: Actor; occurredAt: Date }>

/** One line of the append-only stock ledger: what changed on hand and unavailable, and why. */
export type Movement = StockKey &
  Readonly<{
    kind: MovementKind
    units: number
    unavailable?: number
    reason?: string
    reference: { kind: string; id: string; line?: number }
    /** The outside world's own key of this fact; a second movement with it is refused by the database. */
    once?: string
    /** By whom and when, where that is not said by the transaction. */
    by?: Moment
    bin?: string
    lot?: string
    serial?: string
    expiresOn?: string
    condition?: string
    unitCost?: string
  }>

/** Units a balance could still promise from the shelf. */
export function free(balance: Balance): number {
  return balance.onHand - balance.unavailable - balance.reserved - balance.allocated
}

export function stockKey({ item, location }: StockKey): string {
  return `${item}/${location}`
}

/** Takes of the same balances one after the other, summed: what must be left is what each of them must leave. */
export function sumReserved(
  takes: readonly (StockKey & Readonly<{ units: number; leave?: number }>)[],
): Required<BalanceChange>[] {
  return sumChanges(
    takes.map(({ item, location, units, leave }) => ({ item, location, reserved: units, leave: leave ?? 0 })),
  )
}

/** Sums changes of the same balance and sorts them in the one lock order: item, then location. */
export function sumChanges(changes: readonly BalanceChange[]): Required<BalanceChange>[] {
  const sums = new Map<string, Required<BalanceChange>>()
  for (const change of changes) {
    const key = stockKey(change)
    const sum = sums.get(key) ?? {
      item: change.item,
      location: change.location,
      onHand: 0,
      unavailable: 0,
      reserved: 0,
      allocated: 0,
      leave: 0,
    }
    sums.set(key, {
      ...sum,
      onHand: sum.onHand + (change.onHand ?? 0),
      unavailable: sum.unavailable + (change.unavailable ?? 0),
      reserved: sum.reserved + (change.reserved ?? 0),
      allocated: sum.allocated + (change.allocated ?? 0),
      // Who comes later may take what an earlier one had to leave.
      leave: Math.max(sum.leave - Math.max(change.reserved ?? 0, 0), change.leave ?? 0),
    })
  }
  return [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, sum]) => sum)
}
