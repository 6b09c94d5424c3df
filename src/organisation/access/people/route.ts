import { type Static, Type } from 'typebox'
import type { App } from '../../../platform/http/app.ts'
import { type CommandDeps, runChange, runRead } from '../../../platform/http/command.ts'
import { answers } from '../../../platform/http/problem.ts'
import { body, Instant, id, Nullable, page, pageQuery, Text } from '../../../platform/http/schema.ts'
import { type LocationId, readId, showId, showOptionalId } from '../../../platform/ids.ts'
import { refuse } from '../../../platform/refusal.ts'
import { pageOf } from '../../page.ts'
import { ROLES } from '../policy.ts'
import { hashPassword } from '../session/passwords.ts'
import { NewPassword } from '../session/route.ts'
import { changeUser, createUser } from './people.ts'
import { type Grant, readUser, readUsers, type User } from './store.ts'

const tags = ['people and keys']
const Role = Type.Enum(ROLES)
const Grants = Type.Array(
  body({
    role: Role,
    locations: Type.Optional(Type.Array(id('location'), { maxItems: 500, uniqueItems: true })),
    supplier: Type.Optional(id('supplier')),
  }),
  { minItems: 1, maxItems: ROLES.length },
)
const NewUser = body({
  email: Type.String({ format: 'email', maxLength: 254 }),
  name: Text(200),
  password: NewPassword,
  grants: Grants,
})
const UserChange = Type.Partial(
  body({ name: Text(200), active: Type.Boolean(), grants: Grants, password: NewPassword }),
  {
    additionalProperties: false,
    minProperties: 1,
  },
)
const ShownUser = Type.Object({
  id: Type.String(),
  email: Type.String(),
  name: Type.String(),
  active: Type.Boolean(),
  grants: Type.Array(
    Type.Object({ role: Type.String(), locations: Type.Array(Type.String()), supplier: Nullable(Type.String()) }),
  ),
  createdAt: Instant,
})
const params = Type.Object({ user: id('user') })

export function peopleRoutes(app: App, deps: CommandDeps): void {
  app.get(
    '/v1/users',
    {
      schema: { summary: 'People', tags, querystring: Type.Object(pageQuery), response: answers(200, page(ShownUser)) },
      config: { action: 'user.read' },
    },
    async (request) => {
      const { items, next } = await runRead(deps, request, async (tx) => pageOf(await readUsers(tx), request.query))
      return { items: items.map(showUser), next }
    },
  )

  app.get(
    '/v1/users/:user',
    {
      schema: { summary: 'One person', tags, params, response: answers(200, ShownUser) },
      config: { action: 'user.read' },
    },
    async (request) =>
      showUser(
        await runRead(
          deps,
          request,
          async (tx) =>
            (await readUser(tx, readId(request.params.user))) ?? refuse.not_found('there is no such person'),
        ),
      ),
  )

  // No Idempotency-Key: a digest of the body would be kept with it, and be a cheaper way to the password than argon2.
  app.post(
    '/v1/users',
    {
      schema: {
        summary: 'Add a person',
        tags,
        body: NewUser,
        response: answers(201, Type.Object({ id: Type.String() })),
      },
      config: { action: 'user.write' },
    },
    async (request, reply) => {
      const { password, grants, ...rest } = request.body
      const passwordHash = await hashPassword(password)
      const user = { ...rest, passwordHash, grants: grants.map(readGrant) }
      const made = await runChange(deps, request, (tx) => createUser(tx, user))
      return reply.code(201).send({ id: showId('user', made.id) })
    },
  )

  app.patch(
    '/v1/users/:user',
    {
      schema: { summary: 'Change a person', tags, params, body: UserChange, response: answers(200, ShownUser) },
      config: { action: 'user.write' },
    },
    async (request) => {
      const { password, grants, ...rest } = request.body
      const change = {
        ...rest,
        ...(grants && { grants: grants.map(readGrant) }),
        ...(password !== undefined && { passwordHash: await hashPassword(password) }),
      }
      const user = readId(request.params.user)
      return showUser(await runChange(deps, request, (tx, principal) => changeUser(tx, principal, user, change)))
    },
  )
}

function readGrant(grant: Static<typeof Grants>[number]): Grant {
  return {
    role: grant.role,
    locations: (grant.locations ?? []).map((location) => readId<LocationId>(location)),
    supplier: grant.supplier === undefined ? null : readId(grant.supplier),
  }
}

function showUser(user: User): Static<typeof ShownUser> {
  return {
    id: showId('user', user.id),
    email: user.email,
    name: user.name,
    active: user.active,
    grants: user.grants.map((grant) => ({
      role: grant.role,
      locations: grant.locations.map((location) => showId('location', location)),
      supplier: showOptionalId('supplier', grant.supplier),
    })),
    createdAt: user.createdAt.toISOString(),
  }
}
