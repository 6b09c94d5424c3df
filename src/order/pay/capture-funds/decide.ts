/** A wish for money with a name of its own. */
export type Want = Readonly<{ amountMinor: number }>
/** Where money can come from, in the order it is taken. */
export type Source<Id> = Readonly<{ id: Id; amountMinor: number }>

export type Spread<Id, W extends Want> = Readonly<{
  parts: readonly Readonly<{ source: Id; amountMinor: number; wants: readonly W[] }>[]
  /** What no source had money for. */
  left: readonly W[]
}>

/** Serves wants one after the other from sources one after the other, each to the last minor unit. */
export function spread<Id, W extends Want>(wants: readonly W[], sources: readonly Source<Id>[]): Spread<Id, W> {
  const left = wants.filter(({ amountMinor }) => amountMinor > 0)
  const parts: { source: Id; amountMinor: number; wants: W[] }[] = []
  for (const { id, amountMinor } of sources) {
    const part = { source: id, amountMinor: 0, wants: [] as W[] }
    for (let want = left[0]; want && part.amountMinor < amountMinor; want = left[0]) {
      const taken = Math.min(want.amountMinor, amountMinor - part.amountMinor)
      part.amountMinor += taken
      part.wants.push({ ...want, amountMinor: taken })
      if (taken === want.amountMinor) left.shift()
      else left[0] = { ...want, amountMinor: want.amountMinor - taken }
    }
    if (part.amountMinor > 0) parts.push(part)
  }
  return { parts, left }
}

/** The first sources up to a sum. */
export function upTo<Id>(sources: readonly Source<Id>[], limitMinor: number): Source<Id>[] {
  let left = Math.max(0, limitMinor)
  return sources.map(({ id, amountMinor }) => {
    const taken = Math.min(amountMinor, left)
    left -= taken
    return { id, amountMinor: taken }
  })
}

export function totalMinor(wants: readonly Want[]): number {
  return wants.reduce((total, { amountMinor }) => total + amountMinor, 0)
}
