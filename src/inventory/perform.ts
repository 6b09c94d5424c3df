import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { boundsOf } from '../organisation/index.ts'
import type { Principal } from '../platform/auth/principal.ts'
import type { Tx } from '../platform/db/db.ts'
import { runCommand, runPreview } from '../platform/http/command.ts'
import { isRefusal, type Refusal } from '../platform/refusal.ts'
import type { InventoryDeps } from './routes.ts'
import { Foreseen } from './watch.ts'

/** Of acts that others may feel: `?preview=true` says what they would change, and changes nothing. */
export const previewQuery = Type.Object({ preview: Type.Boolean({ default: false }) })
/** Stands in the answer of a preview. */
export const foreseen = { foreseen: Type.Optional(Foreseen) }

type Asked = FastifyRequest & Readonly<{ query: Readonly<{ preview: boolean }> }>

/** Runs an act on stock, or shows it: the same work, watched and rolled back. `skusOf` says whose stock it touches. */
export async function perform<Done extends Readonly<Record<string, unknown>>>(
  deps: InventoryDeps,
  request: Asked,
  skusOf: (tx: Tx) => readonly string[] | Promise<readonly string[]>,
  work: (tx: Tx, principal: Principal) => Promise<Done | Refusal>,
): Promise<Done & { foreseen?: Foreseen }> {
  if (!request.query.preview) return runCommand<Done & { foreseen?: Foreseen }>(deps, request, work)
  return runPreview(deps, request, async (tx, principal) => {
    const look = await deps.watch(tx, await skusOf(tx), boundsOf(principal, 'stock.read').locations)
    const done = await work(tx, principal)
    return isRefusal(done) ? done : { ...done, foreseen: await look() }
  })
}
