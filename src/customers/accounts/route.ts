import { Type } from 'typebox'
import { permits } from '../../organisation/index.ts'
import type { Principal } from '../../platform/auth/principal.ts'
import type { App } from '../../platform/http/app.ts'
import {
  type CommandDeps,
  runChange,
  runCommand,
  runRead,
  seenVersion,
  withVersion,
} from '../../platform/http/command.ts'
import { needVersion } from '../../platform/http/precondition.ts'
import { answers } from '../../platform/http/problem.ts'
import { cutPage, readRowCursor } from '../../platform/http/row-cursor.ts'
import { id, page, pageQuery } from '../../platform/http/schema.ts'
import { readId, showId } from '../../platform/ids.ts'
import { refuse } from '../../platform/refusal.ts'
import { readAddresses } from '../addresses/store.ts'
import { readConsents } from '../consents/store.ts'
import { refuseCustomer } from '../refusals.ts'
import { addCustomer, type CustomerChange as Change, changeCustomer } from './customers.ts'
import { normalPhone } from './model.ts'
import { Credit, CustomerChange, NewCustomer } from './schema.ts'
import { CustomerInFull, ShownCustomer, showAddress, showConsent, showCustomer } from './show.ts'
import { type CustomerFilter, findCustomers, readCustomers } from './store.ts'

const tags = ['customers']
export const customerParams = Type.Object({ customer: id('customer') })
/** Who does not see personal data must know whom they look for, not leaf through everybody. */
const NARROW_LENGTH = 3
const query = Type.Object({
  ...pageQuery,
  number: Type.Optional(Type.String({ maxLength: 40 })),
  email: Type.Optional(Type.String({ maxLength: 254 })),
  phone: Type.Optional(Type.String({ maxLength: 40 })),
  q: Type.Optional(Type.String({ minLength: 1, maxLength: 100, description: 'beginning of name or company' })),
  find: Type.Optional(
    Type.String({
      minLength: NARROW_LENGTH,
      maxLength: 254,
      description:
        'what a caller says: number, e-mail address, phone, or the beginning of first name, last name or company',
    }),
  ),
})
export function customerRoutes(app: App, deps: CommandDeps): void {
  app.get(
    '/v1/customers',
    {
      schema: { summary: 'Customers', tags, querystring: query, response: answers(200, page(ShownCustomer)) },
      config: { action: 'customer.read' },
    },
    async (request) => {
      const { cursor, limit, number = null, email = null, phone = null, q = null, find = null } = request.query
      const filter = { number, email, phone: phone && normalPhone(phone, null), q, find }
      const after = readRowCursor(cursor)
      return runRead(deps, request, async (tx, principal) => {
        if (!seesPersonal(principal) && !isNarrow(filter))
          return refuseCustomer.search_too_wide(
            `give a number, an e-mail address, a phone, or ${NARROW_LENGTH} letters`,
          )
        const { items, next } = cutPage(await findCustomers(tx, filter, after, limit + 1), limit)
        return { items: items.map((customer) => showCustomer(customer, seesPersonal(principal))), next }
      })
    },
  )

  app.get(
    '/v1/customers/:customer',
    {
      schema: { summary: 'One customer', tags, params: customerParams, response: answers(200, CustomerInFull) },
      config: { action: 'customer.read' },
    },
    async (request, reply) => {
      const wanted = readId(request.params.customer)
      const shown = await runRead(deps, request, async (tx, principal) => {
        const [customer] = await readCustomers(tx, [wanted], [])
        if (!customer) return refuse.not_found('there is no such customer')
        const personal = seesPersonal(principal)
        return {
          ...showCustomer(customer, personal),
          addresses: (await readAddresses(tx, wanted)).map((address) => showAddress(address, personal)),
          consents: (await readConsents(tx, wanted)).map(showConsent),
        }
      })
      return withVersion(reply, shown.version, shown)
    },
  )

  app.post(
    '/v1/customers',
    {
      schema: {
        summary: 'Add a customer',
        tags,
        body: NewCustomer,
        response: answers(201, Type.Object({ id: Type.String(), version: Type.Integer() })),
      },
      config: { action: 'customer.write' },
    },
    async (request, reply) => {
      const wanted = request.body
      const made = await runCommand(deps, request, async (tx, principal) => {
        const credit = wanted.terms !== undefined || wanted.creditLimitMinor !== undefined
        if (credit && !permits(principal, 'customer.grant_credit'))
          return refuseCustomer.credit_not_allowed('leave terms and credit limit to finance', { path: '/terms' })
        return addCustomer(tx, wanted)
      })
      return withVersion(reply.code(201), made.version, { ...made, id: showId('customer', made.id) })
    },
  )

  const change = {
    tags,
    params: customerParams,
    response: answers(200, ShownCustomer),
  }
  app.patch(
    '/v1/customers/:customer',
    {
      schema: { ...change, summary: 'Change a customer; needs If-Match', body: CustomerChange },
      config: { action: 'customer.write' },
      preValidation: needVersion,
    },
    async (request, reply) => {
      const shown = await changeAndShow(request.params.customer, seenVersion(request), request.body, request)
      return withVersion(reply, shown.version, shown)
    },
  )

  app.put(
    '/v1/customers/:customer/credit',
    {
      schema: { ...change, summary: 'Grant payment terms and credit; needs If-Match', body: Credit },
      config: { action: 'customer.grant_credit' },
      preValidation: needVersion,
    },
    async (request, reply) => {
      const shown = await changeAndShow(request.params.customer, seenVersion(request), request.body, request)
      return withVersion(reply, shown.version, shown)
    },
  )

  function changeAndShow(
    shownId: string,
    seen: number | null,
    wanted: Change,
    request: Parameters<typeof runChange>[1],
  ) {
    return runChange(deps, request, async (tx, principal) => {
      const customer = await changeCustomer(tx, readId(shownId), seen, wanted)
      return 'refused' in customer ? customer : showCustomer(customer, seesPersonal(principal))
    })
  }
}

function seesPersonal(principal: Principal): boolean {
  return permits(principal, 'customer.read_personal')
}

function isNarrow({ number, email, phone, q, find }: CustomerFilter): boolean {
  return (
    find !== null || number !== null || email !== null || phone !== null || (q !== null && q.length >= NARROW_LENGTH)
  )
}
