import pg from 'pg'
import { describe, expect, it } from 'vitest'
import { expectAnswer, type Merchant, openMerchant, useHouse } from '../src/testing/house.ts'
import { type Body, ORDER, paid, shipped, sound, view } from '../src/testing/order-story.ts'
import { aKey, client } from '../src/testing/server.ts'
import { personalData } from './personal-data.ts'

const house = useHouse()

async function asOwner<Row extends object>(text: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: house.test.url })
  await client.connect()
  const { rows } = await client.query<Row>(text).finally(() => client.end())
  return rows
}

type Column = { name: string; column: string; type: string }
/** Whatever can hold words, or say where somebody lives; codes of two or three letters cannot. */
const wordy = () =>
  asOwner<Column>(
    `select format('%s.%s', table_schema, table_name) as name, column_name as "column", udt_name as type
       from information_schema.columns join information_schema.tables using (table_schema, table_name)
      where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema', 'public')
        and udt_name not like 'pg\\_%'
        and is_generated = 'NEVER' -- it says what the column it is made of says, and is emptied with it
        and not (udt_name = 'bpchar' and character_maximum_length <= 3)
        and udt_name not in ('uuid', '_uuid', 'int2', 'int4', '_int4', 'int8', 'numeric', 'bool', 'date', 'timestamptz')
      order by 1, ordinal_position`,
  )
const listed = Object.entries(personalData).flatMap(([name, { erased = [], deleted = [], never = [], kept = {} }]) =>
  [...erased, ...deleted, ...never, ...Object.keys(kept)].map((column) => `${name}.${column}`),
)
const erased = Object.entries(personalData).flatMap(([name, columns]) =>
  [...(columns.erased ?? []), ...(columns.deleted ?? [])].map((column) => ({ name, column })),
)

/** Tables in which somewhere, in whatever column, one of these words stands. */
async function tablesSaying(words: readonly string[]): Promise<string[]> {
  const tables = [...new Set((await wordy()).map(({ name }) => name))]
  const found = await asOwner<{ name: string }>(
    tables
      .map((name) => `select '${name}' as name from ${name} t where t::text ~* '${words.join('|')}'`)
      .join(' union '),
  )
  return found.map(({ name }) => name).sort()
}

const WORDS = ['quux', 'ada@', 'zorro', '77199']
const ADDRESS = {
  name: 'Ada Quux',
  lines: ['Quuxstraße 7'],
  postalCode: '77199',
  city: 'Quuxhausen',
  country: 'DE',
}
const CONTACT = { email: 'ada@quux.example', phone: '+49301234567' }

/** A customer who says and causes whatever can be said and caused, up to an order that is closed. */
async function fullLife(merchant: Merchant): Promise<{ customer: string; orders: string[] }> {
  const { as } = merchant
  const person = { kind: 'person', name: 'Ada Quux', email: 'ada@quux.example', vatNumber: 'DE123456789' }
  const { id: customer } = expectAnswer(await as.care.post('/v1/customers', { ...person, addresses: [ADDRESS] }), 201)
  const consent = { purpose: 'marketing', medium: 'email', given: true, source: 'quux told zorro' }
  expectAnswer(await as.care.post(`/v1/customers/${customer}/consents`, consent), 201)
  const place = async (over: object): Promise<string> => {
    const body = { ...ORDER, customer: { id: customer, name: 'Ada Quux', email: 'ada@quux.example' }, ...over }
    return expectAnswer(await as.shop.post('/v1/orders', body), 201).id
  }
  const sent = await place({
    lines: [{ sku: 'cup', quantity: 2 }],
    deliveries: [{ method: 'ship', shipTo: { ...ADDRESS, ...CONTACT }, instructions: 'ring at Zorro' }],
    buyerReference: 'Quux',
    costCenter: 'Zorro',
    tags: ['quux'],
    hold: { reason: 'quux called' },
  })
  const held = await view(merchant, sent)
  for (const { id } of held.holds)
    expectAnswer(await as.lead.post(`/v1/orders/${sent}/holds/${id}/lifts`, { reason: 'zorro calmed down' }), 201)
  await paid(merchant, sent)
  const change = { shipTo: { ...ADDRESS, lines: ['Zorroweg 1'] }, reason: 'quux moved' }
  expectAnswer(await as.care.post(`/v1/orders/${sent}/amendments`, change), 201)
  const cancel = { lines: [{ line: 1, units: 1 }], reason: 'quux has one' }
  expectAnswer(await as.care.post(`/v1/orders/${sent}/cancellations`, cancel), 201)
  expectAnswer(await as.lead.post(`/v1/orders/${sent}/releases`, {}), 201)
  await merchant.settle()
  const { trackingNumber, parcel } = await shipped(merchant, (await view(merchant, sent)).fulfillmentOrders[0].id)
  const scan = { carrier: 'test', trackingNumber, code: 'delivered', externalId: 'x1' }
  const said = { ...scan, place: 'Quuxhausen', detail: 'at Zorro', proof: { name: 'Zorro Quux' } }
  expectAnswer(await as.carrier.post('/v1/tracking-events', { events: [said] }), 201)
  expectAnswer(
    await as.care.post(`/v1/packages/${parcel}/confirmations`, { received: false, reason: 'zorro has it' }),
    201,
  )
  const { headers } = await aKey(house.db, merchant.context, ['feedback.give'])
  const page = client(house.kontor.app, headers)
  expectAnswer(await page.post(`/v1/orders/${sent}/feedback`, { rating: 1, comment: 'quux is sad' }), 201)
  await merchant.settle()
  return { customer, orders: [sent] }
}

describe('the list of columns that may hold personal data', () => {
  it('names every column that can hold words, and none that is not there', async () => {
    const columns = (await wordy()).map(({ name, column }) => `${name}.${column}`)
    expect(
      columns.filter((column) => !listed.includes(column)),
      'say in personal-data.ts what these hold',
    ).toEqual([])
    expect(
      listed.filter((column) => !columns.includes(column)),
      'these are gone',
    ).toEqual([])
    expect(listed.filter((column, index) => listed.indexOf(column) !== index)).toEqual([])
  })
})

describe('erasing a customer', () => {
  it('leaves no word of them anywhere in the database, whatever they and others wrote', async () => {
    const merchant = await openMerchant(house, {
      policies: { 'release.when': 'on_request', 'feedback.ask_after_h': 0 },
    })
    const { customer, orders } = await fullLife(merchant)
    const spoken = await tablesSaying(WORDS)
    expect(spoken).toEqual(
      expect.arrayContaining([
        ...['capture.party', 'capture.sales_order', 'capture.hold', 'capture.amendment', 'customers.address'],
        ...['customers.customer', 'customers.consent', 'deliver.package_state', 'deliver.tracking_event'],
        ...['messages.message', 'aftersales.feedback'],
      ]),
    )
    await asOwner(plantEverywhere(await wordy()))
    for (const { name } of erased) expect(await asOwner(`select 1 from ${name} limit 1`), name).toHaveLength(1)
    const answer = await merchant.as.care.post(`/v1/customers/${customer}/erasures`, {})
    expectAnswer(answer, 201)
    expect(await tablesSaying(WORDS)).toEqual([])

    const left: string[] = []
    for (const { name, column } of erased) {
      const rows = await asOwner<{ text: string }>(
        `select ${column}::text as text from ${name} where ${column} is not null and ${column}::text not in ('erased', '{}') limit 1`,
      )
      if (rows[0]) left.push(`${name}.${column}: ${rows[0].text}`)
    }
    expect(left).toEqual([])
    const links = await asOwner<{ open: boolean }>('select revoked_at is null as open from capture.customer_link')
    expect(links.map(({ open }) => open)).toEqual(links.map(() => false))
    expect(links.length).toBeGreaterThan(0)
    const shown: Body = await view(merchant, orders[0] ?? '')
    expect(shown).toMatchObject({
      money: { dueMinor: 1250, capturedMinor: 1250 },
      statuses: { fulfillment: 'delivered' },
    })
    await sound(house, merchant)
  })
})

/** Fills every erased column of rows that are there, also those that no story fills, as the owner of the tables. */
function plantEverywhere(columns: readonly Column[]): string {
  const special: Record<string, string> = {
    'pay.payment.last_four': `'4242'`,
    'platform.effect.request': `'{"quux": "zorro"}'`,
    'platform.effect.answer': `'{"quux": "zorro"}'`,
  }
  const ofType: Record<string, string> = { _text: `'{quux}'`, jsonb: `'"quux"'`, bytea: `'quux'`, float8: '7.7199' }
  // What only channels that sold already, and people who ask for reports again, leave behind.
  const made = [
    `insert into capture.original_payload select tenant_id, id, '"quux"' from capture.sales_order`,
    `insert into platform.webhook_endpoint (tenant_id, id, url, secret, event_types, created_at)
     select id, id, 'https://example.org', '', '{}', now() from platform.tenant`,
    `insert into platform.webhook_resend (tenant_id, id, endpoint_id, order_id, only_failed, reason, resent, actor_kind, recorded_at)
     select tenant_id, id, tenant_id, id, true, 'quux', 0, 'user', now() from capture.sales_order`,
  ]
  const planted = erased.map(({ name, column }) => {
    const type = columns.find((one) => one.name === name && one.column === column)?.type ?? 'text'
    return `update ${name} set ${column} = ${special[`${name}.${column}`] ?? ofType[type] ?? `'quux'`}`
  })
  return [...made, ...planted].join('; ')
}
