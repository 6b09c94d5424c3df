import { Type } from 'typebox'
import type { App } from '../../platform/http/app.ts'
import { type CommandDeps, runChange, runCommand } from '../../platform/http/command.ts'
import { answers } from '../../platform/http/problem.ts'
import { body, Instant, Nullable } from '../../platform/http/schema.ts'
import { type CustomerId, readId, showId } from '../../platform/ids.ts'
import { refuse } from '../../platform/refusal.ts'
import { customerParams } from '../accounts/route.ts'
import { ShownAddress, ShownConsent, ShownCustomer, showAddress, showConsent, showCustomer } from '../accounts/show.ts'
import { readCustomers } from '../accounts/store.ts'
import { readAddresses } from '../addresses/store.ts'
import { readConsents } from '../consents/store.ts'
import { type EraseOrders, eraseCustomer } from './erase.ts'
import { ordersOfCustomer } from './views.ts'

const tags = ['customers']
const Facts = Type.Array(Type.Record(Type.String(), Type.Unknown()))
const Export = Type.Object({
  customer: ShownCustomer,
  addresses: Type.Array(ShownAddress),
  consents: Type.Array(ShownConsent),
  orders: Type.Array(
    Type.Object({
      id: Type.String(),
      number: Type.String(),
      placedAt: Instant,
      closedAt: Nullable(Instant),
      currency: Type.String(),
      totalMinor: Type.Integer(),
      fulfillmentStatus: Type.String(),
      paymentStatus: Type.String(),
      parties: Facts,
      lines: Facts,
      messages: Facts,
      feedback: Facts,
    }),
  ),
})

export type PrivacyDeps = CommandDeps & Readonly<{ eraseOrders: EraseOrders }>

export function privacyRoutes(app: App, deps: PrivacyDeps): void {
  app.get(
    '/v1/customers/:customer/export',
    {
      schema: {
        summary: 'All personal data of a customer, to hand to that customer',
        tags,
        params: customerParams,
        response: answers(200, Export),
      },
      config: { action: 'customer.export' },
    },
    // Not a read: that somebody took it all with them is written down.
    async (request, reply) => {
      const id = readId<CustomerId>(request.params.customer)
      reply.header('content-disposition', `attachment; filename="${request.params.customer}.json"`)
      return runChange(deps, request, async (tx) => {
        const [customer] = await readCustomers(tx, [id], [])
        if (!customer) return refuse.not_found('there is no such customer')
        const orders = await ordersOfCustomer(tx, id)
        tx.announce({ type: 'customer.exported', subject: id, data: { orders: orders.length } })
        return {
          customer: showCustomer(customer, true),
          addresses: (await readAddresses(tx, id)).map((address) => showAddress(address, true)),
          consents: (await readConsents(tx, id)).map(showConsent),
          orders: orders.map((order) => ({
            ...order,
            id: showId('order', order.id),
            placedAt: order.placedAt.toISOString(),
            closedAt: order.closedAt?.toISOString() ?? null,
            parties: [...order.parties],
            lines: [...order.lines],
            messages: [...order.messages],
            feedback: [...order.feedback],
          })),
        }
      })
    },
  )

  app.post(
    '/v1/customers/:customer/erasures',
    {
      schema: {
        summary: 'Erase a customer for good; refused while an order is open',
        tags,
        params: customerParams,
        body: body({}),
        response: answers(201, Type.Object({ erasedAt: Instant })),
      },
      config: { action: 'customer.erase' },
    },
    async (request, reply) => {
      const id = readId<CustomerId>(request.params.customer)
      return reply.code(201).send(await runCommand(deps, request, (tx) => eraseCustomer(tx, id, deps.eraseOrders)))
    },
  )
}
