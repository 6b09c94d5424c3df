import type { Story } from '../api.ts'

type Line = Story['lines'][number]
const DAY_MS = 86_400_000

export type Kept = Readonly<{
  /** What holds now: the newest promise of the line's units; null where none was given. */
  promisedOn: string | null
  /** How often the day was changed after it was first said. */
  changes: number
  toldAt: string | null
  /** The last day on which units of the line arrived; null while some are on their way. */
  deliveredOn: string | null
  /** Days between promise and fact: above zero is late. Null while nothing can be said. */
  daysLate: number | null
}>

/** Promise against fact of a line, as far as `today` (YYYY-MM-DD) can tell. */
export function promiseAndFact(line: Line, story: Pick<Story, 'fulfillmentOrders'>, today: string): Kept {
  const last = line.promises.at(-1)
  const days = line.promises.flatMap((one) => (one.deliverBy === null ? [] : [one.deliverBy]))
  const promisedOn = last?.deliverBy ?? null
  const coming = line.quantity - (line.buckets['delivered'] ?? 0) - (line.buckets['cancelled'] ?? 0)
  const arrived = story.fulfillmentOrders
    .flatMap(({ packages }) => packages)
    .filter(({ contents }) => contents.some((one) => one.line === line.line))
    .flatMap(({ delivery }) => (delivery?.deliveredAt ? [delivery.deliveredAt.slice(0, 10)] : []))
    .sort()
  const deliveredOn = coming === 0 ? (arrived.at(-1) ?? null) : null
  const fact = deliveredOn ?? (coming > 0 ? today : null)
  return {
    promisedOn,
    changes: days.filter((day, index) => index > 0 && day !== days[index - 1]).length,
    toldAt: last?.toldAt ?? null,
    deliveredOn,
    daysLate:
      promisedOn === null || fact === null ? null : Math.round((Date.parse(fact) - Date.parse(promisedOn)) / DAY_MS),
  }
}
