import { Type } from 'typebox'
import type { App } from '../../../platform/http/app.ts'
import { type CommandDeps, runRead } from '../../../platform/http/command.ts'
import { answers } from '../../../platform/http/problem.ts'
import { body, id } from '../../../platform/http/schema.ts'
import { type OrderId, readId } from '../../../platform/ids.ts'
import { isRefusal } from '../../../platform/refusal.ts'
import type { GuardOrder } from '../../capture/index.ts'
import type { Reads } from '../source/reads.ts'
import { ownId } from '../strategy/ids.ts'
import { replay } from './replay.ts'
import { Certificate, Trial } from './schema.ts'
import { findDecision, showDecision } from './show.ts'
import { tryStrategy } from './trial.ts'

/** `reads` replaces what sourcing reads, as it does for the source step itself. */
export type DecisionDeps = CommandDeps & Readonly<{ guardOrder: GuardOrder; reads?: Partial<Reads> }>

const tags = ['sourcing']
const params = Type.Object({ decision: id('decision') })
/** Why a location serves an order: the certificate in words, and the proof that it comes out the same again. */
export function decisionRoutes(app: App, deps: DecisionDeps): void {
  app.get(
    '/v1/sourcing-decisions/:decision',
    {
      schema: {
        summary: 'A decision: candidates with their score, refusals with the reason, the choice',
        tags,
        params,
        response: answers(200, Certificate),
      },
      config: { action: 'order.read' },
    },
    async (request) =>
      runRead(deps, request, async (tx, principal) => {
        const row = await findDecision(tx, readId(request.params.decision))
        if (isRefusal(row)) return row
        return (await deps.guardOrder(tx, principal, 'order.read', row.order)) ?? showDecision(tx, row)
      }),
  )
  app.post(
    '/v1/sourcing-decisions/:decision/replays',
    {
      schema: {
        summary: 'Decide again from what was stored: is it the same, bit for bit?',
        tags,
        params,
        response: answers(
          200,
          Type.Object({
            rule: Type.String(),
            same: Type.Boolean(),
            differences: Type.Array(Type.Object({ field: Type.String(), stored: Type.Unknown(), now: Type.Unknown() })),
          }),
        ),
      },
      config: { action: 'order.read' },
    },
    async (request) =>
      runRead(deps, request, async (tx, principal) => {
        const row = await findDecision(tx, readId(request.params.decision))
        if (isRefusal(row)) return row
        const refused = await deps.guardOrder(tx, principal, 'order.read', row.order)
        if (refused) return refused
        const again = await replay(tx, row.id)
        return isRefusal(again) ? again : { ...again, differences: [...again.differences] }
      }),
  )
  app.post(
    '/v1/sourcing-strategies/:strategy/trials',
    {
      schema: {
        summary: 'Try a strategy on an order: the plan with its certificates; nothing is written',
        tags,
        params: Type.Object({ strategy: ownId('strategy') }),
        body: body({ order: id('order') }),
        response: answers(200, Trial),
      },
      config: { action: 'sourcing.read' },
    },
    async (request) =>
      runRead(deps, request, async (tx, principal) => {
        const order = readId<OrderId>(request.body.order)
        const refused = await deps.guardOrder(tx, principal, 'order.read', order)
        if (refused) return refused
        return tryStrategy(tx, { strategy: readId(request.params.strategy), order }, deps.reads ?? {})
      }),
  )
}
