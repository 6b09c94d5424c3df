import type { Db, Tx } from '../db/db.ts'
import { showId, type TenantId } from '../ids.ts'
import type { EventBounds } from './bounds.ts'

/** What happens within this time is said once: a screen that reads again sees all of it. */
const GATHER_MS = 400
/** More orders than these are not listed: nobody has so many of them open. */
const LISTED = 50
const LOOKED_AT = 400

/** Which orders something happened to, up to a position of the log; `more`: to others as well. */
export type Touched = Readonly<{ upTo: number; orders: readonly string[]; more: boolean }>

/** Gathers for all who listen together: 200 screens that hear of the same events cost one read a moment, not 200. */
export type Gatherer = (tenant: TenantId, after: number, bounds: EventBounds) => Promise<Touched>

export function makeGatherer(db: Db): Gatherer {
  type Moment = Readonly<{ over: Promise<void>; answers: Map<string, Promise<Touched>> }>
  const moments = new Map<TenantId, Moment>()
  const begin = (tenant: TenantId): Moment => {
    const over = new Promise<void>((resolve) => {
      setTimeout(() => {
        moments.delete(tenant)
        resolve()
      }, GATHER_MS)
    })
    const moment = { over, answers: new Map() }
    moments.set(tenant, moment)
    return moment
  }
  return async (tenant, after, bounds) => {
    const { over, answers } = moments.get(tenant) ?? begin(tenant)
    await over
    const key = JSON.stringify([after, bounds])
    const known = answers.get(key) ?? db.read(tenant, (tx) => touchedAfter(tx, after, bounds))
    answers.set(key, known)
    return known
  }
}

async function touchedAfter(tx: Tx, after: number, { channel, locations }: EventBounds): Promise<Touched> {
  const rows = await tx.rows<{ order: string | null; position: number }>(
    'platform.touched_after',
    `select order_id as "order", position from platform.event
      where tenant_id = $1 and position > $2 and ($3::uuid is null or channel_id = $3) and ($4::uuid[] is null or location_id = any($4))
      order by position desc limit $5`,
    [tx.tenant, after, channel, locations, LOOKED_AT],
  )
  const orders = [...new Set(rows.flatMap(({ order }) => order ?? []))]
  return {
    upTo: rows[0]?.position ?? after,
    orders: orders.slice(0, LISTED).map((order) => showId('order', order)),
    more: rows.length === LOOKED_AT || orders.length > LISTED,
  }
}
