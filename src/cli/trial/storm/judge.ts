/** What a buyer wrote down: nothing but what was acknowledged. */
export type Told = Readonly<{
  key: string
  sku: string
  units: number
  outcome: 'kept' | 'cancelled' | 'freed' | 'abandoned' | 'refused'
  /** The order that was acknowledged; null when there was none. */
  order: string | null
  /** The name of the refusal. */
  why: string | null
}>

/** An order of one line as the database has it; `key` is what its buyer calls it. */
export type FoundOrder = Readonly<{
  id: string
  key: string
  sku: string
  units: number
  reserved: number
  cancelled: number
}>
export type FoundStock = Readonly<{
  sku: string
  onHand: number
  free: number
  /** Units that orders hold, and units that quotes hold. */
  orders: number
  quotes: number
}>
export type Books = Readonly<{ orders: readonly FoundOrder[]; stock: readonly FoundStock[] }>

export type Verdict = Readonly<{ oversold: number; lost: number; faults: readonly string[] }>

/**
 * Compares what buyers were told with what the books say, when all is quiet: each acknowledged order is there once with
 * its outcome, nothing else is there, and every unit that was received is sold or free.
 * @param received units that were received, by item
 * @param scarce items of which more was asked for than there was: no unit of them is left
 */
export function judge(
  told: readonly Told[],
  books: Books,
  received: ReadonlyMap<string, number>,
  scarce: readonly string[],
): Verdict {
  const faults = judgeOrders(told, books.orders)
  const kept = new Map<string, number>()
  for (const { sku, units, outcome } of told) if (outcome === 'kept') kept.set(sku, (kept.get(sku) ?? 0) + units)
  let [oversold, lost] = [0, 0]
  for (const [sku, units] of received) {
    const stock = books.stock.find((one) => one.sku === sku)
    const sold = kept.get(sku) ?? 0
    const free = stock?.free ?? 0
    oversold += Math.max(0, sold - units)
    lost += Math.max(0, units - sold - free)
    if (sold + free !== units) faults.push(`${sku}: ${sold} sold and ${free} free of ${units} received`)
    if (stock?.onHand !== units) faults.push(`${sku}: ${stock?.onHand ?? 0} on hand of ${units} received`)
    if (stock?.orders !== sold) faults.push(`${sku}: ${stock?.orders ?? 0} reserved for orders, ${sold} acknowledged`)
    if (stock?.quotes !== 0) faults.push(`${sku}: quotes still hold ${stock?.quotes ?? 0}`)
    if (scarce.includes(sku) && free > 0) faults.push(`${sku}: ${free} free although somebody was refused`)
  }
  return { oversold, lost, faults }
}

function judgeOrders(told: readonly Told[], orders: readonly FoundOrder[]): string[] {
  const faults: string[] = []
  const found = new Map<string, FoundOrder[]>()
  for (const order of orders) found.set(order.key, [...(found.get(order.key) ?? []), order])
  for (const one of told) {
    const there = found.get(one.key) ?? []
    found.delete(one.key)
    const expected = one.order === null ? 0 : 1
    if (there.length !== expected) faults.push(`${one.key} was ${one.outcome} and is there ${there.length} times`)
    const [order] = there
    if (!order || one.order === null) continue
    if (order.id !== one.order) faults.push(`${one.key} was acknowledged as ${one.order} and is ${order.id}`)
    const held = one.outcome === 'kept' ? one.units : 0
    if (order.sku !== one.sku || order.reserved !== held || order.cancelled !== one.units - held)
      faults.push(
        `${one.key} was ${one.outcome} with ${one.units} units and has ${order.reserved} reserved, ${order.cancelled} cancelled`,
      )
  }
  for (const key of found.keys()) faults.push(`${key} is there and was told to nobody`)
  return faults
}
