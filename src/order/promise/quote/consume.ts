import * as inventory from '../../../inventory/index.ts'
import { bookCapacity, type CapacityWanted, freeCapacity, freeDays } from '../../../organisation/index.ts'
import type { Tx } from '../../../platform/db/db.ts'
import type { ItemId, LocationId, OrderId } from '../../../platform/ids.ts'
import { isRefusal, type Refusal } from '../../../platform/refusal.ts'
import type { PlannedPromise, PlannedReservation } from '../../capture/index.ts'
import { refusePromise } from '../refusals.ts'
import { announce, stopExpiry } from './hold.ts'
import { quoteAll } from './quote.ts'
import { showQuoted } from './show.ts'
import { endQuote, type HeldPart, lockQuote, type QuoteRow } from './store.ts'

/** An order that is placed on a quote: its stocked lines (kits as their parts) and services, with their deliveries. */
export type QuoteUse = Readonly<{
  quote: string
  order: OrderId
  channel: string
  priority: number
  requestedOn: string | null
  lines: readonly Readonly<{ delivery: number; line: number; item: ItemId; units: number }>[]
}>

/** What the order has got out of the quote. It is reserved already: only what is missing must still be sourced. */
export type Consumed = Readonly<{
  reservations: readonly PlannedReservation[]
  promises: readonly PlannedPromise[]
  /** Appointments that are booked for the order now. */
  services: readonly CapacityWanted[]
  /** Units of lines that the quote did not hold. */
  missing: readonly Readonly<{ line: number; item: ItemId; units: number }>[]
}>

/**
 * Turns what a quote holds into reservations of an order, in the transaction that places it: nobody can get in between.
 * Held units that the order does not want go free. Refused: unknown or another channel's quote, used by another order,
 * expired (with a new quote in `more.quote`), or nothing of it in the order.
 */
export async function consumeQuote(tx: Tx, use: QuoteUse): Promise<Consumed | Refusal> {
  const quote = await lockQuote(tx, use.quote)
  const refusal = await refusalOf(tx, quote, use)
  if (!quote || refusal) return refusal ?? refusePromise.quote_not_found('there is no such quote')
  const held = await inventory.heldFor(tx, [quote.id])
  const { taken, missing } = match(held, use)
  if (taken.length === 0 && held.length > 0) return refusePromise.quote_differs('nothing of the order was quoted')
  // The balances stay locked by this transaction between the two: no other order can take the units.
  await inventory.freeReserved(tx, held)
  const reservations = taken.map(({ want: _, ...one }) => one)
  const short = await inventory.reserve(
    tx,
    reservations.map((one) => ({ ...one, demandKind: 'order_line', demand: use.order, priority: use.priority })),
  )
  if (short.shortAt.length + short.shortSupplies.length > 0) throw new Error(`units of quote ${quote.id} are gone`)
  const services = await bookFor(tx, quote, use)
  // The order books the same days with its promises; until then they stay locked.
  await freeDays(tx, quote.id)
  await endQuote(tx, quote.id, use.order)
  await stopExpiry(tx, quote.id)
  announce(tx, 'quote.consumed', quote.id, quote.option.parts, quote.channel, use.order)
  return {
    reservations,
    promises: taken.map((one) => promiseOf(one, quote, use)),
    services,
    missing: missing.filter((one) => !services.some((service) => service.line === one.line)),
  }
}

async function refusalOf(tx: Tx, quote: QuoteRow | null, use: QuoteUse): Promise<Refusal | null> {
  if (!quote || quote.channel !== use.channel) return refusePromise.quote_not_found('there is no such quote')
  if (quote.consumedAt) return refusePromise.quote_used('another order was placed on it')
  if (!quote.freedAt && quote.expiresAt > tx.now) return null
  return expiredQuote(tx, quote)
}

/** The refusal of an expired quote, with what would be quoted now beside it. */
export async function expiredQuote(tx: Tx, quote: QuoteRow): Promise<Refusal> {
  const [answer] = await quoteAll(tx, [quote.request])
  const anew = answer && !isRefusal(answer) ? showQuoted(answer.quoted) : null
  return refusePromise.quote_expired(`it was held until ${quote.expiresAt.toISOString()}`, { more: { quote: anew } })
}

/** Appointments go over to the order's lines of the same service; what it does not want is free again. */
async function bookFor(tx: Tx, { id, option }: QuoteRow, use: QuoteUse): Promise<CapacityWanted[]> {
  if (option.services.length === 0) return []
  await freeCapacity(tx, [{ demand: id }])
  const lines = [...use.lines]
  const wanted = option.services.flatMap(({ item, place, on, slot, units }) => {
    const index = lines.findIndex((line) => line.item === item && line.units <= units)
    const [line] = index < 0 ? [] : lines.splice(index, 1)
    return line ? [{ demand: use.order, line: line.line, item: line.item, place, on, slot, units: line.units }] : []
  })
  // The rows stay locked by this transaction between the two.
  const short = await bookCapacity(tx, wanted)
  if (short.length > 0) throw new Error(`appointments of quote ${id} are gone`)
  return wanted
}

type Taken = PlannedReservation & { want: number }

/** Deals what is held to the order's lines by item, in the order of the lines. */
function match(held: readonly inventory.Held[], use: QuoteUse): { taken: Taken[]; missing: Consumed['missing'] } {
  const left = held.map((one) => ({ ...one }))
  const taken: Taken[] = []
  const missing: { line: number; item: ItemId; units: number }[] = []
  for (const { delivery, line, item, units } of use.lines) {
    let wanted = units
    for (const one of left) {
      const some = one.item === item ? Math.min(wanted, one.units) : 0
      if (some === 0) continue
      one.units -= some
      wanted -= some
      const { location, supply, line: want } = one
      taken.push({
        delivery,
        line,
        item,
        location,
        supply,
        units: some,
        pinned: false,
        expiresAt: null,
        leave: 0,
        want,
      })
    }
    if (wanted > 0) missing.push({ line, item, units: wanted })
  }
  return { taken, missing }
}

function promiseOf(taken: Taken, { option }: QuoteRow, use: QuoteUse): PlannedPromise {
  const own = option.parts.filter((part) => part.want === taken.want && part.location === taken.location)
  // What was pegged may have arrived since: then its supply is the shelf now, and its dates still hold.
  const part: HeldPart | undefined = own.find((one) => one.supply === taken.supply) ?? own[0]
  return {
    line: taken.line,
    units: taken.units,
    location: taken.location as LocationId,
    supply: taken.supply === inventory.ON_HAND ? null : taken.supply,
    requestedOn: use.requestedOn,
    shipBy: part?.shipBy ?? null,
    deliverBy: part?.deliverBy ?? null,
  }
}
