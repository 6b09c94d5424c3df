import type { ItemId } from '../../../platform/ids.ts'

/** Units that an order's line could have from a moment on; `null` is never: nothing covers them. */
export type Dated = Readonly<{ units: number; at: Date | null }>

const timeOf = ({ at }: Dated) => at?.getTime() ?? Number.POSITIVE_INFINITY

/**
 * How many waiting units of a line would come sooner by what is offered: the soonest offers take the place of the
 * latest claims, one unit each, as long as they are strictly sooner.
 */
export function soonerUnits(claims: readonly Dated[], offers: readonly Dated[]): number {
  const latest = claims.map((one) => ({ ...one })).sort((a, b) => timeOf(b) - timeOf(a))
  const soonest = offers.map((one) => ({ ...one })).sort((a, b) => timeOf(a) - timeOf(b))
  let [sooner, c, o] = [0, 0, 0]
  for (;;) {
    const [claim, offer] = [latest[c], soonest[o]]
    if (!claim || !offer || timeOf(offer) >= timeOf(claim)) return sooner
    const units = Math.min(claim.units, offer.units)
    sooner += units
    claim.units -= units
    offer.units -= units
    if (claim.units === 0) c++
    if (offer.units === 0) o++
  }
}

/**
 * Of those, in the sequence of the queue, to whom a plan gives units that come no sooner than what they have: who can be
 * left out of the next plan, so that these units serve somebody behind. The first was offered the best there is; the
 * others may gain by what he leaves, unless all that was offered comes too late for them.
 */
export function withoutHope<T extends Readonly<{ claims: readonly Dated[]; offers: readonly Dated[] }>>(
  inVain: readonly T[],
): T[] {
  const soonest = Math.min(...inVain.flatMap((one) => one.offers.map(timeOf)))
  return inVain.filter((one, index) => index === 0 || one.claims.every((claim) => timeOf(claim) <= soonest))
}

/** When the first unit of an item could be promised: long ago from the shelf, else from the first supply. */
export function soonestOf(
  items: readonly ItemId[],
  onShelf: ReadonlyMap<ItemId, number>,
  incoming: readonly Readonly<{ item: ItemId; units: number; expectedAt: Date }>[],
): { item: ItemId; since: Date; units: number }[] {
  return items.flatMap((item) => {
    const shelf = onShelf.get(item) ?? 0
    const coming = incoming.filter((one) => one.item === item && one.units > 0)
    const units = shelf + coming.reduce((sum, one) => sum + one.units, 0)
    if (units <= 0) return []
    const first = Math.min(...coming.map((one) => one.expectedAt.getTime()))
    return [{ item, units, since: shelf > 0 ? new Date(0) : new Date(first) }]
  })
}
