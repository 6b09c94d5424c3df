import { connect } from 'node:net'
import { describe, expect, it } from 'vitest'
import { newId, showId } from '../platform/ids.ts'
import { contentOf } from '../testing/content.ts'
import { expectAnswer, type Merchant, openMerchant, useHouse } from '../testing/house.ts'
import { type Body, ORDER, placed } from '../testing/order-story.ts'
import { aKey, client } from '../testing/server.ts'

const house = useHouse({ role: 'api' })
const AN_ORDER = { ...ORDER, lines: [{ sku: 'cup', quantity: 1 }] }
const BIG_TOKEN_BYTES = 15_000

async function untouched(work: () => Promise<void>): Promise<void> {
  const before = await contentOf(house.test.url)
  await work()
  expect(await contentOf(house.test.url)).toEqual(before)
}

type Asked = { method: string; url: string; headers?: object; body?: object }
async function ask({ method, url, headers, body }: Asked) {
  const answer = await house.kontor.app.inject({
    method: method as 'GET',
    url,
    headers: { 'idempotency-key': newId(), ...headers },
    ...(body && { payload: body }),
  })
  const shown: Body = answer.body === '' ? null : JSON.parse(answer.body)
  return { status: answer.statusCode, type: answer.headers['content-type'], body: shown, headers: answer.headers }
}

function expectRefusal(answer: Awaited<ReturnType<typeof ask>>, status: number, type: string): void {
  expect({ status: answer.status, type: answer.body?.type, media: answer.type }).toEqual({
    status,
    type: `/problems/${type}`,
    media: expect.stringMatching(/^application\/problem\+json/),
  })
  expect(JSON.stringify(answer.body)).not.toMatch(/node_modules|fastify|postgres|at \w+ \(/i)
}

describe('who does not say who they are', () => {
  it('is answered 401, whatever stands in place of credentials', async () => {
    const { headers } = await openMerchant(house)
    const token = String(headers.shop['authorization']).slice(7)
    const odd = [
      '',
      ' ',
      'Bearer',
      'Bearer ',
      'Bearer  ',
      'Bearer null',
      'Bearer undefined',
      `bearer ${token}`,
      `Bearer ${token} `,
      `Bearer  ${token}`,
      `Bearer ${token}x`,
      `Bearer ${token.slice(0, -1)}`,
      `Basic ${token}`,
      token,
      `Bearer ${token},Bearer ${token}`,
      'Bearer [object Object]',
      `Bearer ${'x'.repeat(BIG_TOKEN_BYTES)}`,
      `Bearer ktr_${'0'.repeat(32)}_${'a'.repeat(43)}`,
    ]
    await untouched(async () => {
      for (const authorization of odd) {
        const answer = await ask({ method: 'POST', url: '/v1/orders', headers: { authorization }, body: AN_ORDER })
        expectRefusal(answer, 401, 'unauthenticated')
        expect(answer.headers['www-authenticate']).toBe('Bearer')
      }
      for (const cookie of [
        'kontor_session=',
        'kontor_session=null',
        `kontor_session=${token}`,
        'kontor_session=%00',
        'kontor_session=a; kontor_session=b',
      ])
        expectRefusal(
          await ask({ method: 'POST', url: '/v1/orders', headers: { cookie, 'x-kontor': '1' }, body: AN_ORDER }),
          401,
          'unauthenticated',
        )
      expectRefusal(
        await ask({ method: 'GET', url: `/v1/orders?authorization=Bearer%20${token}` }),
        401,
        'unauthenticated',
      )
      expect((await ask({ method: 'HEAD', url: '/v1/orders' })).status).toBe(401)
    })
  })

  it('is answered 401 before anything of the request is looked at', async () => {
    expectRefusal(await ask({ method: 'POST', url: '/v1/orders', body: { nonsense: true } }), 401, 'unauthenticated')
    const foreign = await ask({ method: 'GET', url: `/v1/orders/${showId('order', newId())}` })
    expectRefusal(foreign, 401, 'unauthenticated')
  })
})

describe('who may not do it', () => {
  it('is answered 403 by name: a missing scope, a session without our header, another channel', async () => {
    const merchant = await openMerchant(house)
    const { id } = await placed(merchant, [{ sku: 'cup', quantity: 1 }], { externalNumber: 'E-1' })
    const { shop, context } = merchant
    const reader = await aKey(house.db, context, ['order.read'])
    const ofMarket = await aKey(house.db, context, ['order.*'], { channel: shop.channels.market })
    await untouched(async () => {
      for (const [url, body] of [
        ['/v1/orders', AN_ORDER],
        [`/v1/orders/${id}/cancellations`, {}],
        [`/v1/orders/${id}/releases`, {}],
        ['/v1/receipts', {}],
      ] as const)
        expectRefusal(await ask({ method: 'POST', url, headers: reader.headers, body }), 403, 'forbidden')
      const { 'x-kontor': _, ...session } = merchant.headers.care
      expectRefusal(
        await ask({ method: 'POST', url: `/v1/orders/${id}/cancellations`, headers: session, body: {} }),
        403,
        'forbidden',
      )
      const known = { ...AN_ORDER, externalNumber: 'E-1' }
      const answer = await ask({ method: 'POST', url: '/v1/orders', headers: ofMarket.headers, body: known })
      expectRefusal(answer, 403, 'wrong_channel')
      expect(JSON.stringify(answer.body)).not.toContain(id)
      for (const url of [`/v1/orders/${id}`, `/v1/orders/${id}/payments`])
        expect((await ask({ method: 'GET', url, headers: ofMarket.headers })).status, url).not.toBe(200)
    })
  })

  it('sees what is not theirs exactly as what is not there', async () => {
    const [own, other] = [await openMerchant(house), await openMerchant(house)]
    const { id } = await placed(other, [{ sku: 'cup', quantity: 1 }])
    const of = (order: string) => ask({ method: 'GET', url: `/v1/orders/${order}`, headers: own.headers.care })
    const [foreign, absent] = [await of(id), await of(showId('order', newId()))]
    expectRefusal(foreign, 404, 'not_found')
    expect(foreign.body).toEqual(absent.body)
  })
})

describe('a request that goes nowhere', () => {
  it('is answered 404, or never finds another route than the one it spells', async () => {
    const merchant = await openMerchant(house)
    const { id } = await placed(merchant, [{ sku: 'cup', quantity: 1 }])
    const paths = [
      '/v1/nothing',
      '/v1',
      '/v1/orders/',
      `/v1/orders/${id}/`,
      `//v1/orders/${id}`,
      `/v1//orders/${id}`,
      `/V1/orders/${id}`,
      `/v1/Orders/${id}`,
      `/v1/orders/${id}/nothing`,
      `/v1/orders;a=b/${id}`,
      `/v1/orders/${id}.json`,
      `/v1/orders/${id}%2fpayments`,
      '/v1/orders/%2e%2e%2fkeys',
      '/.git/config',
    ]
    await untouched(async () => {
      for (const url of paths) {
        const answer = await ask({ method: 'GET', url, headers: merchant.headers.care })
        expect([404, 422], url).toContain(answer.status)
        expect(answer.type, url).toMatch(/^application\/problem\+json/)
      }
      for (const method of ['PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND'])
        expect(
          (
            await ask({
              method,
              url: `/v1/orders/${id}`,
              headers: { ...merchant.headers.care, 'x-http-method-override': 'GET' },
            })
          ).status,
          method,
        ).toBe(404)
      const disguised = { ...merchant.headers.care, 'x-http-method-override': 'DELETE', 'x-original-url': '/v1/keys' }
      expect((await ask({ method: 'GET', url: `/v1/orders/${id}`, headers: disguised })).status).toBe(200)
      expectRefusal(
        await ask({ method: 'GET', url: '/v1/orders/%', headers: merchant.headers.care }),
        400,
        'unreadable',
      )
      expectRefusal(
        await ask({ method: 'GET', url: `/v1/orders/${'x'.repeat(201)}`, headers: merchant.headers.care }),
        414,
        'unreadable',
      )
      expectRefusal(
        await ask({ method: 'GET', url: '/v1/orders/%00', headers: merchant.headers.care }),
        422,
        'invalid_request',
      )
      expectRefusal(
        await ask({ method: 'GET', url: '/v1/customers?q=a%00b', headers: merchant.headers.care }),
        422,
        'invalid_request',
      )
      expectRefusal(
        await ask({ method: 'GET', url: '/v1/orders?colour=red', headers: merchant.headers.care }),
        422,
        'invalid_request',
      )
    })
  })

  it('is answered with a problem when it is no HTTP at all', async () => {
    const send = (text: string) =>
      new Promise<string>((resolve, reject) => {
        const socket = connect({ host: '127.0.0.1', port: Number(new URL(house.url).port) }, () => socket.write(text))
        let answer = ''
        socket.on('data', (chunk) => {
          answer += chunk
        })
        socket.on('close', () => resolve(answer)).on('error', reject)
      })
    expect(await send('NONSENSE\r\n\r\n')).toMatch(
      /^HTTP\/1.1 400 .*application\/problem\+json.*"\/problems\/unreadable"/s,
    )
    const huge = await send(`GET /v1/orders HTTP/1.1\r\nhost: x\r\nx-large: ${'x'.repeat(70_000)}\r\n\r\n`)
    expect(huge).toMatch(/^HTTP\/1.1 431 .*application\/problem\+json.*"status":431/s)
    for (const path of ['/v1/orders/../keys', '/v1/orders/%2e%2e/keys', '/v1/./orders', '//v1/orders'])
      expect(await send(`GET ${path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n`), path).toMatch(
        /^HTTP\/1.1 40[14] /,
      )
    const absolute = await send('GET http://elsewhere.test/v1/keys HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n')
    expect(absolute).toMatch(/^HTTP\/1.1 40[14] /)
  })
})

describe('a command without a key of its own', () => {
  it('is refused with 400, and nothing is done', async () => {
    const merchant = await openMerchant(house)
    const odd = [undefined, '', ' ', 'ä', 'x'.repeat(256), 'a b', 'a\tb']
    await untouched(async () => {
      for (const key of odd) {
        const headers = { ...merchant.headers.shop, ...(key !== undefined && { 'idempotency-key': key }) }
        const answer = await house.kontor.app.inject({
          method: 'POST',
          url: '/v1/orders',
          headers,
          payload: AN_ORDER,
        })
        expect([key, answer.statusCode, answer.json()]).toMatchObject([
          key,
          400,
          { type: '/problems/idempotency_key_missing', path: '/headers/idempotency-key', detail: expect.any(String) },
        ])
      }
    })
  })

  it('gives the same answer for the same request, and refuses another one with the same key', async () => {
    const merchant = await openMerchant(house)
    const key = { 'idempotency-key': 'once' }
    const post = (body: object, url = '/v1/orders') => merchant.as.shop.post(url, body, key)
    const first = expectAnswer(await post(AN_ORDER), 201)
    await untouched(async () => {
      expect(expectAnswer(await post(AN_ORDER), 201)).toEqual(first)
      const another = { ...AN_ORDER, lines: [{ sku: 'cup', quantity: 2 }] }
      expect(await post(another)).toMatchObject({ status: 422, body: { type: '/problems/idempotency_key_reused' } })
      const elsewhere = await post(AN_ORDER, `/v1/orders/${first.id}/repeats`)
      expect(elsewhere.status).toBe(422)
      const reused = await post({}, `/v1/orders/${first.id}/repeats`)
      expect(reused).toMatchObject({ status: 422, body: { type: '/problems/idempotency_key_reused' } })
    })
    const stranger: Merchant = await openMerchant(house)
    const theirs = expectAnswer(await stranger.as.shop.post('/v1/orders', AN_ORDER, key), 201)
    expect(theirs.id).not.toBe(first.id)
    const colleague = await aKey(house.db, merchant.context, ['order.place'])
    const own = expectAnswer(await client(house.kontor.app, colleague.headers).post('/v1/orders', AN_ORDER, key), 201)
    expect(own.id).not.toBe(first.id)
  })

  it('leaves its key free when it is refused: a retry is judged anew', async () => {
    const merchant = await openMerchant(house, {
      stock: { 'hamburg/cup': 1 },
      policies: { 'stock.shortage': 'refuse' },
    })
    const key = { 'idempotency-key': 'again' }
    const two = { ...ORDER, lines: [{ sku: 'cup', quantity: 2 }] }
    const post = () => merchant.as.shop.post('/v1/orders', two, key)
    await untouched(async () => {
      expect(await post()).toMatchObject({
        status: 409,
        body: { type: '/problems/stock_short', more: { missing: [{ line: 1, units: 1 }] } },
      })
    })
    expectAnswer(
      await merchant.as.wms.post('/v1/receipts', { receipts: [{ sku: 'cup', location: 'hamburg', units: 1 }] }),
      201,
    )
    const done = expectAnswer(await post(), 201)
    expect(expectAnswer(await post(), 201)).toEqual(done)
  })

  it('has one effect when it comes fifty times at once', async () => {
    const merchant = await openMerchant(house)
    const key = { 'idempotency-key': 'fifty' }
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => merchant.as.shop.post('/v1/orders', AN_ORDER, key)),
    )
    const ids = answers.map((answer) => expectAnswer(answer, 201).id)
    expect(new Set(ids).size).toBe(1)
    expect(expectAnswer(await merchant.as.care.get('/v1/orders'), 200).items).toHaveLength(1)
  })

  it('places the order of a channel once, though two say its number at once with keys of their own', async () => {
    const merchant = await openMerchant(house)
    const order = { ...AN_ORDER, externalNumber: 'WEB-77' }
    const answers = await Promise.all(Array.from({ length: 8 }, () => merchant.as.shop.post('/v1/orders', order)))
    const placedOnce = answers.map((answer) => expectAnswer(answer, 201))
    expect(new Set(placedOnce.map((one) => one.id)).size).toBe(1)
    expect(placedOnce.filter((one) => !one.existed)).toHaveLength(1)
  })
})
