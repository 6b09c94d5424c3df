import { type Static, Type } from 'typebox'
import type { App } from '../../../platform/http/app.ts'
import { type CommandDeps, runChange, runCommand, runRead } from '../../../platform/http/command.ts'
import { answers } from '../../../platform/http/problem.ts'
import { body, Currency, id, Nullable, page, pageQuery, Text } from '../../../platform/http/schema.ts'
import { readId, showId, showOptionalId } from '../../../platform/ids.ts'
import { refuse } from '../../../platform/refusal.ts'
import { pageOf } from '../../page.ts'
import { addChannel, changeChannel, type ReadPriceLists } from './channels.ts'
import { type ChannelSetup, readChannelSetups } from './store.ts'

const tags = ['organisation']
const KINDS = ['web', 'till', 'telephone', 'marketplace', 'b2b', 'edi', 'agent'] as const
export const Code = Type.String({ pattern: '^[a-z0-9][a-z0-9-]{0,40}$' })
const NumberPrefix = Type.String({
  pattern: '^([A-Z0-9-]{0,19}[A-Z-])?$',
  description: 'stands before the order number; does not end in a digit, and no other channel has it',
})
const MayRefuse = Type.Boolean({ description: 'false: it has sold already, so orders are held instead of refused' })
const NewChannel = body({
  code: Code,
  name: Text(100),
  kind: Type.Enum(KINDS),
  brand: id('brand'),
  currency: Currency,
  pricesIncludeTax: Type.Boolean(),
  mayRefuse: MayRefuse,
  priceList: Type.Optional(id('priceList')),
  numberPrefix: Type.Optional(NumberPrefix),
  active: Type.Optional(Type.Boolean()),
})
const ChannelChange = Type.Partial(
  body({
    name: Text(100),
    mayRefuse: MayRefuse,
    priceList: Nullable(id('priceList')),
    numberPrefix: NumberPrefix,
    active: Type.Boolean(),
  }),
  { additionalProperties: false, minProperties: 1 },
)
const ShownChannel = Type.Object({
  id: Type.String(),
  code: Type.String(),
  name: Type.String(),
  kind: Type.String(),
  brand: Type.String(),
  currency: Type.String(),
  pricesIncludeTax: Type.Boolean(),
  mayRefuse: Type.Boolean(),
  priceList: Nullable(Type.String()),
  numberPrefix: Type.String(),
  active: Type.Boolean(),
})
const params = Type.Object({ channel: id('channel') })

export type ChannelDeps = CommandDeps & Readonly<{ readPriceLists: ReadPriceLists }>

export function channelRoutes(app: App, deps: ChannelDeps): void {
  app.get(
    '/v1/channels',
    {
      schema: {
        summary: 'Channels',
        tags,
        querystring: Type.Object(pageQuery),
        response: answers(200, page(ShownChannel)),
      },
      config: { action: 'organisation.read' },
    },
    async (request) => {
      const { items, next } = pageOf(await runRead(deps, request, readChannelSetups), request.query)
      return { items: items.map(show), next }
    },
  )

  app.get(
    '/v1/channels/:channel',
    {
      schema: { summary: 'One channel', tags, params, response: answers(200, ShownChannel) },
      config: { action: 'organisation.read' },
    },
    async (request) => {
      const wanted = readId(request.params.channel)
      const found = await runRead(deps, request, async (tx) => {
        const channel = (await readChannelSetups(tx)).find((one) => one.id === wanted)
        return channel ?? refuse.not_found('there is no such channel')
      })
      return show(found)
    },
  )

  app.post(
    '/v1/channels',
    {
      schema: {
        summary: 'Add a channel',
        tags,
        body: NewChannel,
        response: answers(201, Type.Object({ id: Type.String() })),
      },
      config: { action: 'organisation.write' },
    },
    async (request, reply) => {
      const { brand, priceList, active = true, ...rest } = request.body
      const list = priceList === undefined ? null : readId(priceList)
      const channel = { ...rest, brand: readId(brand), priceList: list, active }
      const made = await runCommand(deps, request, (tx) => addChannel(tx, channel, deps.readPriceLists))
      return reply.code(201).send({ id: showId('channel', made.id) })
    },
  )

  app.patch(
    '/v1/channels/:channel',
    {
      schema: { summary: 'Change a channel', tags, params, body: ChannelChange, response: answers(200, ShownChannel) },
      config: { action: 'organisation.write' },
    },
    async (request) => {
      const { priceList, ...rest } = request.body
      const change = { ...rest, ...(priceList !== undefined && { priceList: priceList && readId(priceList) }) }
      const id = readId(request.params.channel)
      return show(await runChange(deps, request, (tx) => changeChannel(tx, id, change, deps.readPriceLists)))
    },
  )
}

function show(channel: ChannelSetup): Static<typeof ShownChannel> {
  return {
    ...channel,
    id: showId('channel', channel.id),
    brand: showId('brand', channel.brand),
    priceList: showOptionalId('priceList', channel.priceList),
  }
}
