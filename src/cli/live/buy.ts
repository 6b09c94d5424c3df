import { drawLife, type Life } from './draw.ts'
import { pass, type Town, tellPartner } from './town.ts'

const BETWEEN_ORDERS_S = 12
const THINKS_S = 4
const HANGS_MS = 20_000
const SUPPLY_TO = 'warehouse-hamburg'
const RESTOCKED_UNITS = 24
const DAY_MS = 86_400_000

/** Orders arrive, one after the other, and are paid; some customers change their mind. */
export async function buy(town: Town, numbers: Iterable<number> = endless()): Promise<void> {
  for (const n of numbers) {
    if (town.stop.aborted) return
    const life = drawLife(town.seed, n, town.assortment)
    await place(town, life, `${town.run}-${n}`)
    if (!(await pass(town, BETWEEN_ORDERS_S))) return
  }
}

function* endless(): Generator<number> {
  for (let n = 0; ; n++) yield n
}

async function place(town: Town, life: Life, key: string): Promise<void> {
  const { buyer, collectAt } = life
  const { status, body } = await (life.channel === 'telephone' ? town.care : town.shop).raw(
    'POST',
    '/v1/orders',
    {
      channel: life.channel,
      placedBy: life.channel === 'telephone' ? 'agent' : 'customer',
      customer: { number: buyer.id },
      currency: 'EUR',
      locale: buyer.locale,
      deliveries: [
        collectAt === null
          ? { method: 'ship', shipTo: { name: buyer.name, ...buyer.address } }
          : { method: 'collect', pickupLocation: collectAt },
      ],
      lines: life.lines,
    },
    `live-${key}-place`,
  )
  if (status !== 201) return town.say(`an order was refused: ${String(body['detail'])}`)
  const id = String(body['id'])
  town.lives.set(id, life)
  town.say(
    `${String(body['number'])} of ${buyer.name}${life.trouble === 'none' ? '' : ` (${life.trouble.replaceAll('_', ' ')})`}`,
  )
  if (!(await pass(town, THINKS_S))) return
  await pay(town, life, id, Number(body['totalMinor']), key)
  if (life.trouble === 'cancelled_by_customer')
    await town.care.raw(
      'POST',
      `/v1/orders/${id}/cancellations`,
      { reason: 'changed their mind' },
      `live-${key}-cancel`,
    )
  if (life.trouble === 'late_supply') await supplyLate(town, life, key)
  else if (Number(body['backordered']) > 0) await restock(town, life, key)
}

async function pay(town: Town, { trouble }: Life, id: string, amountMinor: number, key: string): Promise<void> {
  if (trouble === 'hanging_payment')
    await tellPartner(town.payment, 'PUT', '/faults', {
      plan: [{ match: { kind: 'authorize', amountMinor }, fault: 'execute_then_hang', delayMs: HANGS_MS, times: 1 }],
    })
  const instrument = trouble === 'declined_card' ? 'tok_declined_visa_4000' : 'tok_visa_4242'
  const paid = town.shop.raw(
    'POST',
    `/v1/orders/${id}/payments`,
    { provider: 'test', method: 'card', instrument },
    `live-${key}-pay`,
  )
  // The shop goes on while the bank does not answer.
  if (trouble !== 'hanging_payment') await paid
  else paid.catch(() => undefined)
}

/** What is sold out comes in again before long. */
async function restock(town: Town, { lines }: Life, key: string): Promise<void> {
  if (!(await pass(town, BETWEEN_ORDERS_S))) return
  const receipts = lines.map(({ sku, quantity }) => ({
    ...{ sku, location: SUPPLY_TO, units: quantity + RESTOCKED_UNITS, reference: `restock ${key}` },
  }))
  await town.wms.raw('POST', '/v1/receipts', { receipts }, `live-${key}-restock`)
}

/** Units come for what nobody has, and then they come later than was said. */
async function supplyLate(town: Town, { lines }: Life, key: string): Promise<void> {
  const say = (days: number) =>
    town.wms.raw(
      'POST',
      '/v1/supplies',
      {
        supplies: lines.map(({ sku, quantity }) => ({
          ...{ sku, location: SUPPLY_TO, kind: 'purchase', reference: `PO-${key}`, units: quantity },
          expectedAt: new Date(Math.ceil(Date.now() / DAY_MS) * DAY_MS + days * DAY_MS).toISOString(),
        })),
      },
      `live-${key}-supply-${days}`,
    )
  await say(2)
  if (await pass(town, BETWEEN_ORDERS_S)) await say(9)
}
