import { digest, makeToken } from '../../../platform/auth/secrets.ts'
import type { Db, Tx } from '../../../platform/db/db.ts'
import { findTenant } from '../../../platform/db/tenants.ts'
import type { TenantId } from '../../../platform/ids.ts'
import type { Refusal } from '../../../platform/refusal.ts'
import { hoursAfter } from '../../../platform/time.ts'
import { refuseAccess } from '../../refusals.ts'
import { hashPassword, isPassword } from './passwords.ts'
import { deleteSession, deleteSessionsOf, insertSession, readLogin, updatePassword } from './store.ts'

/** A session ends so long after it began, whatever happens in it. */
export const SESSION_H = 12

export type OpenedSession = Readonly<{ token: string; expiresAt: Date }>

/**
 * Logs a person in. Unknown tenant, unknown person, wrong password and deactivated person get the same refusal after
 * the same work.
 */
export async function logIn(
  db: Db,
  claim: Readonly<{ tenant: string; email: string; password: string }>,
): Promise<OpenedSession | Refusal> {
  const tenant = await findTenant(db, claim.tenant)
  const found = tenant && (await db.write(bySystem(tenant), (tx) => readLogin(tx, { email: emailOf(claim.email) })))
  const right = await isPassword(found?.passwordHash ?? null, claim.password)
  if (!tenant || !found || !right || !found.active)
    return refuseAccess.login_failed('there is nobody with this e-mail address and password')
  return db.write({ tenant, actor: { kind: 'user', id: found.id } }, (tx) => openSession(tx, found.id))
}

/** Opens a session of a person without asking for the password: for whoever has asked already. */
export async function openSession(tx: Tx, user: string): Promise<OpenedSession> {
  const session = { token: makeToken('kts', tx.tenant), expiresAt: hoursAfter(tx.now, SESSION_H) }
  await insertSession(tx, user, digest(session.token), session.expiresAt)
  tx.announce({ type: 'session.opened', subject: user })
  return session
}

export async function logOut(tx: Tx, user: string, token: string): Promise<void> {
  await deleteSession(tx, digest(token))
  tx.announce({ type: 'session.closed', subject: user })
}

/** Changes one's own password; every other session of the person ends. */
export async function changePassword(
  db: Db,
  who: Readonly<{ tenant: TenantId; user: string; token: string }>,
  words: Readonly<{ current: string; next: string }>,
): Promise<Refusal | null> {
  const found = await db.write(bySystem(who.tenant), (tx) => readLogin(tx, { id: who.user }))
  if (!(await isPassword(found?.passwordHash ?? null, words.current)))
    return refuseAccess.wrong_password('this is not the current password', { path: '/current' })
  const hash = await hashPassword(words.next)
  await db.write({ tenant: who.tenant, actor: { kind: 'user', id: who.user } }, async (tx) => {
    await updatePassword(tx, who.user, hash)
    await deleteSessionsOf(tx, who.user, digest(who.token))
    tx.announce({ type: 'user.password_changed', subject: who.user })
  })
  return null
}

/** Addresses are kept and compared in lower case. */
export function emailOf(text: string): string {
  return text.trim().toLowerCase()
}

function bySystem(tenant: TenantId) {
  return { tenant, actor: { kind: 'system', id: null } } as const
}
