import type { Run } from './what-if.tsx'

export type Side = NonNullable<Run['now']>
export const MEASURES = ['cost', 'lanes', 'packages', 'split', 'km', 'late'] as const
export type Measure = (typeof MEASURES)[number]

const POINTS = 100

/** What is compared, of one side. */
export function measuresOf({ sums, split, lateShare }: Side): Record<Measure, number> {
  return {
    cost: sums.points / POINTS,
    lanes: sums.laneMinor,
    packages: sums.packages,
    split,
    km: sums.km,
    late: lateShare,
  }
}

/** How much more or less of it the draft has, as a share of now; null where there is nothing to share. */
export function changeOf(now: number, draft: number): number | null {
  return now === 0 ? (draft === 0 ? 0 : null) : (draft - now) / now
}

/** Packages of both sides by location, the busiest first. */
export function loadsOf(now: Side, draft: Side): { location: string; now: number; draft: number }[] {
  const locations = [...new Set([...now.load, ...draft.load].map(({ location }) => location))]
  const packagesAt = (side: Side, location: string) => side.load.find((one) => one.location === location)?.packages ?? 0
  return locations
    .map((location) => ({ location, now: packagesAt(now, location), draft: packagesAt(draft, location) }))
    .sort((a, b) => Math.max(b.now, b.draft) - Math.max(a.now, a.draft) || (a.location < b.location ? -1 : 1))
}
