import type { Tx } from '../../platform/db/db.ts'
import type { Follower } from '../../platform/events/follower.ts'

/** Keeps how each order stands, behind what happens to it; what is not read yet, whoever reads `openFacts` computes. */
export const standingFollower: Follower = {
  name: 'standing',
  types: 'all',
  async handleAll(tx, events) {
    const orders = [...new Set(events.flatMap(({ order }) => order ?? []))]
    if (orders.length > 0) await writeStanding(tx, orders)
  },
}

/** Most of what happens to an order changes little of it: only what differs is written. */
async function writeStanding(tx: Tx, orders: readonly string[]): Promise<void> {
  await tx.rows(
    'insight.write_standing',
    `with fresh as materialized (select * from insight.standing_of($1, $2::uuid[])),
     gone as (
       delete from insight.standing s where s.tenant_id = $1 and s.order_id = any($2::uuid[])
          and not exists (select from fresh f where (f.order_id, f.kind) = (s.order_id, s.kind)))
     insert into insight.standing as s (tenant_id, order_id, kind, since, detail, things, channel_id, places)
     select $1, order_id, kind, since, detail, things, channel_id, places from fresh
     on conflict (tenant_id, order_id, kind) do update
        set since = excluded.since, detail = excluded.detail, things = excluded.things, channel_id = excluded.channel_id, places = excluded.places
      where (s.since, s.detail, s.things, s.channel_id, s.places)
         is distinct from (excluded.since, excluded.detail, excluded.things, excluded.channel_id, excluded.places)`,
    [tx.tenant, orders],
  )
}
