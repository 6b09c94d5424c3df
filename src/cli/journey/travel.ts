import { homeFinder } from '../../../demo/home.ts'
import type { Demo } from '../../../demo/load.ts'
import { deriveSupply } from '../../../demo/stock.ts'
import type { System } from './client.ts'
import { drawDisturbance, UNDISTURBED } from './draw.ts'
import { drive, type Receipt } from './drive.ts'
import type { Calendar } from './plan.ts'
import type { Systems, Traveller, World } from './state.ts'

export const DEFAULT_LOCATION = 'warehouse-hamburg'

/** What the demo merchant has on its shelves on the first day, and what arrives when. */
export function supplyOf(demo: Demo) {
  const homeOf = homeFinder(demo.locations)
  const supply = deriveSupply(demo.orders, demo.items, homeOf, { defaultLocation: DEFAULT_LOCATION })
  return { homeOf, opening: supply.opening, receipts: supply.receipts as readonly Receipt[], expected: supply.expected }
}

export type TravelOptions = Readonly<{
  systems: Systems
  demo: Demo
  /** Seed of the disturbances; null leaves everything undisturbed. */
  seed: number | null
  calendar: Calendar
  stop: AbortSignal
  progress(done: number, all: number, note: string): void
}>

/** Drives every order of the source through the public API, in the order of time. @returns the orders that were refused */
export async function travel(options: TravelOptions): Promise<Readonly<{ order: number; why: string }>[]> {
  const { demo, seed, systems, calendar } = options
  const { homeOf, receipts } = supplyOf(demo)
  const weights = new Map(demo.items.map((item) => [item.sku, item.weightG]))
  const weightOf = (sku: string) => weights.get(sku) ?? 0
  const travellers: Traveller[] = demo.orders.map((order) => ({
    order,
    disturbed: seed === null || !order.shippedOn ? UNDISTURBED : drawDisturbance(seed, order.orderId),
    id: null,
    weightG: order.lines.reduce((sum, line) => sum + line.quantity * weightOf(line.sku), 0),
    works: [],
    parcels: [],
    return: null,
    pickups: 0,
    waits: false,
    refused: null,
  }))
  const world: World = { systems, travellers, calendar, storeOf: ({ order }) => homeOf(order), weightOf }
  await drive(world, receipts, (done, day) => options.progress(done, travellers.length, day), options.stop)
  return travellers.flatMap((one) => (one.refused === null ? [] : [{ order: one.order.orderId, why: one.refused }]))
}

/** Each key is refused outside its scope; a key that is not is a hole. @returns the holes */
export async function tryScopes(systems: Systems): Promise<string[]> {
  const nobody = `ord_${'0'.repeat(32)}`
  const work = `ffo_${'0'.repeat(32)}`
  const forbidden: readonly [System, 'GET' | 'POST', string, unknown][] = [
    ['shop', 'POST', `/v1/fulfillment-orders/${work}/picks`, { lines: [{ line: 1, units: 1 }] }],
    ['till', 'POST', `/v1/orders/${nobody}/cancellations`, {}],
    ['wms', 'GET', '/v1/orders', undefined],
    ['carrier', 'GET', `/v1/orders/${nobody}`, undefined],
    ['care', 'POST', `/v1/orders/${nobody}/captures`, {}],
  ]
  const holes: string[] = []
  for (const [system, method, path, body] of forbidden) {
    const { status } = await systems[system].raw(method, path, body, `scope-${system}`)
    if (status !== 403) holes.push(`${system}: ${method} ${path} answered ${status}`)
  }
  return holes
}
