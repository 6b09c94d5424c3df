import type { Db } from '../src/platform/db/db.ts'
import { verify } from '../src/platform/db/verify.ts'
import type { TenantId } from '../src/platform/ids.ts'
import type { Arena } from './arena.ts'

/** A figure counts only when the books hold afterwards: every invariant, and no balance oversold. */
export async function soundAfter({ db, context }: Arena, tell: (line: string) => void): Promise<boolean> {
  const sound = await isSound(db, context.tenant, tell)
  if (sound) tell('the books hold')
  return sound
}

export async function isSound(db: Db, tenant: TenantId, tell: (line: string) => void): Promise<boolean> {
  const [row] = await db.read(tenant, (tx) =>
    tx.rows<{ oversold: number }>(
      'bench.oversold',
      'select count(*)::int as oversold from inventory.stock where tenant_id = $1 and reserved + allocated + unavailable > on_hand',
      [tx.tenant],
    ),
  )
  const { broken } = await verify(db, { tenant })
  for (const { invariant } of broken) tell(`broken ${invariant.name}: ${invariant.says}`)
  return (row?.oversold ?? 0) === 0 && broken.length === 0
}
