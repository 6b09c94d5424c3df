import type { Tx } from '../../../platform/db/db.ts'
import { isRefusal, type Refusal } from '../../../platform/refusal.ts'
import type { RaisedHold } from '../hold/rules.ts'
import type { DraftOrder, PlaceOrder } from '../place/model.ts'
import { draft, type Placement, placeAll, readShop } from '../place/place.ts'
import type { SourceStep } from '../place/sourcing.ts'
import { refuseOrder } from '../refusals.ts'

/** An order that somebody still writes: where it goes may not be known yet. */
export type Unfinished = Omit<PlaceOrder, 'deliveries'> & Partial<Pick<PlaceOrder, 'deliveries'>>

export type Checked = Readonly<{
  draft: DraftOrder
  currency: string
  holds: readonly Pick<RaisedHold, 'type' | 'reason'>[]
  /** Units that would wait for goods; null: it is not known yet where they go. */
  backordered: number | null
}>

/**
 * What would come of an order: its prices, its holds and what of it waits, by placing it. The caller's transaction must
 * roll back. Without deliveries nothing is placed, and taxes are those of the channel's own country.
 */
export async function checkOrder(
  tx: Tx,
  { order, ...by }: Readonly<{ order: Unfinished }> & Pick<Placement, 'rights' | 'by'>,
  source: SourceStep,
): Promise<Checked | Refusal> {
  const known = order.deliveries !== undefined
  const shop = await readShop(tx, [{ ...order, deliveries: [] }])
  const channel = shop.channels.find(({ code }) => code === order.channel)
  const atHome = { lines: ['-'], city: '-', country: channel?.country ?? '' }
  const whole: PlaceOrder = { ...order, deliveries: order.deliveries ?? [{ method: 'ship', shipTo: atHome }] }
  const drafted = draft(tx, { order: whole, ...by }, shop)
  if (isRefusal(drafted)) return drafted
  const checked = { draft: drafted.draft, currency: drafted.channel.currency, holds: drafted.holds }
  if (!known) return { ...checked, holds: [], backordered: null }
  const [placed] = await placeAll(tx, [{ order: whole, ...by }], source)
  if (!placed) return refuseOrder.nothing_to_do('no order came')
  return isRefusal(placed) ? placed : { ...checked, backordered: placed.backordered }
}
