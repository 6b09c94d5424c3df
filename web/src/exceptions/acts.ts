import { answer, kontor, type Story } from '../api.ts'
import type { Kind } from './search.ts'

/** What can be done with many orders of a kind at once; the server decides for each. */
export const ACTS = {
  release: { right: 'fulfillment.release', reason: false },
  lift_hold: { right: 'order.lift_hold', reason: true },
  check_payment: { right: 'payment.check', reason: false },
  capture: { right: 'payment.capture', reason: false },
} as const
export type ActName = keyof typeof ACTS

export const OFFERED: Readonly<Record<Kind, readonly ActName[]>> = {
  late: ['release'],
  at_risk: ['release'],
  held: ['lift_hold'],
  payment_unknown: ['check_payment'],
  payment_failed: ['capture', 'check_payment'],
  short: ['release'],
  delivery_failed: [],
  backordered: [],
}

/** @returns words of the server for why nothing was done though nothing was refused; null when it was done */
export async function doTo(
  name: ActName,
  order: string,
  reason: string,
  key: string,
): Promise<readonly string[] | null> {
  const how = { params: { path: { order } }, headers: { 'idempotency-key': key } }
  if (name === 'release') {
    const params = { ...how.params, query: { preview: false } }
    const made = await answer(kontor.POST('/v1/orders/{order}/releases', { ...how, params, body: {} }))
    return made.fulfillmentOrders.length > 0 ? null : [...new Set(made.left.map(({ why }) => why))]
  }
  if (name === 'check_payment') {
    await answer(kontor.POST('/v1/orders/{order}/payment-checks', { ...how, body: null }))
    return null
  }
  if (name === 'capture') {
    await answer(kontor.POST('/v1/orders/{order}/captures', { ...how, body: {} }))
    return null
  }
  const story = (await answer(kontor.GET('/v1/orders/{order}', { params: { path: { order } } }))) as Story
  // All that stop it: lifting one of two would leave it where it is.
  for (const hold of story.holds.filter(({ liftedAt }) => liftedAt === null))
    await answer(
      kontor.POST('/v1/orders/{order}/holds/{hold}/lifts', {
        params: { path: { order, hold: hold.id } },
        headers: { 'idempotency-key': `${key}-${hold.id}` },
        body: { reason },
      }),
    )
  return null
}
