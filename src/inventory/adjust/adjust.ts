import type { Tx } from '../../platform/db/db.ts'
import { type ItemId, type LocationId, newId } from '../../platform/ids.ts'
import type { Refusal } from '../../platform/refusal.ts'
import { lockBalances, makeBalances, newFacts } from '../balance/store.ts'
import { type Balance, free, type Movement, stockKey } from '../model.ts'
import { lockHolders, realize, type ShortfallStep } from '../reality/realize.ts'
import { refuseStock } from '../refusals.ts'

export type Adjustment = Readonly<{ item: ItemId; location: LocationId; units: number; reason: string; once?: string }>
export type Count = Readonly<{
  item: ItemId
  location: LocationId
  counted: number
  expected?: number
  reason?: string
}>
export type Setting = Readonly<{ item: ItemId; location: LocationId; units: number; reason: string }>

/**
 * Corrects balances by a difference, with a reason. More cannot be taken than the books have; what was told before
 * (`once`) is not booked again.
 */
export async function adjustStock(
  tx: Tx,
  told: readonly Adjustment[],
  step: ShortfallStep,
): Promise<{ displaced: number } | Refusal> {
  const adjustments = await newFacts(tx, told)
  if (adjustments.length === 0) return { displaced: 0 }
  await lockHolders(tx, adjustments, step)
  const balances = new Map((await lockBalances(tx, adjustments)).map((balance) => [stockKey(balance), balance.onHand]))
  for (const one of adjustments) {
    const onHand = (balances.get(stockKey(one)) ?? 0) + one.units
    if (onHand < 0)
      return refuseStock.below_zero(`the books have ${onHand - one.units} units there`, {
        path: `/adjustments/${told.indexOf(one)}/units`,
      })
    balances.set(stockKey(one), onHand)
  }
  const displaced = await realize(
    tx,
    adjustments.map(
      (one): Movement => ({
        item: one.item,
        location: one.location,
        units: one.units,
        kind: 'adjust',
        reason: one.reason,
        reference: { kind: 'adjustment', id: newId() },
        ...(one.once !== undefined && { once: one.once }),
      }),
    ),
    step,
  )
  for (const one of adjustments)
    tx.announce({
      type: 'stock.adjusted',
      subject: one.item,
      location: one.location,
      data: { units: one.units, reason: one.reason },
    })
  return { displaced }
}

/**
 * Books counted units: the difference to the books becomes a movement. With `expected`, a balance that moved since the
 * counter looked is refused instead (compare and swap).
 */
export async function countStock(
  tx: Tx,
  counts: readonly Count[],
  step: ShortfallStep,
): Promise<{ differences: number; displaced: number } | Refusal> {
  await lockHolders(tx, counts, step)
  await makeBalances(tx, counts)
  const balances = new Map((await lockBalances(tx, counts)).map((balance) => [stockKey(balance), balance.onHand]))
  const movements: Movement[] = []
  const twice = counts.findIndex((one, index) => counts.findIndex((other) => stockKey(other) === stockKey(one)) < index)
  if (twice >= 0) return refuseStock.named_twice('one place was counted twice', { path: `/counts/${twice}` })
  for (const [index, one] of counts.entries()) {
    const onHand = balances.get(stockKey(one)) ?? 0
    if (one.expected !== undefined && one.expected !== onHand)
      return refuseStock.stock_changed(`the books say ${onHand}, not ${one.expected}`, {
        path: `/counts/${index}/expected`,
        more: { onHand },
      })
    const units = one.counted - onHand
    if (units !== 0)
      movements.push({
        item: one.item,
        location: one.location,
        units,
        kind: 'count',
        reference: { kind: 'count', id: newId() },
        ...(one.reason !== undefined && { reason: one.reason }),
      })
  }
  const displaced = movements.length > 0 ? await realize(tx, movements, step) : 0
  for (const one of counts)
    tx.announce({ type: 'stock.counted', subject: one.item, location: one.location, data: { counted: one.counted } })
  return { differences: movements.length, displaced }
}

/** Sets units apart that may not be sold (damaged, in inspection), or gives them back. */
export async function setUnavailable(
  tx: Tx,
  settings: readonly Setting[],
  step: ShortfallStep,
): Promise<{ changed: number } | Refusal> {
  const balances = new Map<string, Balance>(
    (await lockBalances(tx, settings)).map((balance) => [stockKey(balance), balance]),
  )
  for (const [index, one] of settings.entries()) {
    const balance = balances.get(stockKey(one))
    const room = !balance ? 0 : one.units > 0 ? free(balance) : balance.unavailable
    if (!balance || Math.abs(one.units) > room)
      return refuseStock.below_zero(`only ${room} units can be moved`, { path: `/settings/${index}/units` })
    balances.set(stockKey(one), { ...balance, unavailable: balance.unavailable + one.units })
  }
  await realize(
    tx,
    settings.map(
      (one): Movement => ({
        item: one.item,
        location: one.location,
        units: 0,
        unavailable: one.units,
        kind: 'condition',
        reason: one.reason,
        reference: { kind: 'condition', id: newId() },
      }),
    ),
    step,
  )
  for (const one of settings)
    tx.announce({
      type: 'stock.adjusted',
      subject: one.item,
      location: one.location,
      data: { unavailable: one.units, reason: one.reason },
    })
  return { changed: settings.length }
}
