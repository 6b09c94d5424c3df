import type { Principal } from '../../../platform/auth/principal.ts'
import type { Tx } from '../../../platform/db/db.ts'
import { type LocationId, newId } from '../../../platform/ids.ts'
import { type Refusal, refuse } from '../../../platform/refusal.ts'
import { readLocations } from '../../places/store.ts'
import { refuseAccess } from '../../refusals.ts'
import { emailOf } from '../session/session.ts'
import { deleteSessionsOf, updatePassword } from '../session/store.ts'
import { decideGrants } from './decide.ts'
import { type Grant, insertUser, lockUser, replaceGrants, type User, updateUser } from './store.ts'

export type NewUser = Readonly<{
  id?: string
  email: string
  name: string
  /** Made by `hashPassword`. */
  passwordHash: string
  grants: readonly Grant[]
}>

/** Makes a person with their grants. @returns the id, or why not */
export async function createUser(tx: Tx, user: NewUser): Promise<{ id: string } | Refusal> {
  const refusal = decideGrants(user.grants, await knownLocations(tx))
  if (refusal) return refusal
  const id = user.id ?? newId()
  const email = emailOf(user.email)
  if (!(await insertUser(tx, { id, email, name: user.name, passwordHash: user.passwordHash })))
    return refuseAccess.email_taken('log in with it, or take another', { path: '/email' })
  await replaceGrants(tx, id, user.grants)
  tx.announce({ type: 'user.created', subject: id, data: { roles: user.grants.map((grant) => grant.role) } })
  return { id }
}

export type UserChange = Readonly<{
  name?: string
  active?: boolean
  grants?: readonly Grant[]
  passwordHash?: string
}>

/**
 * Changes a person. Deactivation and a new password end every session; fewer rights hold within a second. Nobody
 * changes their own grants or switches themselves off, so an administrator always remains.
 */
export async function changeUser(tx: Tx, by: Principal, id: string, change: UserChange): Promise<User | Refusal> {
  const user = await lockUser(tx, id)
  if (!user) return refuse.not_found('there is no such person')
  if (by.id === id && (change.grants || change.active === false || change.passwordHash))
    return refuseAccess.not_to_yourself(
      change.passwordHash ? 'change your own password at /v1/session/password' : 'ask another administrator',
    )
  if (change.grants) {
    const refusal = decideGrants(change.grants, await knownLocations(tx))
    if (refusal) return refusal
    await replaceGrants(tx, id, change.grants)
  }
  const changed = {
    ...user,
    name: change.name ?? user.name,
    active: change.active ?? user.active,
    grants: change.grants ?? user.grants,
  }
  await updateUser(tx, changed)
  if (change.passwordHash) await updatePassword(tx, id, change.passwordHash)
  if (!changed.active || change.passwordHash) await deleteSessionsOf(tx, id, null)
  tx.announce({
    type: 'user.changed',
    subject: id,
    data: {
      active: changed.active,
      roles: changed.grants.map((grant) => grant.role),
      passwordReset: change.passwordHash !== undefined,
    },
  })
  return changed
}

async function knownLocations(tx: Tx): Promise<ReadonlySet<LocationId>> {
  return new Set((await readLocations(tx)).map((location) => location.id))
}
