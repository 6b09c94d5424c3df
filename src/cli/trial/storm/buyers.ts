import { type Client, makeClient } from '../../journey/client.ts'
import type { Told } from './judge.ts'
import type { Attempt, Delivery } from './plan.ts'

/** What the buyers of a storm have seen so far. */
export type Seen = {
  begun: number
  told: Told[]
  /** Units whose receipt was acknowledged, by item. */
  received: Map<string, number>
  /** Requests that were sent again because the answer was lost, or a 503. */
  repeated: number
  /** Answers that say that something broke; the request is sent again. */
  broken: string[]
}

const ADDRESS = { country: 'DE', postalCode: '80331' }
const BUYER = { name: 'A buyer', lines: ['Marienplatz 1'], city: 'München', ...ADDRESS }
/** Longer than any storm: these are freed or ordered on. An abandoned one has the shortest time there is. */
const HELD_MINUTES = 120
const ABANDONED_MINUTES = 1
/** Every so many requests one hangs up before it is answered, most often while its group is committed. */
const IMPATIENT_EVERY = 23
const LONGEST_PATIENCE_MS = 300
const BROKEN_TRIES = 20
const BROKEN_PAUSE_MS = 250

export type Buyers = Readonly<{ buy(attempt: Attempt): Promise<Told>; receive(delivery: Delivery): Promise<void> }>

/** Buyers who send a request again with its key until it is answered, and write down the answer. */
export function makeBuyers(base: () => string, token: string, connections: number, seen: Seen): Buyers {
  let asked = 0
  const client = makeClient(base, token, {
    connections,
    onRepeat: () => seen.repeated++,
    hangsUpAfter: () => (++asked % IMPATIENT_EVERY === 0 ? asked % LONGEST_PATIENCE_MS : null),
  })

  async function ask(...[method, path, body, key]: Parameters<Client['raw']>) {
    for (let tries = 1; ; tries++) {
      const answer = await client.raw(method, path, body, key)
      if (answer.status < 500) return answer
      seen.broken.push(`${method} ${path} was answered ${answer.status}: ${String(answer.body['detail'])}`)
      if (tries === BROKEN_TRIES) throw new Error(`${key ?? path} is not answered: ${seen.broken.at(-1)}`)
      await new Promise((resolve) => setTimeout(resolve, BROKEN_PAUSE_MS))
    }
  }

  async function order(attempt: Attempt, quote?: string): Promise<Told> {
    const { key, sku, units, ending } = attempt
    const body = {
      channel: 'web',
      currency: 'EUR',
      tags: [key],
      deliveries: [{ method: 'ship', shipTo: BUYER }],
      lines: [{ sku, quantity: units }],
      ...(quote !== undefined && { quote }),
    }
    const placed = await ask('POST', '/v1/orders', body, key)
    if (placed.status !== 201) return refused(attempt, placed)
    const id = String(placed.body['id'])
    if (ending !== 'cancel') return { key, sku, units, outcome: 'kept', order: id, why: null }
    const cancelled = await ask('POST', `/v1/orders/${id}/cancellations`, {}, `${key}-cancel`)
    if (cancelled.status !== 201) throw new Error(`${key} is not cancelled: ${JSON.stringify(cancelled)}`)
    return { key, sku, units, outcome: 'cancelled', order: id, why: null }
  }

  async function quote(attempt: Attempt): Promise<Told> {
    const { key, sku, units, ending } = attempt
    const minutes = ending === 'abandon' ? ABANDONED_MINUTES : HELD_MINUTES
    const body = { channel: 'web', lines: [{ sku, quantity: units }], shipTo: ADDRESS, hold: { minutes } }
    const held = await ask('POST', '/v1/quotes', body, `${key}-quote`)
    if (held.status !== 200) return refused(attempt, held)
    const id = String(held.body['quote'])
    if (ending === 'order') return order(attempt, id)
    if (ending === 'abandon') return { key, sku, units, outcome: 'abandoned', order: null, why: null }
    const freed = await ask('DELETE', `/v1/quotes/${id}`)
    if (freed.status >= 300) throw new Error(`${key} is not freed: ${JSON.stringify(freed)}`)
    return { key, sku, units, outcome: 'freed', order: null, why: null }
  }

  return {
    buy: (attempt) => (attempt.by === 'quote' ? quote(attempt) : order(attempt)),
    async receive({ sku, location, units, once }) {
      const answer = await ask('POST', '/v1/receipts', { receipts: [{ sku, location, units, once }] }, once)
      if (answer.status >= 300) throw new Error(`${once} is not received: ${JSON.stringify(answer)}`)
      seen.received.set(sku, (seen.received.get(sku) ?? 0) + units)
    },
  }
}

function refused(
  { key, sku, units }: Attempt,
  answer: Readonly<{ status: number; body: Record<string, unknown> }>,
): Told {
  const why = String(answer.body['type'] ?? answer.status).replace('/problems/', '')
  return { key, sku, units, outcome: 'refused', order: null, why }
}
