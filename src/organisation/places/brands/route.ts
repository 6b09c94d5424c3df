import { type Static, Type } from 'typebox'
import type { App } from '../../../platform/http/app.ts'
import { type CommandDeps, runChange, runCommand, runRead } from '../../../platform/http/command.ts'
import { answers } from '../../../platform/http/problem.ts'
import { body, id, Locale, Nullable, page, pageQuery, Text } from '../../../platform/http/schema.ts'
import { readId, showId } from '../../../platform/ids.ts'
import { refuse } from '../../../platform/refusal.ts'
import { pageOf } from '../../page.ts'
import { addBrand, changeBrand } from './brands.ts'
import { type Brand, readBrands } from './store.ts'

const tags = ['organisation']
const Locales = Type.Array(Locale, { minItems: 1, uniqueItems: true })
const MailFrom = Type.String({ format: 'email', maxLength: 254 })
const Look = body({
  color: Type.Optional(Type.String({ pattern: '^#[0-9a-f]{6}$', description: 'of headings and buttons' })),
  logo: Type.Optional(Type.String({ pattern: '^https://', maxLength: 500 })),
})
const NewBrand = body({
  legalEntity: id('legalEntity'),
  name: Text(100),
  locales: Type.Optional(Locales),
  mailFrom: Type.Optional(MailFrom),
  look: Type.Optional(Look),
})
const BrandChange = Type.Partial(
  body({ name: Text(100), locales: Locales, mailFrom: Nullable(MailFrom), look: Look }),
  { additionalProperties: false, minProperties: 1 },
)
const ShownBrand = Type.Object({
  id: Type.String(),
  legalEntity: Type.String(),
  name: Type.String(),
  locales: Type.Array(Type.String()),
  look: Type.Record(Type.String(), Type.Unknown()),
  mailFrom: Nullable(Type.String()),
})
const params = Type.Object({ brand: id('brand') })

export function brandRoutes(app: App, deps: CommandDeps): void {
  app.get(
    '/v1/brands',
    {
      schema: {
        summary: 'Brands',
        tags,
        querystring: Type.Object(pageQuery),
        response: answers(200, page(ShownBrand)),
      },
      config: { action: 'organisation.read' },
    },
    async (request) => {
      const { items, next } = pageOf(await runRead(deps, request, readBrands), request.query)
      return { items: items.map(show), next }
    },
  )

  app.get(
    '/v1/brands/:brand',
    {
      schema: { summary: 'One brand', tags, params, response: answers(200, ShownBrand) },
      config: { action: 'organisation.read' },
    },
    async (request) => {
      const wanted = readId(request.params.brand)
      const found = await runRead(deps, request, async (tx) => {
        const brand = (await readBrands(tx)).find((one) => one.id === wanted)
        return brand ?? refuse.not_found('there is no such brand')
      })
      return show(found)
    },
  )

  app.post(
    '/v1/brands',
    {
      schema: {
        summary: 'Add a brand',
        tags,
        body: NewBrand,
        response: answers(201, Type.Object({ id: Type.String() })),
      },
      config: { action: 'organisation.write' },
    },
    async (request, reply) => {
      const brand = { ...request.body, legalEntity: readId(request.body.legalEntity) }
      const made = await runCommand(deps, request, (tx) => addBrand(tx, brand))
      return reply.code(201).send({ id: showId('brand', made.id) })
    },
  )

  app.patch(
    '/v1/brands/:brand',
    {
      schema: { summary: 'Change a brand', tags, params, body: BrandChange, response: answers(200, ShownBrand) },
      config: { action: 'organisation.write' },
    },
    async (request) => {
      const brand = readId(request.params.brand)
      return show(await runChange(deps, request, (tx) => changeBrand(tx, brand, request.body)))
    },
  )
}

function show(brand: Brand): Static<typeof ShownBrand> {
  return {
    ...brand,
    id: showId('brand', brand.id),
    legalEntity: showId('legalEntity', brand.legalEntity),
    locales: [...brand.locales],
    look: { ...brand.look },
  }
}
