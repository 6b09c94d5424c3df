import * as inventory from '../../../inventory/index.ts'
import {
  bookCapacity,
  bookDays,
  type DayWish,
  freeCapacity,
  freeDays,
  hasLimits,
  readMaster,
} from '../../../organisation/index.ts'
import { RetryTransaction, type Tx } from '../../../platform/db/db.ts'
import { type ItemId, type LocationId, newId, type SupplyId } from '../../../platform/ids.ts'
import { dropTimer, setTimer, type TimerKind } from '../../../platform/jobs/timers.ts'
import { isRefusal, type Refusal } from '../../../platform/refusal.ts'
import { makeSight } from '../availability/sight.ts'
import { refusePromise } from '../refusals.ts'
import { chooseOption, type HoldWish } from './held.ts'
import type { QuoteRequest } from './model.ts'
import { type Answer, quoteAll } from './quote.ts'
import { deleteQuote, endQuote, type HeldOption, type HeldPart, insertQuote, lockQuote } from './store.ts'

/** Frees a held quote at its expiry; a day later its row goes, and the postal code in it. */
const EXPIRE_TIMER = 'quote.expire'
const FORGET_TIMER = 'quote.forget'
const FORGET_AFTER_MS = 24 * 3_600_000

export type HeldQuote = Readonly<{ id: string; expiresAt: Date; option: HeldOption; answer: Answer }>

/** How often a way is chosen anew because others took its units meanwhile. */
const ROUNDS = 8

/**
 * Quotes and keeps the units of one option as soft reservations until the quote expires. Chosen balances are locked and
 * looked at again; what others took meanwhile is quoted anew on a fresh read.
 */
export async function holdQuote(tx: Tx, request: QuoteRequest, wish: HoldWish): Promise<HeldQuote | Refusal> {
  const chosen = await chooseStill(tx, request, wish)
  if (isRefusal(chosen)) return chosen
  const { answer, option } = chosen
  const id = newId()
  const expiresAt = new Date(tx.now.getTime() + wish.minutes * 60_000)
  const short = await inventory.reserve(
    tx,
    option.parts.map((part) => reservationOf(id, part, expiresAt)),
  )
  if (short.shortAt.length + short.shortSupplies.length > 0) throw new RetryTransaction('quoted units are gone')
  const booked = await bookCapacity(
    tx,
    option.services.map((one) => ({ ...one, demand: id, item: one.item as ItemId })),
  )
  if (booked.length > 0) throw new RetryTransaction('the slot is gone')
  await holdDays(tx, id, option.parts)
  await insertQuote(tx, { id, channel: answer.channel, request, option, expiresAt })
  await setTimer(tx, { kind: EXPIRE_TIMER, subject: id, dueAt: expiresAt })
  await setTimer(tx, { kind: FORGET_TIMER, subject: id, dueAt: new Date(expiresAt.getTime() + FORGET_AFTER_MS) })
  announce(tx, 'quote.held', id, option.parts, answer.channel)
  return { id, expiresAt, option, answer }
}

async function chooseStill(
  tx: Tx,
  request: QuoteRequest,
  wish: HoldWish,
): Promise<{ answer: Answer; option: HeldOption } | Refusal> {
  for (let round = 1; round <= ROUNDS; round++) {
    const [answer] = await quoteAll(tx, [request], true)
    if (!answer || isRefusal(answer)) return answer ?? refusePromise.nothing_to_hold('nothing was asked')
    const option = chooseOption(answer.quoted, wish)
    if (!option) return refusePromise.nothing_to_hold('no option has all units from stock or expected supply')
    if (await isStillThere(tx, answer, option.parts)) return { answer, option }
  }
  return refusePromise.hold_lost('others are faster; ask again')
}

/** Takes the days on which the option leaves its places; one that has filled up meanwhile is quoted anew. */
async function holdDays(tx: Tx, quote: string, parts: readonly HeldPart[]): Promise<void> {
  const master = await readMaster(tx)
  if (!hasLimits(master)) return
  const wishes = new Map<string, DayWish & { lines: { line: number; units: number }[] }>()
  for (const { location, shipBy: from, want: line, units } of parts) {
    if (from === null) continue
    const wish = wishes.get(`${location}/${from}`) ?? { demand: quote, location, from, lines: [] }
    wish.lines.push({ line, units })
    wishes.set(`${location}/${from}`, wish)
  }
  const wanted = [...wishes.values()]
  const days = await bookDays(tx, master, wanted)
  if (days.some((day, index) => day !== wanted[index]?.from)) throw new RetryTransaction('the day is full')
}

/** Locks the shelves of the option: from here on nobody takes their units. */
async function isStillThere(tx: Tx, { world, channel }: Answer, parts: readonly HeldPart[]): Promise<boolean> {
  const onShelf = parts.filter((part) => part.supply === inventory.ON_HAND)
  const keys = onShelf.map((part) => ({ item: part.item as ItemId, location: part.location as LocationId }))
  if (keys.length === 0) return true
  const sight = makeSight(world.allotments, world.master.policies, channel)
  return (await inventory.lockBalances(tx, keys)).every((balance) => {
    const wanted = onShelf
      .filter((part) => part.item === balance.item && part.location === balance.location)
      .reduce((sum, part) => sum + part.units, 0)
    return inventory.free(balance) - sight.withheld(balance.item, balance.location) >= wanted
  })
}

function reservationOf(quote: string, part: HeldPart, expiresAt: Date): inventory.Reservation {
  return {
    demandKind: 'quote',
    demand: quote,
    line: part.want,
    item: part.item as ItemId,
    location: part.location as LocationId,
    supply: part.supply as SupplyId,
    units: part.units,
    expiresAt,
  }
}

/** The units go with the event: once they are free again, no row says where they were. */
export function announce(
  tx: Tx,
  type: string,
  quote: string,
  parts: readonly HeldPart[],
  channel: string,
  order?: string,
) {
  const held = parts.map(({ item, location, units }) => ({ item, location, units }))
  tx.announce({ type, subject: quote, channel, ...(order !== undefined && { order }), data: { held } })
}

/** Frees what a quote holds; one that was used or freed already is left as it is. */
export async function freeQuote(tx: Tx, id: string): Promise<boolean> {
  const quote = await lockQuote(tx, id)
  if (!quote || quote.consumedAt || quote.freedAt) return false
  await inventory.freeReserved(tx, await inventory.heldFor(tx, [id]))
  await freeCapacity(tx, [{ demand: id }])
  await freeDays(tx, id)
  await endQuote(tx, id, null)
  await dropTimer(tx, EXPIRE_TIMER, id)
  announce(tx, 'quote.freed', id, quote.option.parts, quote.channel)
  return true
}

export const quoteTimers: readonly TimerKind[] = [
  {
    kind: EXPIRE_TIMER,
    async fire(tx, timer) {
      await freeQuote(tx, timer.subject)
    },
  },
  { kind: FORGET_TIMER, fire: (tx, timer) => deleteQuote(tx, timer.subject) },
]

export async function stopExpiry(tx: Tx, quote: string): Promise<void> {
  await dropTimer(tx, EXPIRE_TIMER, quote)
}
