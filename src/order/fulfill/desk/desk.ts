import type { FastifyRequest } from 'fastify'
import type { Tx } from '../../../platform/db/db.ts'
import { groupCommands } from '../../../platform/http/grouped.ts'
import { isRefusal, type Refusal } from '../../../platform/refusal.ts'
import type { FulfillDeps } from '../answer.ts'
import type { FulfillSteps } from '../steps.ts'
import type { Scan } from './scan.ts'
import { scanAll } from './scan-all.ts'

type Answer = Readonly<Record<string, unknown>>

export type Desk = Readonly<{
  /** Does a scan in a commit group with all that wait. `weight` counts the lines that it names. @throws RefusedRequest */
  scan<R extends Answer>(request: FastifyRequest, scan: Scan<R>, weight: number): Promise<R>
}>
export type DeskDeps = FulfillDeps & Readonly<{ desk: Desk }>

/** Where the scans of all locations come in: one group for every kind, so that what follows on one order waits its turn. */
export function makeDesk(deps: FulfillDeps): Desk {
  const submit = groupCommands<Scan<Answer>, Answer>(deps, (tx, asked) =>
    scanAll(
      tx,
      deps.steps,
      asked.map((one) => ({ tx: one.tx, scan: one.body })),
    ),
  )
  return {
    // A scan is answered by itself, or by what the same request was answered before: of its own kind either way.
    scan: async <R extends Answer>(request: FastifyRequest, scan: Scan<R>, weight: number) =>
      (await submit(request, scan, weight)) as R,
  }
}

/** One scan alone, in the transaction of whoever makes it. @param steps what follows a hand-over; null where none can */
export async function scanOne<R>(
  tx: Tx,
  steps: Pick<FulfillSteps, 'handOver'> | null,
  scan: Scan<R>,
): Promise<R | Refusal> {
  const [verdict] = await scanAll(tx, steps, [{ tx, scan }])
  if (verdict === undefined || isRefusal(verdict)) return verdict as Refusal
  return verdict
}
