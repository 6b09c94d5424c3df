import { grow, type Part, work } from './work.ts'

/** Sums up to here are exact in a double. */
const EXACT = 2 ** 52
/** Marks are renewed before they leave 32 bits; one search makes far fewer than what is left then. */
const STAMPS = 1_000_000_000

/** Takes a part over as the search works on it: costs scaled for ties, what nobody has left out. */
export function prepare(part: Part): void {
  if (work.stamp > STAMPS) {
    work.mark.fill(0)
    work.stamp = 0
  }
  const most0 = Math.max(0, Math.min(part.maxLocations, part.locations))
  grow(part.items, part.locations, Math.min(most0, part.locations))
  work.n = part.items
  work.capped = false
  let wanted = 0
  let dearest = 0
  let priced = 0
  for (let i = 0; i < work.n; i++) {
    let there = 0
    for (let j = 0; j < part.locations; j++) {
      const cell = i * part.locations + j
      const stock = part.stock[cell] as number
      if (stock > 0) there += Math.min(stock, part.demand[i] as number)
      if ((part.unit[cell] as number) > dearest && stock > 0) dearest = part.unit[cell] as number
    }
    // What no location has is short in every solution: left out, it costs no search.
    work.demand[i] = Math.min(part.demand[i] as number, there)
    wanted += work.demand[i] as number
    if (part.shortage[i] !== Number.POSITIVE_INFINITY)
      priced += (part.shortage[i] as number) * (work.demand[i] as number)
  }
  work.most = Math.min(most0, Math.max(1, wanted))
  let largest = 0
  for (let j = 0; j < part.locations; j++) largest = Math.max(largest, part.fixed[j] as number)
  work.tie = 2 ** Math.ceil(Math.log2(work.most * (part.locations + 1) + 1))
  const cover = () => (largest * work.tie + part.locations + 1) * work.most + (dearest * wanted + priced) * work.tie + 1
  if (cover() * (wanted + 1) > EXACT) work.tie = 1
  const must = Math.max(1, Math.min(cover(), Math.floor(EXACT / (wanted + 1))))
  for (let i = 0; i < work.n; i++) {
    const points = part.shortage[i] as number
    work.shortage[i] = points === Number.POSITIVE_INFINITY ? must : Math.min(points * work.tie, must)
  }
  keepUseful(part)
}

/** Copies the locations that have anything to give; columns are packed. */
function keepUseful(part: Part): void {
  work.m = 0
  const all = part.locations
  for (let j = 0; j < all; j++) {
    const room = part.capacity ? (part.capacity[j] as number) : Number.MAX_SAFE_INTEGER
    let units = 0
    for (let i = 0; i < work.n; i++) {
      const cell = i * all + j
      const some = Math.min(part.stock[cell] as number, work.demand[i] as number, room)
      work.reach[i * work.size.m + work.m] = some > 0 ? some : 0
      work.unit[i * work.size.m + work.m] = (part.unit[cell] as number) * work.tie
      if (some > 0) units += some
    }
    if (units === 0) continue
    work.fixed[work.m] = (part.fixed[j] as number) * work.tie + (work.tie > 1 ? j + 1 : 0)
    work.capacity[work.m] = Math.min(room, units)
    if (room < units) work.capped = true
    work.original[work.m] = j
    work.m++
  }
}

/** A location is never needed beside one that is as cheap in everything and has all that is wanted of what it has. */
export function dropDominated(): void {
  let kept = 0
  // The best single one stays: whatever dominates it would have been better.
  let found = -1
  for (let j = 0; j < work.m; j++) {
    let dominated = false
    if (work.bestCount === 1 && work.best[0] === j) {
      work.gone[j] = 0
      continue
    }
    for (let k = 0; k < work.m && !dominated; k++) dominated = k !== j && dominates(k, j)
    work.gone[j] = dominated ? 1 : 0
  }
  for (let j = 0; j < work.m; j++) {
    if (work.gone[j] === 1) continue
    if (work.bestCount === 1 && work.best[0] === j) found = kept
    if (kept !== j) {
      for (let i = 0; i < work.n; i++) {
        work.reach[i * work.size.m + kept] = work.reach[i * work.size.m + j] as number
        work.unit[i * work.size.m + kept] = work.unit[i * work.size.m + j] as number
      }
      work.fixed[kept] = work.fixed[j] as number
      work.original[kept] = work.original[j] as number
      work.capacity[kept] = work.capacity[j] as number
    }
    kept++
  }
  if (work.bestCount === 1) work.best[0] = found
  work.m = kept
}

function dominates(k: number, j: number): boolean {
  const [a, b] = [work.fixed[k] as number, work.fixed[j] as number]
  if (a > b || (a === b && k > j)) return false
  for (let i = 0; i < work.n; i++) {
    const at = i * work.size.m
    if ((work.reach[at + j] as number) === 0) continue
    if (
      (work.reach[at + k] as number) < (work.demand[i] as number) ||
      (work.unit[at + k] as number) > (work.unit[at + j] as number)
    )
      return false
  }
  return true
}
