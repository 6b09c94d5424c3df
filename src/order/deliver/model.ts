import type { OrderId, PackageId } from '../../platform/ids.ts'

/** What carriers report, in one language for all of them. */
export const CODES = [
  'picked_up',
  'in_transit',
  'out_for_delivery',
  'delivered',
  'delivery_failed',
  'returned_to_sender',
  'damaged',
  'lost',
] as const
export type Code = (typeof CODES)[number]

export type DoorState = 'under_way' | 'out_for_delivery' | 'failed' | 'delivered' | 'going_back' | 'came_back' | 'lost'

/** What is known of a package after it was handed over. */
export type PackageFacts = Readonly<{
  package: PackageId
  order: OrderId
  state: DoorState
  failedAttempts: number
  lastEventAt: Date
  deliveredAt: Date | null
  receivedBy: string | null
  confirmedAt: Date | null
  contestedAt: Date | null
  contestReason: string | null
  resolved: 'resend' | 'cancel' | null
  resolvedAt: Date | null
}>

/** Where the units of a package stand on its order when this is known of it. */
export type DoorBucket = 'shipped' | 'delivered' | 'sent_back' | 'lost'

/** A package of which nothing was heard yet. */
export function unheard(found: Readonly<{ id: PackageId; order: OrderId }>, at: Date): PackageFacts {
  return {
    package: found.id,
    order: found.order,
    state: 'under_way',
    failedAttempts: 0,
    lastEventAt: at,
    deliveredAt: null,
    receivedBy: null,
    confirmedAt: null,
    contestedAt: null,
    contestReason: null,
    resolved: null,
    resolvedAt: null,
  }
}

/** Between the carrier's hands and the door: everything can still happen. */
export function isUnderWay({ state }: Pick<PackageFacts, 'state'>): boolean {
  return state === 'under_way' || state === 'out_for_delivery' || state === 'failed'
}
