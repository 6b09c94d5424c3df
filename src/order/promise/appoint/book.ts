import {
  bookCapacity,
  bookDays,
  type Capacity,
  type DayWish,
  freeCapacity,
  hasLimits,
  lockFree,
  readMaster,
} from '../../../organisation/index.ts'
import { RetryTransaction, type Tx } from '../../../platform/db/db.ts'
import type { OrderId } from '../../../platform/ids.ts'
import { addDays } from '../../../platform/time.ts'
import type { PlannedAppointment, PlannedPromise, SourcePlan } from '../../capture/index.ts'
import { chooseSlot, SLOT_DAYS } from './decide.ts'

/** What of a plan is booked: promises take days, appointments hours. */
export type Bookable = Pick<SourcePlan, 'order' | 'promises' | 'appointments'>

/** Has any of the plans something to book? Asking costs no statement. */
export async function hasBookings(tx: Tx, plans: readonly SourcePlan[]): Promise<boolean> {
  return plans.some((plan) => plan.appointments) || hasLimits(await readMaster(tx))
}

/**
 * Books the hours of services and the days of places that plans need, after stock in the one lock order.
 * @returns the plans with the days that were found: a day that is full moves the promise on
 */
export async function bookPlans<P extends Bookable>(tx: Tx, plans: readonly P[]): Promise<P[]> {
  const found = await bookAppointments(tx, plans)
  const appointed = plans.map((plan) => ({
    ...plan,
    promises: plan.promises.map((one) => {
      const on = found.get(`${plan.order}/${one.line}`)
      return on === undefined ? one : { ...one, deliverBy: on }
    }),
  }))
  return bookPlanDays(tx, appointed)
}

type Open = PlannedAppointment & Readonly<{ order: OrderId }>

/** @returns the day of each appointment, by `order/line`; null where none was found and none must be */
async function bookAppointments(tx: Tx, plans: readonly Bookable[]): Promise<Map<string, string | null>> {
  const wanted = plans.flatMap((plan) => (plan.appointments ?? []).map((one): Open => ({ ...one, order: plan.order })))
  if (wanted.length === 0) return new Map()
  await freeCapacity(
    tx,
    wanted.filter((one) => one.again).map(({ order, line }) => ({ demand: order, line })),
  )
  const first = wanted.map((one) => one.from).reduce((a, b) => (a < b ? a : b))
  const last = wanted.map((one) => one.from).reduce((a, b) => (a > b ? a : b))
  const between = { from: first, to: addDays(last, SLOT_DAYS) }
  const free = await lockFree(tx, [...new Set(wanted.map((one) => one.item))], between)
  const slots = free.map((row) => ({ ...row, left: row.capacity - row.booked }))
  const found = new Map<string, string | null>()
  const bookings = wanted.flatMap((one) => {
    const slot: (Capacity & { left: number }) | null = chooseSlot(slots, one)
    if (!slot && one.must) throw new RetryTransaction('the time was given to others')
    found.set(`${one.order}/${one.line}`, slot?.on ?? null)
    if (!slot) {
      tx.announce({ type: 'appointment.lapsed', order: one.order, subject: one.item, data: { line: one.line } })
      return []
    }
    slot.left -= one.units
    const { line, item, units } = one
    return [{ demand: one.order, line, item, place: slot.place, on: slot.on, slot: slot.slot, units }]
  })
  const short = await bookCapacity(tx, bookings)
  if (short.length > 0) throw new Error('capacity that was locked is gone')
  return found
}

/** Units of an order that leave a place on the same day are one parcel's work: they take one day together. */
async function bookPlanDays<P extends Bookable>(tx: Tx, plans: readonly P[]): Promise<P[]> {
  const wishes = new Map<string, DayWish & { lines: { line: number; units: number }[] }>()
  const keyOf = (order: OrderId, { location, shipBy }: PlannedPromise) => `${order}/${location}/${shipBy}`
  for (const { order, promises } of plans)
    for (const promise of promises) {
      const { location, shipBy: from, line, units } = promise
      if (location === null || from === null) continue
      const key = keyOf(order, promise)
      const wish = wishes.get(key) ?? { demand: order, location, from, lines: [] }
      wish.lines.push({ line, units })
      wishes.set(key, wish)
    }
  const keys = [...wishes.keys()]
  const days = await bookDays(tx, await readMaster(tx), [...wishes.values()])
  const dayOf = new Map(keys.map((key, index) => [key, days[index] ?? null]))
  return plans.map((plan) => ({
    ...plan,
    promises: plan.promises.map((one) => movedTo(one, dayOf.get(keyOf(plan.order, one)) ?? one.shipBy)),
  }))
}

const DAY_MS = 86_400_000

/** What leaves later is there later by as many days. */
function movedTo(promise: PlannedPromise, day: string | null): PlannedPromise {
  const { shipBy, deliverBy } = promise
  if (day === null || shipBy === null || day === shipBy) return promise
  const later = Math.round((Date.parse(day) - Date.parse(shipBy)) / DAY_MS)
  return { ...promise, shipBy: day, deliverBy: deliverBy && addDays(deliverBy, later) }
}
