import { type Static, type TSchema, Type } from 'typebox'
import { body, Instant } from '../../../platform/http/schema.ts'
import { compileValidators } from '../../../platform/http/validate.ts'
import { type RawRecord, refuseCell } from '../../../platform/import/cells.ts'
import { type Refusal, refuse } from '../../../platform/refusal.ts'
import { readOrder } from '../place/route.ts'
import { PlaceOrderBody } from '../place/schema.ts'
import type { HistoryOrder, ImportedOrder } from './model.ts'

const Count = Type.Optional(Type.Integer({ minimum: 0, maximum: 1_000_000 }))
const { hold: _, lines, ...rest } = PlaceOrderBody.properties

/** An order of the past as a record of JSON: the wire form of an order, and where it ended. */
const HistoryBody = body({
  ...rest,
  lines: Type.Array(
    body({ ...lines.items.properties, shipped: Count, delivered: Count, cancelled: Count, returned: Count }),
    { minItems: 1, maxItems: 1000 },
  ),
  handedOverAt: Type.Optional(Instant),
  paid: Type.Optional(Type.Boolean()),
})

const check = <T extends TSchema>(schema: T) => {
  const validate = compileValidators()({ schema, method: 'POST', url: '/v1/orders', httpPart: 'body' })
  return (record: RawRecord): Static<T> | Refusal => {
    if (validate(record) === true) return record as Static<T> // checked in this line
    const error = validate.errors?.[0]
    const field = error?.params['additionalProperty'] ?? error?.params['missingProperty']
    const path = `${error?.instancePath ?? ''}${typeof field === 'string' ? `/${field}` : ''}`
    const detail =
      error?.keyword === 'additionalProperties' ? 'there is no such field' : (error?.message ?? 'is not valid')
    return refuse.invalid_request(detail, { path: path || '/' })
  }
}
const checkOrder = check(PlaceOrderBody)
const checkHistory = check(HistoryBody)

/** The order of a record in the wire form of `POST /v1/orders`. */
export function readImported(record: RawRecord): ImportedOrder | Refusal {
  const read = checkOrder(record)
  if ('refused' in read) return read
  const { externalNumber, occurredAt } = read
  if (externalNumber === undefined) return withoutNumber()
  if (isAhead(occurredAt)) return inTheFuture()
  return {
    order: { ...readOrder(read), externalNumber },
    placedAt: occurredAt === undefined ? null : new Date(occurredAt),
  }
}

/** The same of an order of the past; it must say when it was placed, and the price of every line. */
export function readHistory(record: RawRecord): HistoryOrder | Refusal {
  const read = checkHistory(record)
  if ('refused' in read) return read
  const { externalNumber, occurredAt, handedOverAt = occurredAt, paid = false } = read
  if (externalNumber === undefined) return withoutNumber()
  if (occurredAt === undefined || handedOverAt === undefined)
    return refuseCell.missing_cell('an order of the past says when it was placed', { path: '/occurredAt' })
  if (isAhead(occurredAt) || isAhead(handedOverAt)) return inTheFuture()
  const unpriced = read.lines.findIndex((line) => line.unitPrice === undefined)
  if (unpriced >= 0)
    return refuseCell.missing_cell('an order of the past says what it cost', { path: `/lines/${unpriced}/unitPrice` })
  const { handedOverAt: _at, paid: _paid, lines, ...order } = read
  const ends = lines.map(({ shipped, delivered, cancelled, returned }) => ({
    ...(shipped !== undefined && { shipped }),
    ...(delivered !== undefined && { delivered }),
    ...(cancelled !== undefined && { cancelled }),
    ...(returned !== undefined && { returned }),
  }))
  const plain = lines.map(({ shipped: _s, delivered: _d, cancelled: _c, returned: _r, ...line }) => line)
  return {
    order: { ...readOrder({ ...order, lines: plain }), externalNumber },
    placedAt: new Date(occurredAt),
    handedOverAt: new Date(handedOverAt),
    paid,
    ends,
  }
}

const withoutNumber = () =>
  refuseCell.missing_cell('without its number, an order of a file would be placed again with every run', {
    path: '/externalNumber',
  })
const isAhead = (instant: string | undefined) =>
  instant !== undefined && new Date(instant).getTime() > Date.now() + 60_000
const inTheFuture = () => refuse.invalid_request('it lies in the future', { path: '/occurredAt' })
