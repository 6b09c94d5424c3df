import type { Tx } from '../../platform/db/db.ts'
import { openFacts, STANDING } from '../standing/read.ts'

/** At most so many orders, the newest of what was found, are looked at by the other filters of a list. */
export const MOST_FOUND = 1000

/** Sorts behind whatever a name goes on with: between a beginning and itself with this stands all that begins so. */
const LAST = `U&'\\+10FFFF'`
const begins = (key: string, with_: string) => `${key} ~>=~ ${with_} and ${key} ~<~ (${with_} || ${LAST})`
const party = (condition: string) => `select p.order_id from capture.v_party p where p.tenant_id = $1 and ${condition}`
/** Each answers by an index which orders fit a word: tenant $1, the word $2. */
const BY_WORD = {
  number: 'select o.id from capture.v_order o where o.tenant_id = $1 and o.number = upper($2)',
  externalNumber: `select o.id from capture.v_order o where o.tenant_id = $1 and o.external_number = $2
    and o.channel_id in (select c.id from organisation.v_channel c where c.tenant_id = $1)`,
  email: party('p.email_key = lower($2)'),
  phone: party('length(platform.phone_tail($2)) >= 6 and p.phone_key = platform.phone_tail($2)'),
  // By the last word as a last name; what stands before it is how the whole name begins.
  name: `${party(`length($2) >= 3 and ${begins('p.name_key', "lower(regexp_replace($2, '^.*\\s', ''))")}
      and (position(' ' in $2) = 0 or ${begins('lower(p.name)', 'lower($2)')})`)}
    union all ${party(`length($2) >= 3 and ${begins('p.company_key', 'lower($2)')}`)}`,
  sku: 'select l.order_id from capture.v_order_line l where l.tenant_id = $1 and l.sku = $2',
  trackingNumber: 'select k.order_id from fulfill.v_package k where k.tenant_id = $1 and k.tracking_number = $2',
} as const

/** What needs somebody, among how the orders stand; $6 is the day of today. */
const BY_NEED = {
  late: `kind = 'deliver_by' and since < $6::date::timestamp at time zone 'UTC'`,
  release: `kind = 'release' and $6::date is not null and order_id not in (select order_id from standing where kind = 'held')`,
  payment: `kind in ('payment_unknown', 'payment_failed') and $6::date is not null`,
} as const

/** What only few orders have: $1 the tenant, $2 which of it. */
const BY_PLACE = {
  delivery: 'select s.order_id from deliver.v_package_state s where s.tenant_id = $1 and s.state = any($2::text[])',
  locations: `select f.order_id from fulfill.v_fulfillment_order f where f.tenant_id = $1 and f.location_id = any($2::uuid[])
    union all select d.order_id from capture.v_delivery d where d.tenant_id = $1 and d.pickup_location_id = any($2::uuid[])
    union all select o.id from capture.v_order o where o.tenant_id = $1 and o.placed_location_id = any($2::uuid[])`,
} as const
/** What more orders than these have is met soon among the newest, without looking it up. */
const FEW = 5000

export type Word = keyof typeof BY_WORD
export const NEEDS = Object.keys(BY_NEED) as (keyof typeof BY_NEED)[]
const THERE = 'delivered'

async function findNeed(tx: Tx, need: keyof typeof BY_NEED, today: string): Promise<{ id: string }[]> {
  const facts = await openFacts(tx, { channels: null, locations: null })
  return tx.rows(
    `insight.find_need_${need}`,
    `with ${STANDING} select distinct order_id as id from standing where ${BY_NEED[need]} order by 1 desc limit ${MOST_FOUND}`,
    [...facts, today],
  )
}

/** The orders with a parcel in a state, or of some places, all of them where they are few; null: they are many. */
async function findFew(
  tx: Tx,
  what: keyof typeof BY_PLACE,
  values: readonly string[],
): Promise<readonly string[] | null> {
  const rows = await tx.rows<{ id: string }>(
    `insight.find_few_${what}`,
    `select f.id from (${BY_PLACE[what]}) f(id) limit ${FEW + 1}`,
    [tx.tenant, values],
  )
  return rows.length > FEW ? null : [...new Set(rows.map(({ id }) => id))]
}

export type Wanted = Readonly<Partial<Record<Word, string>>> & {
  /** Whatever it is: a number, a name, an address, a SKU. */
  readonly q?: string
  readonly needs?: keyof typeof BY_NEED
  readonly delivery?: string
  readonly locations: readonly string[] | null
}

/**
 * The orders that fit all that is looked for, by the indexes of what was said and not through the list; null: nothing
 * is looked for, so the list is all orders.
 */
export async function findOrders(tx: Tx, wanted: Wanted, today: string): Promise<readonly string[] | null> {
  const find = (name: string, text: string, value: string) =>
    tx.rows<{ id: string }>(
      `insight.find_by_${name}`,
      `select distinct f.id from (${text}) f(id) order by f.id desc limit ${MOST_FOUND}`,
      [tx.tenant, value],
    )
  const words = Object.keys(BY_WORD) as Word[]
  const asked = words.flatMap((word) => {
    const said = wanted[word]?.trim()
    return said === undefined ? [] : [find(word, BY_WORD[word], said)]
  })
  if (wanted.q !== undefined)
    asked.push(find('anything', words.map((word) => `(${BY_WORD[word]})`).join(' union all '), wanted.q.trim()))
  if (wanted.needs !== undefined) asked.push(findNeed(tx, wanted.needs, today))
  const few = [
    ...(wanted.delivery === undefined || wanted.delivery === THERE ? [] : [findFew(tx, 'delivery', [wanted.delivery])]),
    ...(wanted.locations === null ? [] : [findFew(tx, 'locations', wanted.locations)]),
  ]
  const found = [
    ...(await Promise.all(asked)).map((rows) => rows.map(({ id }) => id)),
    ...(await Promise.all(few)).filter((ids) => ids !== null),
  ]
  const [first, ...others] = found
  if (!first) return null
  return others.map((ids) => new Set(ids)).reduce((kept, ids) => kept.filter((id) => ids.has(id)), first)
}
