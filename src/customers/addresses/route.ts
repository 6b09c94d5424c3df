import { Type } from 'typebox'
import type { App } from '../../platform/http/app.ts'
import { type CommandDeps, runChange, runCommand } from '../../platform/http/command.ts'
import { answers } from '../../platform/http/problem.ts'
import { id } from '../../platform/http/schema.ts'
import { readId, showId } from '../../platform/ids.ts'
import { customerParams } from '../accounts/route.ts'
import { WrittenAddress } from '../accounts/schema.ts'
import { changeAddresses } from './addresses.ts'

const tags = ['customers']
const params = Type.Object({ ...customerParams.properties, address: id('address') })
const Written = Type.Object({
  id: Type.String(),
  version: Type.Integer({ description: 'of the customer, of whom the addresses are a part' }),
})

export function addressRoutes(app: App, deps: CommandDeps): void {
  app.post(
    '/v1/customers/:customer/addresses',
    {
      schema: {
        summary: 'Add an address',
        tags,
        params: customerParams,
        body: WrittenAddress,
        response: answers(201, Written),
      },
      config: { action: 'customer.write' },
    },
    async (request, reply) => {
      const customer = readId(request.params.customer)
      const made = await runCommand(deps, request, (tx) => changeAddresses(tx, customer, { add: request.body }))
      return reply.code(201).send({ ...made, id: showId('address', made.id) })
    },
  )

  app.put(
    '/v1/customers/:customer/addresses/:address',
    {
      schema: {
        summary: 'Replace an address; orders keep the one they were placed with',
        tags,
        params,
        body: WrittenAddress,
        response: answers(200, Written),
      },
      config: { action: 'customer.write' },
    },
    async (request) => {
      const customer = readId(request.params.customer)
      const change = { replace: readId(request.params.address), by: request.body }
      const written = await runChange(deps, request, (tx) => changeAddresses(tx, customer, change))
      return { ...written, id: request.params.address }
    },
  )

  app.delete(
    '/v1/customers/:customer/addresses/:address',
    {
      schema: { summary: 'Take an address away', tags, params, response: answers(204, Type.Null()) },
      config: { action: 'customer.write' },
    },
    async (request, reply) => {
      const customer = readId(request.params.customer)
      const change = { remove: readId(request.params.address) }
      await runChange(deps, request, (tx) => changeAddresses(tx, customer, change))
      return reply.code(204).send(null)
    },
  )
}
