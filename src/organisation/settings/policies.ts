import type { Principal } from '../../platform/auth/principal.ts'
import type { Tx } from '../../platform/db/db.ts'
import { type Refusal, refuse } from '../../platform/refusal.ts'
import { permits } from '../access/rights.ts'
import { readBrands } from '../places/brands/store.ts'
import { readLegalEntities } from '../places/entities/store.ts'
import { readChannels, readLocations } from '../places/store.ts'
import { refusePlace } from '../refusals.ts'
import { type PolicyRule, policyRules, takes } from './rules.ts'
import {
  deletePolicy,
  nearestRow,
  type PolicyName,
  type PolicyRow,
  policyDefaults,
  readActorNames,
  readPolicyRows,
  type Scope,
  type ScopeKind,
  writePolicy,
} from './settings.ts'

export type EffectivePolicy = Readonly<{
  name: PolicyName
  rule: PolicyRule
  default: string | number
  value: unknown
  from: ScopeKind | 'default'
  rows: readonly PolicyRow[]
}>

const NAMES = Object.keys(policyDefaults) as PolicyName[]

/** Every policy with what holds in a scope, where that comes from, and everything that is set anywhere. */
export async function effectivePolicies(tx: Tx, scope: Scope): Promise<EffectivePolicy[]> {
  const rows = await readPolicyRows(tx)
  return NAMES.map((name) => {
    const nearest = nearestRow(rows, name, scope, tx.tenant)
    return {
      name,
      rule: policyRules[name],
      default: policyDefaults[name],
      value: nearest ? nearest.value : policyDefaults[name],
      from: nearest?.kind ?? 'default',
      rows: rows.filter((row) => row.name === name),
    }
  })
}

/** Who set what is set anywhere, by their ids. */
export async function readNames(tx: Tx, policies: readonly EffectivePolicy[]): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(policies.flatMap(({ rows }) => rows.flatMap(({ by }) => by ?? [])))]
  return new Map((await readActorNames(tx, ids)).map(({ id, name }) => [id, name]))
}

/** Sets a policy in a scope, or takes it away there with null. Each family of policies is set by its own people. */
export async function setPolicy(
  tx: Tx,
  by: Principal,
  name: string,
  scope: Readonly<{ kind: ScopeKind; id: string }>,
  value: string | number | null,
): Promise<{ done: true } | Refusal> {
  const known = NAMES.find((one) => one === name)
  if (!known) return refusePlace.unknown_policy(`there is no policy ${name}`)
  const rule = policyRules[known]
  if (!permits(by, `policy.write_${rule.family}`))
    return refuse.forbidden(`policy.write_${rule.family} is not granted to ${by.name}`)
  if (value !== null && !takes(rule, value))
    return refusePlace.bad_policy_value(`${name} takes ${describe(rule)}`, { path: '/value' })
  if (!(await scopeExists(tx, scope)))
    return refusePlace.unknown_scope_of_policy(`there is no ${scope.kind} with this id`, { path: '/scope/id' })
  if (value === null) await deletePolicy(tx, scope, known)
  else await writePolicy(tx, scope, known, value)
  tx.announce({ type: 'policy.changed', subject: scope.id, data: { name, scope: scope.kind, value } })
  return { done: true }
}

export function describe(rule: PolicyRule): string {
  return 'values' in rule ? rule.values.join(' or ') : `a whole number from ${rule.min} to ${rule.max}`
}

async function scopeExists(tx: Tx, { kind, id }: { kind: ScopeKind; id: string }): Promise<boolean> {
  if (kind === 'tenant') return id === tx.tenant
  const read = { location: readLocations, channel: readChannels, brand: readBrands, legal_entity: readLegalEntities }
  return (await read[kind](tx)).some((one) => one.id === id)
}
