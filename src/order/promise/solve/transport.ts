/** Rows are items with a stride, columns are locations; `reach` is what one may give of an item. */
export type Transport = Readonly<{
  n: number
  stride: number
  demand: Int32Array
  reach: Int32Array
  unit: Float64Array
  shortage: Float64Array
  /** Units that a location gives in all. */
  capacity: Int32Array
}>

/**
 * The cheapest way to serve items from open locations that can give only so many units in all: successive shortest
 * paths. A unit dearer than its shortage stays uncovered.
 * @param take when given, filled with the units taken, items x all columns
 * @returns the points of units and shortages
 */
export function fillTransport(t: Transport, open: Int32Array, opened: number, take: Int32Array | null): number {
  const { n, stride, unit, shortage } = t
  const flow = take ?? new Int32Array(n * stride)
  const left = t.demand.slice(0, n)
  const room = new Int32Array(opened)
  for (let k = 0; k < opened; k++) room[k] = t.capacity[open[k] as number] as number
  let cost = 0
  for (let i = 0; i < n; i++) cost += (shortage[i] as number) * (left[i] as number)
  for (;;) {
    const path = shortestPath(t, open, opened, flow, left, room)
    if (!path || path.points >= 0) return cost
    let units = Math.min(left[path.item] as number, room[path.end] as number)
    for (const step of path.steps)
      units = Math.min(
        units,
        step.forward
          ? (t.reach[step.i * stride + step.j] as number) - (flow[step.i * stride + step.j] as number)
          : (flow[step.i * stride + step.j] as number),
      )
    for (const step of path.steps) {
      const cell = step.i * stride + step.j
      flow[cell] = (flow[cell] as number) + (step.forward ? units : -units)
      cost += (step.forward ? 1 : -1) * units * (unit[cell] as number)
    }
    cost -= (shortage[path.item] as number) * units
    left[path.item] = (left[path.item] as number) - units
    room[path.end] = (room[path.end] as number) - units
  }
}

type Step = Readonly<{ i: number; j: number; forward: boolean }>

/** Bellman-Ford from all items with units left; the first item's shortage is what serving it saves. */
function shortestPath(
  t: Transport,
  open: Int32Array,
  opened: number,
  flow: Int32Array,
  left: Int32Array,
  room: Int32Array,
): { item: number; end: number; points: number; steps: Step[] } | null {
  const { n, stride } = t
  const toItem = new Float64Array(n).fill(Number.POSITIVE_INFINITY)
  const toPlace = new Float64Array(opened).fill(Number.POSITIVE_INFINITY)
  const placeFrom = new Int32Array(opened).fill(-1)
  const itemFrom = new Int32Array(n).fill(-1)
  for (let i = 0; i < n; i++) if ((left[i] as number) > 0) toItem[i] = -(t.shortage[i] as number)
  for (let round = 0, moved = true; moved && round <= n + opened; round++) {
    moved = false
    for (let i = 0; i < n; i++)
      for (let k = 0; k < opened; k++) {
        const cell = i * stride + (open[k] as number)
        const points = t.unit[cell] as number
        const used = flow[cell] as number
        if (used < (t.reach[cell] as number) && (toItem[i] as number) + points < (toPlace[k] as number)) {
          toPlace[k] = (toItem[i] as number) + points
          placeFrom[k] = i
          moved = true
        }
        if (used > 0 && (toPlace[k] as number) - points < (toItem[i] as number)) {
          toItem[i] = (toPlace[k] as number) - points
          itemFrom[i] = k
          moved = true
        }
      }
  }
  let end = -1
  for (let k = 0; k < opened; k++)
    if ((room[k] as number) > 0 && (end < 0 || (toPlace[k] as number) < (toPlace[end] as number))) end = k
  if (end < 0 || toPlace[end] === Number.POSITIVE_INFINITY) return null
  const steps: Step[] = []
  let place = end
  for (;;) {
    const item = placeFrom[place] as number
    steps.push({ i: item, j: open[place] as number, forward: true })
    const before = itemFrom[item] as number
    if (before < 0) return { item, end, points: toPlace[end] as number, steps }
    steps.push({ i: item, j: open[before] as number, forward: false })
    place = before
  }
}
