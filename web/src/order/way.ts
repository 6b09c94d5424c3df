import type { Story } from '../api.ts'

type Work = Story['fulfillmentOrders'][number]
type Stop = Readonly<{ step: string; at: string }>
export type Way = Readonly<{
  stops: readonly Stop[]
  /** The last day that was promised for what travels with it; null: none. */
  promisedOn: string | null
  from: number
  until: number
}>

const DAY_MS = 86_400_000

/** What a fulfillment order went through, and the day it was promised for, on one scale of time. */
export function wayOf(work: Work, story: Pick<Story, 'lines' | 'placedAt'>, now: number): Way {
  const steps = (['releasedAt', 'acceptedAt', 'pickedAt', 'packedAt', 'readyAt'] as const).flatMap((key) =>
    work[key] === null ? [] : [{ step: key.slice(0, -2), at: work[key] }],
  )
  const shipped = work.packages.flatMap(({ handedOverAt }) => (handedOverAt === null ? [] : [handedOverAt])).sort()
  const arrived = work.packages.flatMap(({ delivery }) => (delivery?.deliveredAt ? [delivery.deliveredAt] : [])).sort()
  const complete = arrived.length > 0 && arrived.length === work.packages.length
  const stops = [
    { step: 'placed', at: story.placedAt },
    ...steps,
    ...(shipped[0] === undefined ? [] : [{ step: 'handed_over', at: shipped[0] }]),
    ...(complete ? [{ step: 'delivered', at: arrived.at(-1) ?? '' }] : []),
  ]
  const promisedOn =
    story.lines
      .filter(({ line }) => work.lines.some((one) => one.line === line))
      .flatMap(({ promises }) => promises.at(-1)?.deliverBy ?? [])
      .sort()
      .at(-1) ?? null
  const facts = stops.map(({ at }) => Date.parse(at))
  // A promise holds to the end of its day.
  const promised = promisedOn === null ? [] : [Date.parse(promisedOn) + DAY_MS]
  return {
    stops,
    promisedOn,
    from: Math.min(...facts),
    until: Math.max(...facts, ...promised, ...(complete || work.state === 'cancelled' ? [] : [now])),
  }
}
