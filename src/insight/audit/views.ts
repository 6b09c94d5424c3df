import type { Tx } from '../../platform/db/db.ts'

/** What was changed of the house, as people ask for it. */
export const AREAS = [
  ...['location', 'channel', 'brand', 'legal_entity', 'user', 'key', 'policy', 'provider', 'price_list'],
  ...['catalog', 'master_data', 'strategy', 'hold_rule', 'capacity', 'webhook', 'file', 'test_service'],
] as const

export type AuditFilter = Readonly<{
  person: string | null
  area: string | null
  from: Date | null
  until: Date | null
}>

export type AuditRow = Readonly<{
  position: number
  type: string
  at: Date
  actor: string
  actorKind: 'user' | 'key'
  actorName: string | null
  subjectName: string | null
  data: Readonly<Record<string, unknown>>
}>

/**
 * What people and systems changed, newest first. The condition on the type is that of the index
 * `event_of_administration`, letter by letter, so that the log of the orders is not read for it. That a list of master
 * data must be read anew is said beside the change itself: only rows that were counted are a change of their own.
 */
export function readAudit(tx: Tx, filter: AuditFilter, before: number | null, limit: number): Promise<AuditRow[]> {
  return tx.rows<AuditRow>(
    'insight.read_audit',
    `select e.position, e.type, e.recorded_at as at, e.actor_id as actor, e.actor_kind as "actorKind", a.name as "actorName", e.data,
            coalesce(
              (select l.name from organisation.v_location l where l.tenant_id = $1 and l.id = e.subject_id),
              (select c.name from organisation.v_channel c where c.tenant_id = $1 and c.id = e.subject_id),
              (select b.name from organisation.v_brand b where b.tenant_id = $1 and b.id = e.subject_id),
              (select n.name from organisation.v_legal_entity n where n.tenant_id = $1 and n.id = e.subject_id),
              (select u.name from organisation.v_actor u where u.tenant_id = $1 and u.id = e.subject_id),
              (select p.code from organisation.v_provider p where p.tenant_id = $1 and p.id = e.subject_id)) as "subjectName"
       from platform.v_event e left join organisation.v_actor a on (a.tenant_id, a.id) = (e.tenant_id, e.actor_id)
      where e.tenant_id = $1 and e.order_id is null and e.actor_kind in ('user', 'key')
        and e.type ~ '^(location|channel|brand|legal_entity|user|key|policy|provider|price_list|catalog|master_data|strategy|hold_rule|capacity|webhook|file|test_service)\\.'
        and (e.type <> 'master_data.changed' or e.data ? 'made')
        and ($2::uuid is null or e.actor_id = $2) and ($3::text is null or split_part(e.type, '.', 1) = $3)
        and ($4::timestamptz is null or e.recorded_at >= $4) and ($5::timestamptz is null or e.recorded_at < $5)
        and ($6::bigint is null or e.position < $6)
      order by e.position desc limit $7`,
    [tx.tenant, filter.person, filter.area, filter.from, filter.until, before, limit],
  )
}

/** Whoever can have changed something: people and systems, those that are gone as well. */
export function readActorsOf(tx: Tx): Promise<{ id: string; kind: 'user' | 'key'; name: string }[]> {
  return tx.rows(
    'insight.read_actors',
    'select id, kind, name from organisation.v_actor where tenant_id = $1 order by kind desc, name, id',
    [tx.tenant],
  )
}
