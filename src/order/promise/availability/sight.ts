import type { Policies } from '../../../organisation/index.ts'

/** What a channel may see of the stock of a place; null is every location, every item. */
export type Allotment = Readonly<{
  channel: string
  location: string | null
  item: string | null
  buffer: number
  atMost: number | null
  kept: number
}>

/** Turns what nobody holds at a place into what a channel may promise from it. */
export type Sight = Readonly<{
  /** Units taken off what is free: safety stock, the channel's buffer, what is kept for others. */
  withheld(item: string, location: string): number
  /** More than this is never seen; null: no limit. */
  atMost(item: string, location: string): number | null
}>

/**
 * The sight of a channel, or of nobody in particular (null: safety stock and what is kept for channels are off). The
 * nearest row of a channel counts: item at the location, item, location, everything.
 */
export function makeSight(allotments: readonly Allotment[], policies: Policies, channel: string | null): Sight {
  const safety = new Map<string, number>()
  const safetyAt = (location: string): number => {
    const known = safety.get(location)
    if (known !== undefined) return known
    const units = policies('stock.safety_units', { location, channel })
    safety.set(location, units)
    return units
  }
  if (allotments.length === 0) return { withheld: (_, location) => safetyAt(location), atMost: () => null }

  const rows = new Map(allotments.map((row) => [`${row.channel}/${row.item ?? ''}/${row.location ?? ''}`, row]))
  const channels = [...new Set(allotments.map((row) => row.channel))]
  const nearest = (of: string, item: string, location: string) =>
    rows.get(`${of}/${item}/${location}`) ??
    rows.get(`${of}/${item}/`) ??
    rows.get(`${of}//${location}`) ??
    rows.get(`${of}//`)
  return {
    withheld(item, location) {
      let units = safetyAt(location)
      for (const other of channels) {
        const row = nearest(other, item, location)
        if (row) units += other === channel ? row.buffer : row.kept
      }
      return units
    },
    atMost: (item, location) => (channel === null ? null : (nearest(channel, item, location)?.atMost ?? null)),
  }
}
