import { isUuid, readId } from '../../platform/ids.ts'

/** What an event can happen to; each sees its own sequence of activities (object-centric, as OCEL 2.0 has it). */
export const OBJECTS = ['order', 'fulfillment_order', 'package'] as const
export type ObjectKind = (typeof OBJECTS)[number]

export type Happening = Readonly<{
  position: number
  type: string
  order: string | null
  channel: string | null
  location: string | null
  occurredAt: Date
  data: Readonly<Record<string, unknown>>
}>

/** What happened last to an object. */
export type Trace = Readonly<{ object: string; activity: string; occurredAt: Date; position: number }>

/** An object went from one activity to the next. */
export type Passage = Readonly<{
  kind: ObjectKind
  from: string
  to: string
  object: string
  position: number
  order: string
  channel: string | null
  location: string | null
  day: string
  tookS: number
}>

/** The objects that an event of an order happened to. */
export function objectsOf({ order, data }: Pick<Happening, 'order' | 'data'>): { kind: ObjectKind; id: string }[] {
  if (order === null) return []
  const fulfillment = idIn(data['fulfillmentOrder'])
  const box = idIn(data['package'])
  return [
    { kind: 'order' as const, id: order },
    ...(fulfillment ? [{ kind: 'fulfillment_order' as const, id: fulfillment }] : []),
    ...(box ? [{ kind: 'package' as const, id: box }] : []),
  ]
}

/** An id as events write it: bare, or as it is shown. */
function idIn(value: unknown): string | null {
  if (typeof value !== 'string') return null
  const id = value.includes('_') ? readId(value) : value
  return isUuid(id) ? id : null
}

/**
 * Follows objects through events, which come in the order of the log: a passage from what happened last to what happens
 * now, and the traces as they stand afterwards. What was known by then and is told later took no time. An event that a
 * trace has seen changes nothing.
 */
export function followObjects(
  known: readonly Trace[],
  events: readonly Happening[],
): { passages: Passage[]; traces: Trace[] } {
  const traces = new Map(known.map((trace) => [trace.object, trace]))
  const touched = new Set<string>()
  const passages: Passage[] = []
  for (const event of events)
    for (const { kind, id } of objectsOf(event)) {
      const before = traces.get(id)
      if (before && before.position >= event.position) continue
      if (before)
        passages.push({
          kind,
          from: before.activity,
          to: event.type,
          object: id,
          position: event.position,
          order: event.order as string,
          channel: event.channel,
          location: event.location,
          day: event.occurredAt.toISOString().slice(0, 10),
          tookS: Math.max(0, Math.round((event.occurredAt.getTime() - before.occurredAt.getTime()) / 1000)),
        })
      traces.set(id, { object: id, activity: event.type, occurredAt: event.occurredAt, position: event.position })
      touched.add(id)
    }
  return { passages, traces: [...touched].map((id) => traces.get(id) as Trace) }
}

/** Buckets grow by a tenth, so that what is read back from one is at most 5 % from what went in. */
const GROWTH = 1.1

/** The bucket of a duration: 0 up to a second, n up to 1.1^n seconds. */
export function bucketOf(seconds: number): number {
  return seconds <= 1 ? 0 : Math.ceil(Math.log(seconds) / Math.log(GROWTH) - 1e-9)
}

/** The middle of a bucket in whole seconds. */
export function secondsOf(bucket: number): number {
  return bucket === 0 ? 0 : Math.round(GROWTH ** (bucket - 0.5))
}

export type Spread = Readonly<{ passages: number; medianS: number | null; p90S: number | null }>

/** Count, median and nine tenths of what lies in buckets (the lower one where a rank falls between two). */
export function spreadOf(buckets: readonly Readonly<{ bucket: number; passages: number }>[]): Spread {
  const sorted = [...buckets].sort((a, b) => a.bucket - b.bucket)
  const passages = sorted.reduce((sum, one) => sum + one.passages, 0)
  const at = (share: number): number | null => {
    let seen = 0
    for (const one of sorted) {
      seen += one.passages
      if (seen >= share * passages) return secondsOf(one.bucket)
    }
    return null
  }
  return { passages, medianS: passages === 0 ? null : at(0.5), p90S: passages === 0 ? null : at(0.9) }
}
