import { Type } from 'typebox'
import { boundsOf, mayTouch } from '../../../organisation/index.ts'
import type { Principal } from '../../../platform/auth/principal.ts'
import type { App } from '../../../platform/http/app.ts'
import { runRead } from '../../../platform/http/command.ts'
import { answers } from '../../../platform/http/problem.ts'
import { id, Nullable, page, pageQuery } from '../../../platform/http/schema.ts'
import { type FulfillmentOrderId, type LocationId, readId } from '../../../platform/ids.ts'
import { isRefusal, refuse } from '../../../platform/refusal.ts'
import { type FulfillDeps, showWork, Work, WorkAnswer } from '../answer.ts'
import { readDestination } from '../label/store.ts'
import { type FulfillmentOrder, isClosed } from '../model.ts'
import { listWork, readCursor, showCursor } from '../views.ts'
import { readWork } from '../work.ts'

const State = Type.Union(
  (['coming', 'released', 'accepted', 'in_work', 'packed', 'ready', 'done', 'cancelled'] as const).map((one) =>
    Type.Literal(one),
  ),
)
const Address = Type.Object({
  name: Nullable(Type.String()),
  company: Nullable(Type.String()),
  phone: Nullable(Type.String()),
  lines: Nullable(Type.Array(Type.String())),
  postalCode: Nullable(Type.String()),
  city: Nullable(Type.String()),
  country: Nullable(Type.String()),
  instructions: Nullable(Type.String()),
})
const PickLine = Type.Object({
  line: Type.Integer(),
  sku: Type.String(),
  name: Type.String(),
  units: Type.Integer(),
})
const OneAnswer = Type.Object({
  ...WorkAnswer.properties,
  pickList: Type.Array(PickLine, { description: 'what waits to be picked, by SKU' }),
  address: Nullable(Address),
})

export function readRoutes(app: App, deps: FulfillDeps): void {
  app.get(
    '/v1/fulfillment-orders',
    {
      schema: {
        summary: 'The work list: what was released first comes first; without a state, whatever is open',
        querystring: Type.Object(
          { location: Type.Optional(id('location')), state: Type.Optional(State), ...pageQuery },
          { additionalProperties: false },
        ),
        response: answers(200, page(WorkAnswer)),
      },
      config: { action: 'fulfillment.read' },
    },
    async (request, reply) => {
      const { location, state, cursor, limit } = request.query
      const after = cursor === undefined ? null : readCursor(cursor)
      const list = await runRead(deps, request, async (tx, principal) => {
        if (cursor !== undefined && !after)
          return refuse.invalid_request('this list gave out no such cursor', { path: '/cursor' })
        const { items, more } = await listWork(tx, {
          location: location === undefined ? null : readId<LocationId>(location),
          state: state ?? null,
          bounds: boundsOf(principal, 'fulfillment.read'),
          after,
          limit,
        })
        const last = items.at(-1)
        return {
          items: items.map((one) => showWork(one, principal, tx.now)),
          next: more && last ? showCursor(last) : null,
        }
      })
      return reply.send(list)
    },
  )
  app.get(
    '/v1/fulfillment-orders/:id',
    {
      schema: {
        summary: 'One fulfillment order with its pick list, and the address for those who send it there',
        ...Work,
        response: answers(200, OneAnswer),
      },
      config: { action: 'fulfillment.read' },
    },
    async (request, reply) => {
      const one = await runRead(deps, request, async (tx, principal) => {
        const asker = { principal, action: 'fulfillment.read' } as const
        const found = await readWork(tx, readId<FulfillmentOrderId>(request.params.id), asker)
        if (isRefusal(found)) return found
        const destination = maySeeAddress(principal, found) ? await readDestination(tx, found) : undefined
        return {
          ...showWork(found, principal, tx.now),
          pickList: pickList(found),
          address: destination ? { ...destination, lines: destination.lines && [...destination.lines] } : null,
        }
      })
      return reply.send(one)
    },
  )
}

/** Who may read the order's people; and whoever works at the place, while it has to go out. */
function maySeeAddress(principal: Principal, fulfillment: FulfillmentOrder): boolean {
  const { location, supplier, channel, order } = fulfillment
  if (mayTouch(principal, 'order.read_personal', { location, channel, order })) return true
  const own = principal.locations.includes(location) || (supplier !== null && principal.supplier === supplier)
  return own && !isClosed(fulfillment)
}

function pickList({ lines }: FulfillmentOrder) {
  return lines
    .filter((line) => line.waiting > 0)
    .map(({ line, sku, name, waiting }) => ({ line, sku, name, units: waiting }))
    .sort((a, b) => (a.sku < b.sku ? -1 : 1))
}
