import { isRefusal, type Refusal } from '../../../platform/refusal.ts'
import type { Line, Order } from '../../capture/index.ts'
import { NO_PACKAGE, type Reason, type Return, type ReturnLine } from '../model.ts'
import { refuseReturn } from '../refusals.ts'
import type { Delivered } from '../store.ts'

export type WantedReturn = Readonly<{ line: number; units: number; reason: Reason }>

const DAY_MS = 86_400_000

/**
 * Which delivered units a return may cover: at most what was delivered and is not in another return, within the days
 * that the policy grants from each package's delivery.
 */
export function decideReturn(
  order: Order,
  wanted: readonly WantedReturn[],
  delivered: readonly Delivered[],
  before: readonly Return[],
  at: Date,
  withinDays: number,
): ReturnLine[] | Refusal {
  const lines: ReturnLine[] = []
  const parts = throughParts(order, wanted)
  if (isRefusal(parts)) return parts
  for (const { index, line, ...one } of parts) {
    const made = fromPackages(line, one, delivered, before, lines)
    if (isRefusal(made)) return { ...made, path: `/lines/${index}/units` }
    const last = Math.max(
      ...delivered
        .filter((part) => made.some((returned) => returned.package === part.package))
        .map((part) => part.deliveredAt.getTime()),
      0,
    )
    if (last > 0 && at.getTime() - last > withinDays * DAY_MS)
      return refuseReturn.return_too_late(`line ${line.line} could be returned within ${withinDays} days of delivery`, {
        path: `/lines/${index}`,
      })
    lines.push(...made)
  }
  return lines
}

type WantedUnits = Readonly<{ index: number; line: Line; units: number; reason: Reason }>

/** What comes back, each line once: a kit comes back as its parts, what was done or sent as data cannot. */
function throughParts(order: Order, wanted: readonly WantedReturn[]): WantedUnits[] | Refusal {
  const units = new Map<number, WantedUnits>()
  for (const [index, one] of wanted.entries()) {
    const named = order.lines.find((line) => line.line === one.line)
    const path = `/lines/${index}/line`
    if (!named) return refuseReturn.line_unknown(`the order has no line ${one.line}`, { path })
    const lines =
      named.kind === 'kit'
        ? order.lines.filter((line) => line.relation === 'component_of' && line.relationLine === named.line)
        : [named]
    for (const line of lines) {
      if (line.kind !== 'physical')
        return refuseReturn.not_returnable(`line ${line.line} is a ${line.kind}: refund it instead`, { path })
      const before = units.get(line.line)
      if (before && before.reason !== one.reason)
        return refuseReturn.line_twice(`line ${line.line} is named for two reasons`, { path })
      const count = (one.units * line.quantity) / named.quantity
      units.set(line.line, { index, line, reason: one.reason, units: count + (before?.units ?? 0) })
    }
  }
  return [...units.values()]
}

function fromPackages(
  line: Line,
  wanted: Pick<WantedReturn, 'units' | 'reason'>,
  delivered: readonly Delivered[],
  before: readonly Return[],
  sofar: readonly ReturnLine[],
): ReturnLine[] | Refusal {
  const taken = [...before.flatMap((one) => one.lines), ...sofar].filter((one) => one.line === line.line)
  const free = freeUnits(line, taken)
  if (wanted.units > free)
    return refuseReturn.not_delivered(`line ${line.line}: ${Math.max(free, 0)} delivered units are not in a return yet`)
  let left = wanted.units
  const made: ReturnLine[] = []
  const packages = delivered.filter((part) => part.line === line.line)
  for (const part of [...packages, { line: line.line, package: NO_PACKAGE, units: left, deliveredAt: new Date(0) }]) {
    const inReturns = taken.filter((one) => one.package === part.package).reduce((sum, one) => sum + one.expected, 0)
    const units = Math.min(left, part.package === NO_PACKAGE ? left : part.units - inReturns)
    if (units <= 0) continue
    made.push({
      line: line.line,
      package: part.package,
      item: line.item,
      reason: wanted.reason,
      expected: units,
      received: 0,
      accepted: 0,
      rejected: 0,
      refunded: 0,
      restocked: 0,
      writtenOff: 0,
    })
    left -= units
  }
  return made
}

/** Delivered units of a line that are in no return. */
function freeUnits(line: Line, returned: readonly Pick<ReturnLine, 'line' | 'expected'>[]): number {
  return returned.reduce((left, one) => left - (one.line === line.line ? one.expected : 0), line.buckets.delivered)
}

/** Units of a line that a return would be allowed for, and the moment until when; null where no delivery was dated. */
export type Returnable = Readonly<{ line: number; units: number; until: Date | null }>

/** What may come back now, line by line: exactly what `decideReturn` would allow. */
export function decideReturnable(
  order: Order,
  delivered: readonly Delivered[],
  before: readonly Return[],
  at: Date,
  withinDays: number,
): Returnable[] {
  const returned = before.flatMap((one) => one.lines)
  return order.lines.flatMap((line) => {
    const parts = order.lines.filter((one) => one.relation === 'component_of' && one.relationLine === line.line)
    const whole = parts.map((part) => Math.floor((freeUnits(part, returned) * line.quantity) / part.quantity))
    const units = line.kind !== 'kit' ? freeUnits(line, returned) : whole.length > 0 ? Math.min(...whole) : 0
    if (units <= 0) return []
    const wanted = [{ line: line.line, units, reason: 'other' }] as const
    const made = decideReturn(order, wanted, delivered, before, at, withinDays)
    if (isRefusal(made)) return []
    const packages = new Set(made.map((one) => one.package))
    const days = delivered.filter((one) => packages.has(one.package)).map((one) => one.deliveredAt.getTime())
    const last = days.length > 0 ? Math.max(...days) : null
    return [{ line: line.line, units, until: last === null ? null : new Date(last + withinDays * DAY_MS) }]
  })
}
