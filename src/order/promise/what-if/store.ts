import type { Tx } from '../../../platform/db/db.ts'
import type { Side } from './compare.ts'

export type WhatIfState = 'waiting' | 'running' | 'done' | 'cancelled' | 'failed'
/** Sums so far. `applied`: decisions the draft was meant for; `differing`: those it would have made otherwise. */
export type Result = Readonly<{
  now: Side
  draft: Side
  applied: number
  differing: number
  /** Decisions that had not seen what the draft asks for: its sums are too low by that. */
  withoutLanes: number
  withoutLoad: number
}>
export type WhatIf = Readonly<{
  id: string
  strategy: string
  /** Strategies that were active when it began, in the order in which they are asked. */
  beside: readonly string[]
  since: string
  until: string
  sample: number
  state: WhatIfState
  total: number
  done: number
  skipped: number
  after: string | null
  result: Partial<Result>
  problem: string | null
  createdAt: Date
  startedAt: Date | null
  endedAt: Date | null
}>

const WHAT_IF = `id, strategy_id as strategy, beside, since, until, sample, state, total, done, skipped, after_id as after, result, problem,
  created_at as "createdAt", started_at as "startedAt", ended_at as "endedAt"`

export async function insertWhatIf(
  tx: Tx,
  one: Pick<WhatIf, 'id' | 'strategy' | 'beside' | 'since' | 'until' | 'sample' | 'total'>,
): Promise<void> {
  await tx.rows(
    'promise.insert_what_if',
    `insert into promise.what_if (tenant_id, id, strategy_id, since, until, sample, total, actor_kind, actor_id, created_at, beside)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      tx.tenant,
      one.id,
      one.strategy,
      one.since,
      one.until,
      one.sample,
      one.total,
      tx.actor.kind,
      tx.actor.id,
      tx.now,
      one.beside,
    ],
  )
}

export async function readWhatIf(tx: Tx, id: string): Promise<WhatIf | null> {
  const [found] = await tx.rows<WhatIf>(
    'promise.read_what_if',
    `select ${WHAT_IF} from promise.what_if where tenant_id = $1 and id = $2`,
    [tx.tenant, id],
  )
  return found ?? null
}

export async function lockWhatIf(tx: Tx, id: string): Promise<WhatIf | null> {
  const [found] = await tx.rows<WhatIf>(
    'promise.lock_what_if',
    `select ${WHAT_IF} from promise.what_if where tenant_id = $1 and id = $2 for update`,
    [tx.tenant, id],
  )
  return found ?? null
}

export function listWhatIfs(tx: Tx): Promise<WhatIf[]> {
  return tx.rows<WhatIf>(
    'promise.list_what_ifs',
    `select ${WHAT_IF} from promise.what_if where tenant_id = $1 order by id desc limit 100`,
    [tx.tenant],
  )
}

export async function saveProgress(
  tx: Tx,
  one: Pick<WhatIf, 'id' | 'state' | 'done' | 'skipped' | 'after' | 'result' | 'problem'>,
): Promise<void> {
  const ended = one.state === 'done' || one.state === 'failed'
  await tx.rows(
    'promise.save_what_if_progress',
    `update promise.what_if set state = $3, done = $4, total = greatest(total, $4), skipped = $5, after_id = $6, result = $7, problem = $8,
            started_at = coalesce(started_at, $9), ended_at = case when $10 then $9 end
      where tenant_id = $1 and id = $2`,
    [
      tx.tenant,
      one.id,
      one.state,
      one.done,
      one.skipped,
      one.after,
      JSON.stringify(one.result),
      one.problem,
      tx.now,
      ended,
    ],
  )
}

export async function cancelRow(tx: Tx, id: string): Promise<void> {
  await tx.rows(
    'promise.cancel_what_if',
    `update promise.what_if set state = 'cancelled', ended_at = $3 where tenant_id = $1 and id = $2`,
    [tx.tenant, id, tx.now],
  )
}

export type Difference = Readonly<{ decision: string; order: string; delivery: number; detail: unknown }>

export async function writeDifferences(tx: Tx, whatIf: string, rows: readonly Difference[]): Promise<void> {
  if (rows.length === 0) return
  await tx.rows(
    'promise.write_what_if_differences',
    `insert into promise.what_if_difference (tenant_id, what_if_id, decision_id, order_id, delivery, detail)
     select $1, $2, n.* from unnest($3::uuid[], $4::uuid[], $5::int[], $6::jsonb[]) as n on conflict do nothing`,
    [
      tx.tenant,
      whatIf,
      rows.map((row) => row.decision),
      rows.map((row) => row.order),
      rows.map((row) => row.delivery),
      rows.map((row) => JSON.stringify(row.detail)),
    ],
  )
}

export function readDifferences(
  tx: Tx,
  whatIf: string,
  after: string | null,
  limit: number,
): Promise<(Difference & { id: string; number: string })[]> {
  return tx.rows(
    'promise.read_what_if_differences',
    `select d.decision_id as id, d.decision_id as decision, d.order_id as "order", o.number, d.delivery, d.detail
       from promise.what_if_difference d join capture.v_order o on (o.tenant_id, o.id) = (d.tenant_id, d.order_id)
      where d.tenant_id = $1 and d.what_if_id = $2 and ($3::uuid is null or d.decision_id > $3)
      order by d.decision_id limit $4`,
    [tx.tenant, whatIf, after, limit],
  )
}
