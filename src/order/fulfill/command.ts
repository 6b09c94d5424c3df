import type { FastifyRequest } from 'fastify'
import type { Action } from '../../organisation/index.ts'
import type { Tx } from '../../platform/db/db.ts'
import { principalOf } from '../../platform/http/app.ts'
import { runCommand } from '../../platform/http/command.ts'
import { type FulfillmentOrderId, type PackageId, readId } from '../../platform/ids.ts'
import { isRefusal } from '../../platform/refusal.ts'
import { type FulfillDeps, showWork } from './answer.ts'
import type { Asker } from './bounds.ts'
import type { FulfillmentOrder } from './model.ts'
import { readFulfillments } from './store.ts'
import type { PackageRef } from './work.ts'

/** The package of an address, under its fulfillment order. */
export function packageRef(params: Readonly<{ id: string; package: string }>): PackageRef {
  return { id: readId<PackageId>(params.package), fulfillment: readId<FulfillmentOrderId>(params.id) }
}

/** What a scan begins with: which work, who asks, and how it is shown to them afterwards. */
export function workAsked(request: FastifyRequest<{ Params: { id: string } }>, action: Action) {
  const principal = principalOf(request)
  return {
    id: readId<FulfillmentOrderId>(request.params.id),
    asker: { principal, action },
    show: (after: FulfillmentOrder, at: Date) => showWork(after, principal, at),
  }
}

/** Runs a command on a fulfillment order and answers with what it has become. */
export function runWork(
  deps: FulfillDeps,
  request: FastifyRequest<{ Params: { id: string } }>,
  action: Action,
  work: (tx: Tx, id: FulfillmentOrderId, asker: Asker) => Promise<unknown>,
) {
  const id = readId<FulfillmentOrderId>(request.params.id)
  return runCommand(deps, request, async (tx, principal) => {
    const result = await work(tx, id, { principal, action })
    return isRefusal(result) ? result : answerWork(tx, id, request)
  })
}

export async function answerWork(
  tx: Tx,
  id: FulfillmentOrderId,
  request: FastifyRequest,
): Promise<ReturnType<typeof showWork>> {
  const [after] = await readFulfillments(tx, [id])
  if (!after) throw new Error(`fulfillment order ${id} is gone`)
  return showWork(after, principalOf(request), tx.occurredAt)
}
