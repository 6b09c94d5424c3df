import { type Static, Type } from 'typebox'
import { type AgreedVersion, type Order, orderAtVersion, refuseOrder } from '../../order/capture/index.ts'
import type { Tx } from '../../platform/db/db.ts'
import { Instant, id, Nullable } from '../../platform/http/schema.ts'
import { showId, showOptionalId } from '../../platform/ids.ts'
import { isRefusal, type Refusal } from '../../platform/refusal.ts'
import { type AgreedParts, type PartyRow, readAgreedParts, readMethodsUntil } from './views.ts'

const Any = Type.Record(Type.String(), Type.Unknown())

/** What was agreed with a version: `latest` is the version that holds now, `until` null says that this is it. */
export const OrderVersion = Type.Object({
  id: id('order'),
  number: Type.String(),
  version: Type.Integer(),
  latest: Type.Integer(),
  change: Nullable(
    Type.Object({ kind: Type.String(), actor: Type.String(), reason: Nullable(Type.String()), occurredAt: Instant }),
  ),
  until: Nullable(Instant),
  placedAt: Instant,
  currency: Type.String(),
  terms: Nullable(Type.String()),
  agreed: Type.Object({
    money: Nullable(
      Type.Object({
        totalMinor: Type.Integer(),
        cancelledMinor: Type.Integer(),
        creditedMinor: Type.Integer(),
        dueMinor: Type.Integer(),
      }),
    ),
    parties: Type.Array(Any),
    deliveries: Type.Array(Any),
    lines: Type.Array(Any),
    charges: Type.Array(Any),
    payments: Type.Array(Type.Object({ method: Type.String(), provider: Type.String() })),
  }),
})

type Sees = Readonly<{ personal: boolean; money: boolean }>

/** The order as it stood with one of its versions: lines, quantities, addresses, dates, and how it was paid until then. */
export async function readVersion(
  tx: Tx,
  order: Order,
  version: number,
  sees: Sees,
): Promise<Static<typeof OrderVersion> | Refusal> {
  const agreed = await orderAtVersion(tx, order, version)
  if (isRefusal(agreed)) return agreed
  const parts = await readAgreedParts(tx, order.id)
  if (!parts) return refuseOrder.order_not_found('there is no such order')
  const payments = sees.money ? await readMethodsUntil(tx, order.id, version + 1) : []
  return showVersion(parts, agreed, payments, sees)
}

function showVersion(
  { header, parties, deliveries, lines, charges }: AgreedParts,
  version: AgreedVersion,
  payments: { method: string; provider: string }[],
  sees: Sees,
): Static<typeof OrderVersion> {
  const { totalMinor, currency } = header
  const { cancelledMinor, creditedMinor } = version
  const masked = ({ party, role, ...rest }: PartyRow) =>
    sees.personal ? { party, role, ...rest } : { party, role, city: rest.city, country: rest.country }
  const partyOf = (number: number | null) => {
    const found = parties.find(({ party }) => party === number)
    return found ? masked(found) : null
  }
  return {
    id: showId('order', header.id),
    number: header.number,
    version: version.version,
    latest: version.latest,
    change: version.change && { ...version.change, occurredAt: version.change.occurredAt.toISOString() },
    until: version.until?.toISOString() ?? null,
    placedAt: header.placedAt.toISOString(),
    currency,
    terms: header.terms,
    agreed: {
      money: sees.money
        ? { totalMinor, cancelledMinor, creditedMinor, dueMinor: totalMinor - cancelledMinor - creditedMinor }
        : null,
      parties: parties.filter(({ role }) => role !== 'ship_to').map(masked),
      deliveries: version.deliveries.map((then) => ({
        delivery: then.delivery,
        method: deliveries.find(({ delivery }) => delivery === then.delivery)?.method,
        shipTo: partyOf(then.shipTo),
        pickupLocation: showOptionalId('location', then.pickupLocation),
        requestedOn: then.requestedOn,
      })),
      lines: lines.map(({ buckets: _, netMinor, taxMinor, grossMinor, item, ...line }) => ({
        ...line,
        item: showOptionalId('item', item),
        cancelled: version.cancelled.find((one) => one.line === line.line)?.units ?? 0,
        ...(sees.money && { netMinor, taxMinor, grossMinor }),
      })),
      charges: sees.money
        ? charges.map((charge) => ({ ...charge, cancelled: version.cancelledCharges.includes(charge.charge) }))
        : [],
      payments,
    },
  }
}
