import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Tx } from '../../platform/db/db.ts'
import { type FulfillmentOrderId, newId, type OrderId, type PackageId, type ProviderId } from '../../platform/ids.ts'
import { isRefusal } from '../../platform/refusal.ts'
import { anOrder, place } from '../../testing/shop.ts'
import { brokenInvariants } from '../../testing/verify.ts'
import { openWorkingShop, orderNow, useWorkshop, type WorkingShop } from '../../testing/workshop.ts'
import { BUCKETS, changeOrders, openOrder } from '../capture/index.ts'
import { acceptFulfillment } from '../fulfill/accept/accept.ts'
import { declineUnits } from '../fulfill/decline/decline.ts'
import { fulfillmentsOf, releaseOrders, shipPackages, withdrawUnits } from '../fulfill/index.ts'
import { packUnits, unpackPackage } from '../fulfill/pack/pack.ts'
import { pickUnits } from '../fulfill/pick/pick.ts'
import { reportShortPick } from '../fulfill/short/short.ts'
import { trackScans } from './index.ts'
import type { Code } from './model.ts'
import { resolvePackage } from './resolve/resolve.ts'

const workshop = useWorkshop()

/** What may be asked at any moment; `who` chooses among the fulfillment orders or packages that there are. */
type Command = Readonly<
  | { do: 'release' | 'accept' | 'ship'; who: number }
  | { do: 'decline' | 'short' | 'pick' | 'pack' | 'withdraw'; who: number; line: number; units: number }
  | { do: 'unpack' | 'resend' | 'credit'; who: number }
  | { do: 'scan'; who: number; code: Code }
>
const who = fc.nat(6)
const someUnits = { who, line: fc.constantFrom(1, 2), units: fc.integer({ min: 1, max: 4 }) }
const codes: Code[] = ['in_transit', 'delivery_failed', 'delivered', 'returned_to_sender', 'lost']
const command: fc.Arbitrary<Command> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom('release', 'accept', 'ship'), who }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constantFrom('pick', 'pack'), ...someUnits }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom('decline', 'short', 'withdraw'), ...someUnits }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('unpack', 'resend', 'credit'), who }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('scan'), who, code: fc.constantFrom(...codes) }) },
)

type Place = 'here' | 'gone' | 'arrived' | 'back' | 'lost' | 'over'
type Box = { id: PackageId; work: FulfillmentOrderId; line: number; units: number; at: Place }
type Pile = { id: FulfillmentOrderId; line: number; waiting: number; picked: number }
/** The same story told simply: piles of units at locations, boxes of one line each, and three heaps. */
type Model = {
  piles: Pile[]
  boxes: Box[]
  works: FulfillmentOrderId[]
  cancelled: Map<number, number>
  unsourced: Map<number, number>
}

const ORDERED = new Map([
  [1, 6],
  [2, 4],
])
const add = (sums: Map<number, number>, line: number, units: number) => sums.set(line, (sums.get(line) ?? 0) + units)

/** Does it, and changes the model as it should have. @returns true when the model and the answer agree on whether it may be */
async function run(tx: Tx, id: OrderId, own: ProviderId, model: Model, asked: Command): Promise<boolean> {
  const { steps } = workshop
  const work = model.works[asked.who % Math.max(1, model.works.length)]
  const box = model.boxes[asked.who % Math.max(1, model.boxes.length)]
  const pile = 'line' in asked ? model.piles.find((one) => one.id === work && one.line === asked.line) : undefined
  const lines = 'line' in asked ? [{ line: asked.line, units: asked.units }] : []
  const fits = (place: 'waiting' | 'picked') => 'units' in asked && (pile?.[place] ?? 0) >= asked.units
  const agree = (answer: unknown, may: boolean, then: () => void) => {
    if (may) then()
    return !isRefusal(answer) === may
  }
  switch (asked.do) {
    case 'release': {
      const [released] = await releaseOrders(tx, [id])
      for (const made of released?.fulfillmentOrders ?? []) model.works.push(made.id)
      for (const one of await fulfillmentsOf(tx, id))
        for (const { line, units } of one.lines)
          if (!model.piles.some((known) => known.id === one.id && known.line === line)) {
            model.piles.push({ id: one.id, line, waiting: units, picked: 0 })
            add(model.unsourced, line, -units)
          }
      return true
    }
    case 'accept':
      if (work) await acceptFulfillment(tx, work, null)
      return true
    case 'decline':
    case 'short': {
      if (!work) return true
      const answer =
        asked.do === 'short'
          ? await reportShortPick(tx, steps, work, lines, null)
          : await declineUnits(tx, steps, work, { lines, reason: 'closed' }, null)
      return agree(answer, fits('waiting'), () => {
        if (pile) pile.waiting -= asked.units
        add(model.unsourced, asked.line, asked.units)
      })
    }
    case 'pick':
      if (!work) return true
      return agree(await pickUnits(tx, work, lines, null), fits('waiting'), () => {
        if (!pile) return
        pile.waiting -= asked.units
        pile.picked += asked.units
      })
    case 'pack': {
      if (!work) return true
      const packed = await packUnits(tx, work, [{ contents: lines }], null)
      return agree(packed, fits('picked'), () => {
        const last = isRefusal(packed) ? undefined : packed.packages.at(-1)
        if (!pile || !last) return
        pile.picked -= asked.units
        model.boxes.push({ id: last.id, work, line: asked.line, units: asked.units, at: 'here' })
      })
    }
    case 'unpack': {
      if (!box) return true
      const answer = await unpackPackage(tx, { id: box.id }, null)
      return agree(answer, box.at === 'here', () => {
        box.at = 'over'
        const back = model.piles.find((one) => one.id === box.work && one.line === box.line)
        if (back) back.picked += box.units
      })
    }
    case 'ship': {
      if (!work) return true
      const here = model.boxes.filter((one) => one.work === work && one.at === 'here')
      const trackingNumbers = here.map((one) => ({ package: one.id, trackingNumber: one.id }))
      const answer = await shipPackages(tx, steps, work, { carrier: 'own', trackingNumbers }, null)
      return agree(answer, here.length > 0, () => {
        for (const one of here) one.at = 'gone'
      })
    }
    case 'scan': {
      if (!box) return true
      const scan = { carrier: own, trackingNumber: box.id, code: asked.code, externalId: newId(), at: null }
      const [verdict] = await trackScans(tx, steps, [scan], null)
      return agree(verdict, box.at !== 'here' && (box.at !== 'over' || !isRefusal(verdict)), () => {
        box.at = afterScan(box.at, asked.code)
      })
    }
    case 'resend':
    case 'credit': {
      if (!box) return true
      const decision = asked.do === 'resend' ? 'resend' : 'cancel'
      const answer = await resolvePackage(tx, steps, box.id, { decision, received: true }, null)
      return agree(answer, box.at === 'back' || box.at === 'lost', () => {
        box.at = 'over'
        add(decision === 'resend' ? model.unsourced : model.cancelled, box.line, box.units)
      })
    }
    case 'withdraw':
      return withdraw(tx, id, model, asked.line, asked.units)
  }
}

function afterScan(at: Place, code: Code): Place {
  if (at === 'back') return code === 'lost' ? 'lost' : 'back'
  if (at === 'lost') return code === 'delivered' ? 'arrived' : 'lost'
  if (at !== 'gone') return at
  return code === 'delivered' ? 'arrived' : code === 'returned_to_sender' ? 'back' : code === 'lost' ? 'lost' : 'gone'
}

async function withdraw(tx: Tx, id: OrderId, model: Model, line: number, units: number): Promise<boolean> {
  const order = await openOrder(tx, id)
  if (!order) return false
  const before = model.piles.filter((one) => one.line === line).reduce((sum, one) => sum + one.waiting + one.picked, 0)
  const boxed = model.boxes.filter((one) => one.line === line && one.at === 'here')
  const possible = Math.min(units, before + boxed.reduce((sum, one) => sum + one.units, 0))
  const { moves, taken } = await withdrawUnits(tx, order, [{ line, units }], 'cancelled')
  await changeOrders(tx, [{ order, moves }])
  add(model.cancelled, line, possible)
  // Which boxes it opened is its own choice; how many units it took is not.
  for (const one of await fulfillmentsOf(tx, id)) {
    for (const pile of model.piles.filter((other) => other.id === one.id)) {
      const now = one.lines.find((other) => other.line === pile.line)
      Object.assign(pile, { waiting: now?.waiting ?? 0, picked: now?.picked ?? 0 })
    }
    for (const box of model.boxes)
      if (one.packages.some((other) => other.id === box.id && other.state === 'unpacked')) box.at = 'over'
  }
  return taken.reduce((sum, one) => sum + one.units, 0) === possible
}

/** Every line's units by bucket, as the model has them. */
function expected(model: Model, line: number): Record<string, number> {
  const boxes = (at: Place) =>
    model.boxes.filter((one) => one.line === line && one.at === at).reduce((sum, one) => sum + one.units, 0)
  const piles = (place: 'waiting' | 'picked') =>
    model.piles.filter((one) => one.line === line).reduce((sum, one) => sum + one[place], 0)
  return {
    unsourced: model.unsourced.get(line) ?? 0,
    allocated: piles('waiting'),
    picked: piles('picked'),
    packed: boxes('here'),
    shipped: boxes('gone'),
    delivered: boxes('arrived'),
    sent_back: boxes('back'),
    lost: boxes('lost'),
    cancelled: model.cancelled.get(line) ?? 0,
  }
}

async function actual(shop: WorkingShop, id: OrderId, line: number): Promise<Record<string, number>> {
  const order = await orderNow(workshop, shop, id)
  const buckets = order.lines.find((one) => one.line === line)?.buckets
  if (!buckets) throw new Error('no such line')
  expect(BUCKETS.reduce((sum, bucket) => sum + buckets[bucket], 0)).toBe(ORDERED.get(line))
  const { open, reserved, backordered, preordered: _, ready: __, ...rest } = buckets
  return { unsourced: open + reserved + backordered, ...rest }
}

it('tells the same story as a simple model, whatever is asked in whatever order', { timeout: 180_000 }, async () => {
  const outcomes = { done: 0, refused: 0 }
  await fc.assert(
    fc.asyncProperty(fc.array(command, { minLength: 15, maxLength: 40 }), async (commands) => {
      const shop = await openWorkingShop(workshop, {
        'hamburg/tea': 8,
        'hamburg/cup': 3,
        'munich/tea': 5,
        'munich/cup': 3,
      })
      const lines = [
        { sku: 'tea', quantity: 6 },
        { sku: 'cup', quantity: 4 },
      ]
      const { id } = await place(workshop.db, shop.shop, anOrder(lines, { terms: 'net30' }))
      const [own] = await workshop.db.read(shop.shop.context.tenant, (tx) =>
        tx.rows<{ id: ProviderId }>(
          'test.own_carrier',
          `select id from organisation.provider where tenant_id = $1 and code = 'own'`,
          [tx.tenant],
        ),
      )
      if (!own) throw new Error('no carrier')
      const model: Model = { piles: [], boxes: [], works: [], cancelled: new Map(), unsourced: new Map(ORDERED) }
      const first: Command[] = [{ do: 'release', who: 0 }]
      for (const asked of [...first, ...commands]) {
        const agreed = await workshop.db.write(shop.shop.context, (tx) => run(tx, id, own.id, model, asked))
        expect(agreed, JSON.stringify(asked)).toBe(true)
        for (const line of ORDERED.keys())
          expect(await actual(shop, id, line), JSON.stringify(asked)).toEqual(expected(model, line))
      }
      outcomes.done += model.boxes.filter((box) => box.at === 'arrived').length
      outcomes.refused += model.boxes.filter((box) => box.at === 'back' || box.at === 'over').length
      expect(await brokenInvariants(workshop.db, shop.shop.context.tenant)).toEqual({})
    }),
    { numRuns: 20 },
  )
  // The stories were not all about nothing.
  expect(outcomes.done).toBeGreaterThan(0)
  expect(outcomes.refused).toBeGreaterThan(0)
})

it('would see a unit that is in the books twice', async () => {
  const shop = await openWorkingShop(workshop)
  await workshop.db.write(shop.shop.context, (tx) =>
    tx.rows(
      'test.break',
      'update inventory.stock set on_hand = on_hand + 1, reserved = reserved + 1 where tenant_id = $1',
      [tx.tenant],
    ),
  )
  expect(Object.keys(await brokenInvariants(workshop.db, shop.shop.context.tenant))).toEqual(['I-S1', 'I-S2'])
})
