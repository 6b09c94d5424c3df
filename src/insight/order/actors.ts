import type { Tx } from '../../platform/db/db.ts'
import type { LoggedEvent } from '../../platform/events/log.ts'

/** Names of the people and connected systems behind events, by their ids. */
export async function readActors(tx: Tx, events: readonly LoggedEvent[]): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(events.flatMap(({ actor }) => (actor.id === null ? [] : [actor.id])))]
  if (ids.length === 0) return new Map()
  const rows = await tx.rows<{ id: string; name: string }>(
    'insight.event_actors',
    'select id, name from organisation.v_actor where tenant_id = $1 and id = any($2::uuid[])',
    [tx.tenant, ids],
  )
  return new Map(rows.map(({ id, name }) => [id, name]))
}
