import type { Tx } from '../../platform/db/db.ts'
import { followedTo } from '../../platform/events/follower.ts'
import { ordersSince } from '../../platform/events/log.ts'
import type { ReportBounds } from '../bounds.ts'
import { standingFollower } from './follow.ts'

/**
 * What stands in `standing` for whom the bounds are: facts as they are kept, and of orders that the log tells of since
 * as they are now, so that nobody reads less than was acknowledged. Parameters $1 to $5 are those of `openFacts`.
 */
export const STANDING = `
  standing as not materialized (
    select f.order_id, f.kind, f.since, f.detail, f.things from (
      select * from jsonb_to_recordset($5::jsonb)
        as news (order_id uuid, kind text, since timestamptz, detail text, things int, channel_id uuid, places uuid[])
      union all
      select order_id, kind, since, detail, things, channel_id, places
        from insight.standing s where s.tenant_id = $1 and s.order_id <> all($2::uuid[])) f
     where ($3::uuid[] is null or f.channel_id = any($3)) and ($4::uuid[] is null or f.places && $4))`

/** @returns the parameters of `STANDING` */
export async function openFacts(tx: Tx, { channels, locations }: ReportBounds): Promise<readonly unknown[]> {
  const news = await ordersSince(tx, await followedTo(tx, standingFollower.name))
  const facts =
    news.length === 0
      ? []
      : await tx.rows('insight.standing_of', 'select * from insight.standing_of($1, $2::uuid[])', [tx.tenant, news])
  return [tx.tenant, news, channels, locations, JSON.stringify(facts)]
}
