import { randomBytes } from 'node:crypto'
import type { Arena } from '../arena.ts'
import { type Figure, figureOf } from '../figures.ts'
import { skuOf, USUAL } from '../merchant.ts'
import { askSteadily } from '../open-loop.ts'
import { drawOrder } from '../orders.ts'
import { inTurns, ratios } from '../pairs.ts'
import type { Bench } from '../scenario.ts'
import { soundAfter } from '../sound.ts'

const ORDERS = 100
/** 100 questions of 100 articles each: 10,000 reads a second. */
const READS = { requests: 100, skus: 100 }

/** How much longer an order takes while availability is read a hundred times for each: the 99th percentile of both. */
export async function mix({ plan, tell, usual }: Bench): Promise<Figure[]> {
  const arena = await usual()
  const measured = await inTurns(
    {
      alone: (seconds) => orders(arena, seconds),
      mixed: async (seconds) => {
        const [p99] = await Promise.all([orders(arena, seconds), reads(arena, seconds)])
        return p99
      },
    },
    plan,
    tell,
    'ms p99',
  )
  const isVoid = !(await soundAfter(arena, tell))
  const asked = { floor: 3, goal: 1.5, better: 'lower' as const }
  return [
    figureOf('mix', 'order_p99_vs_alone', ratios(measured.mixed, measured.alone), asked, isVoid),
    figureOf('mix', 'order_p99_ms', measured.mixed, { floor: null, goal: null, better: 'lower' }, isVoid),
  ]
}

async function orders(arena: Arena, seconds: number): Promise<number> {
  const run = randomBytes(4).toString('hex')
  const { p99, failed } = await askSteadily(arena.bases(), ORDERS, seconds, (n) => ({
    method: 'POST',
    path: '/v1/orders',
    body: drawOrder(`${run}-${n}`, USUAL.items),
    headers: { ...headersOf(arena), 'idempotency-key': `${run}-${n}` },
  }))
  if (failed > 0) throw new Error(`${failed} orders were not placed`)
  return p99
}

async function reads(arena: Arena, seconds: number): Promise<void> {
  const { failed } = await askSteadily(arena.bases(), READS.requests, seconds, () => {
    const first = Math.floor(Math.random() * (USUAL.items - READS.skus))
    const skus = Array.from({ length: READS.skus }, (_, n) => skuOf(first + n))
    return {
      method: 'POST',
      path: '/v1/availability',
      body: JSON.stringify({ skus, form: 'cells' }),
      headers: headersOf(arena),
    }
  })
  if (failed > 0) throw new Error(`${failed} reads failed`)
}

const headersOf = (arena: Arena) => ({ authorization: `Bearer ${arena.token}`, 'content-type': 'application/json' })
