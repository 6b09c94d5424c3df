import { bound } from './bound.ts'
import { addGreedily, evaluate, keepIfBetter, trySingles, tryWith } from './evaluate.ts'
import { dropDominated, prepare } from './prepare.ts'
import { type Found, type Part, work } from './work.ts'

/** Beyond so many locations the pairwise comparison costs more than it saves. */
const DOMINANCE_LIMIT = 256

/**
 * The cheapest set of locations for a part, by branch and bound over open sets. A set of equal cost with lower ranks
 * wins. When the node budget ends first, the best found so far is returned with its proven gap.
 */
export function search(part: Part, nodeBudget: number): Found {
  prepare(part)
  work.budget = nodeBudget
  work.nodes = 0
  work.opened = 0
  work.bestCount = 0
  work.bestCost = Number.POSITIVE_INFINITY
  work.pending = Number.POSITIVE_INFINITY
  if (work.m > 0) {
    const proven = trySingles()
    if (!proven) {
      if (!work.capped && work.m <= DOMINANCE_LIMIT) dropDominated()
      addGreedily()
      for (let j = 0; j < work.m; j++) work.lists[j] = j
      work.openFixed = 0
      explore(0, work.m)
    }
  }
  const open: number[] = []
  for (let k = 0; k < work.bestCount; k++) open.push(work.original[work.best[k] as number] as number)
  open.sort((a, b) => a - b)
  const gap = work.pending < work.bestCost ? Math.ceil((work.bestCost - work.pending) / work.tie) : 0
  return { open, gap, nodes: work.nodes }
}

/** Looks at all sets that hold the open locations and any of the listed candidates. */
function explore(from: number, listed: number): void {
  work.nodes++
  evaluate()
  keepIfBetter()
  if (work.opened >= work.most) return
  const start = from + work.size.m
  const ownFixed = work.openFixed
  let count = 0
  for (let k = 0; k < listed; k++) {
    const j = work.lists[from + k] as number
    if (work.capped || mostGain(j) > (work.fixed[j] as number)) work.lists[start + count++] = j
  }
  if (work.opened === work.most - 1 && !work.capped) {
    closeWithOne(start, count)
    return
  }
  while (count > 0) {
    const least = bound(start, count)
    if (least > work.bestCost - 0.5) return
    if (work.nodes >= work.budget) {
      work.pending = Math.min(work.pending, least)
      return
    }
    if (work.chosen < 0) {
      if (!work.capped) return
      work.chosen = 0
    }
    const j = work.lists[start + work.chosen] as number
    // The rest without it comes after all with it.
    for (let k = work.chosen; k < count - 1; k++) work.lists[start + k] = work.lists[start + k + 1] as number
    count--
    work.openList[work.opened++] = j
    work.openFixed = ownFixed + (work.fixed[j] as number)
    explore(start, count)
    work.opened--
    work.openFixed = ownFixed
    evaluate()
  }
}

/** At most this is saved by opening one more; what it saves beside more others is never larger. */
function mostGain(j: number): number {
  let gain = 0
  for (let i = 0; i < work.n; i++) {
    const saved = (work.marginal[i] as number) - (work.unit[i * work.size.m + j] as number)
    if (saved > 0) gain += saved * (work.reach[i * work.size.m + j] as number)
  }
  return gain
}

function closeWithOne(start: number, count: number): void {
  for (let k = 0; k < count; k++) tryWith(work.lists[start + k] as number)
}
