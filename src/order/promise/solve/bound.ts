import { work } from './work.ts'

/**
 * No set of the open and the listed locations costs less. Each listed location's fixed cost is shared among the items
 * in proportion to what they would gain, which is a feasible solution of the dual; then every item takes its cheapest
 * units by itself. Sets `chosen` to the listed location that this relaxed solution leans on most, -1 when to none.
 */
export function bound(start: number, count: number): number {
  setPrices(start, count)
  for (let k = 0; k < count; k++) {
    const j = work.lists[start + k] as number
    work.score[j] = 0
    let sum = 0
    for (let i = 0; i < work.n; i++) {
      const cell = i * work.size.m + j
      const gain = (work.price[i] as number) - (work.unit[cell] as number)
      if (gain > 0) sum += gain * (work.reach[cell] as number)
    }
    const share = sum > (work.fixed[j] as number) ? (work.fixed[j] as number) / sum : 1
    for (let i = 0; i < work.n; i++) {
      const cell = i * work.size.m + j
      const gain = (work.price[i] as number) - (work.unit[cell] as number)
      work.effective[cell] = gain > 0 ? (work.unit[cell] as number) + share * gain : (work.unit[cell] as number)
    }
  }
  let least = work.openFixed
  for (let i = 0; i < work.n; i++) least += cheapestFor(i, start, count)
  work.chosen = -1
  let highest = 0
  for (let k = 0; k < count; k++) {
    const points = work.score[work.lists[start + k] as number] as number
    if (points > highest) {
      highest = points
      work.chosen = k
    }
  }
  return least
}

/** What a unit of each item would cost if its location were opened for it alone, or what it costs now. */
function setPrices(start: number, count: number): void {
  for (let i = 0; i < work.n; i++) {
    let lowest = work.marginal[i] as number
    for (let k = 0; k < count; k++) {
      const j = work.lists[start + k] as number
      const units = work.reach[i * work.size.m + j] as number
      if (units === 0) continue
      const points = (work.unit[i * work.size.m + j] as number) + (work.fixed[j] as number) / units
      if (points < lowest) lowest = points
    }
    work.price[i] = lowest
  }
}

function cheapestFor(i: number, start: number, count: number): number {
  const at = i * work.size.m
  let left = work.demand[i] as number
  let sum = 0
  work.stamp++
  while (left > 0) {
    let cheapest = work.shortage[i] as number
    let found = -1
    let listed = false
    for (let k = 0; k < work.opened; k++) {
      const j = work.openList[k] as number
      if (
        (work.unit[at + j] as number) < cheapest &&
        (work.reach[at + j] as number) > 0 &&
        work.mark[j] !== work.stamp
      ) {
        cheapest = work.unit[at + j] as number
        found = j
      }
    }
    for (let k = 0; k < count; k++) {
      const j = work.lists[start + k] as number
      if (
        (work.effective[at + j] as number) < cheapest &&
        (work.reach[at + j] as number) > 0 &&
        work.mark[j] !== work.stamp
      ) {
        cheapest = work.effective[at + j] as number
        found = j
        listed = true
      }
    }
    if (found < 0) return sum + (work.shortage[i] as number) * left
    work.mark[found] = work.stamp
    const some = Math.min(left, work.reach[at + found] as number)
    if (listed)
      work.score[found] = (work.score[found] as number) + some * (cheapest - (work.unit[at + found] as number)) + 1e-3
    sum += cheapest * some
    left -= some
  }
  return sum
}
