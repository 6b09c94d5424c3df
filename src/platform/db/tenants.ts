import type { TenantId } from '../ids.ts'
import type { Db } from './db.ts'

/** The tenant of a slug. Asked before anybody is known, so outside of any tenant's transaction. */
export async function findTenant(db: Db, slug: string): Promise<TenantId | null> {
  const { rows } = await db.pool.query<{ id: TenantId }>({
    name: 'platform.find_tenant',
    text: '/* platform.find_tenant */ select id from platform.tenant where slug = $1',
    values: [slug],
  })
  return rows[0]?.id ?? null
}
