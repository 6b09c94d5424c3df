import { EventSourceParserStream } from 'eventsource-parser/stream'
import { beforeAll, expect, it } from 'vitest'
import { type Merchant, openMerchant, useHouse } from '../../testing/house.ts'
import { placed } from '../../testing/order-story.ts'
import { aKey } from '../../testing/server.ts'
import { makeGatherer } from './touched.ts'

const house = useHouse({ role: 'api' })
let merchant: Merchant
beforeAll(async () => {
  merchant = await openMerchant(house)
})
const ANYBODY = { channel: null, locations: null }

/** The first that is told over a line of one's own. */
async function firstTold(headers: Record<string, string>, meanwhile: () => Promise<unknown>) {
  const stop = new AbortController()
  const { body } = await fetch(`${house.url}/v1/events/live?form=touched`, { headers, signal: stop.signal })
  const reader = body?.pipeThrough(new TextDecoderStream()).pipeThrough(new EventSourceParserStream()).getReader()
  const told = reader?.read()
  await meanwhile()
  const { value } = (await told) ?? {}
  stop.abort()
  return { event: value?.event, data: JSON.parse(value?.data ?? 'null') as { orders: string[]; more: boolean } }
}

it('tells once which orders something happened to, within a second', async () => {
  const { headers } = await aKey(house.db, merchant.context, ['event.read'])
  let order = ''
  const began = performance.now()
  const { event, data } = await firstTold(headers, async () => {
    order = (await placed(merchant, [{ sku: 'tea', quantity: 1 }])).id
  })
  expect({ event, data }).toEqual({ event: 'touched', data: { orders: [order], more: false } })
  expect(performance.now() - began).toBeLessThan(5_000)
})

it('reads once for all who listen from the same event with the same bounds', async () => {
  let reads = 0
  const counting = {
    ...house.db,
    read: ((...asked: Parameters<typeof house.db.read>) => {
      reads++
      return house.db.read(...asked)
    }) as typeof house.db.read,
  }
  const gather = makeGatherer(counting)
  const { tenant } = merchant.context
  const answers = await Promise.all(Array.from({ length: 50 }, () => gather(tenant, 0, ANYBODY)))
  expect(reads).toBe(1)
  expect(new Set(answers.map(({ upTo }) => upTo)).size).toBe(1)
  await Promise.all([gather(tenant, 0, ANYBODY), gather(tenant, 1, ANYBODY)])
  expect(reads).toBe(3)
})

it('tells nobody of orders of another channel', async () => {
  const elsewhere = { channel: '00000000-0000-7000-8000-000000000000', locations: null }
  expect(await makeGatherer(house.db)(merchant.context.tenant, 0, elsewhere)).toEqual({
    upTo: 0,
    orders: [],
    more: false,
  })
})

it('says that there are more than it lists', async () => {
  await Promise.all(Array.from({ length: 51 }, () => placed(merchant, [{ sku: 'tea', quantity: 1 }])))
  const { orders, more } = await makeGatherer(house.db)(merchant.context.tenant, 0, ANYBODY)
  expect({ listed: orders.length, more }).toEqual({ listed: 50, more: true })
})
