import { itemsById } from '../../../catalog/index.ts'
import { readPolicies } from '../../../organisation/index.ts'
import type { Tx } from '../../../platform/db/db.ts'
import type { OrderId, PackageId, ProviderId } from '../../../platform/ids.ts'
import { readCovered } from '../cover/store.ts'
import { claimTrackingNumbers, readCarriers } from '../label/store.ts'
import type { FulfillmentOrder } from '../model.ts'
import { readGtins } from '../pick/store.ts'
import { readScopes } from '../release/store.ts'
import type { Known, Needs } from './scan.ts'

export type Asking = Readonly<{ fulfillment: FulfillmentOrder; needs: Needs }>

/** A tracking number under its carrier. */
export const numberKey = (carrier: string, trackingNumber: string) => `${carrier}/${trackingNumber}`

/** Reads what the scans of a list need, one statement for each kind of knowledge that is asked for. */
export async function readKnown(
  tx: Tx,
  asking: readonly Asking[],
): Promise<Known & { owners: Map<string, PackageId> }> {
  const who = (need: keyof Needs) => asking.filter(({ needs }) => needs[need])
  const [gtins, weights, covered, patienceH, numbers] = await Promise.all([
    who('gtins').length > 0 ? readGtins(tx, itemsOf(who('gtins'))) : new Map(),
    readWeights(tx, who('weights')),
    who('covered').length > 0 ? readCovered(tx, ordersOf(who('covered'))) : new Map(),
    readPatience(tx, who('patience')),
    readNumbers(tx, who('numbers')),
  ])
  const { carriers, owners } = numbers
  const ownerOf = (carrier: string, trackingNumber: string) => owners.get(numberKey(carrier, trackingNumber))
  return { gtins, weights, covered, patienceH, carriers, owners, ownerOf }
}

const itemsOf = (asking: readonly Asking[]) => [
  ...new Set(asking.flatMap(({ fulfillment }) => fulfillment.lines.map((line) => line.item))),
]
const ordersOf = (asking: readonly Asking[]) => [...new Set(asking.map(({ fulfillment }) => fulfillment.order))]

async function readWeights(tx: Tx, asking: readonly Asking[]): Promise<Known['weights']> {
  if (asking.length === 0) return new Map()
  return new Map((await itemsById(tx, itemsOf(asking))).map((item) => [item.id, item.weightG]))
}

async function readPatience(tx: Tx, asking: readonly Asking[]): Promise<Known['patienceH']> {
  if (asking.length === 0) return () => 0
  const policies = await readPolicies(tx)
  const scopes = new Map((await readScopes(tx, ordersOf(asking))).map((scope) => [scope.order, scope]))
  return (order: OrderId, location) => policies('pickup.expires_h', { ...scopes.get(order), location })
}

/** Who has the numbers that are given; who gives the same one in another transaction waits for this one. */
async function readNumbers(tx: Tx, asking: readonly Asking[]) {
  if (asking.length === 0) return { carriers: [], owners: new Map<string, PackageId>() }
  const carriers = await readCarriers(tx)
  const wanted = asking.flatMap(({ needs: { numbers } }) => {
    const carrier = carriers.find((one) => one.code === numbers?.carrier)
    return carrier ? (numbers?.trackingNumbers ?? []).map((number): [ProviderId, string] => [carrier.id, number]) : []
  })
  const claimed = await claimTrackingNumbers(tx, wanted)
  return {
    carriers,
    owners: new Map(claimed.map((one) => [numberKey(one.carrier, one.trackingNumber), one.package])),
  }
}
