import { type Static, Type } from 'typebox'
import type { App } from '../../../platform/http/app.ts'
import { type CommandDeps, runChange, runCommand, runRead } from '../../../platform/http/command.ts'
import { answers } from '../../../platform/http/problem.ts'
import { body, Country, Currency, id, Nullable, page, pageQuery, Text } from '../../../platform/http/schema.ts'
import { readId, showId } from '../../../platform/ids.ts'
import { refuse } from '../../../platform/refusal.ts'
import { pageOf } from '../../page.ts'
import { addLegalEntity, changeLegalEntity } from './entities.ts'
import { type LegalEntity, readLegalEntities } from './store.ts'

const tags = ['organisation']
const VatNumber = Type.String({ pattern: '^[A-Z]{2}[A-Z0-9+*]{2,14}$' })
const NewEntity = body({
  name: Text(200),
  country: Country,
  vatNumber: Type.Optional(VatNumber),
  currency: Currency,
  timeZone: Text(60),
})
const EntityChange = Type.Partial(body({ name: Text(200), vatNumber: Nullable(VatNumber), timeZone: Text(60) }), {
  additionalProperties: false,
  minProperties: 1,
})
const ShownEntity = Type.Object({
  id: Type.String(),
  name: Type.String(),
  country: Type.String(),
  vatNumber: Nullable(Type.String()),
  currency: Type.String(),
  timeZone: Type.String(),
})
const params = Type.Object({ entity: id('legalEntity') })

export function legalEntityRoutes(app: App, deps: CommandDeps): void {
  app.get(
    '/v1/legal-entities',
    {
      schema: {
        summary: 'Legal entities',
        tags,
        querystring: Type.Object(pageQuery),
        response: answers(200, page(ShownEntity)),
      },
      config: { action: 'organisation.read' },
    },
    async (request) => {
      const all = await runRead(deps, request, readLegalEntities)
      const { items, next } = pageOf(all, request.query)
      return { items: items.map(show), next }
    },
  )

  app.get(
    '/v1/legal-entities/:entity',
    {
      schema: { summary: 'One legal entity', tags, params, response: answers(200, ShownEntity) },
      config: { action: 'organisation.read' },
    },
    async (request) => {
      const wanted = readId(request.params.entity)
      return show(
        await runRead(
          deps,
          request,
          async (tx) =>
            (await readLegalEntities(tx)).find((entity) => entity.id === wanted) ??
            refuse.not_found('there is no such legal entity'),
        ),
      )
    },
  )

  app.post(
    '/v1/legal-entities',
    {
      schema: {
        summary: 'Add a legal entity',
        tags,
        body: NewEntity,
        response: answers(201, Type.Object({ id: Type.String() })),
      },
      config: { action: 'organisation.write' },
    },
    async (request, reply) => {
      const made = await runCommand(deps, request, (tx) => addLegalEntity(tx, request.body))
      return reply.code(201).send({ id: showId('legalEntity', made.id) })
    },
  )

  app.patch(
    '/v1/legal-entities/:entity',
    {
      schema: {
        summary: 'Change a legal entity',
        tags,
        params,
        body: EntityChange,
        response: answers(200, ShownEntity),
      },
      config: { action: 'organisation.write' },
    },
    async (request) => {
      const entity = readId(request.params.entity)
      return show(await runChange(deps, request, (tx) => changeLegalEntity(tx, entity, request.body)))
    },
  )
}

function show(entity: LegalEntity): Static<typeof ShownEntity> {
  return { ...entity, id: showId('legalEntity', entity.id) }
}
