import { addDays } from '../../platform/time.ts'
import { daysOf, instantOf, STEPS, type Step, transitDays } from './plan.ts'
import type { Traveller, World } from './state.ts'
import { doings } from './steps.ts'

export type Receipt = Readonly<{ on: string; sku: string; location: string; units: number; reference: string }>

/** Steps in which orders compete for the same units: done one after the other, so that the same seed gives the same table. */
const ONE_BY_ONE: ReadonlySet<Step> = new Set(['place', 'cancel', 'decline', 'short', 'inspect'])
const AT_ONCE = 12
const ROWS_AT_ONCE = 500
const SCANS_AT_ONCE = 100

/** Lets the days pass: what arrives, what is ordered, and every order's next steps, in the sequence of a working day. */
export async function drive(
  world: World,
  receipts: readonly Receipt[],
  progress: (done: number, day: string) => void,
  stop: AbortSignal,
): Promise<void> {
  const agenda = new Agenda(world)
  const lastDay = world.travellers.reduce((last, { order }) => (order.orderedOn > last ? order.orderedOn : last), '')
  for (const traveller of world.travellers)
    for (const [step, day] of Object.entries(daysOf(traveller, lastDay))) agenda.add(day, step as Step, traveller)
  const first = world.travellers.reduce((day, { order }) => (order.orderedOn < day ? order.orderedOn : day), '9999')
  const end = agenda.last()
  let placed = 0
  for (let day = first; day <= end && !stop.aborted; day = addDays(day, 1)) {
    await receive(
      world,
      receipts.filter((receipt) => receipt.on === day),
      day,
    )
    if (receipts.some((receipt) => receipt.on === day)) await pickUpLate(world, agenda, day)
    for (const step of STEPS) {
      const travellers = agenda.of(day, step).filter((traveller) => traveller.refused === null)
      if (travellers.length > 0) await doStep(world, agenda, step, travellers, day)
      if (step === 'place') placed += travellers.length
    }
    progress(placed, day)
  }
}

async function doStep(
  world: World,
  agenda: Agenda,
  step: Step,
  travellers: readonly Traveller[],
  day: string,
): Promise<void> {
  if (step === 'track' || step === 'deliver') return scan(world, agenda, step, travellers, day)
  const doing = doings[step]
  if (!doing) return
  await inParallel(travellers, ONE_BY_ONE.has(step) ? 1 : AT_ONCE, (traveller) =>
    traveller.id === null && step !== 'place' ? Promise.resolve() : doing(world, traveller, day),
  )
}

/** The carriers report in lists. A failed delivery is tried again the next day. */
async function scan(
  world: World,
  agenda: Agenda,
  step: 'track' | 'deliver',
  travellers: readonly Traveller[],
  day: string,
): Promise<void> {
  const events = travellers.flatMap((traveller) => {
    const fails = step === 'deliver' && traveller.disturbed.failedDelivery && !agenda.triedBefore(traveller)
    const code = step === 'track' ? 'in_transit' : fails ? 'delivery_failed' : 'delivered'
    if (fails) agenda.add(addDays(day, 1), 'deliver', traveller)
    return traveller.parcels.map((parcel) => ({
      carrier: parcel.carrier,
      trackingNumber: parcel.trackingNumber,
      code,
      externalId: `${parcel.trackingNumber}-${code}-${day}`,
      occurredAt: instantOf(day, step, traveller.order.orderId, world.calendar),
      place: traveller.order.shipTo.city,
    }))
  })
  for (let start = 0; start < events.length; start += SCANS_AT_ONCE)
    await world.systems.carrier.post(
      '/v1/tracking-events',
      { events: events.slice(start, start + SCANS_AT_ONCE) },
      `scans-${day}-${step}-${start}`,
    )
  if (step === 'deliver')
    for (const traveller of travellers)
      if (!agenda.awaits(traveller, addDays(day, 1), 'deliver')) traveller.parcels = []
}

async function receive(world: World, receipts: readonly Receipt[], day: string): Promise<void> {
  for (let start = 0; start < receipts.length; start += ROWS_AT_ONCE) {
    const rows = receipts
      .slice(start, start + ROWS_AT_ONCE)
      .map(({ sku, location, units, reference }) => ({ sku, location, units, reference }))
    await world.systems.wms.post(
      '/v1/receipts',
      { receipts: rows, occurredAt: instantOf(day, 'receive', 0, world.calendar) },
      `receipts-${day}-${start}`,
    )
  }
}

/** Orders that wait for units look again after every arrival: what came for them goes out a few days later. */
async function pickUpLate(world: World, agenda: Agenda, day: string): Promise<void> {
  const late = world.travellers.filter((traveller) => traveller.waits && agenda.isPast(traveller, day))
  await inParallel(late, AT_ONCE, async (traveller) => {
    const { lines } = await world.systems.care.get<{ lines: { buckets: Record<string, number> }[] }>(
      `/v1/orders/${traveller.id}`,
    )
    if (!lines.some((line) => (line.buckets['reserved'] ?? 0) > 0)) return
    for (const step of ['release', 'pick', 'pack'] as const) agenda.add(day, step, traveller)
    if (traveller.order.channel === 'till') agenda.add(day, 'collect', traveller)
    else {
      agenda.add(day, 'ship', traveller)
      agenda.add(addDays(day, transitDays(traveller.order)), 'deliver', traveller)
    }
  })
}

/** What is to be done on which day, for whom. */
class Agenda {
  readonly #days = new Map<string, Map<Step, Traveller[]>>()
  readonly #tried = new Set<Traveller>()
  readonly #shipped = new Map<Traveller, string>()

  constructor(world: World) {
    for (const traveller of world.travellers)
      if (traveller.order.shippedOn) this.#shipped.set(traveller, traveller.order.shippedOn)
  }

  add(day: string, step: Step, traveller: Traveller): void {
    const steps = this.#days.get(day) ?? new Map<Step, Traveller[]>()
    const list = steps.get(step) ?? []
    if (!list.includes(traveller)) list.push(traveller)
    this.#days.set(day, steps.set(step, list))
  }

  of(day: string, step: Step): readonly Traveller[] {
    return [...(this.#days.get(day)?.get(step) ?? [])].sort((a, b) => a.order.orderId - b.order.orderId)
  }

  awaits(traveller: Traveller, day: string, step: Step): boolean {
    return this.#days.get(day)?.get(step)?.includes(traveller) ?? false
  }

  last(): string {
    return [...this.#days.keys()].sort().at(-1) ?? ''
  }

  /** Says whether a delivery was tried before, and remembers that it was tried now. */
  triedBefore(traveller: Traveller): boolean {
    const before = this.#tried.has(traveller)
    this.#tried.add(traveller)
    return before
  }

  isPast(traveller: Traveller, day: string): boolean {
    return (this.#shipped.get(traveller) ?? '9999') < day
  }
}

async function inParallel<T>(items: readonly T[], atOnce: number, work: (item: T) => Promise<void>): Promise<void> {
  const left = [...items]
  await Promise.all(
    Array.from({ length: Math.min(atOnce, left.length) }, async () => {
      for (let item = left.shift(); item !== undefined; item = left.shift()) await work(item)
    }),
  )
}
