import type { Act, LineUnits, Work } from './act.ts'

type Place = 'coming' | 'waiting' | 'picked' | 'packed' | 'handedOver' | 'declined' | 'short' | 'cancelled'

/** A work with what waits to be sent for it. `queued`: the server has not seen all of it yet. */
export type Seen = Work & Readonly<{ queued: number }>

/**
 * A work as it will be when what waits was sent. It is arithmetic for the eye: whether an act is allowed is decided by the
 * server, and what it refuses is not counted here, nor what was built on that.
 */
export function foresee(work: Work, acts: readonly Act[]): Seen {
  const own = acts.filter((act) => act.work === work.id)
  const refusedAt = own.findIndex((act) => act.refused !== null)
  const waiting = refusedAt < 0 ? own : own.slice(0, refusedAt)
  return waiting.reduce<Seen>(step, { ...work, queued: own.length })
}

function step(work: Seen, { doing }: Act): Seen {
  switch (doing.kind) {
    case 'accept':
      return { ...work, acceptedAt: work.acceptedAt ?? work.releasedAt }
    case 'decline':
      return moved(work, doing.lines, 'waiting', 'declined')
    case 'short':
      return moved(work, doing.lines, 'waiting', 'short')
    case 'pick':
      return { ...moved(work, doing.lines, 'waiting', 'picked'), acceptedAt: work.acceptedAt ?? work.releasedAt }
    case 'receive':
      return { ...moved(work, doing.lines, 'coming', 'waiting'), state: 'released' }
    case 'pack':
      return moved(work, doing.lines, 'picked', 'packed')
    case 'ready':
      return { ...work, state: 'ready', readyAt: work.readyAt ?? work.releasedAt }
    case 'ship':
      return moved(work, allIn(work, 'packed'), 'packed', 'handedOver')
    case 'expire':
      return moved(work, allIn(work, 'packed'), 'packed', 'cancelled')
  }
}

function moved(work: Seen, units: readonly LineUnits[], from: Place, to: Place): Seen {
  const lines = work.lines.map((line) => {
    const count = units.reduce((sum, one) => sum + (one.line === line.line ? one.units : 0), 0)
    const some = Math.min(count, line[from])
    return { ...line, [from]: line[from] - some, [to]: line[to] + some }
  })
  return { ...work, lines }
}

/** Every unit that is in a place, by line. */
export function allIn(work: Work, place: Place): LineUnits[] {
  return work.lines.flatMap((line) => (line[place] > 0 ? [{ line: line.line, units: line[place] }] : []))
}

export const unitsIn = (work: Work, ...places: readonly Place[]): number =>
  work.lines.reduce((sum, line) => sum + places.reduce((units, place) => units + line[place], 0), 0)
