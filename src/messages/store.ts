import type { Tx } from '../platform/db/db.ts'
import type { OrderId } from '../platform/ids.ts'
import type { Composed, MessageFacts, MessageKind } from './compose/decide.ts'

export type OrderFacts = Pick<
  MessageFacts,
  'number' | 'currency' | 'totalMinor' | 'name' | 'brand' | 'locale' | 'timeZone'
> &
  Readonly<{
    email: string | null
    mailFrom: string | null
    lines: readonly Readonly<{ line: number; name: string; quantity: number; backordered: number }>[]
    deliverBy: string | null
    place: string | null
  }>

/** What messages say about orders, with the person they go to. */
export async function readOrderFacts(tx: Tx, orders: readonly OrderId[]): Promise<Map<OrderId, OrderFacts>> {
  const rows = await tx.rows<OrderFacts & { id: OrderId }>(
    'messages.read_order_facts',
    `select o.id, o.number, o.currency, o.total_minor as "totalMinor", o.locale, e.time_zone as "timeZone", b.name as brand, b.mail_from as "mailFrom",
            (select coalesce(p.name, p.company) from capture.v_party p where (p.tenant_id, p.order_id) = (o.tenant_id, o.id) and coalesce(p.name, p.company) is not null
              order by case p.role when 'sold_to' then 1 when 'bill_to' then 2 else 3 end, p.party desc limit 1) as name,
            (select p.email from capture.v_party p where (p.tenant_id, p.order_id) = (o.tenant_id, o.id) and p.email is not null
              order by case p.role when 'sold_to' then 1 when 'bill_to' then 2 else 3 end, p.party desc limit 1) as email,
            (select jsonb_agg(jsonb_build_object('line', l.line, 'name', l.name, 'quantity', l.quantity - l.cancelled, 'backordered', l.backordered + l.preordered) order by l.line)
               from capture.v_order_line l where (l.tenant_id, l.order_id) = (o.tenant_id, o.id) and l.relation is distinct from 'component_of') as lines,
            (select case when bool_or(x.deliver_by is null) then null else max(x.deliver_by) end
               from (select p.deliver_by, rank() over (partition by p.line order by p.recorded_at desc) as age from promise.v_promise p where (p.tenant_id, p.order_id) = (o.tenant_id, o.id)) x where x.age = 1) as "deliverBy",
            (select c.name || ', ' || c.city from capture.v_delivery d join organisation.v_location c on (c.tenant_id, c.id) = (d.tenant_id, d.pickup_location_id)
              where (d.tenant_id, d.order_id) = (o.tenant_id, o.id) order by d.delivery limit 1) as place
       from capture.v_order o
       join organisation.v_brand b on (b.tenant_id, b.id) = (o.tenant_id, o.brand_id)
       join organisation.v_legal_entity e on (e.tenant_id, e.id) = (o.tenant_id, o.legal_entity_id)
      where o.tenant_id = $1 and o.id = any($2::uuid[])`,
    [tx.tenant, orders],
  )
  return new Map(rows.map(({ id, ...facts }) => [id, facts]))
}

export type Shipped = Readonly<{
  package: string
  trackingNumber: string | null
  contents: readonly Readonly<{ line: number; units: number }>[]
}>

/** Packages with what is in them, in the sequence of their numbers. */
export async function readShipped(tx: Tx, packages: readonly string[]): Promise<Shipped[]> {
  if (packages.length === 0) return []
  return tx.rows<Shipped>(
    'messages.read_shipped',
    `select p.id as package, p.tracking_number as "trackingNumber",
            coalesce((select jsonb_agg(jsonb_build_object('line', c.line, 'units', c.units) order by c.line)
                        from fulfill.v_package_content c where (c.tenant_id, c.package_id) = (p.tenant_id, p.id)), '[]') as contents
       from fulfill.v_package p where p.tenant_id = $1 and p.id = any($2::uuid[]) order by p.package, p.id`,
    [tx.tenant, packages],
  )
}

/** Until when goods wait at the counter, by fulfillment order. */
export async function readCollectBy(tx: Tx, fulfillmentOrders: readonly string[]): Promise<Map<string, Date | null>> {
  if (fulfillmentOrders.length === 0) return new Map()
  const rows = await tx.rows<{ id: string; collectBy: Date | null }>(
    'messages.read_collect_by',
    'select id, collect_by as "collectBy" from fulfill.v_fulfillment_order where tenant_id = $1 and id = any($2::uuid[])',
    [tx.tenant, fulfillmentOrders],
  )
  return new Map(rows.map((row) => [row.id, row.collectBy]))
}

export type NewMessage = Readonly<{
  id: string
  order: OrderId
  kind: MessageKind
  causePosition: number
  locale: string
  recipient: string | null
  composed: Composed
  state: 'stored' | 'no_address'
  madeAt: Date
  /** The day that it names, if it names one. */
  toldDeliverBy: string | null
}>

/** Keeps messages on their orders; the same cause has one message of a kind. @returns the ids of those that were new */
export async function writeMessages(tx: Tx, messages: readonly NewMessage[]): Promise<Set<string>> {
  if (messages.length === 0) return new Set()
  const column = <T>(pick: (message: NewMessage) => T) => messages.map(pick)
  const rows = await tx.rows<{ id: string }>(
    'messages.write_messages',
    `insert into messages.message (tenant_id, id, order_id, kind, cause_position, locale, recipient, subject, body_text, body_html, state, made_at, told_deliver_by)
     select $1, n.* from unnest($2::uuid[], $3::uuid[], $4::text[], $5::bigint[], $6::text[], $7::text[], $8::text[], $9::text[],
                                $10::text[], $11::text[], $12::timestamptz[], $13::date[]) as n
     on conflict do nothing returning id`,
    [
      tx.tenant,
      column((one) => one.id),
      column((one) => one.order),
      column((one) => one.kind),
      column((one) => one.causePosition),
      column((one) => one.locale),
      column((one) => one.recipient),
      column((one) => one.composed.subject),
      column((one) => one.composed.text),
      column((one) => one.composed.html),
      column((one) => one.state),
      column((one) => one.madeAt),
      column((one) => one.toldDeliverBy),
    ],
  )
  return new Set(rows.map((row) => row.id))
}

/** Messages that an effect carries to their people. */
export async function markSending(
  tx: Tx,
  sending: readonly Readonly<{ message: string; effect: string }>[],
): Promise<void> {
  if (sending.length === 0) return
  await tx.rows(
    'messages.mark_sending',
    `update messages.message m set state = 'sending', effect_id = n.effect, problem = null
       from unnest($2::uuid[], $3::uuid[]) as n(id, effect) where m.tenant_id = $1 and m.id = n.id`,
    [tx.tenant, sending.map((one) => one.message), sending.map((one) => one.effect)],
  )
}

export async function setMessageState(
  tx: Tx,
  id: string,
  state: 'sending' | 'sent' | 'failed',
  effect: string | null,
  problem: string | null,
): Promise<void> {
  await tx.rows(
    'messages.set_state',
    `update messages.message set state = $3, effect_id = coalesce($4, effect_id), problem = $5, sent_at = case when $3 = 'sent' then $6 else sent_at end where tenant_id = $1 and id = $2`,
    [tx.tenant, id, state, effect, problem, tx.now],
  )
}

export type Outgoing = Readonly<{
  id: string
  order: OrderId
  recipient: string
  subject: string
  text: string
  html: string
  mailFrom: string | null
  brand: string
}>

export async function readOutgoing(tx: Tx, id: string): Promise<Outgoing | undefined> {
  const [row] = await tx.rows<Outgoing>(
    'messages.read_outgoing',
    `select m.id, m.order_id as "order", m.recipient, m.subject, m.body_text as text, m.body_html as html, b.mail_from as "mailFrom", b.name as brand
       from messages.message m join capture.v_order o on (o.tenant_id, o.id) = (m.tenant_id, m.order_id) join organisation.v_brand b on (b.tenant_id, b.id) = (o.tenant_id, o.brand_id)
      where m.tenant_id = $1 and m.id = $2 and m.recipient is not null`,
    [tx.tenant, id],
  )
  return row
}

export type Shown = Readonly<{
  id: string
  kind: string
  locale: string
  recipient: string | null
  subject: string | null
  text: string | null
  state: string
  madeAt: Date
  sentAt: Date | null
  problem: string | null
}>

export function messagesOf(tx: Tx, order: OrderId): Promise<Shown[]> {
  return tx.rows<Shown>(
    'messages.messages_of_order',
    `select id, kind, locale, recipient, subject, body_text as text, state, made_at as "madeAt", sent_at as "sentAt", problem
       from messages.message where tenant_id = $1 and order_id = $2 order by made_at, id`,
    [tx.tenant, order],
  )
}

export async function mailProvider(tx: Tx): Promise<string | null> {
  const [row] = await tx.rows<{ id: string }>(
    'messages.mail_provider',
    `select id from organisation.v_provider where tenant_id = $1 and kind = 'mail' and active order by code limit 1`,
    [tx.tenant],
  )
  return row?.id ?? null
}

/** Empties the messages of orders whose person is erased; that they were told stays. */
export async function eraseMessages(tx: Tx, orders: readonly OrderId[]): Promise<void> {
  await tx.rows(
    'messages.erase',
    'update messages.message set recipient = null, subject = null, body_text = null, body_html = null, problem = null where tenant_id = $1 and order_id = any($2::uuid[])',
    [tx.tenant, orders],
  )
}

/** Of these orders, those whose customers were asked how it was. */
export async function askedBefore(tx: Tx, orders: readonly string[]): Promise<Set<string>> {
  const rows = await tx.rows<{ order: string }>(
    'messages.asked_before',
    `select order_id as "order" from messages.message
      where tenant_id = $1 and order_id = any($2::uuid[]) and kind = 'feedback_request'`,
    [tx.tenant, orders],
  )
  return new Set(rows.map((row) => row.order))
}
/** The day that customers were told last; null: that none is known. Who was told nothing of a day is left out. */
export async function readTold(tx: Tx, orders: readonly OrderId[]): Promise<Map<OrderId, string | null>> {
  if (orders.length === 0) return new Map()
  const rows = await tx.rows<{ order: OrderId; deliverBy: string | null }>(
    'messages.read_told',
    `select distinct on (order_id) order_id as "order", told_deliver_by as "deliverBy" from messages.message
      where tenant_id = $1 and order_id = any($2::uuid[]) and kind in ('order_confirmed', 'out_of_stock', 'new_date')
      order by order_id, cause_position desc`,
    [tx.tenant, orders],
  )
  return new Map(rows.map((row) => [row.order, row.deliverBy]))
}
