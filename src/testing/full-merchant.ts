import { ACTIONS, letterOf } from '../organisation/access/policy.ts'
import { newId } from '../platform/ids.ts'
import { expectAnswer, type House, type Merchant } from './house.ts'
import { packed, paid, placed, shipped } from './order-story.ts'
import { aKey, aPerson, client } from './server.ts'

export type Ask = ReturnType<typeof client>
/** What an address names, by the prefix of its id. */
export type Named = Readonly<Record<string, string>>

/** Names of path parameters and the prefix of what they name. */
const PREFIX: Readonly<Record<string, string>> = {
  order: 'ord',
  id: 'ffo',
  package: 'pkg',
  return: 'ret',
  transfer: 'trf',
  hold: 'hld',
  customer: 'cus',
  address: 'adr',
  user: 'usr',
  key: 'key',
  entity: 'ent',
  brand: 'brd',
  channel: 'chn',
  location: 'loc',
  item: 'itm',
  endpoint: 'whe',
  message: 'msg',
}

export const unknownId = (prefix: string) => `${prefix}_${newId().replaceAll('-', '')}`

/** An address with the ids of a merchant in it; what the merchant has none of is named by an id of nobody. */
export function addressOf(url: string, named: Named): string {
  return url.replace(/\{(\w+)\}/g, (_all, name: string) => {
    const prefix = PREFIX[name]
    return prefix ? (named[prefix] ?? unknownId(prefix)) : name
  })
}

/** A key with every scope and a person with every role that is bound to no place: what may be done, one of them may. */
export async function everybody(house: House, merchant: Merchant): Promise<readonly [Ask, Ask]> {
  const scopes = ACTIONS.filter((action) => letterOf('key', action) === 'k')
  const key = await aKey(house.db, merchant.context, scopes)
  const roles = ['administrator', 'lead', 'care_agent', 'buyer', 'finance'] as const
  const grants = roles.map((role) => ({ role, locations: [], supplier: null }))
  const person = await aPerson(house.db, merchant.context, grants)
  return [client(house.kontor.app, key.headers), client(house.kontor.app, person.headers)]
}

/** Lets so much happen at a merchant that there is one of everything. @returns its ids by prefix */
export async function liveALittle(house: House, merchant: Merchant): Promise<Named> {
  const { as } = merchant
  const made = async (who: Ask, url: string, body: object): Promise<string> =>
    expectAnswer(await who.post(url, body), 201).id
  const first = async (who: Ask, url: string): Promise<string> => expectAnswer(await who.get(url), 200).items[0].id
  const [key, person] = await everybody(house, merchant)

  const cus = await made(person, '/v1/customers', { kind: 'person', name: 'Ada Müller', email: 'ada@example.org' })
  const address = { lines: ['Torstraße 1'], postalCode: '10119', city: 'Berlin', country: 'DE' }
  const adr = await made(person, `/v1/customers/${cus}/addresses`, address)
  const sent = await placed(merchant, [{ sku: 'cup', quantity: 2 }], { customer: { id: cus } })
  await paid(merchant, sent.id)
  const release = async (order: string): Promise<string> =>
    expectAnswer(await as.lead.post(`/v1/orders/${order}/releases`, {}), 201).fulfillmentOrders[0].id
  const { trackingNumber } = await shipped(merchant, await release(sent.id))
  const scan = { carrier: 'test', trackingNumber, code: 'delivered', externalId: newId() }
  expectAnswer(await as.carrier.post('/v1/tracking-events', { events: [scan] }), 201)
  const wanted = { lines: [{ line: 1, units: 1, reason: 'unwanted' }] }
  const ret = await made(as.care, `/v1/orders/${sent.id}/returns`, wanted)

  const ord = (await placed(merchant, [{ sku: 'cup', quantity: 2 }], { terms: 'net30' })).id
  const ffo = await release(ord)
  const pkg = await packed(merchant, ffo)
  const held = (await placed(merchant, [{ sku: 'tea', quantity: 1 }], { hold: { reason: 'wait' } })).id
  const hld = expectAnswer(await as.care.get(`/v1/orders/${held}`), 200).holds[0].id
  await placed(merchant, [{ sku: 'cup', quantity: 100 }])
  const supply = { sku: 'cup', location: 'hamburg', kind: 'purchase', reference: 'P-1', units: 5 }
  expectAnswer(await key.post('/v1/supplies', { supplies: [{ ...supply, expectedAt: '2027-01-01T00:00:00Z' }] }), 201)
  const trf = await made(key, '/v1/transfers', { from: 'hamburg', to: 'munich', lines: [{ sku: 'tea', units: 1 }] })
  const whe = await made(key, '/v1/webhook-endpoints', {
    url: 'http://127.0.0.1:9/hook',
    eventTypes: ['nothing.happened'],
  })
  const rule = { type: 'fraud', name: 'Dear', expression: 'totalMinor > 99999999', stops: ['release'] }
  await made(as.lead, '/v1/hold-rules', rule)
  await merchant.settle()
  return {
    cus,
    adr,
    ord,
    sent: sent.id,
    held,
    ffo,
    pkg,
    ret,
    hld,
    trf,
    whe,
    msg: await first(as.care, `/v1/orders/${ord}/messages`),
    key: await made(as.admin, '/v1/keys', { name: 'Another key', scopes: ['metrics.read'] }),
    usr: await first(as.admin, '/v1/users'),
    ent: await first(as.admin, '/v1/legal-entities'),
    brd: await first(as.admin, '/v1/brands'),
    chn: await first(as.admin, '/v1/channels'),
    loc: await first(as.admin, '/v1/locations'),
    itm: await first(as.admin, '/v1/items'),
  }
}
