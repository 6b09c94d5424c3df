import type { Order } from './api.ts'
import type { CustomerWords } from './words/en.ts'

const KNOWN = [
  'open',
  'backordered',
  'preordered',
  'reserved',
  'in_work',
  'ready_for_pickup',
  'partly_shipped',
  'shipped',
  'partly_delivered',
  'delivered',
  'cancelled',
  'lost',
  'sent_back',
] as const
type Status = (typeof KNOWN)[number]
const isKnown = (status: string): status is Status => KNOWN.some((one) => one === status)

/** How far each status is on the way of four steps. */
const REACHED: Readonly<Record<Status, number>> = {
  ...{ open: 0, backordered: 0, preordered: 0, reserved: 0, cancelled: 0 },
  ...{ in_work: 1, ready_for_pickup: 2, partly_shipped: 2, shipped: 2, partly_delivered: 2, lost: 2, sent_back: 2 },
  delivered: 3,
}

export type Stage = Readonly<{
  /** The sentence that says where the order is. */
  word: keyof CustomerWords
  /** The place that the sentence names. */
  place: string
  /** The step that was reached; null where there is none, as for a cancelled order. */
  reached: number | null
  steps: readonly (keyof CustomerWords)[]
}>

/** Where an order is, as its customer says it. Goods that are fetched are ready and collected, not sent and arrived. */
export function stageOf({ statuses, deliveries }: Pick<Order, 'statuses' | 'deliveries'>): Stage {
  const store = deliveries.find(({ pickup }) => pickup !== null)?.pickup
  const fetched = deliveries.length > 0 && deliveries.every(({ pickup }) => pickup !== null)
  const status = statuses.fulfillment
  const steps = fetched
    ? (['step_ordered', 'step_prepared', 'step_ready', 'step_collected'] as const)
    : (['step_ordered', 'step_prepared', 'step_sent', 'step_arrived'] as const)
  const at = { place: store?.name ?? '', steps }
  if (!isKnown(status)) return { ...at, word: 'at_other', reached: 0 }
  if (status === 'delivered' && fetched) return { ...at, word: 'at_collected', reached: 3 }
  return { ...at, word: `at_${status}`, reached: status === 'cancelled' ? null : REACHED[status] }
}

/** Is the promised day over and the delivery not there? @param today YYYY-MM-DD */
export function isLate({ promisedOn, arrivedAt, ready }: Order['deliveries'][number], today: string): boolean {
  return promisedOn !== null && arrivedAt === null && !ready && promisedOn < today
}
