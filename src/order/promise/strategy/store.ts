import type { Tx } from '../../../platform/db/db.ts'
import { keep, recall } from '../../../platform/events/kept.ts'
import type { Strategy, StrategyState } from './model.ts'

const STRATEGY = `id, code, version, name, state, definition, edit, created_at as "createdAt", changed_at as "changedAt",
  activated_at as "activatedAt", retired_at as "retiredAt"`

/** Strategies that decide now, in the order in which they are asked. Active ones never change, so they are kept. */
export function readActive(tx: Tx): Promise<readonly Strategy[]> {
  return recall(tx, active)
}

const active = keep<readonly Strategy[]>({
  name: 'promise.active_strategies',
  types: new Set(['strategy.activated', 'strategy.retired']),
  load: (tx) =>
    tx.rows<Strategy>(
      'promise.read_active_strategies',
      `select ${STRATEGY} from promise.strategy where tenant_id = $1 and state = 'active'
        order by (definition ->> 'rank')::int, code`,
      [tx.tenant],
    ),
})

export async function readStrategy(tx: Tx, id: string): Promise<Strategy | null> {
  const [found] = await tx.rows<Strategy>(
    'promise.read_strategy',
    `select ${STRATEGY} from promise.strategy where tenant_id = $1 and id = $2`,
    [tx.tenant, id],
  )
  return found ?? null
}

/** The same, kept still until commit; with it the other versions of its code. */
export async function lockStrategy(tx: Tx, id: string): Promise<Strategy | null> {
  const rows = await tx.rows<Strategy>(
    'promise.lock_strategies_of_code',
    `select ${STRATEGY} from promise.strategy s
      where s.tenant_id = $1 and s.code = (select code from promise.strategy where tenant_id = $1 and id = $2)
      order by s.id for update`,
    [tx.tenant, id],
  )
  return rows.find((row) => row.id === id) ?? null
}

export function listStrategies(tx: Tx, only: { code?: string; state?: StrategyState }): Promise<Strategy[]> {
  return tx.rows<Strategy>(
    'promise.list_strategies',
    `select ${STRATEGY} from promise.strategy
      where tenant_id = $1 and ($2::text is null or code = $2) and ($3::text is null or state = $3)
      order by code, version desc limit 1000`,
    [tx.tenant, only.code ?? null, only.state ?? null],
  )
}

/** Writes the next version of a code as a draft. Two people who do so at once: one of them is refused. */
export async function insertDraft(
  tx: Tx,
  draft: Pick<Strategy, 'id' | 'code' | 'name' | 'definition'>,
): Promise<{ version: number } | null> {
  const [made] = await tx.rows<{ version: number }>(
    'promise.insert_strategy_draft',
    `insert into promise.strategy (tenant_id, id, code, version, name, definition, actor_kind, actor_id, created_at, changed_at)
     select $1, $2, $3, coalesce(max(version), 0) + 1, $4, $5, $6, $7, $8, $8
       from promise.strategy where tenant_id = $1 and code = $3
     on conflict do nothing returning version`,
    [tx.tenant, draft.id, draft.code, draft.name, JSON.stringify(draft.definition), tx.actor.kind, tx.actor.id, tx.now],
  )
  return made ?? null
}

export async function updateDraft(tx: Tx, draft: Pick<Strategy, 'id' | 'name' | 'definition'>): Promise<void> {
  await tx.rows(
    'promise.update_strategy_draft',
    `update promise.strategy set name = $3, definition = $4, edit = edit + 1, actor_kind = $5, actor_id = $6, changed_at = $7
      where tenant_id = $1 and id = $2 and state = 'draft'`,
    [tx.tenant, draft.id, draft.name, JSON.stringify(draft.definition), tx.actor.kind, tx.actor.id, tx.now],
  )
}

/** Retires the active version of a code, if there is one. @returns its id */
export async function retireActive(tx: Tx, code: string): Promise<string | null> {
  const [row] = await tx.rows<{ id: string }>(
    'promise.retire_active_strategy',
    `update promise.strategy set state = 'retired', retired_at = $3, retired_kind = $4, retired_id = $5, changed_at = $3
      where tenant_id = $1 and code = $2 and state = 'active' returning id`,
    [tx.tenant, code, tx.now, tx.actor.kind, tx.actor.id],
  )
  return row?.id ?? null
}

export async function activateDraft(tx: Tx, id: string): Promise<void> {
  await tx.rows(
    'promise.activate_strategy',
    `update promise.strategy set state = 'active', activated_at = $3, activated_kind = $4, activated_id = $5, changed_at = $3
      where tenant_id = $1 and id = $2 and state = 'draft'`,
    [tx.tenant, id, tx.now, tx.actor.kind, tx.actor.id],
  )
}
