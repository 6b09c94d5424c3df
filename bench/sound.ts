import { verify } from '../src/platform/db/verify.ts'
import type { Arena } from './arena.ts'

/** A figure counts only when the books hold afterwards: every invariant, and no balance oversold. */
export async function soundAfter({ db, context }: Arena, tell: (line: string) => void): Promise<boolean> {
  const [row] = await db.read(context.tenant, (tx) =>
    tx.rows<{ oversold: number }>(
      'bench.oversold',
      'select count(*)::int as oversold from inventory.stock where tenant_id = $1 and reserved + allocated + unavailable > on_hand',
      [tx.tenant],
    ),
  )
  const { checked, broken } = await verify(db, { tenant: context.tenant })
  for (const { invariant } of broken) tell(`broken ${invariant.name}: ${invariant.says}`)
  tell(`${checked} invariants checked, ${broken.length} broken, ${row?.oversold ?? 0} balances oversold`)
  return (row?.oversold ?? 0) === 0 && broken.length === 0
}
