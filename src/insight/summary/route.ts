import { Type } from 'typebox'
import type { App } from '../../platform/http/app.ts'
import { type CommandDeps, runRead } from '../../platform/http/command.ts'
import { answers } from '../../platform/http/problem.ts'
import { readSummary } from './views.ts'

const Counts = Type.Record(Type.String(), Type.Integer())
const Money = Type.Object({
  currency: Type.String(),
  goodsNetMinor: Type.Integer(),
  chargesNetMinor: Type.Integer(),
  taxMinor: Type.Integer(),
  totalMinor: Type.Integer(),
  cancelledMinor: Type.Integer(),
  creditedMinor: Type.Integer(),
  capturedMinor: Type.Integer(),
  refundedMinor: Type.Integer(),
  owedMinor: Type.Integer(),
})

export function summaryRoute(app: App, deps: CommandDeps): void {
  app.get(
    '/v1/reports/summary',
    {
      schema: {
        summary: 'Where all orders stand',
        tags: ['insight'],
        response: answers(
          200,
          Type.Object({
            orders: Type.Integer(),
            states: Counts,
            units: Counts,
            money: Type.Array(Money),
            messages: Type.Integer(),
          }),
        ),
      },
      config: { action: 'report.read' },
    },
    async (request) => runRead(deps, request, readSummary) as never,
  )
}
