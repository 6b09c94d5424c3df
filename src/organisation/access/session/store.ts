import type { Tx } from '../../../platform/db/db.ts'

export type Login = Readonly<{ id: string; passwordHash: string; active: boolean }>

export async function readLogin(tx: Tx, by: { email: string } | { id: string }): Promise<Login | null> {
  const [row] = await tx.rows<Login>(
    'organisation.read_login',
    `select id, password_hash as "passwordHash", active from organisation.app_user
      where tenant_id = $1 and (email = $2 or id = $3)`,
    [tx.tenant, 'email' in by ? by.email : null, 'id' in by ? by.id : null],
  )
  return row ?? null
}

/** Writes a session; the person's expired ones go at the same time. */
export async function insertSession(tx: Tx, user: string, hash: string, expiresAt: Date): Promise<void> {
  await tx.rows(
    'organisation.delete_expired_sessions',
    'delete from organisation.session where tenant_id = $1 and user_id = $2 and expires_at <= $3',
    [tx.tenant, user, tx.now],
  )
  await tx.rows(
    'organisation.insert_session',
    'insert into organisation.session (tenant_id, token_hash, user_id, created_at, expires_at) values ($1, $2, $3, $4, $5)',
    [tx.tenant, hash, user, tx.now, expiresAt],
  )
}

export async function deleteSession(tx: Tx, hash: string): Promise<void> {
  await tx.rows(
    'organisation.delete_session',
    'delete from organisation.session where tenant_id = $1 and token_hash = $2',
    [tx.tenant, hash],
  )
}

/** Ends the sessions of a person, except the one that is spared. */
export async function deleteSessionsOf(tx: Tx, user: string, spared: string | null): Promise<void> {
  await tx.rows(
    'organisation.delete_sessions_of_user',
    'delete from organisation.session where tenant_id = $1 and user_id = $2 and token_hash is distinct from $3',
    [tx.tenant, user, spared],
  )
}

export async function updatePassword(tx: Tx, user: string, hash: string): Promise<void> {
  await tx.rows(
    'organisation.update_password',
    'update organisation.app_user set password_hash = $3 where tenant_id = $1 and id = $2',
    [tx.tenant, user, hash],
  )
}
