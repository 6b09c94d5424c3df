import type { ItemId, LocationId, OrderId, PackageId, ReturnId } from '../../platform/ids.ts'

export const REASONS = ['unwanted', 'wrong_item', 'damaged', 'not_as_described', 'too_late', 'other'] as const
export type Reason = (typeof REASONS)[number]
export type Way = 'post' | 'store' | 'refused_at_door'

/** The counts of a returned line; each is a part of the one before: expected, received, then judged. */
export type ReturnLine = Readonly<{
  line: number
  package: PackageId
  item: ItemId | null
  reason: Reason
  expected: number
  received: number
  accepted: number
  rejected: number
  refunded: number
  restocked: number
  writtenOff: number
}>

export type Return = Readonly<{
  id: ReturnId
  number: string
  order: OrderId
  location: LocationId | null
  way: Way
  authorizedAt: Date
  receivedAt: Date | null
  closedAt: Date | null
  refundMinor: number
  lines: readonly ReturnLine[]
}>

/** Units handed over without a package (carry-out) are returned without one. */
export const NO_PACKAGE = '00000000-0000-0000-0000-000000000000' as PackageId

/** A return is at its end when everything expected was received and judged. */
export function isSettled(lines: readonly ReturnLine[]): boolean {
  return lines.every(
    (line) =>
      line.received === line.expected &&
      line.accepted + line.rejected === line.received &&
      line.refunded === line.accepted,
  )
}
