import type { Tx } from '../../platform/db/db.ts'
import { recall } from '../../platform/events/kept.ts'
import { keepMaster, masterChanged } from '../../platform/events/master.ts'

/** Where a policy is asked for: the nearest row wins, from location up to tenant. */
export type Scope = Readonly<{
  location?: string | null
  channel?: string | null
  brand?: string | null
  legalEntity?: string | null
}>

/** The policies that exist, with the value that holds where no row says otherwise. */
export const policyDefaults = {
  /** What becomes of units without stock: `backorder` or `refuse`; a channel that has sold already always backorders. */
  'stock.shortage': 'backorder' as 'backorder' | 'refuse',
  /** Units kept unsold against uncertainty. */
  'stock.safety_units': 0 as number,
  /** Who of those that wait for an item is served first: by priority and then who came first, or who came first alone. */
  'backorder.sequence': 'priority' as 'priority' | 'first_come',
  /** Minutes in which new orders wait for each other, so that their places are chosen together; 0: none waits. */
  'sourcing.pool_minutes': 0 as number,
  /** Minutes between two looks at all that is reserved, for cheaper places; 0: nobody looks but on request. */
  'sourcing.reoptimize_minutes': 0 as number,
  /** May what a location has been sent, and has not accepted, go to another one then? */
  'sourcing.reoptimize_released': 'no' as 'no' | 'yes',
  /** When fulfillment orders go to their location: at once, or when somebody asks for it. */
  'release.when': 'at_once' as 'at_once' | 'on_request',
  /** May goods leave before the money is authorized? */
  'release.unpaid': 'no' as 'no' | 'yes',
  /** How long a reserved article waits in the store, and how long one ready for pickup. */
  'reserve.expires_h': 48 as number,
  'pickup.expires_h': 240 as number,
  /** Hours from placing to ship-by when nothing better is known. */
  'promise.handling_days': 1 as number,
  'promise.transit_days': 3 as number,
  /** A service without capacity on the day asked for: the next free time, or the order is refused. */
  'service.full': 'next' as 'next' | 'refuse',
  /** When the customer is asked for feedback after delivery. */
  'feedback.ask_after_h': 24 as number,
  /** Until how many days after delivery a return is authorized by rule. */
  'return.within_days': 30 as number,
  /** How long after it is closed an order's personal data are kept whatever is asked for, in days. */
  'privacy.keep_days': 0 as number,
  /** Sums up to which a person may refund alone, in minor units. */
  'refund.limit_minor': 50_000 as number,
  /** Minutes that a step of the work may take, as the control tower measures it; 0: nobody set a target. */
  'step.release_minutes': 0 as number,
  'step.accept_minutes': 0 as number,
  'step.pick_minutes': 0 as number,
  'step.pack_minutes': 0 as number,
  'step.hand_over_minutes': 0 as number,
  'step.deliver_minutes': 0 as number,
  /** From which difference on a channel's total is a hold, in minor units. */
  'price.tolerance_minor': 0 as number,
}
export type PolicyName = keyof typeof policyDefaults

export type Policies = <Name extends PolicyName>(name: Name, scope?: Scope) => (typeof policyDefaults)[Name]

export const SCOPES = ['location', 'channel', 'brand', 'legal_entity', 'tenant'] as const
export type ScopeKind = (typeof SCOPES)[number]
/** A policy as it was set in one scope. */
export type PolicyRow = Readonly<{
  name: string
  kind: ScopeKind
  id: string
  value: unknown
  changedAt: Date
  by: string | null
}>

export function readPolicyRows(tx: Tx): Promise<readonly PolicyRow[]> {
  return recall(tx, policyRows)
}

const policyRows = keepMaster(
  'organisation.policies',
  ['policies'],
  (tx): Promise<readonly PolicyRow[]> =>
    tx.rows<PolicyRow>(
      'organisation.read_policies',
      `select name, scope_kind as kind, scope_id as id, value, changed_at as "changedAt", changed_by as by
       from organisation.policy where tenant_id = $1 order by name, scope_kind, scope_id`,
      [tx.tenant],
    ),
)

/** The row that holds in a scope: the nearest one; null when only the default does. */
export function nearestRow(rows: readonly PolicyRow[], name: string, scope: Scope, tenant: string): PolicyRow | null {
  const ids = [scope.location, scope.channel, scope.brand, scope.legalEntity, tenant]
  for (const [index, kind] of SCOPES.entries()) {
    const row = rows.find((one) => one.name === name && one.kind === kind && one.id === ids[index])
    if (row) return row
  }
  return null
}

/** Reads the tenant's policies once; the returned function answers for any scope. */
export async function readPolicies(tx: Tx): Promise<Policies> {
  const rows = await readPolicyRows(tx)
  return (name, scope = {}) => (nearestRow(rows, name, scope, tx.tenant)?.value as never) ?? policyDefaults[name] // checked when it was set
}

/** Sets a policy in a scope; it holds from the next command on. */
export async function writePolicy(
  tx: Tx,
  scope: { kind: ScopeKind; id: string },
  name: PolicyName,
  value: unknown,
): Promise<void> {
  await tx.rows(
    'organisation.write_policy',
    `insert into organisation.policy (tenant_id, scope_kind, scope_id, name, value, changed_at, changed_by) values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (tenant_id, name, scope_kind, scope_id) do update
        set value = excluded.value, changed_at = excluded.changed_at, changed_by = excluded.changed_by`,
    [tx.tenant, scope.kind, scope.id, name, JSON.stringify(value), tx.now, tx.actor.id],
  )
  masterChanged(tx, 'policies')
}

/** Takes a policy away from a scope, so that the next wider one holds again. */
export async function deletePolicy(tx: Tx, scope: { kind: ScopeKind; id: string }, name: PolicyName): Promise<void> {
  await tx.rows(
    'organisation.delete_policy',
    'delete from organisation.policy where tenant_id = $1 and scope_kind = $2 and scope_id = $3 and name = $4',
    [tx.tenant, scope.kind, scope.id, name],
  )
  masterChanged(tx, 'policies')
}

/** People and systems by their ids, as a page names them. */
export function readActorNames(tx: Tx, ids: readonly string[]): Promise<{ id: string; name: string }[]> {
  return tx.rows(
    'organisation.read_actor_names',
    'select id, name from organisation.v_actor where tenant_id = $1 and id = any($2::uuid[])',
    [tx.tenant, ids],
  )
}
