import type { Action, Person } from '../../organisation/index.ts'
import { mayTouch } from '../../organisation/index.ts'
import type { Tx } from '../../platform/db/db.ts'
import { type EffectRequest, planEffect } from '../../platform/effects/effects.ts'
import { newId, type OperationId, type OrderId, showId } from '../../platform/ids.ts'
import type { Refusal } from '../../platform/refusal.ts'
import { type OpenOrder, openOrder, readOrders, refuseOrder } from '../capture/index.ts'
import type { Cause, Operation, OperationKind, Payment, Reason } from './model.ts'
import { readPayments, writeOperation } from './store.ts'

/** An order with all of its money. */
export type Book = Readonly<{ order: OpenOrder; payments: readonly Payment[] }>

/** Opens an order's money for change: the order stays locked until commit. */
export async function openBook(tx: Tx, order: OrderId): Promise<Book | Refusal> {
  return load(tx, order, openOrder(tx, order))
}

/** The same without a lock, to look at. */
export async function readBook(tx: Tx, order: OrderId): Promise<Book | Refusal> {
  return load(
    tx,
    order,
    readOrders(tx, [order]).then((found) => found.get(order)),
  )
}

/** Sent together, done one after the other: behind the order's lock its money stands still. */
async function load(tx: Tx, id: OrderId, found: Promise<OpenOrder | undefined>): Promise<Book | Refusal> {
  const [order, payments] = await Promise.all([found, readPayments(tx, id)])
  return order ? { order, payments } : notFound(id)
}

function notFound(order: OrderId): Refusal {
  return refuseOrder.order_not_found(`there is no order ${showId('order', order)}`)
}

/** The same refusal as for an order that is not there, when it is not theirs; undefined when it is. */
export function refuseStranger(person: Person, action: Action, { order }: Book): Refusal | undefined {
  const locations = order.deliveries.flatMap(({ pickupLocation }) => (pickupLocation ? [pickupLocation] : []))
  const touched = { order: order.id, channel: order.channel, location: order.placedLocation, locations }
  return mayTouch(person, action, touched) ? undefined : notFound(order.id)
}

/** An operation that was written as an intent, and the effect that will carry it out. */
export type PlannedOperation = Readonly<{ operation: OperationId; effect: string; amountMinor: number }>

/** The part of a line or charge of a hand-over that an amount pays for. */
export type Target = Readonly<{ target: 'line' | 'charge'; number: number; amountMinor: number }>

/** What an effect of ours carries beside its ids. */
export type EffectDetail = Readonly<{ amountMinor: number; currency: string; targets?: readonly Target[] }>

export function detailOf(effect: EffectRequest): EffectDetail {
  return effect.request as EffectDetail // written by planOperation
}

export type NewStep = Readonly<{
  kind: OperationKind
  amountMinor: number
  cause: Cause
  of?: Operation
  reason?: Reason
  targets?: readonly Target[]
}>

/** Writes a step of a payment and the effect that asks the provider for it; the call follows after commit. */
export async function planOperation(
  tx: Tx,
  payment: Omit<Payment, 'operations' | 'brand' | 'lastFour' | 'madeAt'>,
  step: NewStep,
): Promise<PlannedOperation> {
  const { kind, amountMinor, cause, of, reason, targets } = step
  const { order, provider, currency } = payment
  const operation = newId<OperationId>()
  await writeOperation(tx, {
    id: operation,
    payment: payment.id,
    order,
    provider,
    kind,
    amountMinor,
    cause,
    state: 'pending',
    refundOf: of?.id ?? null,
    reason: reason ?? null,
    reference: null,
  })
  const request: EffectDetail = { amountMinor, currency, ...(targets && { targets }) }
  const key = showId('operation', operation)
  const effect = await planEffect(tx, {
    kind: `payment.${kind}`,
    provider,
    key,
    order,
    subject: operation,
    request,
  })
  return { operation, effect, amountMinor }
}
