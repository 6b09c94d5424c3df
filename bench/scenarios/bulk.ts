import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { request } from 'node:http'
import { createInterface } from 'node:readline'
import type { Arena } from '../arena.ts'
import { makeBaselines, runPgbench } from '../baselines.ts'
import { copyOrders } from '../copy.ts'
import { type Figure, figureOf } from '../figures.ts'
import { USUAL } from '../merchant.ts'
import { drawOrder } from '../orders.ts'
import { inTurns, ratios } from '../pairs.ts'
import type { Bench } from '../scenario.ts'
import { soundAfter } from '../sound.ts'

/** One COPY batch a client for so many seconds of the other sides. */
const SECONDS_A_BATCH = 8

/** Streams of orders as lines of JSON, one to each process, against B1 and against COPY of the same rows. */
export async function bulk({ plan, tell, usual }: Bench): Promise<Figure[]> {
  const arena = await usual()
  const { b1, tenant, sample } = await makeBaselines(arena.url, arena.context.tenant, USUAL.items)
  const measured = await inTurns(
    {
      kontor: (seconds) => streamOrders(arena, seconds),
      b1: (seconds) => runPgbench(arena.url, tenant, b1, seconds),
      b3: (seconds) =>
        copyOrders(
          arena.url,
          sample,
          { tenant, items: USUAL.items },
          Math.max(1, Math.round(seconds / SECONDS_A_BATCH)),
        ),
    },
    plan,
    tell,
  )
  const isVoid = !(await soundAfter(arena, tell))
  return [
    figureOf('bulk', 'vs_b1', ratios(measured.kontor, measured.b1), { floor: 2, goal: 3 }, isVoid),
    figureOf('bulk', 'vs_b3', ratios(measured.kontor, measured.b3), { floor: 0.35, goal: 0.6 }, isVoid),
    figureOf('bulk', 'orders_per_second', measured.kontor, { floor: null, goal: null }, isVoid),
  ]
}

/** @returns orders a second, of all streams together; the last verdict is waited for */
async function streamOrders(arena: Arena, seconds: number): Promise<number> {
  const began = performance.now()
  const made = await Promise.all(arena.bases().map((base) => streamOne(base, arena.token, began + seconds * 1000)))
  return made.reduce((sum, count) => sum + count, 0) / ((performance.now() - began) / 1000)
}

async function streamOne(base: string, token: string, until: number): Promise<number> {
  const run = randomBytes(4).toString('hex')
  const sent = request(`${base}/v1/orders/import`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/x-ndjson' },
  })
  const answered = once(sent, 'response')
  const sending = (async () => {
    for (let n = 0; performance.now() < until; n++)
      if (!sent.write(`${drawOrder(`${run}-${n}`, USUAL.items)}\n`)) await once(sent, 'drain')
    sent.end()
  })()
  const [answer] = await answered
  let last = ''
  for await (const line of createInterface({ input: answer })) last = line
  await sending
  const { end, made, refused } = JSON.parse(last) as { end?: boolean; made: number; refused: number }
  if (!end || refused > 0) throw new Error(`the stream ended with ${last}`)
  return made
}
