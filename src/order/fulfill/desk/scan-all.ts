import type { Tx } from '../../../platform/db/db.ts'
import type { FulfillmentOrderId, OrderId } from '../../../platform/ids.ts'
import { isRefusal, type Refusal } from '../../../platform/refusal.ts'
import { moveUnits, type OpenOrder } from '../../capture/index.ts'
import { within } from '../bounds.ts'
import type { FulfillmentOrder } from '../model.ts'
import type { FulfillSteps } from '../steps.ts'
import { absent, openWorks } from '../work.ts'
import { numberKey, readKnown } from './known.ts'
import type { AskedScan, DoneScan } from './scan.ts'
import { handOverScanned, writeScanned } from './write.ts'

/**
 * Does a list of scans: locks orders and work in one sequence, decides one scan after the other, each on what the one
 * before has left, and writes once a table. What a scan refuses it does not write. Facts, events and money have the
 * moment and the actor of their own scan.
 */
export async function scanAll<R>(
  tx: Tx,
  steps: Pick<FulfillSteps, 'handOver'> | null,
  asked: readonly AskedScan<R>[],
): Promise<(R | Refusal)[]> {
  const opened = await openWorks(tx, [...new Set(asked.map(({ scan }) => scan.id))])
  const verdicts = await decideAll(tx, asked, new Map(opened.orders), new Map(opened.works))
  const done = verdicts.filter((one): one is DoneScan<R> => !isRefusal(one))
  const numbers = await writeScanned(tx, opened.orders, done)
  if (steps) await handOverScanned(steps, done)
  return verdicts.map((one) => {
    if (isRefusal(one)) return one
    const { fulfillment, answer } = one.scanned
    const packages = fulfillment.packages.map((box) => ({ ...box, sscc: numbers.get(box.id) ?? box.sscc }))
    return answer({ ...fulfillment, packages }, one.tx.occurredAt)
  })
}

async function decideAll<R>(
  tx: Tx,
  asked: readonly AskedScan<R>[],
  orders: Map<OrderId, OpenOrder>,
  works: Map<FulfillmentOrderId, FulfillmentOrder>,
): Promise<(DoneScan<R> | Refusal)[]> {
  const asking = asked.flatMap(({ scan: { id, asker, needs } }) => {
    const fulfillment = works.get(id)
    return fulfillment && needs && within(asker, fulfillment) ? [{ fulfillment, needs }] : []
  })
  const known = await readKnown(tx, asking)
  return asked.map((one) => {
    const { id, asker, decide } = one.scan
    const before = works.get(id)
    const order = before && orders.get(before.order)
    if (!before || !order || !within(asker, before)) return absent()
    const scanned = decide({ order, fulfillment: before }, known, one.tx.occurredAt)
    if (isRefusal(scanned)) return scanned
    const fulfillment = { ...scanned.fulfillment, version: before.version + 1 }
    works.set(id, fulfillment)
    const moved = moveUnits(order.lines, scanned.moves ?? [])
    orders.set(order.id, {
      ...order,
      lines: order.lines.map((line) => moved.find((other) => other.line === line.line) ?? line),
    })
    for (const { id: box, carrier, trackingNumber } of scanned.changed ?? [])
      if (carrier && trackingNumber) known.owners.set(numberKey(carrier, trackingNumber), box)
    return { ...one, scanned: { ...scanned, fulfillment } }
  })
}
