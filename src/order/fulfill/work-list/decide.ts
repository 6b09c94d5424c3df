import type { FulfillmentOrder } from '../model.ts'

/** What must be done next with a fulfillment order, and until when, as far as anybody promised it. */
export type Due = Readonly<{
  what: 'ship' | 'prepare' | 'send_on' | 'collect' | 'arrive'
  on: string | null
  at: Date | null
  late: boolean
}>

type Dated = Pick<FulfillmentOrder, 'state' | 'destination' | 'shipBy' | 'collectBy'>

const WHAT = { customer: 'ship', pickup: 'prepare', location: 'send_on' } as const

/**
 * A day is over when it is over at the location. Goods at the counter wait for their customer; what is not there yet is
 * nothing that the location could do sooner.
 * @param today the day that a calendar on the wall there shows
 */
export function dueOf({ state, destination, shipBy, collectBy }: Dated, at: Date, today: string): Due {
  if (state === 'ready')
    return { what: 'collect', on: null, at: collectBy, late: collectBy !== null && collectBy <= at }
  if (state === 'coming') return { what: 'arrive', on: shipBy, at: null, late: shipBy !== null && shipBy < today }
  return { what: WHAT[destination], on: shipBy, at: null, late: shipBy !== null && shipBy < today }
}

type Ranked = Readonly<{ due: Due; releasedAt: Date; number: string }>

/** What is late first, then by the day it is due, then what was released first; without a day last. */
export function compareDue(a: Ranked, b: Ranked): number {
  const day = ({ due }: Ranked) => due.on ?? due.at?.toISOString() ?? '9999'
  return (
    Number(b.due.late) - Number(a.due.late) ||
    compare(day(a), day(b)) ||
    a.releasedAt.getTime() - b.releasedAt.getTime() ||
    compare(a.number, b.number)
  )
}

const compare = (a: string, b: string) => (a < b ? -1 : Number(a > b))
