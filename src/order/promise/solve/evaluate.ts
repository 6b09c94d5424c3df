import { fillTransport } from './transport.ts'
import { work } from './work.ts'

/** Cost of the open set; fills `marginal` with what the dearest unit of each item costs in it. */
export function evaluate(): void {
  work.currentCost = work.openFixed
  for (let i = 0; i < work.n; i++) {
    const at = i * work.size.m
    const short = work.shortage[i] as number
    let left = work.demand[i] as number
    let last = -1
    let worst = 0
    work.stamp++
    while (left > 0) {
      let cheapest = short
      last = -1
      for (let k = 0; k < work.opened; k++) {
        const j = work.openList[k] as number
        const points = work.unit[at + j] as number
        if (points < cheapest && (work.reach[at + j] as number) > 0 && work.mark[j] !== work.stamp) {
          cheapest = points
          last = j
        }
      }
      if (last < 0) {
        work.currentCost += short * left
        worst = short
        break
      }
      work.mark[last] = work.stamp
      const some = Math.min(left, work.reach[at + last] as number)
      work.currentCost += cheapest * some
      worst = cheapest
      left -= some
    }
    work.marginal[i] = worst
  }
  if (work.capped && work.opened > 0)
    work.currentCost = work.openFixed + fillTransport(transportOf(), work.openList, work.opened, null)
}

/** The open set as a transport problem: where locations have room for so many units only. */
function transportOf() {
  const { n, demand, reach, unit, shortage, capacity, size } = work
  return { n, stride: size.m, demand, reach, unit, shortage, capacity }
}

export function keepIfBetter(): void {
  if (work.currentCost >= work.bestCost) return
  work.bestCost = work.currentCost
  work.bestCount = work.opened
  for (let k = 0; k < work.opened; k++) work.best[k] = work.openList[k] as number
}

export function tryWith(j: number): void {
  const before = work.openFixed
  work.openList[work.opened++] = j
  work.openFixed = before + (work.fixed[j] as number)
  evaluate()
  keepIfBetter()
  work.opened--
  work.openFixed = before
}

/** No location, then every single one. True when two or more cannot be cheaper: the everyday case ends here. */
export function trySingles(): boolean {
  evaluate()
  keepIfBetter()
  let first = Number.POSITIVE_INFINITY
  let second = Number.POSITIVE_INFINITY
  for (let j = 0; j < work.m; j++) {
    work.openList[0] = j
    work.opened = 1
    work.openFixed = work.fixed[j] as number
    if (work.openFixed < first) {
      second = first
      first = work.openFixed
    } else if (work.openFixed < second) second = work.openFixed
    evaluate()
    keepIfBetter()
  }
  work.opened = 0
  work.openFixed = 0
  if (work.most < 2 || work.m < 2) return true
  let least = first + second
  for (let i = 0; i < work.n; i++) {
    let cheapest = work.shortage[i] as number
    for (let j = 0; j < work.m; j++) {
      const cell = i * work.size.m + j
      if ((work.reach[cell] as number) > 0 && (work.unit[cell] as number) < cheapest)
        cheapest = work.unit[cell] as number
    }
    least += cheapest * (work.demand[i] as number)
  }
  return least >= work.bestCost
}

/** Opens what helps most, one by one: a good first answer cuts most of the search, and stands when the budget ends. */
export function addGreedily(): void {
  for (;;) {
    const before = work.bestCost
    const known = work.bestCount
    work.opened = known
    for (let k = 0; k < known; k++) work.openList[k] = work.best[k] as number
    work.openFixed = 0
    for (let k = 0; k < known; k++) work.openFixed += work.fixed[work.openList[k] as number] as number
    if (known < work.most) tryEachMore()
    work.opened = 0
    work.openFixed = 0
    if (work.bestCost === before) return
  }
}

function tryEachMore(): void {
  const known = work.opened
  for (let j = 0; j < work.m; j++) {
    let isOpen = false
    for (let k = 0; k < known; k++) if (work.openList[k] === j) isOpen = true
    if (!isOpen) tryWith(j)
  }
}
