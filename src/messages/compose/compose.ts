import type { Tx } from '../../platform/db/db.ts'
import { planEffects } from '../../platform/effects/effects.ts'
import type { Follower } from '../../platform/events/follower.ts'
import type { LoggedEvent } from '../../platform/events/log.ts'
import { newId, type OrderId, type ProviderId, readId } from '../../platform/ids.ts'
import { setTimer } from '../../platform/jobs/timers.ts'
import { hoursAfter } from '../../platform/time.ts'
import {
  mailProvider,
  markSending,
  type NewMessage,
  type OrderFacts,
  readCollectBy,
  readOrderFacts,
  readShipped,
  readTold,
  type Shipped,
  writeMessages,
} from '../store.ts'
import { speakIn } from '../words.ts'
import { composeMessage, isNews, type MessageFacts, type MessageKind, namesDate } from './decide.ts'

export type MessageDeps = Readonly<{
  /** The addresses of the customers' own pages of orders; made when they are first needed. */
  linksTo(tx: Tx, orders: readonly OrderId[]): Promise<ReadonlyMap<OrderId, string>>
  pickupCode(fulfillmentOrder: string): string
  /** The customers have heard of the dates that their orders are promised by now. */
  markTold(tx: Tx, orders: readonly OrderId[]): Promise<void>
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
  'promise.moved': 'new_date',
  'feedback.requested': 'feedback_request',
}

/** Tells people what happened to their order, before they ask. A back-dated fact tells nobody. */
export function messageFollower(deps: MessageDeps): Follower {
  return {
    name: 'messages',
    types: new Set([...Object.keys(KIND_OF), 'pickup.collected']),
    async handleAll(tx, events) {
      const loud = events.filter((event) => !event.quiet)
      await tellAll(
        tx,
        loud.flatMap((event) => {
          const kind = KIND_OF[event.type]
          return kind && event.order ? [{ event, kind, order: event.order as OrderId }] : []
        }),
        deps,
      )
      for (const event of loud)
        if (event.order && (event.type === 'package.delivered' || event.type === 'pickup.collected'))
          await setTimer(atMomentOf(tx, event), {
            kind: 'feedback.ask',
            subject: event.order,
            dueAt: hoursAfter(event.occurredAt, await deps.feedbackAfterH(tx)),
          })
    },
  }
}

/** What is to be told, of which event. */
type News = Readonly<{ event: LoggedEvent; kind: MessageKind; order: OrderId }>
/** All that the messages of a list are made of. */
type Sources = Readonly<{
  facts: ReadonlyMap<OrderId, OrderFacts>
  links: ReadonlyMap<OrderId, string>
  shipped: readonly Shipped[]
  collectBy: ReadonlyMap<string, Date | null>
  /** The day that was told last, of orders that have another one now. */
  told: ReadonlyMap<OrderId, string | null>
}>

async function tellAll(tx: Tx, news: readonly News[], deps: MessageDeps): Promise<void> {
  if (news.length === 0) return
  const sources = await gather(tx, news, deps)
  const lastDays = new Map(sources.told)
  const messages = news.flatMap((one): NewMessage[] => {
    const known = sources.facts.get(one.order)
    if (!known) return []
    const { event, kind, order } = one
    const { deliverBy = known.deliverBy } = event.data as { deliverBy?: string | null }
    if (kind === 'new_date' && !isNews(lastDays.get(order), deliverBy)) return []
    if (namesDate(kind)) lastDays.set(order, deliverBy)
    const facts = { ...known, deliverBy }
    const composed = composeMessage(fill(one, facts, sources, deps), speakIn(facts.locale))
    const told = { order, kind, causePosition: event.position, madeAt: event.occurredAt, locale: facts.locale }
    const state = facts.email ? 'stored' : 'no_address'
    const toldDeliverBy = namesDate(kind) ? deliverBy : null
    return [{ ...told, id: newId(), recipient: facts.email, composed, state, toldDeliverBy }]
  })
  const made = await writeMessages(tx, messages)
  const dated = messages.filter((one) => namesDate(one.kind) && made.has(one.id))
  if (dated.length > 0) await deps.markTold(tx, [...new Set(dated.map((one) => one.order))])
  const going = messages.filter((one) => one.recipient !== null && made.has(one.id))
  const provider = going.length > 0 ? await mailProvider(tx) : null
  if (provider) await send(tx, provider as ProviderId, going, news)
}

async function gather(tx: Tx, news: readonly News[], deps: MessageDeps): Promise<Sources> {
  const orders = [...new Set(news.map((one) => one.order))]
  const pickups = news.flatMap(({ kind, event }) =>
    kind === 'ready_for_pickup' && event.subject ? [event.subject] : [],
  )
  const moved = news.flatMap(({ kind, order }) => (kind === 'new_date' ? [order] : []))
  const [facts, shipped, collectBy, told] = await Promise.all([
    readOrderFacts(tx, orders),
    readShipped(tx, [...new Set(news.flatMap(({ event }) => packagesOf(event)))]),
    readCollectBy(tx, pickups),
    readTold(tx, [...new Set(moved)]),
  ])
  return { facts, shipped, collectBy, told, links: await deps.linksTo(tx, [...facts.keys()]) }
}

/** The sending of a message is an effect of its event, dated as it. */
async function send(tx: Tx, provider: ProviderId, going: readonly NewMessage[], news: readonly News[]): Promise<void> {
  const moments = new Map(news.map(({ event }) => [event.position, atMomentOf(tx, event)]))
  const effects = await planEffects(
    tx,
    going.map(({ id, order, causePosition }) => ({
      kind: 'message.send',
      provider,
      key: `message:${id}`,
      order,
      subject: id,
      request: { message: id },
      by: moments.get(causePosition) ?? tx,
    })),
  )
  await markSending(
    tx,
    effects.map((effect, index) => ({ effect, message: going[index]?.id ?? '' })),
  )
}

/** A message is written when its event occurred; it is Kontor that writes it. */
function atMomentOf(tx: Tx, { occurredAt, quiet }: LoggedEvent): Tx {
  return tx.at({ occurredAt, quiet })
}

/** Events name packages as the API shows them; the subject is the bare id. */
function packagesOf({ type, subject, data }: LoggedEvent): string[] {
  const { packages, package: one } = data as { packages?: string[]; package?: string }
  const named = (packages ?? (one ? [one] : [])).map((shown) => readId<string>(shown))
  return named.length === 0 && type === 'package.delivered' && subject ? [subject] : named
}

function fill(
  { event, kind, order }: News,
  facts: OrderFacts,
  { links, shipped, collectBy }: Sources,
  deps: MessageDeps,
): MessageFacts {
  const data = event.data as { units?: { line: number; units: number }[] | number; amountMinor?: number }
  const packages = packagesOf(event)
  const own = shipped.filter((one) => packages.includes(one.package))
  const some = packages.length > 0 ? sumContents(own) : Array.isArray(data.units) ? data.units : null
  const nameOf = (line: number) => facts.lines.find((one) => one.line === line)?.name
  const all = facts.lines
    .map((line) => ({ name: line.name, units: kind === 'out_of_stock' ? line.backordered : line.quantity }))
    .filter((line) => line.units > 0)
  const { locale, timeZone, number, name, brand, currency, totalMinor, deliverBy, place } = facts
  const pickup = kind === 'ready_for_pickup' ? event.subject : null
  return {
    ...{ kind, locale, timeZone, number, name, brand, currency, totalMinor, deliverBy, place },
    amountMinor: data.amountMinor ?? null,
    lines: some
      ? some.flatMap((one) => {
          const known = nameOf(one.line)
          return known ? [{ name: known, units: one.units }] : []
        })
      : all,
    trackingNumbers: own.flatMap((one) => one.trackingNumber ?? []),
    collectBy: pickup ? (collectBy.get(pickup) ?? null) : null,
    code: pickup ? deps.pickupCode(pickup) : null,
    link: links.get(order) ?? '',
  }
}

function sumContents(shipped: readonly Shipped[]): { line: number; units: number }[] {
  const sums = new Map<number, number>()
  for (const { line, units } of shipped.flatMap((one) => one.contents)) sums.set(line, (sums.get(line) ?? 0) + units)
  return [...sums].map(([line, units]) => ({ line, units })).sort((a, b) => a.line - b.line)
}
