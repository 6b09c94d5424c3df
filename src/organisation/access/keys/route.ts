import { type Static, Type } from 'typebox'
import type { Vault } from '../../../platform/auth/secrets.ts'
import { type App, tenantOf } from '../../../platform/http/app.ts'
import { type CommandDeps, runChange, runCommand, runRead } from '../../../platform/http/command.ts'
import { answers } from '../../../platform/http/problem.ts'
import { body, Instant, id, Nullable, page, pageQuery, Text } from '../../../platform/http/schema.ts'
import { type ChannelId, type LocationId, readId, showId, showOptionalId } from '../../../platform/ids.ts'
import { isRefusal } from '../../../platform/refusal.ts'
import { pageOf } from '../../page.ts'
import { createKey, type NewKey, revokeKey, tokenOfKey } from './keys.ts'
import { KEY_KINDS, kindOf } from './kinds.ts'
import { type Key, readKeys } from './store.ts'

const tags = ['people and keys']
const NewKeyBody = body({
  name: Text(100),
  kind: Type.Optional(
    Type.Enum(KEY_KINDS, { description: 'the system it is for: bounds what it may do, and needs its place' }),
  ),
  scopes: Type.Optional(
    Type.Array(Type.String({ maxLength: 60, description: 'an action of the permissions page, or `area.*`' }), {
      minItems: 1,
      maxItems: 100,
      uniqueItems: true,
      description: 'all that the kind is for when left out',
    }),
  ),
  channel: Type.Optional(id('channel', 'orders of this channel only')),
  locations: Type.Optional(Type.Array(id('location'), { maxItems: 500, uniqueItems: true })),
  supplier: Type.Optional(id('supplier')),
  expiresAt: Type.Optional(Instant),
})
const MadeKey = Type.Object({
  id: Type.String(),
  token: Type.String({ description: 'shown now and never again; the same Idempotency-Key shows it once more' }),
})
const ShownKey = Type.Object({
  id: Type.String(),
  name: Type.String(),
  kind: Nullable(Type.String()),
  scopes: Type.Array(Type.String()),
  channel: Nullable(Type.String()),
  locations: Type.Array(Type.String()),
  supplier: Nullable(Type.String()),
  lastFour: Type.String(),
  createdAt: Instant,
  expiresAt: Nullable(Instant),
  revokedAt: Nullable(Instant),
})
const ShownKind = Type.Object({
  kind: Type.String(),
  needs: Nullable(
    Type.Enum(['channel', 'locations', 'supplier'], { description: 'what a key of it must be bound to' }),
  ),
  scopes: Type.Array(Type.String(), { description: 'all that a key of it can do' }),
})
const params = Type.Object({ key: id('key') })

export function keyRoutes(app: App, deps: CommandDeps & Readonly<{ vault: Vault }>): void {
  app.get(
    '/v1/keys',
    {
      schema: {
        summary: 'API keys',
        tags,
        querystring: Type.Object(pageQuery),
        response: answers(200, page(ShownKey)),
      },
      config: { action: 'key.read' },
    },
    async (request) => {
      const { items, next } = await runRead(deps, request, async (tx) => pageOf(await readKeys(tx), request.query))
      return { items: items.map(showKey), next }
    },
  )

  app.get(
    '/v1/key-kinds',
    {
      schema: {
        summary: 'The kinds of systems that keys are made for',
        tags,
        response: answers(200, Type.Object({ items: Type.Array(ShownKind) })),
      },
      config: { action: 'key.read' },
    },
    async () => ({
      items: KEY_KINDS.map((kind) => ({ kind, needs: kindOf(kind).needs, scopes: [...kindOf(kind).scopes] })),
    }),
  )

  app.post(
    '/v1/keys',
    {
      schema: { summary: 'Make an API key', tags, body: NewKeyBody, response: answers(201, MadeKey) },
      config: { action: 'key.write' },
    },
    async (request, reply) => {
      const made = await runCommand(deps, request, async (tx, maker) => {
        const key = await createKey(tx, deps.vault, readNewKey(request.body), maker)
        return isRefusal(key) ? key : { id: key.id } // the token must not be stored with the answer
      })
      const token = tokenOfKey(deps.vault, tenantOf(request), made.id)
      return reply.code(201).send({ id: showId('key', made.id), token })
    },
  )

  app.delete(
    '/v1/keys/:key',
    {
      schema: { summary: 'Revoke an API key', tags, params, response: answers(204, Type.Null()) },
      config: { action: 'key.write' },
    },
    async (request, reply) => {
      await runChange(deps, request, (tx) => revokeKey(tx, readId(request.params.key)))
      return reply.code(204).send(null)
    },
  )
}

function readNewKey(wanted: Static<typeof NewKeyBody>): NewKey {
  return {
    name: wanted.name,
    kind: wanted.kind ?? null,
    ...(wanted.scopes && { scopes: wanted.scopes }),
    channel: wanted.channel === undefined ? null : readId<ChannelId>(wanted.channel),
    locations: (wanted.locations ?? []).map((location) => readId<LocationId>(location)),
    supplier: wanted.supplier === undefined ? null : readId(wanted.supplier),
    expiresAt: wanted.expiresAt === undefined ? null : new Date(wanted.expiresAt),
  }
}

function showKey(key: Key): Static<typeof ShownKey> {
  return {
    id: showId('key', key.id),
    name: key.name,
    kind: key.kind,
    scopes: [...key.scopes],
    channel: showOptionalId('channel', key.channel),
    locations: key.locations.map((location) => showId('location', location)),
    supplier: showOptionalId('supplier', key.supplier),
    lastFour: key.lastFour,
    createdAt: key.createdAt.toISOString(),
    expiresAt: key.expiresAt?.toISOString() ?? null,
    revokedAt: key.revokedAt?.toISOString() ?? null,
  }
}
