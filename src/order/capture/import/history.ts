import type { Tx } from '../../../platform/db/db.ts'
import { isRefusal, type Refusal } from '../../../platform/refusal.ts'
import { changeOrders, openOrders } from '../book.ts'
import { cancelCharges } from '../cancel/store.ts'
import { dueMinor, EMPTY, type Order } from '../model.ts'
import {
  announcePlaced,
  assemble,
  type Drafted,
  draft,
  findKnown,
  numberAll,
  type Placed,
  type PlaceRights,
  readShop,
  type Shop,
  verdictOf,
} from '../place/place.ts'
import { valueCancelled } from '../place/price.ts'
import type { NewOrder } from '../place/rows.ts'
import { writeNewOrders } from '../place/store.ts'
import { decideEnds, type End } from './decide.ts'
import type { HistoryOrder } from './model.ts'
import type { HistorySteps } from './steps.ts'

type Past = Readonly<{ history: HistoryOrder; drafted: Drafted; ends: readonly End[] }>
type Written = Readonly<{ past: Past; made: NewOrder }>

/**
 * Writes orders of the past as facts without effects: their units are where they ended, their money is as it was.
 * Nothing is reserved, no stock moves, nobody is asked or told. An order that came before is answered with what it
 * became then.
 */
export async function placeHistory(
  tx: Tx,
  orders: readonly HistoryOrder[],
  rights: PlaceRights,
  steps: HistorySteps,
): Promise<(Placed | Refusal)[]> {
  const quiet = tx.at({ occurredAt: tx.now, quiet: true })
  const list = orders.map(({ order }) => order)
  const shop = withoutMercy(await readShop(quiet, list))
  const known = await findKnown(quiet, list, shop)
  const noMoney = orders.some(({ paid }) => paid) ? await steps.refusesMoney(quiet) : null
  const judged = orders.map(
    (history) => known.get(history.order) ?? ((history.paid && noMoney) || draftPast(tx, history, rights, shop)),
  )
  const fresh = judged.filter((one): one is Past => !isRefusal(one) && 'drafted' in one)
  const numbers = await numberAll(
    quiet,
    fresh.map(({ drafted }) => drafted),
  )
  const written = fresh.map((past) => ({ past, made: assemblePast(past, numbers.get(past.drafted.id) ?? '', shop) }))
  await writeNewOrders(
    quiet,
    written.map(({ made }) => made),
  )
  const opened = await openOrders(
    quiet,
    fresh.map(({ drafted }) => drafted.id),
  )
  const verdicts = new Map<unknown, Placed>()
  for (const one of written) {
    const order = opened.get(one.made.id)
    if (!order) throw new Error(`order ${one.made.id} is gone`)
    await settle(tx, one, order, steps)
    verdicts.set(one.past, verdictOf(one.made))
  }
  return judged.map((one) => verdicts.get(one) ?? (one as Placed | Refusal)) // what is not in the map was not drafted
}

/** The past has no holds: a channel that has sold already is refused like the others where its orders make no sense. */
function withoutMercy(shop: Shop): Shop {
  return { ...shop, rules: [], channels: shop.channels.map((one) => ({ ...one, mayRefuse: true, active: true })) }
}

function draftPast(tx: Tx, history: HistoryOrder, rights: PlaceRights, shop: Shop): Past | Refusal {
  const then = tx.at({ occurredAt: history.placedAt, quiet: true })
  const drafted = draft(then, { order: history.order, rights, by: tx.actor }, shop)
  if (isRefusal(drafted)) return drafted
  const ends = decideEnds(history.order.lines, history.ends, drafted.draft.lines)
  return isRefusal(ends) ? ends : { history, drafted, ends }
}

function assemblePast({ history, drafted, ends }: Past, number: string, shop: Shop): NewOrder {
  const buckets = ends.flatMap(({ line, ...units }) =>
    (['shipped', 'delivered', 'cancelled'] as const).map((bucket) => ({ line, bucket, units: units[bucket] })),
  )
  const made = assemble({ ...drafted, holds: [] }, number, { buckets }, shop)
  const born = ends.map(({ line, shipped, delivered, cancelled }) => {
    return [line, { ...EMPTY, shipped, delivered, cancelled }] as const
  })
  return { ...made, placedAt: history.placedAt, buckets: new Map(born) }
}

/** What the order's sums and books say of it: each thing once, at the time it was so. */
async function settle(tx: Tx, { past, made }: Written, order: Order, steps: HistorySteps): Promise<void> {
  const { history, ends } = past
  const then = tx.at({ occurredAt: history.placedAt, quiet: true })
  const later = tx.at({ occurredAt: history.handedOverAt, quiet: true })
  const back = ends.filter(({ line, returned }) => returned > 0 && !isKit(order, line))
  const returned = back.reduce((sum, one) => sum + one.returned, 0)
  announcePlaced(then, made)
  announceImported(then, order, past)
  const [now] = await changeOrders(then, [
    {
      order,
      cancelMinor: await cancelledMinor(then, order, made),
      // Open until the return is booked, so that the order does not close before.
      ...(returned > 0 && { returns: { open: 1, expected: returned, received: returned } }),
    },
  ])
  const owedMinor = now ? dueMinor(now) : 0
  if (ends.some(({ shipped, delivered }) => shipped + delivered > 0)) await steps.handOver(later, order.id)
  if (history.paid && owedMinor > 0) await steps.pay(later, order.id, owedMinor)
  if (returned > 0)
    await steps.takeBack(
      later,
      order.id,
      back.map(({ line, returned: units }) => ({ line, units })),
    )
}

/** What was cancelled is worth; the charges fall away where nothing is left. */
async function cancelledMinor(tx: Tx, order: Order, made: NewOrder): Promise<number> {
  const goods = order.lines.reduce((sum, line) => sum + valueCancelled(line, 0, line.buckets.cancelled), 0)
  if (order.lines.some((line) => line.buckets.cancelled < line.quantity)) return goods
  await cancelCharges(tx, order.id)
  return goods + made.draft.charges.reduce((sum, charge) => sum + charge.grossMinor, 0)
}

const isKit = (order: Order, number: number) => order.lines.some((line) => line.line === number && line.kind === 'kit')

function announceImported(tx: Tx, order: Order, { history, ends }: Past): void {
  const sum = (pick: (end: End) => number) =>
    ends.filter(({ line }) => !isKit(order, line)).reduce((units, end) => units + pick(end), 0)
  tx.announce({
    type: 'order.imported',
    order: order.id,
    channel: order.channel,
    data: {
      shipped: sum((end) => end.shipped),
      delivered: sum((end) => end.delivered),
      cancelled: sum((end) => end.cancelled),
      returned: sum((end) => end.returned),
      paid: history.paid,
    },
  })
}
