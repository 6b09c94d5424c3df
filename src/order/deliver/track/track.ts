import { readProviders } from '../../../organisation/index.ts'
import type { Tx } from '../../../platform/db/db.ts'
import { type OrderId, type PackageId, type ProviderId, showId } from '../../../platform/ids.ts'
import { isRefusal, type Refusal } from '../../../platform/refusal.ts'
import { changeOrders, openOrders } from '../../capture/index.ts'
import { type PackageAt, packagesAt, refuseWork, shipPackages } from '../../fulfill/index.ts'
import { type Asker, announceAtDoor, contentMoves, within } from '../door.ts'
import { type Code, type PackageFacts, unheard } from '../model.ts'
import { refuseDelivery } from '../refusals.ts'
import type { DeliverSteps } from '../steps.ts'
import { insertScan, lockFacts, writeFacts } from '../store.ts'
import { decideScan } from './decide.ts'

/** A scan as it comes: `externalId` is the reporter's own key of it, the same twice is one fact. */
export type ReportedScan = Readonly<{
  carrier: ProviderId
  trackingNumber: string
  code: Code
  externalId: string
  at: Date | null
  place?: string
  detail?: string
  receivedBy?: string
}>
export type ScanVerdict =
  | Readonly<{ outcome: 'recorded' | 'known'; package: PackageId; state: PackageFacts['state'] }>
  | Refusal

/** Carriers by their code; those that are switched off still deliver what they took. */
export async function carriersByCode(tx: Tx): Promise<Map<string, ProviderId>> {
  return new Map((await readProviders(tx, 'carrier')).map((one) => [one.code, one.id]))
}

/**
 * Takes a list of scans, each with its own verdict: what is unknown does not hold up the others. A carrier that scans
 * a package has it, so one that nobody reported as handed over is handed over by that.
 */
export async function trackScans(
  tx: Tx,
  steps: Pick<DeliverSteps, 'handOver'>,
  scans: readonly ReportedScan[],
  asker: Asker,
): Promise<ScanVerdict[]> {
  const found = await findPackages(tx, scans, asker)
  const packages = [...new Map([...found.values()].map((one) => [one.id, one])).values()]
  await openOrders(tx, [...new Set(packages.map((one) => one.order))])
  const ids = packages.map((one) => one.id).sort()
  const facts = new Map((await lockFacts(tx, ids)).map((one) => [one.package, one]))
  const fresh = new Map((await packagesAt(tx, { ids })).map((one) => [one.id, one]))
  const verdicts: ScanVerdict[] = []
  for (const scan of scans) {
    const id = found.get(scan)?.id
    const at = id && fresh.get(id)
    if (!at) {
      verdicts.push(refuseDelivery.tracking_unknown(`no package has the number ${scan.trackingNumber}`))
      continue
    }
    const verdict = await takeScan(tx, steps, at, facts.get(at.id), scan)
    if (!isRefusal(verdict)) {
      facts.set(at.id, verdict.facts)
      fresh.set(at.id, { ...at, state: 'handed_over' })
      verdicts.push({ outcome: verdict.outcome, package: at.id, state: verdict.facts.state })
    } else verdicts.push(verdict)
  }
  return verdicts
}

async function findPackages(
  tx: Tx,
  scans: readonly ReportedScan[],
  asker: Asker,
): Promise<Map<ReportedScan, PackageAt>> {
  const found = new Map<ReportedScan, PackageAt>()
  for (const carrier of new Set(scans.map((scan) => scan.carrier))) {
    const own = scans.filter((scan) => scan.carrier === carrier)
    const packages = await packagesAt(tx, { carrier, trackingNumbers: own.map((scan) => scan.trackingNumber) })
    for (const scan of own) {
      const one = packages.find((candidate) => candidate.trackingNumber === scan.trackingNumber)
      if (one && within(asker, one)) found.set(scan, one)
    }
  }
  return found
}

async function takeScan(
  tx: Tx,
  steps: Pick<DeliverSteps, 'handOver'>,
  found: PackageAt,
  before: PackageFacts | undefined,
  scan: ReportedScan,
): Promise<{ outcome: 'recorded' | 'known'; facts: PackageFacts } | Refusal> {
  if (found.state === 'unpacked' || found.destination === 'pickup')
    return refuseWork.package_gone('the package is not on its way')
  // A scanner's clock may run ahead; nothing has happened later than now.
  const at = scan.at && scan.at < tx.now ? scan.at : tx.occurredAt
  const moment = tx.at({ occurredAt: at, quiet: tx.quiet })
  if (found.state !== 'handed_over') {
    const shipped = await shipPackages(moment, steps, found.fulfillment, { packages: [found.id] }, null)
    if (isRefusal(shipped)) return shipped
  }
  const { code, externalId, place = null, detail = null, receivedBy = null } = scan
  const facts = before ?? unheard(found, at)
  const news = { package: found.id, order: found.order, code, externalId, place, detail }
  if (!(await insertScan(moment, news))) return { outcome: 'known', facts }
  // A box on its way to a store is the house's own: nothing is delivered to anybody by it.
  if (found.destination === 'location') return { outcome: 'recorded', facts }
  const effect = decideScan(facts, { code, at, receivedBy })
  await writeFacts(moment, effect.facts)
  if (effect.move) await moveUnits(moment, found, effect.move)
  if (effect.event)
    announceAtDoor(moment, effect.event, found, {
      package: showId('package', found.id),
      failedAttempts: effect.facts.failedAttempts,
    })
  return { outcome: 'recorded', facts: effect.facts }
}

async function moveUnits(
  tx: Tx,
  found: PackageAt,
  { from, to }: { from: Parameters<typeof contentMoves>[1]; to: Parameters<typeof contentMoves>[1] },
): Promise<void> {
  const order = await reopened(tx, found.order)
  await changeOrders(tx, [{ order, moves: contentMoves(found, from, to) }])
}

/** The order as the scan before has left it; it is locked already. */
async function reopened(tx: Tx, id: OrderId) {
  const order = (await openOrders(tx, [id])).get(id)
  if (!order) throw new Error(`order ${id} is gone`)
  return order
}
