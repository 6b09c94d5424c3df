import fc from 'fast-check'
import { expect, it } from 'vitest'
import { newId, type OrderId, readId } from '../platform/ids.ts'
import { expectAnswer, type Merchant, openMerchant, useHouse } from '../testing/house.ts'
import { type Body, paid, placed, sound, view } from '../testing/order-story.ts'

const house = useHouse()
const STOCK = { 'hamburg/tea': 40, 'hamburg/cup': 40 }
const CHARGE = { kind: 'shipping', name: 'Shipping', amountMinor: 490 }

type Step = Readonly<{ who: number; line: number; units: number }> &
  Readonly<{ do: 'ship' | 'send_back' | 'lose' | 'deliver' | 'resend' | 'credit' | 'cancel' | 'return' }>
const step: fc.Arbitrary<Step> = fc.record({
  do: fc.constantFrom(
    'ship',
    'ship',
    'send_back',
    'send_back',
    'lose',
    'deliver',
    'resend',
    'resend',
    'credit',
    'cancel',
    'return',
  ),
  who: fc.nat(5),
  line: fc.constantFrom(1, 2),
  units: fc.integer({ min: 1, max: 3 }),
})
const sentAgain = (['ship', 'send_back', 'resend'] as const).map(
  (act): Step => ({ do: act, who: 0, line: 1, units: 1 }),
)
const codes = { send_back: 'returned_to_sender', lose: 'lost', deliver: 'delivered' } as const

/** Packs and sends whatever waits, each line in its own package, by the house's own drivers. */
async function ship(merchant: Merchant, order: string): Promise<void> {
  const { wms } = merchant.as
  await merchant.settle()
  for (const work of (await view(merchant, order)).fulfillmentOrders) {
    const url = `/v1/fulfillment-orders/${work.id}`
    const waiting = expectAnswer(await wms.get(url), 200)
      .lines.filter((line: Body) => line.waiting > 0)
      .map((line: Body) => ({ line: line.line, units: line.waiting }))
    if (waiting.length === 0) continue
    expectAnswer(await wms.post(`${url}/picks`, { lines: waiting }), 201)
    const boxes = waiting.map((one: Body) => ({ contents: [one] }))
    const { packages } = expectAnswer(await wms.post(`${url}/packages`, { packages: boxes }), 201)
    const trackingNumbers = packages.map((one: Body) => ({ package: one.id, trackingNumber: `van-${newId()}` }))
    expectAnswer(await wms.post(`${url}/shipments`, { carrier: 'own', trackingNumbers }), 201)
  }
}

/** Does what is asked where it can be done; what is refused changes nothing. */
async function carryOut(merchant: Merchant, order: string, asked: Step): Promise<number> {
  const { as } = merchant
  if (asked.do === 'ship') {
    await ship(merchant, order)
    return 201
  }
  if (asked.do === 'cancel') {
    const lines = [{ line: asked.line, units: asked.units }]
    return (await as.care.post(`/v1/orders/${order}/cancellations`, { lines })).status
  }
  if (asked.do === 'return') return sendBack(merchant, order, asked)
  const boxes = (await view(merchant, order)).fulfillmentOrders
    .flatMap((work: Body) => work.packages)
    .filter((one: Body) => one.trackingNumber)
  const box = boxes[asked.who % Math.max(1, boxes.length)]
  if (!box) return 404
  if (asked.do === 'resend' || asked.do === 'credit') {
    const decision = asked.do === 'resend' ? 'resend' : 'cancel'
    return (await as.care.post(`/v1/packages/${box.id}/resolutions`, { decision, received: true })).status
  }
  const event = { carrier: 'own', trackingNumber: box.trackingNumber, code: codes[asked.do], externalId: newId() }
  return (await as.carrier.post('/v1/tracking-events', { events: [event] })).status
}

/** A return from the customer, as far as it is allowed: received, and half of it written off. */
async function sendBack({ as }: Merchant, order: string, { line, units }: Step): Promise<number> {
  const lines = [{ line, units, reason: 'unwanted' }]
  const made = await as.care.post(`/v1/orders/${order}/returns`, { lines })
  if (made.status !== 201) return made.status
  const url = `/v1/returns/${made.body.id}`
  expectAnswer(await as.wms.post(`${url}/receipts`, { location: 'hamburg', lines: [{ line, units }] }), 201)
  const findings = [{ line, restock: Math.floor(units / 2), writeOff: units - Math.floor(units / 2) }]
  return (await as.wms.post(`${url}/inspections`, { findings })).status
}

type Books = Readonly<{
  revenue: number
  allowances: number
  tax: number
  receivable: number
  prepaid: number
  refundable: number
  cash: number
}>

/** Balances of the order's accounts; liabilities and revenue are positive where we owe or have earned. */
async function booksOf({ context }: Merchant, order: string): Promise<Books> {
  const rows = await house.db.read(context.tenant, (tx) =>
    tx.rows<{ account: string; minor: number }>(
      'test.books_of_order',
      `select account, sum(minor)::bigint as minor from (
         select p.debit as account, p.amount_minor as minor, e.order_id from finance.posting p join finance.journal_entry e on e.id = p.entry_id where p.tenant_id = $1
         union all select p.credit, -p.amount_minor, e.order_id from finance.posting p join finance.journal_entry e on e.id = p.entry_id where p.tenant_id = $1) x
        where order_id = $2 group by account`,
      [tx.tenant, readId<OrderId>(order)],
    ),
  )
  const of = (...accounts: string[]) =>
    rows.filter((row) => accounts.includes(row.account)).reduce((sum, row) => sum + row.minor, 0)
  expect(rows.reduce((sum, row) => sum + row.minor, 0)).toBe(0)
  return {
    revenue: 0 - of('4000', '4010'),
    allowances: of('4090'),
    tax: 0 - of('2000'),
    receivable: of('1200'),
    prepaid: 0 - of('2100'),
    refundable: 0 - of('2200'),
    cash: of('1000', '1010', '1100'),
  }
}

type Valued = Readonly<{ quantity: number; handedOver: number; left: number; netMinor: number; taxMinor: number }>

/** Lines and charges with what is still to be handed over of them. */
function valuedOf({ context }: Merchant, order: string): Promise<Valued[]> {
  return house.db.read(context.tenant, (tx) =>
    tx.rows<Valued>(
      'test.valued_lines',
      `select quantity, handed_over as "handedOver", quantity - (cancelled - given_up) - handed_over as "left", net_minor as "netMinor", tax_minor as "taxMinor"
         from capture.order_line where tenant_id = $1 and order_id = $2
       union all
       select 1, handed_over::int, (not handed_over and not cancelled)::int, net_minor, tax_minor from capture.charge where tenant_id = $1 and order_id = $2`,
      [tx.tenant, readId<OrderId>(order)],
    ),
  )
}

/** What the books say was sold is what was handed over and is kept; what is owed either way is the rest of it. */
async function holds(merchant: Merchant, order: string): Promise<void> {
  const [books, shown, lines] = await Promise.all([
    booksOf(merchant, order),
    view(merchant, order),
    valuedOf(merchant, order),
  ])
  const { dueMinor, capturedMinor, refundedMinor } = shown.money
  const sold = books.revenue - books.allowances + books.tax
  const share = ({ quantity, handedOver, left }: Valued, minor: number) =>
    Math.round((minor * (handedOver + left)) / quantity) - Math.round((minor * handedOver) / quantity)
  const toCome = lines.reduce((sum, line) => sum + share(line, line.netMinor + line.taxMinor), 0)
  expect(sold, 'sold').toBe(dueMinor - toCome)
  expect(books.cash, 'money').toBe(capturedMinor - refundedMinor)
  expect(books.receivable - books.prepaid - books.refundable, 'owed').toBe(sold - books.cash)
  expect(Math.min(books.receivable, books.prepaid + books.refundable), 'one side owes').toBe(0)
}

/** An order of odd prices, paid by card or on terms. */
async function ordered(merchant: Merchant, tea: number, cups: number, byCard: boolean): Promise<string> {
  const lines = [
    { sku: 'tea', quantity: tea, discounts: [{ name: 'Regulars', percent: '7' }] },
    { sku: 'cup', quantity: cups, discounts: [{ name: 'Regulars', percent: '3.5' }] },
  ]
  const { id } = await placed(merchant, lines, { charges: [CHARGE], ...(!byCard && { terms: 'net30' }) })
  if (byCard) await paid(merchant, id)
  return id
}
const cancelAll = async ({ as }: Merchant, order: string) =>
  (await as.care.post(`/v1/orders/${order}/cancellations`, {})).status

it('does not keep what was sold and came back, was to be sent again, and was cancelled', async () => {
  const merchant = await openMerchant(house, { stock: STOCK })
  const order = await ordered(merchant, 3, 2, true)
  for (const asked of ['ship', 'send_back', 'resend'] as const)
    for (const who of [0, 1]) expect(await carryOut(merchant, order, { do: asked, who, line: 1, units: 1 })).toBe(201)
  const before = await booksOf(merchant, order)
  expect(before).toMatchObject({ allowances: 0, receivable: 0, refundable: 0 })
  expect(await carryOut(merchant, order, { do: 'cancel', who: 0, line: 1, units: 2 })).toBe(201)
  await holds(merchant, order)
  expect(await cancelAll(merchant, order)).toBe(201)
  await merchant.settle()
  await holds(merchant, order)
  expect(await booksOf(merchant, order)).toEqual({
    ...{ revenue: before.revenue, allowances: before.revenue, tax: 0 },
    ...{ receivable: 0, prepaid: 0, refundable: 0, cash: 0 },
  })
  expect((await view(merchant, order)).money).toMatchObject({
    dueMinor: 0,
    capturedMinor: before.cash,
    refundedMinor: before.cash,
  })
  await sound(house, merchant)
})

it('has in the books what was handed over and is kept, whatever happens in whatever order', {
  timeout: 240_000,
}, async () => {
  const done = new Map<string, number>()
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 4 }),
      fc.integer({ min: 1, max: 3 }),
      fc.boolean(),
      fc.array(step, { minLength: 4, maxLength: 14 }),
      async (tea, cups, byCard, steps) => {
        const merchant = await openMerchant(house, { stock: STOCK })
        const order = await ordered(merchant, tea, cups, byCard)
        await ship(merchant, order)
        for (const asked of steps) {
          const status = await carryOut(merchant, order, asked)
          expect([200, 201, 404, 409, 422], JSON.stringify(asked)).toContain(status)
          if (status === 201) done.set(asked.do, (done.get(asked.do) ?? 0) + 1)
          await merchant.settle()
          await holds(merchant, order)
        }
        await cancelAll(merchant, order)
        await merchant.settle()
        await holds(merchant, order)
        await sound(house, merchant)
      },
    ),
    { numRuns: 10, examples: [[3, 2, true, sentAgain]] },
  )
  expect(done.get('resend') ?? 0).toBeGreaterThan(0)
})
