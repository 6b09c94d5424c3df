import { expect, it } from 'vitest'
import { newId } from '../platform/ids.ts'
import { exampleOf, type Operation, operationsOf, type Schema } from '../testing/example.ts'
import { type Ask, addressOf, everybody, liveALittle, type Named, unknownId } from '../testing/full-merchant.ts'
import { openMerchant, useHouse } from '../testing/house.ts'
import type { TestAnswer } from '../testing/server.ts'

const house = useHouse()

const ODD = [
  -1,
  1.5,
  2 ** 31,
  1e308,
  '',
  null,
  [1],
  {},
  '\u0001',
  'x'.repeat(5_000),
  '0000-01-01',
  '9999-12-31T23:59:60Z',
  'constructor',
] as const
const ODD_TEXT = [
  '',
  '%00',
  '-1',
  '1e3',
  '9'.repeat(30),
  '%ED%A0%80',
  '%FF',
  "'%20or%201=1",
  'x'.repeat(3_000),
  '0000-01-01T00:00:00Z',
  '2026-01-01T00:00:00%2B23:00',
  'true',
  ...cursors(),
]

/** Cursors that look like ours and hold what no query takes. */
function cursors(): string[] {
  const odd = ['', 'x', '\u0000', 'infinity', '0000-01-01', 2 ** 53, -1, null, {}, newId()]
  const fields = [
    'id',
    'sku',
    'code',
    'recordedAt',
    'expectedAt',
    'placedAt',
    'madeAt',
    'order',
    'line',
    'item',
    'units',
    'from',
  ]
  const forged = odd.map((value) => JSON.stringify(Object.fromEntries(fields.map((field) => [field, value]))))
  return [...forged, 'null', '[]', '"x"'].map((text) => Buffer.from(text).toString('base64url'))
}

/** Fields of a schema with a way to set each in an example; optional ones as well. */
function fieldsOf(
  schema: Schema,
  example: unknown,
  path: readonly (string | number)[] = [],
): (readonly (string | number)[])[] {
  if (schema.type === 'array' && schema.items) return [path, ...fieldsOf(schema.items, example, [...path, 0])]
  if (schema.type !== 'object' || !schema.properties) return [path]
  const own = Object.entries(schema.properties).flatMap(([name, one]) => fieldsOf(one, example, [...path, name]))
  return path.length === 0 ? own : [path, ...own]
}

/** A list with its first row twice: what two rows of one thing would be. */
function twice(example: unknown, path: readonly (string | number)[]): unknown[] {
  let value = example as Record<string | number, unknown> | undefined
  for (const step of path) value = value?.[step] as typeof value
  return Array.isArray(value) && value.length > 0 ? [[value[0], value[0]]] : []
}

function withValue(example: unknown, path: readonly (string | number)[], value: unknown): unknown {
  const [first, ...rest] = path
  if (first === undefined) return value
  if (typeof first === 'number') return [withValue(Array.isArray(example) ? example[0] : undefined, rest, value)]
  const before = example as Record<string, unknown> | undefined
  return { ...before, [first]: withValue(before?.[first], rest, value) }
}

const DIGEST = /at [\w.<>]+ \(|node_modules|select .* from|insert into|\/work\//i

function check(operation: Operation, what: unknown, answer: TestAnswer, found: string[]): void {
  const text = JSON.stringify(answer.body)
  const isProblem = String(answer.headers['content-type']).startsWith('application/problem+json')
  const wrong =
    answer.status >= 500
      ? 'broke'
      : answer.status >= 400 && !(isProblem && answer.body.type && answer.body.detail)
        ? 'is no problem'
        : DIGEST.test(text ?? '')
          ? 'tells too much'
          : null
  if (wrong)
    found.push(`${operation.method} ${operation.url} ${wrong}: ${JSON.stringify(what)} -> ${answer.status} ${text}`)
}

/** A merchant with one of everything, who asks as often by its ids as by those of nobody. */
async function aLivedInHouse(): Promise<{ asks: readonly Ask[]; named: Named }> {
  const merchant = await openMerchant(house, { policies: { 'release.when': 'on_request' } })
  return { asks: await everybody(house, merchant), named: await liveALittle(house, merchant) }
}

it('answers whatever stands in a body with a problem or by doing it, and never breaks', async () => {
  const { asks, named } = await aLivedInHouse()
  const operations = operationsOf(house.kontor.app.swagger()).filter((one) => one.body && !one.url.includes('/session'))
  const found: string[] = []
  let asked = 0
  for (const operation of operations) {
    const example = exampleOf(operation.body as Schema, (prefix) => named[prefix] ?? unknownId(prefix))
    for (const path of fieldsOf(operation.body as Schema, example))
      for (const odd of [...ODD, ...twice(example, path)]) {
        const body = withValue(example, path, odd)
        const ask = asks[asked++ % asks.length] as Ask
        const send = ask[operation.method.toLowerCase() as 'post']
        check(operation, body, await send(addressOf(operation.url, named), body, { 'if-match': '"1"' }), found)
      }
  }
  expect(found).toEqual([])
  expect(asked).toBeGreaterThan(2_000)
})

it('answers whatever stands in an address, and never breaks', async () => {
  const { asks, named } = await aLivedInHouse()
  const found: string[] = []
  for (const operation of operationsOf(house.kontor.app.swagger())) {
    if (operation.url === '/v1/events/live') continue
    for (const ask of asks)
      for (const { name } of operation.method === 'GET' ? operation.query : [])
        for (const odd of ODD_TEXT)
          check(operation, `${name}=${odd}`, await ask.get(`${addressOf(operation.url, named)}?${name}=${odd}`), found)
    if (operation.url.includes('{'))
      for (const odd of [
        '%00',
        '..%2f',
        '%2e%2e',
        'null',
        'x'.repeat(250),
        '%ff',
        `ord_${'g'.repeat(32)}`,
        '-',
        ';a=b',
      ])
        for (const ask of asks)
          check(
            operation,
            odd,
            await ask[operation.method.toLowerCase() as 'get'](
              operation.url.replace(/\{\w+\}/g, odd),
              operation.body ? {} : undefined,
              { 'if-match': '"1"' },
            ),
            found,
          )
  }
  expect(found).toEqual([])
})
