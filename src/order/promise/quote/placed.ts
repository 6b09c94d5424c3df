import { ON_HAND } from '../../../inventory/index.ts'
import type { Tx } from '../../../platform/db/db.ts'
import { isRefusal, type Refusal } from '../../../platform/refusal.ts'
import type { SourcePlan, SourceRequest } from '../../capture/index.ts'
import { type Consumed, consumeQuote } from './consume.ts'

/**
 * Plans an order that is placed on a quote: what the quote holds goes over to it, and only what is missing is sourced.
 * It writes, so a refusal after it must roll the transaction back: such an order is placed alone.
 */
export async function planQuoted(
  tx: Tx,
  request: SourceRequest & Readonly<{ quote: string }>,
  planRest: (rest: SourceRequest) => Promise<SourcePlan | Refusal>,
): Promise<SourcePlan | Refusal> {
  const consumed = await consumeQuote(tx, {
    quote: request.quote,
    order: request.order,
    channel: request.channel,
    priority: request.priority,
    requestedOn: request.deliveries[0]?.requestedOn ?? null,
    lines: request.deliveries.flatMap(({ delivery, lines }) =>
      lines.filter(({ kind }) => kind !== 'digital').map(({ line, item, units }) => ({ delivery, line, item, units })),
    ),
  })
  if (isRefusal(consumed)) return consumed
  const rest = await planRest(without(request, consumed))
  return isRefusal(rest) ? rest : together(rest, consumed)
}

/** What must still be sourced. Services that are not booked keep their line: their date follows the goods. */
function without(request: SourceRequest, { missing, services }: Consumed): SourceRequest {
  const left = new Map(missing.map((one) => [one.line, one.units]))
  return {
    ...request,
    deliveries: request.deliveries.map((delivery) => ({
      ...delivery,
      lines: delivery.lines.flatMap((line) => {
        if (services.some((one) => one.line === line.line)) return []
        if (line.kind !== 'physical') return [line]
        const units = left.get(line.line) ?? 0
        return units > 0 ? [{ ...line, units }] : []
      }),
    })),
  }
}

function together(rest: SourcePlan, { reservations, promises, services }: Consumed): SourcePlan {
  const buckets = reservations.map(({ line, units, supply }) => ({
    line,
    units,
    bucket: supply === ON_HAND ? ('reserved' as const) : ('backordered' as const),
  }))
  const appointed = services.map(({ line, units }) => ({ line, units, bucket: 'reserved' as const }))
  const dated = services.map(({ line, units, on }) => ({ line, units, ...UNPLACED, deliverBy: on }))
  return {
    ...rest,
    buckets: [...rest.buckets, ...buckets, ...appointed],
    promises: [...rest.promises, ...promises, ...dated],
  }
}

const UNPLACED = { location: null, supply: null, requestedOn: null, shipBy: null } as const
