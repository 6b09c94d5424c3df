import { beforeAll, describe, expect, it, vi } from 'vitest'
import { newId, type OrderId, readId } from '../../platform/ids.ts'
import { expectAnswer, type Merchant, openMerchant, useHouse } from '../../testing/house.ts'
import { type Body, paid, placed, shipped, sound } from '../../testing/order-story.ts'
import { aPerson, client } from '../../testing/server.ts'

const house = useHouse()
let merchant: Merchant
let [sent, held, waiting]: Body[] = []
beforeAll(async () => {
  merchant = await openMerchant(house, {
    policies: { 'release.when': 'on_request' },
    stock: { 'hamburg/tea': 10 },
  })
  sent = await placed(merchant, [{ sku: 'tea', quantity: 2 }])
  await paid(merchant, sent.id)
  const released = expectAnswer(await merchant.as.lead.post(`/v1/orders/${sent.id}/releases`, {}), 201)
  await shipped(merchant, released.fulfillmentOrders[0].id)
  held = await placed(merchant, [{ sku: 'tea', quantity: 1 }])
  expectAnswer(await merchant.as.lead.post(`/v1/orders/${held.id}/holds`, { reason: 'a test of the tower' }), 201)
  waiting = await placed(merchant, [{ sku: 'tea', quantity: 50 }])
})

const tower = async (ask = merchant.as.lead): Promise<Body> => expectAnswer(await ask.get('/v1/reports/tower'), 200)
const numbers = (shown: Body, kind: string): string[] =>
  (shown.exceptions.find((one: Body) => one.kind === kind)?.orders ?? []).map((one: Body) => one.number)

describe('the control tower', () => {
  it('counts every order in one stage, with what it is worth', async () => {
    const { stages } = await tower()
    const list = expectAnswer(await merchant.as.lead.get('/v1/orders'), 200).items
    for (const { stage, orders, valueMinor } of stages) {
      const own = list.filter((row: Body) => row.fulfillment === stage)
      expect(orders, stage).toBe(own.length)
      expect(valueMinor, stage).toBe(own.reduce((sum: number, row: Body) => sum + row.dueMinor, 0))
    }
    expect(stages.reduce((sum: number, { orders }: Body) => sum + orders, 0)).toBe(3)
  })

  it('tells what waits for a step, and how long the step took where it was done', async () => {
    const behind = async () => expectAnswer(await merchant.as.lead.get('/v1/reports/process'), 200).behind
    await vi.waitFor(async () => expect(await behind()).toBe(0), { timeout: 20_000 }) // steps are counted behind their events
    const { steps } = await tower()
    const step = (name: string) => steps.find((one: Body) => one.step === name)
    expect(step('release')).toMatchObject({ done: 1 })
    expect(step('release').medianS).toBeGreaterThanOrEqual(0)
    expect(step('hand_over')).toMatchObject({ done: 1, waiting: 0 })
    expect(step('deliver')).toMatchObject({ waiting: 1, done: 0, medianS: null })
    expect(step('deliver').oldestAt).not.toBeNull()
  })

  it('lists what needs somebody, each order once a kind', async () => {
    const shown = await tower()
    expect(numbers(shown, 'held')).toEqual([held.number])
    expect(numbers(shown, 'backordered')).toEqual([waiting.number])
    expect(numbers(shown, 'payment_failed')).toEqual([])
  })

  it('tells how old open orders are, and lists the orders of one kind', async () => {
    const { ageing } = await tower()
    expect(ageing.map((one: Body) => one.fromDays)).toEqual([0, 1, 3, 7, 14])
    expect(ageing.map((one: Body) => one.orders)).toEqual([3, 0, 0, 0, 0])
    const of = async (kind: string) =>
      expectAnswer(await merchant.as.lead.get(`/v1/reports/exceptions?kind=${kind}`), 200).items
    expect(await of('held')).toMatchObject([{ kind: 'held', all: 1, orders: [{ number: held.number }] }])
    expect(await of('late')).toEqual([])
    const past = `insert into promise.promise (tenant_id, id, order_id, line, units, ship_by, deliver_by, reason, occurred_at, recorded_at)
      values ($1, $2, $3, 1, 1, current_date - 1, current_date + 1, 'resourced', now(), now())`
    await house.db.write(merchant.context, async (tx) => {
      await tx.rows('test.ship_by_is_over', past, [tx.tenant, newId(), readId(held.id)])
      tx.announce({ type: 'promise.moved', order: readId(held.id) as OrderId, data: {} })
    })
    expect(await of('at_risk')).toMatchObject([{ all: 1, orders: [{ number: held.number }] }])
  })

  it('shows to a store what is of the store, and money to nobody without the right', async () => {
    const { headers } = await aPerson(house.db, merchant.context, [
      { role: 'store_associate', locations: [merchant.shop.locations.berlin], supplier: null },
    ])
    expect(await tower(client(house.kontor.app, headers))).toMatchObject({ stages: [], exceptions: [], late: 0 })
    const admin = await tower(merchant.as.admin)
    expect(admin.stages.map((stage: Body) => stage.valueMinor)).toEqual(admin.stages.map(() => null))
  })

  it('finds no drift, and finds it when a sum is not what was written', async () => {
    const drift = async () => expectAnswer(await merchant.as.lead.get('/v1/reports/drift'), 200).items
    const at0 = ['stock', 'units', 'money', 'books'].map((ledger) => ({ ledger, differs: 0 }))
    expect(await drift()).toEqual(at0)
    const change = (sql: string) =>
      house.db.write(merchant.context, (tx) => tx.rows(`test.drift_${newId()}`, sql, [tx.tenant]))
    await change('update inventory.stock set reserved = reserved - 1 where tenant_id = $1 and reserved > 0')
    await change('update capture.sales_order set captured_minor = captured_minor + 1 where tenant_id = $1')
    expect(await drift()).toEqual([
      { ledger: 'stock', differs: 1 },
      { ledger: 'units', differs: 0 },
      { ledger: 'money', differs: 3 },
      { ledger: 'books', differs: 0 },
    ])
    await change('update inventory.stock set reserved = reserved + 1 where tenant_id = $1 and reserved > 0')
    await change('update capture.sales_order set captured_minor = captured_minor - 1 where tenant_id = $1')
    await sound(house, merchant)
  })
})
