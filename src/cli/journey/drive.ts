import { addDays } from '../../platform/time.ts'
import { daysOf, instantOf, STEPS, type Step, transitDays } from './plan.ts'
import type { Traveller, World } from './state.ts'
import { doings } from './steps.ts'

export type Receipt = Readonly<{ on: string; sku: string; location: string; units: number; reference: string }>

/** Steps in which orders compete for the same units: done one after the other, so that the same seed gives the same table. */
const ONE_BY_ONE: ReadonlySet<Step> = new Set(['receive', 'place', 'cancel', 'decline', 'short', 'inspect'])
const AT_ONCE = 48
const ROWS_AT_ONCE = 500
const SCANS_AT_ONCE = 100

/**
 * Lets the days pass: what arrives, what is ordered, and every order's next steps, in the sequence of a working day.
 * The systems work side by side: an order's own steps follow each other, steps that compete for units follow each
 * other, everything else overlaps.
 */
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
  const work = new SideBySide(AT_ONCE)
  let placed = 0
  for (let day = first; day <= agenda.last() && !stop.aborted; day = addDays(day, 1)) {
    const arriving = receipts.filter((receipt) => receipt.on === day)
    if (arriving.length > 0) {
      await work.done()
      await receive(world, arriving, day)
      await pickUpLate(world, agenda, day)
    }
    for (const step of STEPS) {
      const travellers = agenda.of(day, step)
      if (travellers.length === 0) continue
      begin(work, world, agenda, step, travellers, day)
      if (step === 'place') placed += travellers.length
    }
    await work.room()
    progress(placed, day)
  }
  await work.done()
}

function begin(
  work: SideBySide,
  world: World,
  agenda: Agenda,
  step: Step,
  travellers: readonly Traveller[],
  day: string,
): void {
  if (step === 'track' || step === 'deliver') {
    const scans = planScans(agenda, step, travellers, day)
    work.begin(travellers, () => reportScans(world, step, scans, day))
    return
  }
  const doing = doings[step]
  if (!doing) return
  for (const traveller of travellers)
    work.begin(ONE_BY_ONE.has(step) ? [traveller, world] : [traveller], async () => {
      if (traveller.refused !== null || (traveller.id === null && step !== 'place')) return
      await doing(world, traveller, day)
    })
}

type Scan = Readonly<{ traveller: Traveller; code: 'in_transit' | 'delivered' | 'delivery_failed'; arrived: boolean }>

/** The carriers report in lists. A failed delivery is tried again the next day. */
function planScans(
  agenda: Agenda,
  step: 'track' | 'deliver',
  travellers: readonly Traveller[],
  day: string,
): readonly Scan[] {
  return travellers.map((traveller) => {
    const fails = step === 'deliver' && traveller.disturbed.failedDelivery && !agenda.triedBefore(traveller)
    if (fails) agenda.add(addDays(day, 1), 'deliver', traveller)
    return {
      traveller,
      code: step === 'track' ? 'in_transit' : fails ? 'delivery_failed' : 'delivered',
      arrived: step === 'deliver' && !agenda.awaits(traveller, addDays(day, 1), 'deliver'),
    }
  })
}

async function reportScans(world: World, step: Step, scans: readonly Scan[], day: string): Promise<void> {
  const events = scans.flatMap(({ traveller, code }) =>
    traveller.parcels.map((parcel) => ({
      carrier: parcel.carrier,
      trackingNumber: parcel.trackingNumber,
      code,
      externalId: `${parcel.trackingNumber}-${code}-${day}`,
      occurredAt: instantOf(day, step, traveller.order.orderId, world.calendar),
      place: traveller.order.shipTo.city,
    })),
  )
  for (let start = 0; start < events.length; start += SCANS_AT_ONCE)
    await world.systems.carrier.post(
      '/v1/tracking-events',
      { events: events.slice(start, start + SCANS_AT_ONCE) },
      `scans-${day}-${step}-${start}`,
    )
  for (const { traveller, arrived } of scans) if (arrived) traveller.parcels = []
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

/** Tasks that run side by side, except those that share something: they run in the sequence in which they were begun. */
class SideBySide {
  readonly #atOnce: number
  readonly #last = new Map<object, Promise<void>>()
  readonly #open = new Set<Promise<void>>()
  #failure: { error: unknown } | null = null

  constructor(atOnce: number) {
    this.#atOnce = atOnce
  }

  /** Begins a task once all that shares one of these with it is done. */
  begin(shared: readonly object[], task: () => Promise<void>): void {
    const before = shared.flatMap((one) => this.#last.get(one) ?? [])
    const own = Promise.all(before)
      .then(() => (this.#failure ? undefined : task()))
      .catch((error: unknown) => {
        this.#failure ??= { error }
      })
      .finally(() => this.#open.delete(own))
    this.#open.add(own)
    for (const one of shared) this.#last.set(one, own)
  }

  /** Waits until another day's tasks may begin. @throws what a task threw */
  async room(): Promise<void> {
    while (this.#open.size >= this.#atOnce && !this.#failure) await Promise.race(this.#open)
    if (this.#failure) await this.done()
  }

  /** Waits for all of them. @throws what a task threw */
  async done(): Promise<void> {
    await Promise.all(this.#open)
    if (this.#failure) throw this.#failure.error
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
