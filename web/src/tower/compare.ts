/** Within so much of what it was, a time is as before: buckets are 5 % wide, so less says nothing. */
const SAME = 0.1

/** How a number stands beside the days before: by how much of it, up or down; null where there is nothing to compare. */
export function changeOf(now: number | null, before: number | null): number | null {
  if (now === null || before === null) return null
  if (before === 0) return now === 0 ? 0 : null
  const change = now / before - 1
  return Math.abs(change) < SAME ? 0 : change
}

type Cell = Readonly<{ code: string; name: string; step: string; medianS: number | null; p90S: number | null }>
export type Row<C extends Cell> = Readonly<{
  code: string
  name: string
  cells: ReadonlyMap<string, C>
  worstOf: ReadonlySet<string>
}>

/** Step times side by side, the slowest in all first; of each step the slowest is known, where there are several. */
export function compare<C extends Cell>(items: readonly C[]): Row<C>[] {
  const codes = [...new Set(items.map(({ code }) => code))]
  const total = (code: string) =>
    items.filter((one) => one.code === code).reduce((sum, { medianS }) => sum + (medianS ?? 0), 0)
  const worst = new Map<string, C>()
  for (const item of items) {
    const others = items.filter((one) => one.step === item.step && one !== item)
    const most = Math.max(0, ...others.map(({ medianS }) => medianS ?? 0))
    if (others.length > 0 && (item.medianS ?? 0) > most * (1 + SAME)) worst.set(item.step, item)
  }
  return codes
    .sort((a, b) => total(b) - total(a))
    .map((code) => {
      const own = items.filter((one) => one.code === code)
      return {
        code,
        name: own[0]?.name ?? code,
        cells: new Map(own.map((one) => [one.step, one])),
        worstOf: new Set(own.filter((one) => worst.get(one.step) === one).map((one) => one.step)),
      }
    })
}
