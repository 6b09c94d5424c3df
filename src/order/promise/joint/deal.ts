import type { ItemId, LocationId } from '../../../platform/ids.ts'

type Here = Readonly<{ line: number; item: ItemId; location: LocationId; units: number }>
export type Hop = Readonly<{ line: number; item: ItemId; from: LocationId; to: LocationId; units: number }>

/**
 * Deals units that change their place to the lines: what may stay stays, the rest of each line goes where units of its
 * item are wanted.
 * @param wanted units of each item at each place, afterwards
 */
export function dealHops(
  units: readonly Here[],
  wanted: ReadonlyMap<ItemId, ReadonlyMap<LocationId, number>>,
): { index: number; hops: Hop[] }[] {
  const open = new Map([...wanted].map(([item, places]) => [item, new Map(places)]))
  const staying = units.map(({ item, location, units: count }) => {
    const places = open.get(item)
    const stay = Math.min(count, places?.get(location) ?? 0)
    places?.set(location, (places.get(location) ?? 0) - stay)
    return stay
  })
  return units.flatMap(({ line, item, location, units: count }, index) => {
    let left = count - (staying[index] as number)
    const hops: Hop[] = []
    for (const [to, room] of open.get(item) ?? []) {
      const some = Math.min(left, room)
      if (some <= 0) continue
      open.get(item)?.set(to, room - some)
      hops.push({ line, item, from: location, to, units: some })
      left -= some
    }
    if (left > 0) throw new Error(`line ${line}: ${left} units have no place`)
    return hops.length > 0 ? [{ index, hops }] : []
  })
}
