import type { Tx } from '../../../platform/db/db.ts'
import type { QuoteRequest } from './model.ts'

/** Units of a quote's line that are held at a place, and what was promised of them. */
export type HeldPart = Readonly<{
  line: number
  /** The line of its reservation. */
  want: number
  item: string
  location: string
  supply: string
  units: number
  shipBy: string | null
  deliverBy: string | null
}>

/** What a held quote keeps: the way that was chosen, as ids, units and days. */
export type HeldOption = Readonly<{
  method: 'ship' | 'collect'
  service: string | null
  pickup: string | null
  costMinor: number
  currency: string
  parts: readonly HeldPart[]
  /** Appointments that are booked. */
  services: readonly Readonly<{ line: number; item: string; place: string; on: string; slot: string; units: number }>[]
}>

export type QuoteRow = Readonly<{
  id: string
  channel: string
  request: QuoteRequest
  option: HeldOption
  expiresAt: Date
  consumedAt: Date | null
  order: string | null
  freedAt: Date | null
}>

export async function insertQuote(
  tx: Tx,
  quote: Pick<QuoteRow, 'id' | 'channel' | 'request' | 'option' | 'expiresAt'>,
): Promise<void> {
  await tx.rows(
    'promise.insert_quote',
    `insert into promise.quote (tenant_id, id, channel_id, request, option, expires_at, made_at) values ($1, $2, $3, $4, $5, $6, $7)`,
    [
      tx.tenant,
      quote.id,
      quote.channel,
      JSON.stringify(quote.request),
      JSON.stringify(quote.option),
      quote.expiresAt,
      tx.now,
    ],
  )
}

const QUOTE = `id, channel_id as channel, request, option, expires_at as "expiresAt", consumed_at as "consumedAt", order_id as "order", freed_at as "freedAt"`

export async function readQuote(tx: Tx, id: string): Promise<QuoteRow | null> {
  const [row] = await tx.rows<QuoteRow>(
    'promise.read_quote',
    `select ${QUOTE} from promise.quote where tenant_id = $1 and id = $2`,
    [tx.tenant, id],
  )
  return row ?? null
}

export async function lockQuote(tx: Tx, id: string): Promise<QuoteRow | null> {
  const [row] = await tx.rows<QuoteRow>(
    'promise.lock_quote',
    `select ${QUOTE} from promise.quote where tenant_id = $1 and id = $2 for no key update`,
    [tx.tenant, id],
  )
  return row ?? null
}

/** Used by an order, or freed. What an order used says no more where its goods go: the order does. */
export async function endQuote(tx: Tx, id: string, order: string | null): Promise<void> {
  await tx.rows(
    'promise.end_quote',
    `update promise.quote set consumed_at = case when $3::uuid is null then null else $4::timestamptz end, order_id = $3,
            freed_at = case when $3::uuid is null then $4::timestamptz end,
            request = case when $3::uuid is null then request else request - 'shipTo' - 'pickup' - 'order' end
      where tenant_id = $1 and id = $2`,
    [tx.tenant, id, order, tx.now],
  )
}

export async function deleteQuote(tx: Tx, id: string): Promise<void> {
  await tx.rows(
    'promise.delete_quote',
    'delete from promise.quote where tenant_id = $1 and id = $2 and num_nonnulls(consumed_at, freed_at) = 1',
    [tx.tenant, id],
  )
}
