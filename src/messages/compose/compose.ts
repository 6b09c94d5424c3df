import type { Tx } from '../../platform/db/db.ts'
import { planEffect } from '../../platform/effects/effects.ts'
import type { Follower } from '../../platform/events/follower.ts'
import type { LoggedEvent } from '../../platform/events/log.ts'
import { newId, type OrderId, type ProviderId, readId } from '../../platform/ids.ts'
import { setTimer } from '../../platform/jobs/timers.ts'
import { hoursAfter } from '../../platform/time.ts'
import {
  collectByOf,
  mailProvider,
  type OrderFacts,
  readOrderFacts,
  setMessageState,
  trackingOf,
  writeMessage,
} from '../store.ts'
import { speakIn } from '../words.ts'
import { composeMessage, type MessageFacts, type MessageKind } from './decide.ts'

export type MessageDeps = Readonly<{
  /** The address of the customer's own page of an order; made when it is first needed. */
  linkTo(tx: Tx, order: OrderId): Promise<string>
  pickupCode(fulfillmentOrder: string): string
  feedbackAfterH(tx: Tx): Promise<number>
}>

/** Which event makes which message. */
const KIND_OF: Readonly<Record<string, MessageKind>> = {
  'order.placed': 'order_confirmed',
  'order.backordered': 'out_of_stock',
  'shipment.handed_over': 'shipped',
  'pickup.ready': 'ready_for_pickup',
  'package.delivered': 'delivered',
  'payment.refunded': 'refunded',
  'order.units_cancelled': 'cancelled',
  'delivery.failed': 'delivery_failed',
  'feedback.requested': 'feedback_request',
}

/** Tells people what happened to their order, before they ask. A back-dated fact tells nobody. */
export function messageFollower(deps: MessageDeps): Follower {
  return {
    name: 'messages',
    types: new Set([...Object.keys(KIND_OF), 'pickup.collected']),
    async handle(tx, event) {
      if (event.quiet || !event.order) return
      const kind = KIND_OF[event.type]
      if (kind) await tell(tx, event, kind, event.order as OrderId, deps)
      if (event.type === 'package.delivered' || event.type === 'pickup.collected')
        await setTimer(tx, {
          kind: 'feedback.ask',
          subject: event.order,
          dueAt: hoursAfter(event.occurredAt, await deps.feedbackAfterH(tx)),
        })
    },
  }
}

async function tell(tx: Tx, event: LoggedEvent, kind: MessageKind, order: OrderId, deps: MessageDeps): Promise<void> {
  const facts = await readOrderFacts(tx, order)
  if (!facts) return
  const composed = composeMessage(await fill(tx, event, kind, order, facts, deps), speakIn(facts.locale))
  const id = newId()
  const provider = facts.email ? await mailProvider(tx) : null
  const made = await writeMessage(tx, {
    id,
    order,
    kind,
    causePosition: event.position,
    locale: facts.locale,
    recipient: facts.email,
    composed,
    state: facts.email ? 'stored' : 'no_address',
    effect: null,
  })
  if (!made || !provider) return
  const effect = await planEffect(tx, {
    kind: 'message.send',
    provider: provider as ProviderId,
    key: `message:${id}`,
    order,
    subject: id,
    request: { message: id },
  })
  await setMessageState(tx, id, 'sending', effect, null)
}

async function fill(
  tx: Tx,
  event: LoggedEvent,
  kind: MessageKind,
  order: OrderId,
  facts: OrderFacts,
  deps: MessageDeps,
): Promise<MessageFacts> {
  const data = event.data as {
    packages?: string[]
    package?: string
    units?: { line: number; units: number }[] | number
    amountMinor?: number
  }
  // Events name packages as the API shows them; the subject is the bare id.
  const named = (data.packages ?? (data.package ? [data.package] : [])).map((shown) => readId(shown))
  const packages = named.length === 0 && event.type === 'package.delivered' && event.subject ? [event.subject] : named
  const shipped = packages.length > 0 ? await trackingOf(tx, packages) : null
  const some = shipped?.lines ?? (Array.isArray(data.units) ? data.units : null)
  const nameOf = (line: number) => facts.lines.find((one) => one.line === line)?.name
  const all = facts.lines
    .map((line) => ({ name: line.name, units: kind === 'out_of_stock' ? line.backordered : line.quantity }))
    .filter((line) => line.units > 0)
  return {
    kind,
    locale: facts.locale,
    timeZone: facts.timeZone,
    number: facts.number,
    name: facts.name,
    brand: facts.brand,
    currency: facts.currency,
    totalMinor: facts.totalMinor,
    amountMinor: data.amountMinor ?? null,
    lines: some
      ? some.flatMap((one) => {
          const name = nameOf(one.line)
          return name ? [{ name, units: one.units }] : []
        })
      : all,
    deliverBy: facts.deliverBy,
    trackingNumbers: shipped?.trackingNumbers ?? [],
    place: facts.place,
    collectBy: kind === 'ready_for_pickup' && event.subject ? await collectByOf(tx, event.subject) : null,
    code: kind === 'ready_for_pickup' && event.subject ? deps.pickupCode(event.subject) : null,
    link: await deps.linkTo(tx, order),
  }
}
