import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { cancelSupply, countStock, receiveGoods, reviseSupplies } from '../../../inventory/index.ts'
import { writePolicy } from '../../../organisation/index.ts'
import { follow } from '../../../platform/events/follower.ts'
import { type FulfillmentOrderId, type OrderId, type SupplyId, showId } from '../../../platform/ids.ts'
import { fireTimers } from '../../../platform/jobs/timers.ts'
import { isRefusal } from '../../../platform/refusal.ts'
import { changeSteps, fulfillSteps, reservationTimer, shortfallStep, takeBackStep } from '../../../steps.ts'
import { openTestDatabase, type TestDatabase } from '../../../testing/database.ts'
import { anOrder, openShop, place, type Shop } from '../../../testing/shop.ts'
import { keyAt } from '../../../testing/stock.ts'
import { brokenInvariants } from '../../../testing/verify.ts'
import { cancelUnits, readOrders } from '../../capture/index.ts'
import { declineUnits } from '../../fulfill/decline/decline.ts'
import { releaseOrders } from '../../fulfill/index.ts'
import { moveByHand } from '../../fulfill/move/move.ts'
import { arrivalStep, backorderFollower, supplyFollower } from '../index.ts'
import { optimizeTogether } from '../joint/joint.ts'

let test: TestDatabase
// Later than the real clock, by which the invariants see what is overdue.
let now = Date.parse('2100-01-01T00:00:00Z')
beforeAll(async () => {
  test = await openTestDatabase({
    clock: () => {
      now += 1_000
      return new Date(now)
    },
  })
})
afterAll(() => test.end())

type Where = 'hamburg' | 'munich' | 'berlin'
const where = fc.constantFrom<Where>('hamburg', 'munich')
const anywhere = fc.constantFrom<Where>('hamburg', 'munich', 'berlin')
const few = fc.integer({ min: 1, max: 4 })
const some = fc.nat(9)
const step = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ do: fc.constant('place' as const), units: few, priority: fc.nat(2), collect: fc.boolean() }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('expect' as const),
      supply: fc.nat(2),
      at: where,
      units: fc.integer({ min: 1, max: 6 }),
      days: fc.integer({ min: 1, max: 40 }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('receive' as const),
      supply: fc.option(fc.nat(2), { nil: null }),
      at: anywhere,
      units: few,
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('count' as const), at: anywhere, counted: fc.nat(5) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('cancel' as const), which: some, units: few }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('lose' as const), supply: fc.nat(2) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('decline' as const), which: some }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('move' as const), which: some, to: where }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('search' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('expire' as const) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('policy' as const),
      value: fc.constantFrom('priority' as const, 'first_come' as const),
    }),
  },
)
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

const order: Step = { do: 'place', units: 1, priority: 0, collect: false }
const purchase = { do: 'expect', supply: 0, at: 'hamburg', days: 1 } as const
const newGoods: Step = { do: 'receive', supply: null, at: 'hamburg', units: 1 }
/** What once went wrong, tried first each time. */
const MISHAPS: Step[][] = [
  // Who waits for a supply takes nothing of it in vain: its next unit is for who waits without one.
  [order, order, { ...purchase, units: 1 }, order, order, { ...purchase, units: 2 }],
  // A place that did not find a unit is asked again when new goods have come.
  [order, { do: 'move', which: 0, to: 'hamburg' }, { do: 'count', at: 'hamburg', counted: 0 }, newGoods],
  // What a search for better places gives up serves who waits for it.
  [order, { ...order, units: 2 }, { ...newGoods, at: 'munich' }, { do: 'decline', which: 0 }, { do: 'search' }],
]

/** The shop as the test follows it beside Kontor: who ordered what, which supplies there are, and how the queue goes. */
type Story = {
  shop: Shop
  orders: { id: OrderId; priority: number; units: number; collect: boolean }[]
  supplies: Map<string, SupplyId>
  sequence: 'priority' | 'first_come'
}

const write = <T>({ shop }: Story, work: Parameters<typeof test.db.write<T>>[1]) => test.db.write(shop.context, work)
const pick = <T>(list: readonly T[], which: number): T | undefined => list[which % Math.max(1, list.length)]

async function act(story: Story, one: Step): Promise<void> {
  const { shop, orders } = story
  switch (one.do) {
    case 'place': {
      const delivery = { deliveries: [{ method: 'reserve' as const, pickupLocation: 'berlin' }] }
      const over = { priority: one.priority, channel: 'market', terms: 'net30', ...(one.collect && delivery) }
      const { id } = await place(test.db, shop, anOrder([{ sku: 'tea', quantity: one.units }], over))
      orders.push({ id, priority: one.priority, units: one.units, collect: one.collect })
      return
    }
    case 'expect': {
      const reference = `P-${one.supply}-${one.at}`
      const supply = { kind: 'purchase' as const, reference, ...keyAt(shop, `${one.at}/tea`), units: one.units }
      const expectedAt = new Date(Date.parse('2100-02-01T00:00:00Z') + one.days * 86_400_000)
      const [id] = await write(story, (tx) => reviseSupplies(tx, [{ ...supply, expectedAt }], arrivalStep))
      if (id) story.supplies.set(reference, id)
      return
    }
    case 'receive': {
      const reference = one.supply === null ? {} : { reference: `P-${one.supply}-${one.at}` }
      const receipt = { ...keyAt(shop, `${one.at}/tea`), units: one.units, ...reference }
      return void (await write(story, (tx) => receiveGoods(tx, [receipt], arrivalStep)))
    }
    case 'count':
      return void (await write(story, (tx) =>
        countStock(tx, [{ ...keyAt(shop, `${one.at}/tea`), counted: one.counted }], shortfallStep),
      ))
    case 'cancel': {
      const order = pick(orders, one.which)
      if (!order) return
      const lines = [{ line: 1, units: one.units }]
      return void (await refusable(story, (tx) =>
        cancelUnits(tx, { order: order.id, lines, reason: 'x', afterPick: false }, changeSteps),
      ))
    }
    case 'lose': {
      const id = [...story.supplies].find(([reference]) => reference.startsWith(`P-${one.supply}`))?.[1]
      if (id) await refusable(story, (tx) => cancelSupply(tx, { supply: id }, arrivalStep, () => true))
      return
    }
    case 'decline':
    case 'move': {
      const order = pick(orders, one.which)
      if (!order) return
      await write(story, (tx) => releaseOrders(tx, [order.id]))
      const [work] = await openWork(story, order.id)
      if (!work) return
      if (one.do === 'decline')
        return void (await write(story, (tx) =>
          declineUnits(tx, fulfillSteps, work.id, { lines: [{ line: 1, units: work.units }], reason: 'closed' }, null),
        ))
      const wish = { location: one.to, lines: null, reason: 'closed', pinned: false }
      return void (await refusable(story, (tx) => moveByHand(tx, work.id, wish, null)))
    }
    case 'search':
      return void (await write(story, (tx) =>
        optimizeTogether(
          tx,
          orders.map(({ id }) => id),
          { released: true, takeBack: takeBackStep },
        ),
      ))
    case 'expire':
      now += 49 * 3_600_000
      return void (await fireTimers(test.db, shop.context.tenant, [reservationTimer]))
    case 'policy':
      story.sequence = one.value
      return write(story, (tx) => writePolicy(tx, { kind: 'tenant', id: tx.tenant }, 'backorder.sequence', one.value))
  }
}

/** A refusal writes nothing, as a route would have it. */
async function refusable(story: Story, work: Parameters<typeof test.db.write<unknown>>[1]): Promise<void> {
  const refused = new Error('refused')
  await write(story, async (tx) => {
    if (isRefusal(await work(tx))) throw refused
  }).catch((error: unknown) => {
    if (error !== refused) throw error
  })
}

const openWork = ({ shop }: Story, order: OrderId) =>
  test.db.read(shop.context.tenant, (tx) =>
    tx.rows<{ id: FulfillmentOrderId; units: number }>(
      'test.open_work',
      'select fulfillment_order_id as id, units from fulfill.v_movable where tenant_id = $1 and order_id = $2 order by 1',
      [tx.tenant, order],
    ),
  )

type Waiting = Readonly<{
  order: OrderId
  waiting: number
  unpegged: number
  places: string[]
  lastPeg: Date | null
  shelf: Record<string, number>
}>
/** Who waits, in the sequence that the policy says, with where they may be served. */
async function queueOf({ shop, orders, sequence }: Story): Promise<Waiting[]> {
  const rows = await test.db.read(shop.context.tenant, (tx) =>
    tx.rows<Waiting>(
      'test.scarce',
      `select l.order_id as "order", l.backordered as waiting, coalesce(q.units, 0) as unpegged,
              (select max(s.expected_at) from inventory.v_reservation r join inventory.v_expected_supply s on (s.tenant_id, s.id) = (r.tenant_id, r.supply_id)
                where (r.tenant_id, r.demand_id, r.line) = (l.tenant_id, l.order_id, l.line)) as "lastPeg",
              coalesce((select jsonb_object_agg(r.location_id, r.units) from inventory.v_reservation r where not r.pegged and (r.tenant_id, r.demand_id) = (l.tenant_id, l.order_id)), '{}') as shelf,
              array(select c.id::text from organisation.v_location c join capture.v_delivery d on (d.tenant_id, d.order_id, d.delivery) = (l.tenant_id, l.order_id, l.delivery)
                     where c.tenant_id = l.tenant_id and (c.id = d.pickup_location_id or d.pickup_location_id is null and c.can_ship)
                       and not exists (select from fulfill.v_fulfillment_order f join fulfill.v_fulfillment_line n on (n.tenant_id, n.fulfillment_order_id) = (f.tenant_id, f.id)
                                        where (f.tenant_id, f.order_id, f.location_id) = (l.tenant_id, l.order_id, c.id) and n.declined > 0)) as places
         from capture.v_order_line l left join inventory.v_requirement q on (q.tenant_id, q.demand_id, q.line) = (l.tenant_id, l.order_id, l.line)
        where l.tenant_id = $1`,
      [tx.tenant],
    ),
  )
  const rank = ({ order }: Waiting) => {
    const at = orders.findIndex((one) => one.id === order)
    return (sequence === 'priority' ? -(orders[at]?.priority ?? 0) : 0) * 1_000 + at
  }
  return rows.toSorted((a, b) => rank(a) - rank(b))
}

/** Whatever happened: nothing free that somebody waits for, nothing sooner that somebody could have, nobody overtaken. */
async function check(story: Story, before: readonly Waiting[], one: Step): Promise<void> {
  const { shop } = story
  const queue = await queueOf(story)
  const [stock, supplies] = await test.db.read(shop.context.tenant, async (tx) => [
    await tx.rows<{ location: string; free: number }>(
      'test.scarce_stock',
      'select location_id as location, free from inventory.v_stock where tenant_id = $1',
      [tx.tenant],
    ),
    await tx.rows<{ location: string; at: Date }>(
      'test.scarce_supplies',
      'select location_id as location, expected_at as at from inventory.v_expected_supply where tenant_id = $1 and incoming > pegged',
      [tx.tenant],
    ),
  ])
  for (const waits of queue.filter((row) => row.waiting > 0)) {
    for (const { location, free } of stock)
      if (waits.places.includes(location)) expect([waits.order, free]).toEqual([waits.order, 0])
    for (const { location, at } of supplies)
      if (waits.places.includes(location)) {
        expect(waits.unpegged).toBe(0)
        expect(at >= (waits.lastPeg ?? at)).toBe(true)
      }
  }
  // What was freed or came unpromised goes to the queue in its sequence: who is behind gets none before who is ahead.
  if (one.do !== 'cancel' && !(one.do === 'receive' && one.supply === null)) return
  for (const [place, after] of queue.entries()) {
    const was = before.find((row) => row.order === after.order)
    const gained = Object.keys(after.shelf).filter((at) => (after.shelf[at] ?? 0) > (was?.shelf[at] ?? 0))
    for (const ahead of queue.slice(0, place))
      if (gained.some((at) => ahead.places.includes(at)))
        expect([after.order, ahead.order, ahead.waiting]).toEqual([after.order, ahead.order, 0])
  }
}

it('whatever happens, the queue is served in its sequence, nobody waits for what is free, and no unit is lost', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14, size: 'max' }), async (steps) => {
      const shop = await openShop(test.db, { 'hamburg/tea': 2, 'berlin/tea': 1 })
      const story: Story = { shop, orders: [], supplies: new Map(), sequence: 'priority' }
      const settle = async () => {
        for (const follower of [backorderFollower, supplyFollower]) await follow(test.db, shop.context.tenant, follower)
      }
      for (const one of steps) {
        const before = await queueOf(story)
        await act(story, one)
        await settle()
        await check(story, before, one)
        expect(await brokenInvariants(test.db, shop.context.tenant)).toEqual({})
      }
      const found = await test.db.read(shop.context.tenant, (tx) =>
        readOrders(
          tx,
          story.orders.map(({ id }) => id),
        ),
      )
      for (const { id, units } of story.orders) {
        const buckets = Object.values(found.get(id)?.lines[0]?.buckets ?? {})
        expect([showId('order', id), buckets.reduce((sum, count) => sum + count, 0)]).toEqual([
          showId('order', id),
          units,
        ])
      }
    }),
    { numRuns: 15, examples: MISHAPS.map((steps) => [steps]) },
  )
}, 240_000)
