import { answer, kontor, type Story } from '../api.ts'

/** What can be done with many orders at once; the server decides for each. */
export const ACTS = {
  release: { right: 'fulfillment.release', reason: false },
  hold: { right: 'order.hold', reason: true },
  lift_hold: { right: 'order.lift_hold', reason: true },
  cancel: { right: 'order.cancel', reason: true },
  check_payment: { right: 'payment.check', reason: false },
  capture: { right: 'payment.capture', reason: false },
} as const
export type ActName = keyof typeof ACTS

type Asked = Readonly<{ order: string; reason: string; key: string }>

/** Words of the server for why nothing was done though nothing was refused; null when it was done. */
type Outcome = Promise<readonly string[] | null>

export const DO: Readonly<Record<ActName, (asked: Asked) => Outcome>> = {
  async release(asked) {
    const { fulfillmentOrders, left } = await answer(
      kontor.POST('/v1/orders/{order}/releases', { ...notOnlyShown(asked), headers: keyed(asked), body: {} }),
    )
    // Answered well, and yet nothing went anywhere: that is no release.
    return fulfillmentOrders.length > 0 ? null : [...new Set(left.map(({ why }) => why))]
  },
  async hold(asked) {
    const body = { reason: asked.reason, stops: ['sourcing' as const, 'release' as const] }
    await answer(kontor.POST('/v1/orders/{order}/holds', { ...ofOrder(asked), headers: keyed(asked), body }))
    return null
  },
  async lift_hold({ order, reason, key }) {
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
  },
  async cancel(asked) {
    const how = { ...notOnlyShown(asked), headers: keyed(asked) }
    await answer(kontor.POST('/v1/orders/{order}/cancellations', { ...how, body: { reason: asked.reason } }))
    return null
  },
  async check_payment(asked) {
    await answer(
      kontor.POST('/v1/orders/{order}/payment-checks', { ...ofOrder(asked), headers: keyed(asked), body: null }),
    )
    return null
  },
  async capture(asked) {
    await answer(kontor.POST('/v1/orders/{order}/captures', { ...ofOrder(asked), headers: keyed(asked), body: {} }))
    return null
  },
}

const keyed = ({ key }: Asked) => ({ 'idempotency-key': key })
const ofOrder = ({ order }: Asked) => ({ params: { path: { order } } })
/** Acts that can show what they would do are asked to do it. */
const notOnlyShown = ({ order }: Asked) => ({ params: { path: { order }, query: { preview: false } } })
