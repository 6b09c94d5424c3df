import type { Tx } from '../../../platform/db/db.ts'
import type { LocationId } from '../../../platform/ids.ts'
import type { Role } from '../policy.ts'

export type Grant = Readonly<{ role: Role; locations: readonly LocationId[]; supplier: string | null }>
export type User = Readonly<{
  id: string
  email: string
  name: string
  active: boolean
  createdAt: Date
  grants: readonly Grant[]
}>

const USER = `u.id, u.email, u.name, u.active, u.created_at as "createdAt",
  coalesce((select jsonb_agg(jsonb_build_object('role', g.role, 'locations', g.location_ids, 'supplier', g.supplier_id) order by g.role)
              from organisation.role_grant g where g.tenant_id = u.tenant_id and g.user_id = u.id), '[]') as grants`

export function readUsers(tx: Tx): Promise<User[]> {
  return tx.rows<User>(
    'organisation.read_users',
    `select ${USER} from organisation.app_user u where u.tenant_id = $1 order by u.email`,
    [tx.tenant],
  )
}

/** One person, locked until the end of the transaction. */
export async function lockUser(tx: Tx, id: string): Promise<User | null> {
  await tx.rows(
    'organisation.lock_user',
    'select 1 from organisation.app_user where tenant_id = $1 and id = $2 for update',
    [tx.tenant, id],
  )
  return readUser(tx, id)
}

export async function readUser(tx: Tx, id: string): Promise<User | null> {
  const [row] = await tx.rows<User>(
    'organisation.read_user',
    `select ${USER} from organisation.app_user u where u.tenant_id = $1 and u.id = $2`,
    [tx.tenant, id],
  )
  return row ?? null
}

/** @returns false when the e-mail address is taken */
export async function insertUser(
  tx: Tx,
  user: Readonly<{ id: string; email: string; name: string; passwordHash: string }>,
): Promise<boolean> {
  const made = await tx.rows(
    'organisation.insert_user',
    `insert into organisation.app_user (tenant_id, id, email, name, password_hash, created_at)
     values ($1, $2, $3, $4, $5, $6) on conflict (tenant_id, email) do nothing returning id`,
    [tx.tenant, user.id, user.email, user.name, user.passwordHash, tx.now],
  )
  return made.length === 1
}

export async function updateUser(tx: Tx, user: Readonly<{ id: string; name: string; active: boolean }>): Promise<void> {
  await tx.rows(
    'organisation.update_user',
    'update organisation.app_user set name = $3, active = $4 where tenant_id = $1 and id = $2',
    [tx.tenant, user.id, user.name, user.active],
  )
}

/** The grants given are all that the person has afterwards. */
export async function replaceGrants(tx: Tx, user: string, grants: readonly Grant[]): Promise<void> {
  await tx.rows(
    'organisation.delete_grants',
    'delete from organisation.role_grant where tenant_id = $1 and user_id = $2',
    [tx.tenant, user],
  )
  const rows = grants.map(({ role, locations, supplier }) => ({
    role,
    location_ids: locations,
    supplier_id: supplier,
  }))
  await tx.rows(
    'organisation.insert_grants',
    `insert into organisation.role_grant (tenant_id, user_id, role, location_ids, supplier_id)
     select $1, $2, role, location_ids, supplier_id from jsonb_populate_recordset(null::organisation.role_grant, $3)`,
    [tx.tenant, user, JSON.stringify(rows)],
  )
}
