import { Type } from 'typebox'
import { type Person, readChannels } from '../../../organisation/index.ts'
import { type App, principalOf } from '../../../platform/http/app.ts'
import { type CommandDeps, runRead } from '../../../platform/http/command.ts'
import { RefusedRequest } from '../../../platform/http/errors.ts'
import { answers } from '../../../platform/http/problem.ts'
import { body, Nullable, Text } from '../../../platform/http/schema.ts'
import type { TenantId } from '../../../platform/ids.ts'
import { isRefusal, type Refusal } from '../../../platform/refusal.ts'
import { refusePromise } from '../refusals.ts'
import { type Answered, type Asked, answerAvailability } from './availability.ts'
import { readChanges } from './changes.ts'
import { gather } from './gather.ts'
import { Answer, Later, showAtp, showCells, showItems } from './show.ts'

const MAX_SKUS = 100
const MAX_LOCATIONS = 1_000
const Region = Type.String({ pattern: '^[A-Z]{2}(-[A-Z0-9]{1,10})?$', examples: ['DE', 'DE-10'] })
const Method = Type.Enum(['ship', 'collect'], { description: 'only places that ship, or that hand over' })
const FORMS = ['locations', 'totals', 'cells'] as const
const Form = Type.Enum(FORMS, {
  default: 'locations',
  description: 'per location, sums only, or bare numbers: one row of `cells` a SKU, one column a location',
})
const filters = {
  channel: Type.Optional(Text(40)),
  region: Type.Optional(Region),
  method: Type.Optional(Method),
}
/** One snapshot answers at most so many questions; more than two reads of a tenant at a time only share the cores. */
const LIMITS = { together: 64, atOnce: 2 }

type Ask = (tenant: TenantId, asked: Asked) => Promise<Answered | Refusal>

export function availabilityRoutes(app: App, deps: CommandDeps): void {
  const ask: Ask = gather(LIMITS, (tenant, asked: readonly Asked[]) =>
    deps.db.read(tenant, (tx) => answerAvailability(tx, asked)),
  )
  readRoutes(app, ask)
  changesRoute(app, deps)
}

function readRoutes(app: App, ask: Ask): void {
  app.get(
    '/v1/availability',
    {
      schema: {
        summary: 'What can be promised of up to 100 SKUs, now and from when on',
        tags: ['promise'],
        querystring: Type.Object({
          sku: Type.Array(Text(64), { minItems: 1, maxItems: MAX_SKUS }),
          location: Type.Optional(Type.Array(Text(64), { maxItems: 50 })),
          form: Form,
          ...filters,
        }),
        response: answers(200, Answer),
      },
      config: { action: 'availability.read' },
    },
    async (request) => {
      const { sku, location, form, ...rest } = request.query
      return answer(ask, principalOf(request), form, { skus: sku, locations: location ?? null, ...rest })
    },
  )

  app.post(
    '/v1/availability',
    {
      schema: {
        summary: 'The same for long lists of locations; it changes nothing and needs no Idempotency-Key',
        tags: ['promise'],
        body: body({
          skus: Type.Array(Text(64), { minItems: 1, maxItems: MAX_SKUS }),
          locations: Type.Optional(Type.Array(Text(64), { minItems: 1, maxItems: MAX_LOCATIONS })),
          form: Type.Optional(Form),
          ...filters,
        }),
        response: answers(200, Answer),
      },
      config: { action: 'availability.read' },
    },
    async (request) => {
      const { skus, locations = null, form = 'locations', ...rest } = request.body
      return answer(ask, principalOf(request), form, { skus, locations, ...rest })
    },
  )
}

async function answer(
  ask: Ask,
  principal: Person,
  form: (typeof FORMS)[number],
  wanted: Pick<Asked, 'skus' | 'locations'> &
    Readonly<{ channel?: string; region?: string; method?: 'ship' | 'collect' }>,
) {
  const answered = await ask(principal.tenant, {
    skus: wanted.skus,
    locations: wanted.locations,
    region: wanted.region ?? null,
    channel: wanted.channel ?? null,
    method: wanted.method ?? null,
    cells: form === 'cells',
  })
  if (isRefusal(answered)) throw new RefusedRequest(answered)
  return form === 'cells' ? showCells(answered) : showItems(answered, form === 'locations')
}

function changesRoute(app: App, deps: CommandDeps): void {
  app.get(
    '/v1/availability/changes',
    {
      schema: {
        summary: 'What changed after a position of the log, with its values of now',
        tags: ['promise'],
        querystring: Type.Object({
          since: Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER, default: 0 }),
          channel: Type.Optional(Text(40)),
        }),
        response: answers(
          200,
          Type.Object({
            items: Type.Array(
              Type.Object({
                sku: Type.String(),
                location: Nullable(Type.String({ description: 'null: a service, ask for its slots' })),
                units: Nullable(Type.Integer()),
                later: Later,
              }),
            ),
            next: Type.Integer({ description: 'ask from here on' }),
            more: Type.Boolean({ description: 'there is more already' }),
            reset: Type.Boolean({ description: 'policies, allotments or places changed: read everything anew' }),
          }),
        ),
      },
      config: { action: 'availability.read' },
    },
    async (request) => {
      const { since, channel } = request.query
      const changes = await runRead(deps, request, async (tx) => {
        const found = channel === undefined ? null : (await readChannels(tx)).find((one) => one.code === channel)
        if (found === undefined)
          return refusePromise.unknown_channel(`there is no channel ${channel}`, { path: '/channel' })
        return readChanges(tx, { since, channel: found?.id ?? null })
      })
      return {
        ...changes,
        items: changes.items.map(({ sku, location, atp }) => ({
          sku,
          location,
          ...(atp ? showAtp(atp) : { units: null, later: [] }),
        })),
      }
    },
  )
}
