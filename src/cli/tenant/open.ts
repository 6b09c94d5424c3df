import { openBooks, writeTaxRates } from '../../finance/index.ts'
import { addLegalEntity, createUser, hashPassword, PASSWORD_MIN_LENGTH, writeBrands } from '../../organisation/index.ts'
import type { Context, Db } from '../../platform/db/db.ts'
import { newId, type TenantId } from '../../platform/ids.ts'
import { isRefusal } from '../../platform/refusal.ts'
import { findTenant } from '../seed/seed.ts'
import { TAX_RATES } from '../seed/tax-rates.ts'
import { zoneOf } from './zone.ts'

export type NewTenant = Readonly<{
  /** By which people say who they are when they log in. */
  code: string
  name: string
  country: string
  currency: string
  /** Needed where the country has several. */
  timeZone?: string | undefined
  administrator: Readonly<{ email: string; name: string; password: string }>
}>

const CODE = /^[a-z0-9][a-z0-9-]{1,40}$/

/**
 * Opens a merchant: books, tax rates, one legal entity with a brand of its name, and the first administrator, who makes
 * everything else over HTTP. Throws with the reason when it cannot be opened; then nothing of it is there.
 */
export async function openTenant(db: Db, wanted: NewTenant): Promise<Context> {
  const { code, name, country, currency, administrator } = wanted
  if (!CODE.test(code)) throw new Error(`${code} is no code: 2 to 41 small letters, digits and dashes`)
  if (name.trim() === '') throw new Error('a merchant has a name')
  if (!/^\S+@\S+$/.test(administrator.email)) throw new Error(`${administrator.email} is no e-mail address`)
  if (administrator.password.length < PASSWORD_MIN_LENGTH)
    throw new Error(`the password needs ${PASSWORD_MIN_LENGTH} characters or more`)
  if (await findTenant(db, code)) throw new Error(`there is a merchant with the code ${code} already`)
  const passwordHash = await hashPassword(administrator.password)
  const context: Context = { tenant: newId<TenantId>(), actor: { kind: 'system', id: null } }
  await db.write(context, async (tx) => {
    await tx.rows('platform.open_tenant', 'select platform.open_tenant($1, $2, $3)', [tx.tenant, code, name])
    await openBooks(tx)
    await writeTaxRates(tx, TAX_RATES)
    const timeZone = zoneOf(country, wanted.timeZone)
    const entity = given(await addLegalEntity(tx, { name, country, currency, timeZone }))
    await writeBrands(tx, [{ legalEntity: entity.id, name }])
    const grants = [{ role: 'administrator', locations: [], supplier: null }] as const
    given(await createUser(tx, { email: administrator.email, name: administrator.name, passwordHash, grants }))
  })
  return context
}

function given<T extends object>(outcome: T): Exclude<T, { refused: string }> {
  if (isRefusal(outcome)) throw new Error(outcome.detail)
  return outcome as Exclude<T, { refused: string }>
}
