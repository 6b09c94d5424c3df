import type { Tx } from '../../../platform/db/db.ts'
import type { ItemId, OrderId } from '../../../platform/ids.ts'
import type { CertificateInputs, CertificateOutcome } from '../source/certificate.ts'
import type { Place } from '../source/question.ts'
import type { DecisionKind } from '../source/store.ts'

export type DecisionRow = Readonly<{
  id: string
  order: OrderId
  delivery: number
  rule: string
  strategy: string | null
  world: string | null
  inputs: CertificateInputs
  outcome: CertificateOutcome
  seen: Buffer | null
  decidedAt: Date
  kind: DecisionKind
  /** Who decided by hand: a kind of party, and its id. */
  actorKind: string | null
  actorId: string | null
}>

const DECISION = `d.id, d.order_id as "order", d.delivery, d.rule, d.strategy_id as strategy, d.world_id as world, d.inputs, d.outcome, d.seen,
  d.decided_at as "decidedAt", d.kind, d.actor_kind as "actorKind", d.actor_id as "actorId"`

export async function readDecision(tx: Tx, id: string): Promise<DecisionRow | null> {
  const [found] = await tx.rows<DecisionRow>(
    'promise.read_decision',
    `select ${DECISION} from promise.decision d where d.tenant_id = $1 and d.id = $2`,
    [tx.tenant, id],
  )
  return found ?? null
}

/** Decisions of a period in the order of their ids, every n-th of them; only those that can be replayed. */
export function readDecisionsOf(
  tx: Tx,
  period: Readonly<{ since: string; until: string; sample: number }>,
  after: string | null,
  limit: number,
): Promise<DecisionRow[]> {
  return tx.rows<DecisionRow>(
    'promise.read_decisions_of_period',
    `select ${DECISION} from promise.decision d
      where d.tenant_id = $1 and d.decided_at >= $2::date and d.decided_at < $3::date + 1 and d.seen is not null and d.kind = 'sourced'
        and ($4::uuid is null or d.id > $4) and ($5 = 1 or abs(hashtext(d.order_id::text)) % $5 = 0)
      order by d.id limit $6`,
    [tx.tenant, period.since, period.until, after, period.sample, limit],
  )
}

export async function countDecisionsOf(
  tx: Tx,
  period: Readonly<{ since: string; until: string; sample: number }>,
): Promise<number> {
  const [row] = await tx.rows<{ count: number }>(
    'promise.count_decisions_of_period',
    `select count(*)::int as count from promise.decision d
      where d.tenant_id = $1 and d.decided_at >= $2::date and d.decided_at < $3::date + 1 and d.seen is not null and d.kind = 'sourced'
        and ($4 = 1 or abs(hashtext(d.order_id::text)) % $4 = 0)`,
    [tx.tenant, period.since, period.until, period.sample],
  )
  return row?.count ?? 0
}

export function readWorlds(tx: Tx, ids: readonly string[]): Promise<{ id: string; locations: Place[] }[]> {
  return tx.rows(
    'promise.read_worlds',
    'select id, locations from promise.world where tenant_id = $1 and id = any($2::uuid[])',
    [tx.tenant, ids],
  )
}

export type LineRow = Readonly<{
  order: OrderId
  line: number
  item: ItemId | null
  sku: string
  name: string
  kind: 'physical' | 'service' | 'digital' | 'kit'
  weightG: number | null
}>

export function readLines(tx: Tx, orders: readonly OrderId[]): Promise<LineRow[]> {
  return tx.rows<LineRow>(
    'promise.read_decided_lines',
    `select order_id as "order", line, item_id as item, sku, name, kind, weight_g as "weightG" from capture.v_order_line
      where tenant_id = $1 and order_id = any($2::uuid[]) order by order_id, line`,
    [tx.tenant, orders],
  )
}
