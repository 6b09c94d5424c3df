import { type Booking, readBookings, readLocations } from '../../../organisation/index.ts'
import type { Tx } from '../../../platform/db/db.ts'
import { dayOf } from '../../../platform/time.ts'
import type { Order, PlannedAppointment, SourceDelivery, SourceRequest } from '../../capture/index.ts'
import type { Bookable } from './book.ts'
import { servingPlaces } from './hours.ts'

/**
 * Adds to plans the appointments that do not fit the goods any more: they are booked anew when their goods come later
 * than them, or go elsewhere. A time that nobody has is agreed later; an accepted order is never refused.
 */
export async function followGoods<P extends Bookable>(
  tx: Tx,
  orders: readonly Order[],
  requests: readonly SourceRequest[],
  plans: readonly P[],
): Promise<P[]> {
  const served = orders.filter((order) => order.lines.some((line) => line.kind === 'service' && line.buckets.reserved))
  if (served.length === 0) return [...plans]
  const [bookings, locations] = await Promise.all([
    readBookings(
      tx,
      served.map((order) => order.id),
    ),
    readLocations(tx),
  ])
  const today = dayOf(tx.occurredAt)
  return plans.map((plan) => {
    const order = served.find((one) => one.id === plan.order)
    const request = requests.find((one) => one.order === plan.order)
    if (!order || !request) return plan
    const placesOf = (delivery: SourceDelivery) =>
      servingPlaces(
        delivery,
        locations.find((one) => one.id === delivery.pickupLocation),
      )
    const again = bookings.flatMap((booking) => moved(booking, order, { request, plan, today, placesOf }) ?? [])
    if (again.length === 0) return plan
    const undated = { location: null, supply: null, requestedOn: null, shipBy: null, deliverBy: null }
    return {
      ...plan,
      appointments: again,
      promises: [...plan.promises, ...again.map(({ line, units }) => ({ line, units, ...undated }))],
    }
  })
}

/** Goods that nobody can date: no appointment is late enough. */
const LATER = '9999-01-01'

type Now = Readonly<{
  request: SourceRequest
  plan: Bookable
  today: string
  placesOf: (delivery: SourceDelivery) => string[]
}>

/** The appointment anew, when the booked one does not fit where and when its goods are now. */
function moved(
  { demand, line: number, item, place, on, units }: Booking,
  order: Order,
  { request, plan, today, placesOf }: Now,
): PlannedAppointment | null {
  const line = order.lines.find((one) => one.line === number && demand === order.id)
  const promised = plan.promises.filter((one) => one.line === line?.relationLine)
  const delivery = request.deliveries.find((one) => one.delivery === line?.delivery)
  if (line?.relation !== 'service_for' || promised.length === 0 || !delivery) return null
  const goods = promised.map((one) => one.deliverBy ?? LATER).reduce((a, b) => (a > b ? a : b))
  const places = placesOf(delivery)
  if (on >= goods && places.includes(place)) return null
  const from = goods > today ? goods : today
  return { line: number, item, units, places, from, onlyThen: false, must: false, again: true }
}
