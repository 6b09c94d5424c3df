import { type Choice, scoringOf } from '../source/choose.ts'
import type { Place, Places, Question, Seen } from '../source/question.ts'
import { packagePoints, unitPoints } from '../source/score.ts'
import type { Compiled } from '../strategy/compile.ts'
import { UNKNOWN_KM } from '../strategy/language.ts'

/** One choice in numbers that two strategies can be compared by. */
export type Figures = Readonly<{
  /** Points by the draft's own criteria, whoever chose. */
  points: number
  /** Price of the lanes in minor units, as far as lanes were seen. */
  laneMinor: number
  packages: number
  km: number
  co2G: number
  /** 1: its last package comes after the day that was asked for. */
  late: number
  missingUnits: number
}>
export const NO_FIGURES: Figures = { points: 0, laneMinor: 0, packages: 0, km: 0, co2G: 0, late: 0, missingUnits: 0 }
/** Sums of one side, with the packages that each location would have made. */
export type Side = Readonly<{ sums: Figures; split: number; load: Readonly<Record<string, number>> }>
export const EMPTY_SIDE: Side = { sums: NO_FIGURES, split: 0, load: {} }

export function figuresOf(
  choice: Pick<Choice, 'taken' | 'missing'>,
  draft: Compiled,
  question: Question,
  places: Places,
  seen: Seen,
): Figures {
  const scoring = scoringOf(draft, question, places, seen)
  const used = [...new Set(choice.taken.map((one) => one.j))]
  const item = new Map(question.wanted.map((wanted, i) => [wanted.item, i]))
  let [points, laneMinor] = [0, 0]
  for (const j of used) for (const criterion of draft.criteria) points += packagePoints(scoring, criterion, j)
  let grams = 0
  for (const { item: id, units, j } of choice.taken) {
    const i = item.get(id) as number
    for (const criterion of draft.criteria) points += units * unitPoints(scoring, criterion, i, j)
    grams = units * (question.wanted[i]?.weightG ?? 0)
    laneMinor += Math.round(((seen.columns.laneKgMinor?.[j] ?? 0) * grams) / 1_000)
  }
  const at = (column: Int32Array | undefined) => used.reduce((sum, j) => sum + (column?.[j] ?? 0), 0)
  const wanted = seen.wantedDays
  const isLate = wanted !== null && used.some((j) => (seen.columns.deliverDays?.[j] ?? 0) > wanted)
  return {
    points,
    laneMinor: laneMinor + at(seen.columns.laneMinor),
    packages: used.length,
    km: used.reduce((sum, j) => sum + (seen.km[j] === UNKNOWN_KM ? 0 : (seen.km[j] as number)), 0),
    co2G: at(seen.columns.co2G),
    late: Number(isLate),
    missingUnits: choice.missing.reduce((sum, one) => sum + one.units, 0),
  }
}

export function addTo(side: Side, figures: Figures, choice: Pick<Choice, 'taken'>, places: Places): Side {
  const sums = { ...NO_FIGURES } as { -readonly [Name in keyof Figures]: number }
  for (const name of Object.keys(NO_FIGURES) as (keyof Figures)[]) sums[name] = side.sums[name] + figures[name]
  const load = { ...side.load }
  for (const code of codesOf(choice, places)) load[code] = (load[code] ?? 0) + 1
  return { sums, split: side.split + Number(figures.packages > 1), load }
}

/** Codes of the locations that serve something, in the order of the codes. */
export function codesOf(choice: Pick<Choice, 'taken'>, places: Places): string[] {
  return [...new Set(choice.taken.map((one) => one.j))].sort((a, b) => a - b).map((j) => (places.list[j] as Place).code)
}

/** Do two choices take the same units from the same places? */
export function isSame(a: Pick<Choice, 'taken'>, b: Pick<Choice, 'taken'>): boolean {
  const text = ({ taken }: Pick<Choice, 'taken'>) =>
    taken
      .map(({ line, j, units }) => `${line}/${j}/${units}`)
      .sort()
      .join()
  return text(a) === text(b)
}
