import { Readable } from 'node:stream'
import { stringify } from 'csv-stringify'
import { Type } from 'typebox'
import type { Tx } from '../../platform/db/db.ts'
import { type App, principalOf } from '../../platform/http/app.ts'
import { type CommandDeps, runRead } from '../../platform/http/command.ts'
import { answers } from '../../platform/http/problem.ts'
import { toDecimal } from '../../platform/money.ts'
import type { ListRow } from './list.ts'
import { Filters, type Place, readPage } from './list-route.ts'

const PAGE = 1000
const COLUMNS = [
  ...['number', 'channel', 'channel_number', 'placed_at', 'fulfillment', 'payment', 'returns', 'holds', 'closed_at'],
  ...['currency', 'total', 'cancelled', 'credited', 'captured', 'refunded', 'owed', 'units', 'skus'],
  ...['ship_to_country', 'ship_to_postal_code', 'ship_to_city'],
] as const
const PERSONAL = ['customer', 'company', 'email'] as const

type Goods = Readonly<{
  order: string
  units: number
  skus: string
  country: string | null
  postalCode: string | null
  city: string | null
  customer: string | null
  company: string | null
  email: string | null
}>

/** The filtered list as a file that spreadsheets open: a page after the other, so that no list is too long for it. */
export function orderExportRoute(app: App, deps: CommandDeps): void {
  app.get(
    '/v1/orders/export',
    {
      schema: {
        summary: 'The filtered orders as CSV, newest first, streamed; people are named only to those who may read them',
        tags: ['order'],
        produces: ['text/csv'],
        querystring: Type.Object(Filters, { additionalProperties: false }),
        response: answers(200, Type.String({ description: 'text/csv, UTF-8 with a byte order mark' })),
      },
      config: { action: 'order.export' },
    },
    async (request, reply) => {
      const principal = principalOf(request)
      const personal = deps.access.permits(principal, 'order.read_personal')
      const columns = personal ? [...COLUMNS, ...PERSONAL] : COLUMNS
      async function* rows() {
        let after: Place = null
        let found: readonly string[] | null | undefined
        for (;;) {
          // Each page is a short read of its own: a long one would keep the database from tidying up.
          const at: Parameters<typeof readPage>[3] = { after, limit: PAGE, ...(found !== undefined && { found }) }
          const page = await runRead(deps, request, async (tx) => {
            const { rows, found } = await readPage(tx, principal, request.query, at)
            return { rows, found, goods: await readGoods(tx, rows) }
          })
          for (const row of page.rows) yield cellsOf(row, page.goods.get(row.id), personal)
          const last = page.rows.at(-1)
          if (!last || page.rows.length < PAGE) return
          found = page.found
          after = { placedAt: last.placedAt.toISOString(), id: last.id }
        }
      }
      const csv = stringify({ header: true, bom: true, columns: [...columns], record_delimiter: '\r\n' })
      reply.header('content-type', 'text/csv; charset=utf-8')
      reply.header('content-disposition', 'attachment; filename="orders.csv"')
      const source = Readable.from(rows())
      source.once('error', (error) => csv.destroy(error))
      csv.once('close', () => source.destroy())
      return reply.send(source.pipe(csv) as never)
    },
  )
}

/** What begins like a formula is one to a spreadsheet, and may send what stands beside it away: a quote makes it text. */
export function harmless(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
}

function cellsOf(row: ListRow, goods: Goods | undefined, personal: boolean): string[] {
  const money = (minor: number) => toDecimal(minor, row.currency)
  const due = row.totalMinor - row.cancelledMinor - row.creditedMinor
  const words = (cells: readonly (string | null | undefined)[]) => cells.map((cell) => harmless(cell ?? ''))
  return [
    ...words([row.number, row.channel, row.externalNumber, row.placedAt.toISOString(), row.fulfillmentStatus]),
    ...words([row.paymentStatus, row.returnStatus, row.holdStatus, row.closedAt?.toISOString(), row.currency]),
    ...[row.totalMinor, row.cancelledMinor, row.creditedMinor, row.capturedMinor, row.refundedMinor].map(money),
    money(due - row.capturedMinor + row.refundedMinor),
    String(goods?.units ?? 0),
    ...words([goods?.skus, goods?.country, goods?.postalCode, goods?.city]),
    ...(personal ? words([goods?.customer, goods?.company, goods?.email]) : []),
  ]
}

/** What is in the orders of a page, where it goes and who bought it. */
async function readGoods(tx: Tx, orders: readonly ListRow[]): Promise<ReadonlyMap<string, Goods>> {
  const rows = await tx.rows<Goods>(
    'insight.order_goods',
    `select o.id as "order", coalesce(l.units, 0)::int as units, coalesce(l.skus, '') as skus, t.country, t.postal_code as "postalCode", t.city,
            s.name as customer, s.company, s.email
       from unnest($2::uuid[]) o(id)
       left join lateral (select sum(quantity) as units, string_agg(quantity || ' x ' || sku, ', ' order by line) as skus
                            from capture.v_order_line where tenant_id = $1 and order_id = o.id and relation is distinct from 'component_of') l on true
       left join lateral (select p.country, p.postal_code, p.city from capture.v_delivery d
                            join capture.v_party p on (p.tenant_id, p.order_id, p.party) = (d.tenant_id, d.order_id, d.ship_to)
                           where d.tenant_id = $1 and d.order_id = o.id order by d.delivery limit 1) t on true
       left join lateral (select name, company, email from capture.v_party where tenant_id = $1 and order_id = o.id and role = 'sold_to' limit 1) s on true`,
    [tx.tenant, orders.map(({ id }) => id)],
  )
  return new Map(rows.map((row) => [row.order, row]))
}
