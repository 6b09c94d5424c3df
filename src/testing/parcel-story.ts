import fc from 'fast-check'
import { BUCKETS, changeOrders, type Order, openOrder } from '../order/capture/index.ts'
import { trackScans } from '../order/deliver/index.ts'
import type { Code } from '../order/deliver/model.ts'
import { resolvePackage } from '../order/deliver/resolve/resolve.ts'
import { acceptFulfillment } from '../order/fulfill/accept/accept.ts'
import { declineUnits } from '../order/fulfill/decline/decline.ts'
import { fulfillmentsOf, releaseOrders, shipPackages, withdrawUnits } from '../order/fulfill/index.ts'
import { packUnits, unpackPackage } from '../order/fulfill/pack/pack.ts'
import { pickUnits } from '../order/fulfill/pick/pick.ts'
import { reportShortPick } from '../order/fulfill/short/short.ts'
import type { Tx } from '../platform/db/db.ts'
import { type FulfillmentOrderId, newId, type OrderId, type PackageId, type ProviderId } from '../platform/ids.ts'
import { isRefusal } from '../platform/refusal.ts'
import type { Workshop } from './workshop.ts'

/**
 * What may be asked at any moment. `who` and `line` choose blindly among what there is; an aimed command looks for where
 * it can be done, so that the story gets somewhere.
 */
type Blind = Readonly<{ who: number; aimed: boolean }>
type UnitsCommand = Blind &
  Readonly<{ do: 'decline' | 'short' | 'pick' | 'pack' | 'withdraw'; line: number; units: number }>
type WorkCommand = Blind & Readonly<{ do: 'release' | 'accept' | 'ship' }>
type BoxCommand = Blind & Readonly<{ do: 'unpack' | 'resend' | 'credit' } | { do: 'scan'; code: Code }>
export type Command = UnitsCommand | WorkCommand | BoxCommand

const blind = { who: fc.nat(6), aimed: fc.boolean() }
const someUnits = { ...blind, line: fc.constantFrom(1, 2), units: fc.integer({ min: 1, max: 3 }) }
const codes: Code[] = ['in_transit', 'delivery_failed', 'delivered', 'delivered', 'returned_to_sender', 'lost']
export const anyCommand: fc.Arbitrary<Command> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom('release', 'accept'), ...blind }) },
  { weight: 8, arbitrary: fc.record({ do: fc.constantFrom('pick', 'pack'), ...someUnits }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom('decline', 'short', 'withdraw'), ...someUnits }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('ship'), ...blind }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom('unpack', 'resend', 'credit'), ...blind }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('scan'), code: fc.constantFrom(...codes), ...blind }) },
)

type Place = 'here' | 'gone' | 'arrived' | 'back' | 'lost' | 'over'
type Box = { id: PackageId; work: FulfillmentOrderId; line: number; units: number; at: Place }
type Pile = { work: FulfillmentOrderId; line: number; waiting: number; picked: number }
/** The same story told simply: piles of units at locations, boxes of one line each, and two heaps. */
export type Model = {
  piles: Pile[]
  boxes: Box[]
  works: FulfillmentOrderId[]
  cancelled: Map<number, number>
  unsourced: Map<number, number>
}
export type Stage = Readonly<{ steps: Workshop['steps']; order: OrderId; carrier: ProviderId; model: Model }>

export function openModel(ordered: ReadonlyMap<number, number>): Model {
  return { piles: [], boxes: [], works: [], cancelled: new Map(), unsourced: new Map(ordered) }
}

/** Does what is asked, and changes the model as it should have. @returns whether both agree that it could be done */
export async function carryOut(tx: Tx, stage: Stage, command: Command): Promise<boolean> {
  const { model } = stage
  const asked = command.aimed ? aim(model, command) : command
  const work = model.works[asked.who % Math.max(1, model.works.length)]
  const box = model.boxes[asked.who % Math.max(1, model.boxes.length)]
  switch (asked.do) {
    case 'release':
      return release(tx, stage)
    case 'withdraw':
      return withdraw(tx, stage, asked)
    case 'accept':
      if (work) await acceptFulfillment(tx, work, null)
      return true
    case 'ship':
      return !work || ship(tx, stage, work)
    case 'decline':
    case 'short':
    case 'pick':
    case 'pack':
      return !work || onUnits(tx, stage, work, asked)
    default:
      return !box || onBox(tx, stage, box, asked)
  }
}

/** The same command where it can be done; unchanged where it can be done nowhere. */
function aim(model: Model, asked: Command): Command {
  const box = (...at: Place[]) => model.boxes.findIndex((one) => at.includes(one.at))
  switch (asked.do) {
    case 'ship': {
      const packed = model.boxes[box('here')]
      return packed ? { ...asked, who: model.works.indexOf(packed.work) } : asked
    }
    case 'scan':
      return { ...asked, who: Math.max(0, box('gone')) }
    case 'unpack':
      return { ...asked, who: Math.max(0, box('here')) }
    case 'resend':
    case 'credit':
      return { ...asked, who: Math.max(0, box('back', 'lost')) }
    case 'pick':
    case 'pack':
    case 'decline':
    case 'short': {
      const place = asked.do === 'pack' ? 'picked' : 'waiting'
      const pile = model.piles.find((one) => one[place] > 0)
      if (!pile) return asked
      const units = Math.min(asked.units, pile[place])
      return { ...asked, who: model.works.indexOf(pile.work), line: pile.line, units }
    }
    default:
      return asked
  }
}

/** Both say yes, then the model changes; or both say no. */
function agree(answer: unknown, may: boolean, then: () => void): boolean {
  if (may) then()
  return !isRefusal(answer) === may
}

function add(sums: Map<number, number>, line: number, units: number): void {
  sums.set(line, (sums.get(line) ?? 0) + units)
}

async function release(tx: Tx, { order, model }: Stage): Promise<boolean> {
  const [released] = await releaseOrders(tx, [order])
  const made = new Set(released?.fulfillmentOrders.map((one) => one.id))
  for (const { id: work, lines } of (await fulfillmentsOf(tx, order)).filter((one) => made.has(one.id))) {
    model.works.push(work)
    for (const { line, units } of lines) {
      model.piles.push({ work, line, waiting: units, picked: 0 })
      add(model.unsourced, line, -units)
    }
  }
  return true
}

async function onUnits(tx: Tx, stage: Stage, work: FulfillmentOrderId, asked: UnitsCommand): Promise<boolean> {
  const { steps, model } = stage
  const { line, units } = asked
  const pile = model.piles.find((one) => one.work === work && one.line === line)
  const lines = [{ line, units }]
  const give = () => {
    if (pile) pile.waiting -= units
    add(model.unsourced, line, units)
  }
  const waits = (pile?.waiting ?? 0) >= units
  switch (asked.do) {
    case 'decline':
      return agree(await declineUnits(tx, steps, work, { lines, reason: 'closed' }, null), waits, give)
    case 'short':
      return agree(await reportShortPick(tx, steps, work, lines, null), waits, give)
    case 'pick':
      return agree(await pickUnits(tx, work, lines, null), waits, () => {
        Object.assign(pile ?? {}, { waiting: (pile?.waiting ?? 0) - units, picked: (pile?.picked ?? 0) + units })
      })
    default: {
      const packed = await packUnits(tx, work, [{ contents: lines }], null)
      return agree(packed, (pile?.picked ?? 0) >= units, () => {
        const last = isRefusal(packed) ? undefined : packed.packages.at(-1)
        if (!pile || !last) return
        pile.picked -= units
        model.boxes.push({ id: last.id, work, line, units, at: 'here' })
      })
    }
  }
}

async function ship(tx: Tx, { steps, model }: Stage, work: FulfillmentOrderId): Promise<boolean> {
  const here = model.boxes.filter((one) => one.work === work && one.at === 'here')
  const trackingNumbers = here.map((one) => ({ package: one.id, trackingNumber: one.id }))
  const answer = await shipPackages(tx, steps, work, { carrier: 'own', trackingNumbers }, null)
  return agree(answer, here.length > 0, () => {
    for (const one of here) one.at = 'gone'
  })
}

async function onBox(tx: Tx, { steps, model, carrier }: Stage, box: Box, asked: BoxCommand): Promise<boolean> {
  if (asked.do === 'unpack')
    return agree(await unpackPackage(tx, { id: box.id }, null), box.at === 'here', () => {
      box.at = 'over'
      const pile = model.piles.find((one) => one.work === box.work && one.line === box.line)
      if (pile) pile.picked += box.units
    })
  if (asked.do === 'scan') {
    const scan = { carrier, trackingNumber: box.id, code: asked.code, externalId: newId(), at: null }
    const [verdict] = await trackScans(tx, steps, [scan], null)
    // A box that was opened has no number; one that was decided over is still known by its.
    const known = box.at === 'over' ? !isRefusal(verdict) : box.at !== 'here'
    return agree(verdict, known, () => {
      box.at = afterScan(box.at, asked.code)
    })
  }
  const decision = asked.do === 'resend' ? 'resend' : 'cancel'
  const answer = await resolvePackage(tx, steps, box.id, { decision, received: true }, null)
  return agree(answer, box.at === 'back' || box.at === 'lost', () => {
    box.at = 'over'
    add(decision === 'resend' ? model.unsourced : model.cancelled, box.line, box.units)
  })
}

function afterScan(at: Place, code: Code): Place {
  if (at === 'back') return code === 'lost' ? 'lost' : 'back'
  if (at === 'lost') return code === 'delivered' ? 'arrived' : 'lost'
  if (at !== 'gone') return at
  return code === 'delivered' ? 'arrived' : code === 'returned_to_sender' ? 'back' : code === 'lost' ? 'lost' : 'gone'
}

async function withdraw(tx: Tx, { order: id, model }: Stage, { line, units }: UnitsCommand): Promise<boolean> {
  const order = await openOrder(tx, id)
  if (!order) return false
  const piled = model.piles.filter((one) => one.line === line).reduce((sum, one) => sum + one.waiting + one.picked, 0)
  const possible = Math.min(units, piled + boxed(model, line, 'here'))
  const { moves, taken } = await withdrawUnits(tx, order, [{ line, units }], 'cancelled')
  await changeOrders(tx, [{ order, moves }])
  add(model.cancelled, line, possible)
  // Which boxes it opened is its own choice; how many units it took is not.
  for (const { id: work, lines, packages } of await fulfillmentsOf(tx, id)) {
    for (const pile of model.piles.filter((one) => one.work === work)) {
      const now = lines.find((one) => one.line === pile.line)
      Object.assign(pile, { waiting: now?.waiting ?? 0, picked: now?.picked ?? 0 })
    }
    for (const box of model.boxes)
      if (packages.some((one) => one.id === box.id && one.state === 'unpacked')) box.at = 'over'
  }
  return taken.reduce((sum, one) => sum + one.units, 0) === possible
}

function boxed(model: Model, line: number, at: Place): number {
  return model.boxes.filter((one) => one.line === line && one.at === at).reduce((sum, one) => sum + one.units, 0)
}

/** A line's units by bucket, as the model has them. */
export function told(model: Model, line: number): Record<string, number> {
  const piled = (place: 'waiting' | 'picked') =>
    model.piles.filter((one) => one.line === line).reduce((sum, one) => sum + one[place], 0)
  return {
    unsourced: model.unsourced.get(line) ?? 0,
    allocated: piled('waiting'),
    picked: piled('picked'),
    packed: boxed(model, line, 'here'),
    shipped: boxed(model, line, 'gone'),
    delivered: boxed(model, line, 'arrived'),
    sent_back: boxed(model, line, 'back'),
    lost: boxed(model, line, 'lost'),
    cancelled: model.cancelled.get(line) ?? 0,
  }
}

/** The same as the order has them; what waits for stock is one heap. */
export function written(order: Order, number: number): Record<string, number> {
  const buckets = order.lines.find((line) => line.line === number)?.buckets
  if (!buckets) throw new Error(`no line ${number}`)
  const { open, reserved, backordered, preordered, ready, ...rest } = buckets
  const sum = BUCKETS.reduce((units, bucket) => units + buckets[bucket], 0)
  const known = Object.values(rest).reduce((units, one) => units + one, open + reserved + backordered)
  if (preordered + ready !== 0 || known !== sum) throw new Error('units where this story has none')
  return { unsourced: open + reserved + backordered, ...rest }
}
