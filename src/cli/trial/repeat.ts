import { verify } from '../../platform/db/verify.ts'
import { say } from '../say.ts'
import { openStage } from '../stage.ts'
import { receiveUnits, stockOf } from './stock.ts'

const LOCATION = 'warehouse-munich'

/** The same POST with the same key, so many times at once: one effect and equal answers; with another body: refused. */
export async function repeats(times: number): Promise<string[]> {
  const stage = await openStage()
  try {
    await receiveUnits(stage, 'TRIAL-R', LOCATION, 1_000)
    const order = (quantity: number) => ({
      channel: 'web',
      currency: 'EUR',
      lines: [{ sku: 'TRIAL-R', quantity }],
      deliveries: [
        {
          method: 'ship',
          shipTo: { name: 'A buyer', lines: ['Marienplatz 1'], city: 'München', postalCode: '80331', country: 'DE' },
        },
      ],
    })
    const send = (body: unknown) => stage.systems.shop.raw('POST', '/v1/orders', body, 'the-same-key')
    const answers = await Promise.all(Array.from({ length: times }, () => send(order(2))))
    const other = await send(order(3))
    const faults: string[] = []
    if (new Set(answers.map((answer) => JSON.stringify(answer))).size !== 1) faults.push(`the ${times} answers differ`)
    if (answers[0]?.status !== 201) faults.push(`the answer is ${answers[0]?.status}`)
    if (other.status !== 422 || other.body['type'] !== '/problems/idempotency_key_reused')
      faults.push(`the same key with another body is answered ${other.status}`)
    const { reserved } = await stockOf(stage, 'TRIAL-R')
    if (reserved !== 2) faults.push(`${reserved} units are reserved instead of 2`)

    const pay = () =>
      stage.systems.shop.raw(
        'POST',
        `/v1/orders/${String(answers[0]?.body['id'])}/payments`,
        { provider: 'test', method: 'card', instrument: 'tok_ok' },
        'the-same-payment',
      )
    const paid = await Promise.all(Array.from({ length: times }, pay))
    if (new Set(paid.map((answer) => JSON.stringify(answer))).size !== 1 || paid[0]?.status !== 201)
      faults.push(`the ${times} payments are answered differently: ${JSON.stringify(paid[0])}`)
    const { broken } = await verify(stage.store.db, { tenant: stage.context.tenant })
    for (const { invariant } of broken) faults.push(`broken ${invariant.name}: ${invariant.says}`)
    if (faults.length === 0)
      say.detail(
        `${times} equal answers and one effect, for an order and for a payment; another body under the same key is refused`,
      )
    return faults
  } finally {
    await stage.stop()
  }
}
