import { type Static, Type } from 'typebox'
import type { App } from '../../../platform/http/app.ts'
import {
  type CommandDeps,
  runChange,
  runCommand,
  runRead,
  seenVersion,
  withVersion,
} from '../../../platform/http/command.ts'
import { needVersion } from '../../../platform/http/precondition.ts'
import { answers } from '../../../platform/http/problem.ts'
import { body, Country, id, Nullable, page, pageQuery, Text } from '../../../platform/http/schema.ts'
import { readId, showId, showOptionalId } from '../../../platform/ids.ts'
import { refuse } from '../../../platform/refusal.ts'
import { pageOf } from '../../page.ts'
import { Code } from '../channels/route.ts'
import { type Location, readLocations } from '../store.ts'
import { addLocation, changeLocation } from './locations.ts'

const tags = ['organisation']
const KINDS = ['warehouse', 'store', 'supplier', '3pl', 'vehicle'] as const
const KEEPERS = ['kontor', 'till', 'wms', 'supplier'] as const
const StockKeeper = Type.Enum(KEEPERS, { description: 'who counts its stock: Kontor, or whoever sends snapshots' })
const fixed = { code: Code, kind: Type.Enum(KINDS) }
const needed = { name: Text(100), city: Text(100), country: Country, timeZone: Text(60) }
const switches = {
  canShip: Type.Boolean(),
  canPickup: Type.Boolean(),
  canReturn: Type.Boolean(),
  canServe: Type.Boolean({ description: 'performs service articles' }),
  stockKeeper: StockKeeper,
  active: Type.Boolean(),
}
const known = {
  street: Text(200),
  postalCode: Text(20),
  region: Text(100),
  latitude: Type.Number({ minimum: -90, maximum: 90 }),
  longitude: Type.Number({ minimum: -180, maximum: 180 }),
  openingHours: Type.String({ minLength: 1, maxLength: 500, description: 'OpenStreetMap syntax' }),
  dailyCapacity: Type.Integer({ minimum: 0, maximum: 1_000_000, description: 'fulfillment orders a day' }),
  supplier: id('supplier'),
}
const optional = Type.Partial(body({ ...switches, ...known })).properties
const nullable = {
  street: Nullable(known.street),
  postalCode: Nullable(known.postalCode),
  region: Nullable(known.region),
  latitude: Nullable(known.latitude),
  longitude: Nullable(known.longitude),
  openingHours: Nullable(known.openingHours),
  dailyCapacity: Nullable(known.dailyCapacity),
  supplier: Nullable(known.supplier),
}
const NewLocation = body({ ...fixed, ...needed, ...optional })
const LocationChange = Type.Partial(body({ ...needed, ...switches, ...nullable }), {
  additionalProperties: false,
  minProperties: 1,
})
const ShownLocation = Type.Object({
  id: Type.String(),
  ...fixed,
  ...needed,
  ...switches,
  ...nullable,
  supplier: Nullable(Type.String()),
  version: Type.Integer(),
})
const params = Type.Object({ location: id('location') })

export function locationRoutes(app: App, deps: CommandDeps): void {
  app.get(
    '/v1/locations',
    {
      schema: {
        summary: 'Locations',
        tags,
        querystring: Type.Object(pageQuery),
        response: answers(200, page(ShownLocation)),
      },
      config: { action: 'organisation.read' },
    },
    async (request) => {
      const { items, next } = pageOf(await runRead(deps, request, readLocations), request.query)
      return { items: items.map(show), next }
    },
  )

  app.get(
    '/v1/locations/:location',
    {
      schema: { summary: 'One location', tags, params, response: answers(200, ShownLocation) },
      config: { action: 'organisation.read' },
    },
    async (request, reply) => {
      const wanted = readId(request.params.location)
      const found = await runRead(deps, request, async (tx) => {
        const location = (await readLocations(tx)).find((one) => one.id === wanted)
        return location ?? refuse.not_found('there is no such location')
      })
      return withVersion(reply, found.version, show(found))
    },
  )

  app.post(
    '/v1/locations',
    {
      schema: {
        summary: 'Add a location',
        tags,
        body: NewLocation,
        response: answers(201, Type.Object({ id: Type.String(), version: Type.Integer() })),
      },
      config: { action: 'organisation.write' },
    },
    async (request, reply) => {
      const { supplier, ...rest } = request.body
      const location = { ...rest, ...(supplier !== undefined && { supplier: readId(supplier) }) }
      const made = await runCommand(deps, request, (tx) => addLocation(tx, location))
      return withVersion(reply.code(201), made.version, { ...made, id: showId('location', made.id) })
    },
  )

  app.patch(
    '/v1/locations/:location',
    {
      schema: {
        summary: 'Change a location; needs If-Match',
        tags,
        params,
        body: LocationChange,
        response: answers(200, ShownLocation),
      },
      config: { action: 'organisation.write' },
      preValidation: needVersion,
    },
    async (request, reply) => {
      const { supplier, ...rest } = request.body
      const change = { ...rest, ...(supplier !== undefined && { supplier: supplier && readId(supplier) }) }
      const wanted = readId(request.params.location)
      const seen = seenVersion(request)
      const location = await runChange(deps, request, (tx) => changeLocation(tx, wanted, seen, change))
      return withVersion(reply, location.version, show(location))
    },
  )
}

function show(location: Location): Static<typeof ShownLocation> {
  return {
    ...location,
    id: showId('location', location.id),
    supplier: showOptionalId('supplier', location.supplier),
  }
}
