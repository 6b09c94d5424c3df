import type { Got } from '../api.ts'

export type Flow = Got<'/v1/reports/process'>
export type Edge = Flow['edges'][number]
export type Activity = Flow['activities'][number]

/**
 * The most frequent ways first, until so much of the flow is shown. What is shown is never left hanging in the air: the
 * way by which an activity is mostly reached comes with it.
 */
export function mostOf({ edges, activities }: Pick<Flow, 'edges' | 'activities'>, share: number) {
  const all = edges.reduce((sum, { passages }) => sum + passages, 0)
  const kept = new Set<Edge>()
  let seen = 0
  for (const edge of [...edges].sort((a, b) => b.passages - a.passages)) {
    if (seen >= all * share) break
    kept.add(edge)
    seen += edge.passages
  }
  const shown = new Set<string>()
  const waiting = [...kept].flatMap(({ from, to }) => [from, to])
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (shown.has(next)) continue
    shown.add(next)
    const activity = next
    const ways = edges.filter(({ from, to }) => to === activity && from !== activity)
    const way = ways.reduce<Edge | undefined>(
      (most, one) => (one.passages > (most?.passages ?? 0) ? one : most),
      undefined,
    )
    if (way === undefined || ways.some((one) => kept.has(one))) continue
    kept.add(way)
    waiting.push(way.from)
  }
  return {
    edges: edges.filter((edge) => kept.has(edge)),
    activities: activities.filter(({ activity }) => shown.has(activity)),
  }
}

export const PACES = ['quick', 'steady', 'slow', 'slowest'] as const
export type Pace = (typeof PACES)[number]
/** Whatever takes less is quick, also where everything is. */
const QUICK_S = 60

/** How long a way takes beside the slowest of all: durations span seconds to weeks, so it is the order of magnitude that is compared. */
export function paceOf(medianS: number | null, slowestS: number): Pace {
  if (medianS === null || medianS <= QUICK_S || slowestS <= QUICK_S) return 'quick'
  const place = Math.log(medianS / QUICK_S) / Math.log(slowestS / QUICK_S)
  return PACES[Math.min(3, 1 + Math.floor(place * 3))] ?? 'quick'
}

export const slowestOf = (edges: readonly Edge[]) => Math.max(0, ...edges.map(({ medianS }) => medianS ?? 0))
