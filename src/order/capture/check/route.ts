import { type Static, Type } from 'typebox'
import type { App } from '../../../platform/http/app.ts'
import { runPreview } from '../../../platform/http/command.ts'
import { answers } from '../../../platform/http/problem.ts'
import { body, Nullable } from '../../../platform/http/schema.ts'
import { isRefusal } from '../../../platform/refusal.ts'
import type { DraftLine } from '../place/model.ts'
import { readOrder } from '../place/route.ts'
import { PlaceOrderBody } from '../place/schema.ts'
import type { CaptureDeps } from '../routes.ts'
import { type Checked, checkOrder, type Unfinished } from './check.ts'

const Priced = { netMinor: Type.Integer(), taxMinor: Type.Integer(), grossMinor: Type.Integer() }
const CheckedAnswer = Type.Object({
  currency: Type.String(),
  goodsMinor: Type.Integer(),
  chargesMinor: Type.Integer(),
  taxMinor: Type.Integer(),
  totalMinor: Type.Integer(),
  lines: Type.Array(
    Type.Object({
      line: Type.Integer(),
      sku: Type.String(),
      name: Type.String(),
      kind: Type.String(),
      quantity: Type.Integer(),
      partOf: Nullable(Type.Integer({ description: 'the line of the kit that it is a part of' })),
      ...Priced,
    }),
  ),
  holds: Type.Array(Type.Object({ type: Type.String(), reason: Type.String() })),
  backordered: Nullable(Type.Integer({ description: 'units that would wait; null without deliveries' })),
  located: Type.Array(
    Type.Object({
      delivery: Type.Integer(),
      by: Nullable(Type.String({ description: 'postal_code, country or given; null: the address was not found' })),
    }),
  ),
})

export function checkRoute(app: App, deps: CaptureDeps): void {
  app.post(
    '/v1/orders/checks',
    {
      schema: {
        summary: 'What an order would cost, be held for and wait for; places nothing. Deliveries may still be missing',
        tags: ['order'],
        body: body({ ...PlaceOrderBody.properties, deliveries: Type.Optional(PlaceOrderBody.properties.deliveries) }),
        response: answers(200, CheckedAnswer),
      },
      config: { action: 'order.place' },
    },
    async (request) => {
      const { deliveries, ...rest } = request.body
      const wanted = readOrder({ ...rest, deliveries: deliveries ?? [] })
      const { deliveries: _, ...unplaced } = wanted
      const order: Unfinished = deliveries ? wanted : unplaced
      return runPreview(deps, request, async (tx, principal) => {
        const rights = { mayPrice: deps.access.permits(principal, 'order.price'), channel: principal.channel }
        const by = { kind: principal.kind, id: principal.id }
        const checked = await checkOrder(tx, { order, rights, by }, deps.source)
        return isRefusal(checked) ? checked : showChecked(checked)
      })
    },
  )
}

function showChecked({ draft, currency, holds, backordered }: Checked): Static<typeof CheckedAnswer> {
  const { goodsMinor, chargesMinor, taxMinor, totalMinor } = draft
  return {
    ...{ currency, goodsMinor, chargesMinor, taxMinor, totalMinor, backordered },
    lines: draft.lines.map((line) => ({
      ...{ line: line.line, sku: line.sku, name: line.name, kind: line.kind, quantity: line.quantity },
      ...amountsOf(line, draft.lines),
      partOf: line.relation === 'component_of' ? line.relationLine : null,
    })),
    holds: holds.map(({ type, reason }) => ({ type, reason })),
    located: draft.deliveries.map((delivery) => ({ delivery: delivery.delivery, by: delivery.located?.by ?? null })),
  }
}

/** A kit is worth what its parts are worth together: its price was shared out among them. */
function amountsOf(line: DraftLine, all: readonly DraftLine[]) {
  const parts = all.filter((part) => part.relation === 'component_of' && part.relationLine === line.line)
  const sum = (amount: (one: DraftLine) => number) => [line, ...parts].reduce((total, one) => total + amount(one), 0)
  return {
    netMinor: sum((one) => one.netMinor),
    taxMinor: sum((one) => one.taxMinor),
    grossMinor: sum((one) => one.grossMinor),
  }
}
