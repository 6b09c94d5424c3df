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

/**
 * Scratch memory and state of the search under way, kept between calls and grown when needed: the search itself
 * allocates nothing. Items are rows, locations columns of `size.m`.
 */
export const work = {
  size: { n: 0, m: 0 },
  unit: new Float64Array(0),
  reach: new Int32Array(0),
  effective: new Float64Array(0),
  fixed: new Float64Array(0),
  capacity: new Int32Array(0),
  gone: new Uint8Array(0),
  lists: new Int32Array(0),
  score: new Float64Array(0),
  mark: new Int32Array(0),
  openList: new Int32Array(0),
  best: new Int32Array(0),
  original: new Int32Array(0),
  demand: new Int32Array(0),
  shortage: new Float64Array(0),
  marginal: new Float64Array(0),
  price: new Float64Array(0),
  n: 0,
  m: 0,
  most: 0,
  opened: 0,
  bestCost: 0,
  bestCount: 0,
  nodes: 0,
  budget: 0,
  pending: 0,
  stamp: 0,
  capped: false,
  currentCost: 0,
  openFixed: 0,
  chosen: -1,
  /** Ranks are folded into the fixed costs below one point, so that a tie is decided by rank and nothing else. */
  tie: 1,
}

export function grow(items: number, locations: number, depth: number): void {
  if (items > work.size.n || locations > work.size.m) {
    work.size.n = Math.max(items, work.size.n)
    work.size.m = Math.max(locations, work.size.m)
    const cells = work.size.n * work.size.m
    work.unit = new Float64Array(cells)
    work.reach = new Int32Array(cells)
    work.effective = new Float64Array(cells)
    work.fixed = new Float64Array(work.size.m)
    work.capacity = new Int32Array(work.size.m)
    work.gone = new Uint8Array(work.size.m)
    work.score = new Float64Array(work.size.m)
    work.mark = new Int32Array(work.size.m)
    work.openList = new Int32Array(work.size.m + 1)
    work.best = new Int32Array(work.size.m + 1)
    work.original = new Int32Array(work.size.m)
    work.demand = new Int32Array(work.size.n)
    work.shortage = new Float64Array(work.size.n)
    work.marginal = new Float64Array(work.size.n)
    work.price = new Float64Array(work.size.n)
    work.stamp = 0
  }
  if (work.lists.length < (depth + 2) * work.size.m) work.lists = new Int32Array((depth + 2) * work.size.m)
}
