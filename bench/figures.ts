/** One measured figure against what is asked of it. */
export type Figure = Readonly<{
  scenario: string
  figure: string
  value: number
  floor: number | null
  goal: number | null
  spread: readonly [number, number]
  better: 'higher' | 'lower'
  /** True when an invariant was broken, or the machine was not steady enough to say anything. */
  void: boolean
}>

export type Asked = Readonly<{ floor: number | null; goal: number | null; better?: 'higher' | 'lower' }>

/** The median of ratios that were measured in pairs; their smallest and largest are the spread. */
export function figureOf(
  scenario: string,
  figure: string,
  ratios: readonly number[],
  { floor, goal, better = 'higher' }: Asked,
  isVoid = false,
): Figure {
  const sorted = [...ratios].sort((a, b) => a - b)
  return {
    scenario,
    figure,
    value: rounded(median(sorted)),
    floor,
    goal,
    spread: [rounded(sorted[0] ?? 0), rounded(sorted.at(-1) ?? 0)],
    better,
    void: isVoid,
  }
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2
}

/** Three figures that mean something. */
function rounded(value: number): number {
  return value === 0 ? 0 : Number(value.toPrecision(3))
}

/** A figure that misses its floor; one without a floor misses nothing. */
export function misses({ value, floor, better, void: isVoid }: Figure): boolean {
  if (isVoid) return true
  if (floor === null) return false
  return better === 'higher' ? value < floor : value > floor
}
