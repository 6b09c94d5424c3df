import { fillTransport } from './transport.ts'

/** One part of a problem whose items share packages; arrays as in `Problem`, locations by rank. */
export type Part = Readonly<{
  items: number
  locations: number
  demand: Int32Array
  stock: Int32Array
  unit: Float64Array
  fixed: Float64Array
  shortage: Float64Array
  maxLocations: number
  capacity: Int32Array | null
}>

/** `open` holds the indexes of the used locations in rank order; `gap` is 0 when the minimum is proven. */
export type Found = { open: number[]; gap: number; nodes: number }

/** Sums up to here are exact in a double. */
const EXACT = 2 ** 52
/** Beyond so many locations the pairwise comparison costs more than it saves. */
const DOMINANCE_LIMIT = 256

/** Marks are renewed before they leave 32 bits; one search makes far fewer than what is left then. */
const STAMPS = 1_000_000_000

/** Scratch memory, kept between calls and grown when needed: the search itself allocates nothing. */
const size = { n: 0, m: 0 }
let unit = new Float64Array(0)
let reach = new Int32Array(0)
let effective = new Float64Array(0)
let fixed = new Float64Array(0)
let capacity = new Int32Array(0)
let gone = new Uint8Array(0)
let lists = new Int32Array(0)
let score = new Float64Array(0)
let mark = new Int32Array(0)
let openList = new Int32Array(0)
let best = new Int32Array(0)
let original = new Int32Array(0)
let demand = new Int32Array(0)
let shortage = new Float64Array(0)
let marginal = new Float64Array(0)
let price = new Float64Array(0)
let n = 0
let m = 0
let most = 0
let opened = 0
let bestCost = 0
let bestCount = 0
let nodes = 0
let budget = 0
let pending = 0
let stamp = 0
let capped = false
let currentCost = 0
let openFixed = 0
let chosen = -1

function grow(items: number, locations: number, depth: number): void {
  if (items > size.n || locations > size.m) {
    size.n = Math.max(items, size.n)
    size.m = Math.max(locations, size.m)
    const cells = size.n * size.m
    unit = new Float64Array(cells)
    reach = new Int32Array(cells)
    effective = new Float64Array(cells)
    fixed = new Float64Array(size.m)
    capacity = new Int32Array(size.m)
    gone = new Uint8Array(size.m)
    score = new Float64Array(size.m)
    mark = new Int32Array(size.m)
    openList = new Int32Array(size.m + 1)
    best = new Int32Array(size.m + 1)
    original = new Int32Array(size.m)
    demand = new Int32Array(size.n)
    shortage = new Float64Array(size.n)
    marginal = new Float64Array(size.n)
    price = new Float64Array(size.n)
    stamp = 0
  }
  if (lists.length < (depth + 2) * size.m) lists = new Int32Array((depth + 2) * size.m)
}

/**
 * The cheapest set of locations for a part, by branch and bound over open sets. A set of equal cost with lower ranks
 * wins. When the node budget ends first, the best found so far is returned with its proven gap.
 */
export function search(part: Part, nodeBudget: number): Found {
  prepare(part)
  budget = nodeBudget
  nodes = 0
  opened = 0
  bestCount = 0
  bestCost = Number.POSITIVE_INFINITY
  pending = Number.POSITIVE_INFINITY
  if (m > 0) {
    const proven = trySingles()
    if (!proven) {
      if (!capped && m <= DOMINANCE_LIMIT) dropDominated()
      addGreedily()
      for (let j = 0; j < m; j++) lists[j] = j
      openFixed = 0
      explore(0, m)
    }
  }
  const open: number[] = []
  for (let k = 0; k < bestCount; k++) open.push(original[best[k] as number] as number)
  open.sort((a, b) => a - b)
  const gap = pending < bestCost ? Math.ceil((bestCost - pending) / tie) : 0
  return { open, gap, nodes }
}

/** Ranks are folded into the fixed costs below one point, so that a tie is decided by rank and nothing else. */
let tie = 1

function prepare(part: Part): void {
  if (stamp > STAMPS) {
    mark.fill(0)
    stamp = 0
  }
  const most0 = Math.max(0, Math.min(part.maxLocations, part.locations))
  grow(part.items, part.locations, Math.min(most0, part.locations))
  n = part.items
  capped = false
  let wanted = 0
  let dearest = 0
  let priced = 0
  for (let i = 0; i < n; i++) {
    let there = 0
    for (let j = 0; j < part.locations; j++) {
      const cell = i * part.locations + j
      const stock = part.stock[cell] as number
      if (stock > 0) there += Math.min(stock, part.demand[i] as number)
      if ((part.unit[cell] as number) > dearest && stock > 0) dearest = part.unit[cell] as number
    }
    // What no location has is short in every solution: left out, it costs no search.
    demand[i] = Math.min(part.demand[i] as number, there)
    wanted += demand[i] as number
    if (part.shortage[i] !== Number.POSITIVE_INFINITY) priced += (part.shortage[i] as number) * (demand[i] as number)
  }
  most = Math.min(most0, Math.max(1, wanted))
  let largest = 0
  for (let j = 0; j < part.locations; j++) largest = Math.max(largest, part.fixed[j] as number)
  tie = 2 ** Math.ceil(Math.log2(most * (part.locations + 1) + 1))
  const cover = () => (largest * tie + part.locations + 1) * most + (dearest * wanted + priced) * tie + 1
  if (cover() * (wanted + 1) > EXACT) tie = 1
  const must = Math.max(1, Math.min(cover(), Math.floor(EXACT / (wanted + 1))))
  for (let i = 0; i < n; i++) {
    const points = part.shortage[i] as number
    shortage[i] = points === Number.POSITIVE_INFINITY ? must : Math.min(points * tie, must)
  }
  keepUseful(part)
}

/** Copies the locations that have anything to give; columns are packed. */
function keepUseful(part: Part): void {
  m = 0
  const all = part.locations
  for (let j = 0; j < all; j++) {
    const room = part.capacity ? (part.capacity[j] as number) : Number.MAX_SAFE_INTEGER
    let units = 0
    for (let i = 0; i < n; i++) {
      const cell = i * all + j
      const some = Math.min(part.stock[cell] as number, demand[i] as number, room)
      reach[i * size.m + m] = some > 0 ? some : 0
      unit[i * size.m + m] = (part.unit[cell] as number) * tie
      if (some > 0) units += some
    }
    if (units === 0) continue
    fixed[m] = (part.fixed[j] as number) * tie + (tie > 1 ? j + 1 : 0)
    capacity[m] = Math.min(room, units)
    if (room < units) capped = true
    original[m] = j
    m++
  }
}

/** A location is never needed beside one that is as cheap in everything and has all that is wanted of what it has. */
function dropDominated(): void {
  let kept = 0
  // The best single one stays: whatever dominates it would have been better.
  let found = -1
  for (let j = 0; j < m; j++) {
    let dominated = false
    if (bestCount === 1 && best[0] === j) {
      gone[j] = 0
      continue
    }
    for (let k = 0; k < m && !dominated; k++) dominated = k !== j && dominates(k, j)
    gone[j] = dominated ? 1 : 0
  }
  for (let j = 0; j < m; j++) {
    if (gone[j] === 1) continue
    if (bestCount === 1 && best[0] === j) found = kept
    if (kept !== j) {
      for (let i = 0; i < n; i++) {
        reach[i * size.m + kept] = reach[i * size.m + j] as number
        unit[i * size.m + kept] = unit[i * size.m + j] as number
      }
      fixed[kept] = fixed[j] as number
      original[kept] = original[j] as number
      capacity[kept] = capacity[j] as number
    }
    kept++
  }
  if (bestCount === 1) best[0] = found
  m = kept
}

function dominates(k: number, j: number): boolean {
  const [a, b] = [fixed[k] as number, fixed[j] as number]
  if (a > b || (a === b && k > j)) return false
  for (let i = 0; i < n; i++) {
    const at = i * size.m
    if ((reach[at + j] as number) === 0) continue
    if ((reach[at + k] as number) < (demand[i] as number) || (unit[at + k] as number) > (unit[at + j] as number))
      return false
  }
  return true
}

/** No location, then every single one. True when two or more cannot be cheaper: the everyday case ends here. */
function trySingles(): boolean {
  evaluate()
  keepIfBetter()
  let first = Number.POSITIVE_INFINITY
  let second = Number.POSITIVE_INFINITY
  for (let j = 0; j < m; j++) {
    openList[0] = j
    opened = 1
    openFixed = fixed[j] as number
    if (openFixed < first) {
      second = first
      first = openFixed
    } else if (openFixed < second) second = openFixed
    evaluate()
    keepIfBetter()
  }
  opened = 0
  openFixed = 0
  if (most < 2 || m < 2) return true
  let least = first + second
  for (let i = 0; i < n; i++) {
    let cheapest = shortage[i] as number
    for (let j = 0; j < m; j++) {
      const cell = i * size.m + j
      if ((reach[cell] as number) > 0 && (unit[cell] as number) < cheapest) cheapest = unit[cell] as number
    }
    least += cheapest * (demand[i] as number)
  }
  return least >= bestCost
}

/** Opens what helps most, one by one: a good first answer cuts most of the search, and stands when the budget ends. */
function addGreedily(): void {
  for (;;) {
    const before = bestCost
    const known = bestCount
    opened = known
    for (let k = 0; k < known; k++) openList[k] = best[k] as number
    openFixed = 0
    for (let k = 0; k < known; k++) openFixed += fixed[openList[k] as number] as number
    if (known < most) tryEachMore()
    opened = 0
    openFixed = 0
    if (bestCost === before) return
  }
}

/** Cost of the open set; fills `marginal` with what the dearest unit of each item costs in it. */
function evaluate(): void {
  currentCost = openFixed
  for (let i = 0; i < n; i++) {
    const at = i * size.m
    const short = shortage[i] as number
    let left = demand[i] as number
    let last = -1
    let worst = 0
    stamp++
    while (left > 0) {
      let cheapest = short
      last = -1
      for (let k = 0; k < opened; k++) {
        const j = openList[k] as number
        const points = unit[at + j] as number
        if (points < cheapest && (reach[at + j] as number) > 0 && mark[j] !== stamp) {
          cheapest = points
          last = j
        }
      }
      if (last < 0) {
        currentCost += short * left
        worst = short
        break
      }
      mark[last] = stamp
      const some = Math.min(left, reach[at + last] as number)
      currentCost += cheapest * some
      worst = cheapest
      left -= some
    }
    marginal[i] = worst
  }
  if (capped && opened > 0)
    currentCost =
      openFixed + fillTransport({ n, stride: size.m, demand, reach, unit, shortage, capacity }, openList, opened, null)
}

function keepIfBetter(): void {
  if (currentCost >= bestCost) return
  bestCost = currentCost
  bestCount = opened
  for (let k = 0; k < opened; k++) best[k] = openList[k] as number
}

/** Looks at all sets that hold the open locations and any of the listed candidates. */
function explore(from: number, listed: number): void {
  nodes++
  evaluate()
  keepIfBetter()
  if (opened >= most) return
  const start = from + size.m
  const ownFixed = openFixed
  let count = 0
  for (let k = 0; k < listed; k++) {
    const j = lists[from + k] as number
    if (capped || mostGain(j) > (fixed[j] as number)) lists[start + count++] = j
  }
  if (opened === most - 1 && !capped) {
    closeWithOne(start, count)
    return
  }
  while (count > 0) {
    const least = bound(start, count)
    if (least > bestCost - 0.5) return
    if (nodes >= budget) {
      pending = Math.min(pending, least)
      return
    }
    if (chosen < 0) {
      if (!capped) return
      chosen = 0
    }
    const j = lists[start + chosen] as number
    // The rest without it comes after all with it.
    for (let k = chosen; k < count - 1; k++) lists[start + k] = lists[start + k + 1] as number
    count--
    openList[opened++] = j
    openFixed = ownFixed + (fixed[j] as number)
    explore(start, count)
    opened--
    openFixed = ownFixed
    evaluate()
  }
}

/** At most this is saved by opening one more; what it saves beside more others is never larger. */
function mostGain(j: number): number {
  let gain = 0
  for (let i = 0; i < n; i++) {
    const saved = (marginal[i] as number) - (unit[i * size.m + j] as number)
    if (saved > 0) gain += saved * (reach[i * size.m + j] as number)
  }
  return gain
}

function closeWithOne(start: number, count: number): void {
  for (let k = 0; k < count; k++) tryWith(lists[start + k] as number)
}

function tryEachMore(): void {
  const known = opened
  for (let j = 0; j < m; j++) {
    let isOpen = false
    for (let k = 0; k < known; k++) if (openList[k] === j) isOpen = true
    if (!isOpen) tryWith(j)
  }
}

function tryWith(j: number): void {
  const before = openFixed
  openList[opened++] = j
  openFixed = before + (fixed[j] as number)
  evaluate()
  keepIfBetter()
  opened--
  openFixed = before
}

/**
 * No set of the open and the listed locations costs less. Each listed location's fixed cost is shared among the items
 * in proportion to what they would gain, which is a feasible solution of the dual; then every item takes its cheapest
 * units by itself. Sets `chosen` to the listed location that this relaxed solution leans on most, -1 when to none.
 */
function bound(start: number, count: number): number {
  setPrices(start, count)
  for (let k = 0; k < count; k++) {
    const j = lists[start + k] as number
    score[j] = 0
    let sum = 0
    for (let i = 0; i < n; i++) {
      const cell = i * size.m + j
      const gain = (price[i] as number) - (unit[cell] as number)
      if (gain > 0) sum += gain * (reach[cell] as number)
    }
    const share = sum > (fixed[j] as number) ? (fixed[j] as number) / sum : 1
    for (let i = 0; i < n; i++) {
      const cell = i * size.m + j
      const gain = (price[i] as number) - (unit[cell] as number)
      effective[cell] = gain > 0 ? (unit[cell] as number) + share * gain : (unit[cell] as number)
    }
  }
  let least = openFixed
  for (let i = 0; i < n; i++) least += cheapestFor(i, start, count)
  chosen = -1
  let highest = 0
  for (let k = 0; k < count; k++) {
    const points = score[lists[start + k] as number] as number
    if (points > highest) {
      highest = points
      chosen = k
    }
  }
  return least
}

/** What a unit of each item would cost if its location were opened for it alone, or what it costs now. */
function setPrices(start: number, count: number): void {
  for (let i = 0; i < n; i++) {
    let lowest = marginal[i] as number
    for (let k = 0; k < count; k++) {
      const j = lists[start + k] as number
      const units = reach[i * size.m + j] as number
      if (units === 0) continue
      const points = (unit[i * size.m + j] as number) + (fixed[j] as number) / units
      if (points < lowest) lowest = points
    }
    price[i] = lowest
  }
}

function cheapestFor(i: number, start: number, count: number): number {
  const at = i * size.m
  let left = demand[i] as number
  let sum = 0
  stamp++
  while (left > 0) {
    let cheapest = shortage[i] as number
    let found = -1
    let listed = false
    for (let k = 0; k < opened; k++) {
      const j = openList[k] as number
      if ((unit[at + j] as number) < cheapest && (reach[at + j] as number) > 0 && mark[j] !== stamp) {
        cheapest = unit[at + j] as number
        found = j
      }
    }
    for (let k = 0; k < count; k++) {
      const j = lists[start + k] as number
      if ((effective[at + j] as number) < cheapest && (reach[at + j] as number) > 0 && mark[j] !== stamp) {
        cheapest = effective[at + j] as number
        found = j
        listed = true
      }
    }
    if (found < 0) return sum + (shortage[i] as number) * left
    mark[found] = stamp
    const some = Math.min(left, reach[at + found] as number)
    if (listed) score[found] = (score[found] as number) + some * (cheapest - (unit[at + found] as number)) + 1e-3
    sum += cheapest * some
    left -= some
  }
  return sum
}
