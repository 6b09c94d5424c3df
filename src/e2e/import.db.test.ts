import { describe, expect, it } from 'vitest'
import { openMerchant, useHouse } from '../testing/house.ts'
import { sound } from '../testing/order-story.ts'
import { aKey, type Headers } from '../testing/server.ts'

const house = useHouse()

const order = (externalNumber: string | undefined, over: object = {}) => ({
  channel: 'web',
  ...(externalNumber !== undefined && { externalNumber }),
  currency: 'EUR',
  deliveries: [
    {
      method: 'ship',
      shipTo: { name: 'A buyer', lines: ['Marienplatz 1'], city: 'München', postalCode: '80331', country: 'DE' },
    },
  ],
  lines: [{ sku: 'tea', quantity: 1 }],
  ...over,
})

type Verdict = Readonly<Record<string, unknown>>

async function send(headers: Headers, body: string | ReadableStream): Promise<{ status: number; verdicts: Verdict[] }> {
  const answer = await fetch(`${house.url}/v1/orders/import`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/x-ndjson' },
    body,
    duplex: 'half',
  } as RequestInit)
  const text = await answer.text()
  return {
    status: answer.status,
    verdicts: text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Verdict),
  }
}

const lines = (...records: unknown[]) =>
  records.map((one) => (typeof one === 'string' ? one : JSON.stringify(one))).join('\n')
const importer = async (context: Parameters<typeof aKey>[1], scopes: readonly string[] = []) =>
  (await aKey(house.db, context, ['order.import', 'order.read', ...scopes])).headers

describe('bulk intake', () => {
  it('answers every line with its own verdict, in their sequence, and goes on behind a bad one', async () => {
    const merchant = await openMerchant(house, { stock: { 'munich/tea': 2 }, policies: { 'stock.shortage': 'refuse' } })
    const headers = await importer(merchant.context)
    const { status, verdicts } = await send(
      headers,
      lines(
        order('A-1'),
        '{"channel": "web", ',
        '[1, 2]',
        '',
        order('A-2', { lines: [{ sku: 'nobody', quantity: 1 }] }),
        order('A-3', { currency: 'USD' }),
        order(undefined),
        order('A-4', { lines: [{ sku: 'tea', quantity: -1 }] }),
        `{"channel":"web","x":"${'y'.repeat(1_000_001)}"}`,
        order('A-5', { occurredAt: '2026-01-01T00:00:00Z' }),
        order('A-1'),
        order('A-6'),
        order('A-7'),
        '{"__proto__": {"a": 1}}',
      ),
    )
    expect(status).toBe(200)
    expect(
      verdicts.slice(0, -1).map((one) => [one['line'], one['done'], (one['problem'] as Verdict)?.['type']]),
    ).toEqual([
      [1, 'made', undefined],
      [2, 'refused', '/problems/not_json'],
      [3, 'refused', '/problems/not_json'],
      [5, 'refused', '/problems/unknown_sku'],
      [6, 'refused', '/problems/wrong_currency'],
      [7, 'refused', '/problems/missing_cell'],
      [8, 'refused', '/problems/invalid_request'],
      [9, 'refused', '/problems/payload_too_large'],
      [10, 'refused', '/problems/forbidden'],
      [11, 'unchanged', undefined],
      [12, 'made', undefined],
      [13, 'refused', '/problems/stock_short'],
      [14, 'refused', '/problems/not_json'],
    ])
    expect(verdicts.at(-1)).toEqual({ end: true, made: 2, unchanged: 1, refused: 10 })
    expect(verdicts[0]).toMatchObject({
      id: expect.stringMatching(/^ord_/),
      number: expect.any(String),
      totalMinor: 499,
    })
    expect(verdicts[9]).toMatchObject({ id: verdicts[0]?.['id'] })
    await sound(house, merchant)
  })

  it('sent again after it broke off, changes nothing twice', async () => {
    const merchant = await openMerchant(house, { stock: { 'munich/tea': 1_000 } })
    const headers = await importer(merchant.context)
    const all = Array.from({ length: 700 }, (_, index) => order(`B-${index}`))
    const half = new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode(`${lines(...all.slice(0, 300))}\n{"channel":`))
        setTimeout(() => controller.error(new Error('the line was cut')), 300)
      },
    })
    await expect(send(headers, half)).rejects.toThrow()
    const { verdicts } = await send(headers, lines(...all))
    const end = verdicts.at(-1) as { made: number; unchanged: number; refused: number }
    expect(end.made + end.unchanged).toBe(700)
    expect(end.refused).toBe(0)
    expect(verdicts.slice(0, -1).map((one) => one['line'])).toEqual(all.map((_, index) => index + 1))
    expect((await send(headers, lines(...all))).verdicts.at(-1)).toEqual({
      end: true,
      made: 0,
      unchanged: 700,
      refused: 0,
    })
    await sound(house, merchant)
  })

  it('takes the time of the past from those who may say it, and needs the right to import', async () => {
    const merchant = await openMerchant(house)
    const past = order('C-1', { occurredAt: '2026-01-01T10:00:00Z' })
    const { verdicts } = await send(await importer(merchant.context, ['time.backdate']), lines(past))
    expect(verdicts[0]).toMatchObject({ done: 'made' })
    const shown = (await merchant.as.care.get(`/v1/orders/${String(verdicts[0]?.['id'])}`)).body
    expect(shown.placedAt).toBe('2026-01-01T10:00:00.000Z')
    expect((await send(merchant.headers.wms, lines(order('C-2')))).status).toBe(403)
    const json = await fetch(`${house.url}/v1/orders/import`, {
      method: 'POST',
      headers: { ...(await importer(merchant.context)), 'content-type': 'application/json' },
      body: '{}',
    })
    expect(json.status).toBe(415)
  })
})
